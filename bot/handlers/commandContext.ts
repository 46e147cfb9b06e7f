import type { ChatGroup } from "../../server/chats/entity";
import type { Locale } from "../../server/http/messages";
import type { MessageEvent } from "../chatEvent";
import type { Bot, CommandContext, Sender } from "../context";
import { showCard } from "./doing";

export type Asked = {
  event: MessageEvent;
  sender: Sender;
  group: ChatGroup | null;
  locale: Locale;
  rest: string;
  reply: CommandContext["reply"];
};

/** All that a command knows, made of what came in. */
export function commandContext({ services, platforms }: Bot, asked: Asked): CommandContext {
  const { event, sender, locale } = asked;
  const { platform, place } = event;
  const log = services.log.child({ platform, staffId: sender.actor.staffId });
  return {
    services,
    ...asked,
    log,
    show: (card) => showCard({ services, platform, place, sender, locale, at: event.at }, card),
    async file(limitBytes) {
      const [first] = event.files;
      const spoken = platforms[platform];
      if (!first || !spoken) return null;
      return { name: first.name, bytes: await spoken.fetchFile(first, limitBytes) };
    },
  };
}
