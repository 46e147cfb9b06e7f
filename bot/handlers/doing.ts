import { createHash } from "node:crypto";
import { openCard } from "../../server/chats/cards";
import type { ChatGroup, Platform } from "../../server/chats/entity";
import type { Locale } from "../../server/http/messages";
import type { Logger } from "../../server/logger";
import type { Services } from "../../server/services";
import type { ChatPlace } from "../chatEvent";
import type { CommandContext, NewCard, Sender } from "../context";
import { eventIdOf } from "../inbox";

/** What a command needs to do its work, whether it was written or chosen on a card. */
export type Doing = {
  services: Services;
  sender: Sender;
  locale: Locale;
  log: Logger;
  platform: Platform;
  /** Where it was asked. */
  place: ChatPlace;
  group: ChatGroup | null;
  /** When it was asked: deadlines count from there, however often the work begins anew. */
  at: Date;
  /** The same for the same message: what is done under it is done once. */
  key: string;
};

export const doingOf = ({ services, sender, locale, log, event, group }: CommandContext): Doing => ({
  services,
  sender,
  locale,
  log,
  platform: event.platform,
  place: event.place,
  group,
  at: event.at,
  key: eventIdOf(event),
});

/** An id of ours that follows from others: made again it is the same. */
export const derivedId = (...parts: readonly string[]): string =>
  createHash("sha256").update(parts.join(":")).digest("hex").slice(0, 36);

/** Shows a card where it was asked, or to the sender alone. */
export async function showCard(
  { services, platform, place, sender, locale, at }: Omit<Doing, "log" | "group" | "key">,
  { kind, subjectId, place: where, data }: NewCard,
): Promise<void> {
  const here = where === "here" && place.kind === "group";
  await services.db.write(async (tx) => {
    await openCard(services, tx, {
      platform,
      kind,
      subjectId,
      place: here ? { kind: "group", id: place.id } : { kind: "person", id: sender.userId },
      staffId: here ? null : sender.actor.staffId,
      locale,
      ...(data ? { data } : {}),
      askedAt: at,
    });
  });
}
