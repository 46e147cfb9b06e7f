import { ok, type Outcome } from "./host";

/** In ms. What only the client does is quick; where a person chooses or speaks, they have their time. */
export const QUICK_MS = 4_000;
export const NETWORK_MS = 10_000;
export const PERSON_MS = 120_000;

type Refusal = Exclude<Outcome<never>, { state: "ok" } | { state: "timed_out" }>;

/**
 * Waits for a call into the client, at most `ms`. What comes later is not heard, and a late refusal is nobody's
 * unhandled rejection.
 */
export function settle<T>(
  ms: number,
  call: () => Promise<T>,
  refusalOf: (error: unknown) => Refusal,
): Promise<Outcome<T>> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve({ state: "timed_out" }), ms);
    const end = (outcome: Outcome<T>) => {
      clearTimeout(timer);
      resolve(outcome);
    };
    const fail = (error: unknown) => end(refusalOf(error));
    try {
      call().then((value) => end(ok(value)), fail);
    } catch (error) {
      fail(error);
    }
  });
}

/** The same, of which nobody needs the value. */
export async function settleQuietly(...args: Parameters<typeof settle<unknown>>): Promise<Outcome> {
  const outcome = await settle(...args);
  return outcome.state === "ok" ? ok(null) : outcome;
}
