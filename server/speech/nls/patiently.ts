import { type Timers, pause } from "../../outside/timers";
import { NlsFailure } from "./failure";
import type { TokenSource } from "./tokens";

const JITTER = 0.5;

/**
 * Asks NLS with a token. One that has just ended and a session that broke are worth one more try; too much at once is
 * tried again after each of the pauses, a little later each for itself.
 * @throws what the last try threw, or the signal's reason
 */
export async function patiently<T>(
  ask: (token: string) => Promise<T>,
  {
    tokens,
    pausesMs,
    timers,
    signal,
  }: { tokens: TokenSource; pausesMs: readonly number[]; timers: Timers; signal: AbortSignal },
): Promise<T> {
  let quota = 0;
  for (let again = true; ;) {
    let token: string | null = null;
    try {
      token = await tokens.get();
      return await ask(token);
    } catch (error) {
      signal.throwIfAborted();
      const kind = error instanceof NlsFailure ? error.kind : null;
      if (token !== null && kind === "token") tokens.forget(token);
      const pauseMs = kind === "quota" ? pausesMs[quota++] : undefined;
      if (pauseMs !== undefined) await pause(timers, pauseMs * (1 + JITTER * Math.random()), signal);
      else if ((kind === "token" || kind === "broken") && again) again = false;
      else throw error;
    }
  }
}
