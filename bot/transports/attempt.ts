import type { Logger } from "../../server/logger";
import type { SendOutcome } from "../../server/notifications/channels";

/**
 * Makes one attempt, and tells what it came to.
 * @param outcomeOf of what the platform's client throws; null for anything else: then it was our token cache, or a fault
 *   of ours, and both come before anything is sent
 */
export async function attempt(
  log: Pick<Logger, "error">,
  call: () => Promise<SendOutcome>,
  outcomeOf: (error: unknown) => SendOutcome | null = () => null,
): Promise<SendOutcome> {
  try {
    return await call();
  } catch (error) {
    const outcome = outcomeOf(error);
    if (outcome) return outcome;
    log.error({ err: error }, "a call of the platform could not be made");
    return { result: "later", failure: "internal", detail: "the call could not be made" };
  }
}
