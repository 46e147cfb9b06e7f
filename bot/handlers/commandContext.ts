import type { ChatGroup } from "../../server/chats/entity";
import type { Locale } from "../../server/http/messages";
import type { SendOutcome } from "../../server/notifications/channels";
import type { MessageEvent } from "../chatEvent";
import type { Bot, CommandContext, Sender } from "../context";
import { showCard } from "./doing";

/** The platform said "later": the event is handled again after a while, and what it did is not done twice. */
export class AnswerLater extends Error {
  constructor(detail: string) {
    super(`answer not sent: ${detail}`);
    this.name = "AnswerLater";
  }
}

export type Asked = {
  event: MessageEvent;
  sender: Sender;
  group: ChatGroup | null;
  locale: Locale;
  rest: string;
};

/** @throws AnswerLater where it may be said later */
export function settleAnswer(outcome: SendOutcome, log: CommandContext["log"]): void {
  if (outcome.result === "later") throw new AnswerLater(outcome.detail);
  // `unclear` may have arrived: said again it could stand there twice.
  if (outcome.result !== "accepted")
    log.warn({ outcome: outcome.result, detail: outcome.detail }, "an answer did not arrive");
}

/** All that a command knows, made of what came in. */
export function commandContext({ services, platforms }: Bot, asked: Asked): CommandContext {
  const { event, sender, locale } = asked;
  const { platform, place } = event;
  const log = services.log.child({ platform, staffId: sender.actor.staffId });
  return {
    services,
    ...asked,
    log,
    async reply(text) {
      const spoken = platforms[platform];
      if (spoken) settleAnswer(await spoken.reply(event, text), log);
    },
    show: (card) => showCard({ services, platform, place, sender, locale, at: event.at }, card),
    async file(limitBytes) {
      const [first] = event.files;
      const spoken = platforms[platform];
      if (!first || !spoken) return null;
      return { name: first.name, bytes: await spoken.fetchFile(first, limitBytes) };
    },
  };
}
