import type { Env } from "../../server/env";
import { candidateLink, linkBase } from "../../server/invitations/links";
import type { Clock } from "../../server/clock";
import type { Channel, OutgoingMessage, SentMessage } from "../../server/notifications/channels";
import type { MessagePurpose } from "../../server/notifications/entity";
import { type CardFaces, plainFace } from "../cards/face";
import type { ChatPlatform } from "../platform";
import { mayRepeat } from "./repeats";

/** These carry a link, and are a card with a button that opens it. */
const asCard: ReadonlySet<MessagePurpose> = new Set(["invitation", "reminder"]);

const buttons = {
  zh: { invitation: "开始面试", reminder: "继续面试" },
  en: { invitation: "Begin the interview", reminder: "Go on" },
};

/** The message's own language: that of the interview. */
const isChinese = (text: string) => /\p{Script=Han}/u.test(text);

function faceOf({ purpose, subject, text, params }: OutgoingMessage, origin: string): CardFaces {
  const words = buttons[isChinese(text) ? "zh" : "en"];
  const url = candidateLink(origin, params["token"] ?? "");
  const button = {
    text: purpose === "reminder" ? words.reminder : words.invitation,
    style: "primary",
    url,
  } as const;
  return { shared: plainFace(subject, { lines: [text], buttons: [button] }), own: {} };
}

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
      if (!asCard.has(message.purpose)) return platform.say(to, message.text, message.id);
      return platform.showCard({ id: message.id, to, faces: faceOf(message, origin), handle: null });
    },
    async trace({ purpose, attemptedAt }: SentMessage) {
      const what = asCard.has(purpose) ? "card" : "text";
      const safe = mayRepeat(
        { platform: platform.platform, to: "person", what, since: attemptedAt },
        clock.now(),
      );
      return { found: safe ? "absent" : "unknowable" };
    },
    close: async () => undefined,
  };
}
