import type { Env } from "../../server/env";
import { candidateLink, linkBase } from "../../server/invitations/links";
import type { Clock } from "../../server/clock";
import type { Channel, OutgoingMessage, SentMessage } from "../../server/notifications/channels";
import type { MessagePurpose } from "../../server/notifications/entity";
import { languageOf } from "../../server/notifications/textLanguage";
import { type CardFaces, plainFace } from "../cards/face";
import type { ChatPlatform } from "../platform";
import { mayRepeat } from "./repeats";

/** These carry a link, and are a card with a button that opens it. */
const buttons: Partial<Record<MessagePurpose, { zh: string; en: string }>> = {
  invitation: { zh: "开始面试", en: "Begin the interview" },
  reminder: { zh: "继续面试", en: "Go on" },
  second_round: { zh: "约定时间", en: "Say when" },
  thank_you: { zh: "打开", en: "Open" },
  offer: { zh: "查看进展", en: "See where things stand" },
  offer_off: { zh: "查看进展", en: "See where things stand" },
  feedback_ready: { zh: "查看反馈", en: "See your feedback" },
  review_answered: { zh: "查看答复", en: "See the answer" },
  second_round_agreed: { zh: "查看安排", en: "See the appointment" },
};
const isCard = (purpose: MessagePurpose) => buttons[purpose] !== undefined;

function facesOf({ purpose, subject, text, params }: OutgoingMessage, origin: string): CardFaces {
  const url = candidateLink(origin, params["token"] ?? "");
  const language = languageOf(text);
  // The button opens it.
  const line = text.replace(new RegExp(`\\s*[:：]?\\s*${escape(url)}\\s*$`), language === "zh" ? "。" : ".");
  const words = buttons[purpose]?.[language] ?? "";
  return {
    shared: plainFace(subject, { lines: [line], buttons: [{ text: words, style: "primary", url }] }),
    own: {},
  };
}
const escape = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/**
 * Messages to one person through a chat platform; `to` is the platform's user id. A card's id is the message's, so that
 * one of which nobody knows whether it arrived may be sent again where the platform shows it once.
 */
export function createChatChannel({
  platform,
  env,
  clock,
}: {
  platform: ChatPlatform;
  env: Pick<Env, "PUBLIC_URL" | "HOST" | "PORT">;
  clock: Clock;
}): Channel {
  const { origin } = linkBase(env);
  return {
    name: platform.platform,
    givesReceipts: false,
    clearsUp: true,
    send(message) {
      const to = { kind: "person", id: message.to } as const;
      if (!isCard(message.purpose)) return platform.say(to, message.text, message.id);
      return platform.showCard({ id: message.id, to, faces: facesOf(message, origin), handle: null });
    },
    async trace({ purpose, attemptedAt }: SentMessage) {
      const what = isCard(purpose) ? "card" : "text";
      const safe = mayRepeat(
        { platform: platform.platform, to: "person", what, since: attemptedAt },
        clock.now(),
      );
      return { found: safe ? "absent" : "unknowable" };
    },
    close: async () => undefined,
  };
}
