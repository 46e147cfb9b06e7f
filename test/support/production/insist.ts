import { setTimeout as pause } from "node:timers/promises";
import type { Answer, Json } from "../../bench/client";

/** The server has answered, and refused for good. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    what: string,
    body: unknown,
  ) {
    super(`${what}: ${status} ${JSON.stringify(body).slice(0, 400)}`);
  }
}

const FIRST_MS = 250;
const LONGEST_MS = 3_000;

/** As `isTemporary` of miniapp/shared/api: the same call may succeed later by itself. */
const isTemporary = (status: number) => status >= 500 || status === 429 || status === 408;

/**
 * Calls again as the page does, until there is an answer, yes or no.
 * @param options.until then it is given up; the page itself never does
 * @param options.onTry told of each try that brought no answer
 * @throws Refused
 */
export async function insist(
  call: () => Promise<Answer>,
  {
    what,
    until,
    onTry = () => undefined,
  }: { what: string; until: AbortSignal; onTry?: (why: string) => void },
): Promise<Json> {
  for (let failures = 1; ; failures += 1) {
    const tried = await call().catch((error: unknown) => error as Error);
    if ("status" in tried && tried.status < 300) return tried.body;
    const why = "status" in tried ? String(tried.status) : tried.message;
    if ("status" in tried && !isTemporary(tried.status)) {
      throw new Refused(tried.status, tried.body?.error?.code ?? "", what, tried.body);
    }
    if (until.aborted) throw new Error(`${what}: no answer, the last one was ${why}`);
    onTry(why);
    const step = Math.min(LONGEST_MS, FIRST_MS * 2 ** (failures - 1));
    await pause(step / 2 + (Math.random() * step) / 2);
  }
}
