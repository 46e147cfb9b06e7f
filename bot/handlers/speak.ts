import type { SendOutcome } from "../../server/notifications/channels";
import type { Logger } from "../../server/logger";
import type { MessageEvent } from "../chatEvent";
import type { Bot } from "../context";
import { claimAnswer, freeAnswer } from "../inbox";

/** The platform said "later": the event is handled again after a while, and what it did is not done twice. */
export class AnswerLater extends Error {
  constructor(detail: string) {
    super(`answer not sent: ${detail}`);
    this.name = "AnswerLater";
  }
}

/**
 * Answers one message in words, where it was written. Each answer is claimed before it is said: where the process ended
 * in between, it may have been heard, and is not said again when the message is handled anew.
 */
export function createSpeaker({ services, platforms }: Bot, event: MessageEvent, log: Logger) {
  const platform = platforms[event.platform];
  let number = 0;
  /** @throws AnswerLater where it may be said later */
  return async (text: string): Promise<void> => {
    if (!platform) return;
    const mine = (number += 1);
    if (!(await claimAnswer(services, event, mine))) {
      log.warn({ answer: mine }, "an answer that may have been said is not said again");
      return;
    }
    const outcome = await platform.reply(event, text);
    if (outcome.result === "later") {
      await freeAnswer(services, event, mine);
      throw new AnswerLater(outcome.detail);
    }
    tellLoss(outcome, log);
  };
}

function tellLoss(outcome: SendOutcome, log: Logger): void {
  if (outcome.result === "accepted") return;
  // `unclear` may have arrived: said again it could stand there twice.
  log.warn({ outcome: outcome.result, detail: outcome.detail }, "an answer did not arrive");
}
