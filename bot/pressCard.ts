import { queueCard } from "../server/chats/cards";
import { ChatCard } from "../server/chats/entity";
import { selectOne } from "../server/db/statements";
import { AppError } from "../server/http/errors";
import { type Locale, localize } from "../server/http/messages";
import type { CardActionEvent } from "./chatEvent";
import { cardKinds } from "./cardKinds";
import { type CardFace, type CardFaces, plainFace, withOwn } from "./cards/face";
import type { Bot } from "./context";
import { noticeWords } from "./noticeWords";
import { findSender } from "./sender";
import { say } from "./words";

/** After a press everybody's card is looked at again: an answer that got lost on its way is made good by it. */
const LOOK_AGAIN_MS = 3_000;

const bare = (locale: Locale, note: string): CardFace => plainFace(say(noticeWords.card, locale), { note });

/** The card as it is to all others, and to who pressed nothing but the notice. */
const onlyNotice = (faces: CardFaces | null, userId: string, locale: Locale, note: string): CardFaces => ({
  shared: faces?.shared ?? bare(locale, note),
  own: { [userId]: bare(locale, note) },
});

/**
 * What a pressed card shows next. A press counts under the presser's own permission, whoever the card was shown or
 * forwarded to: who they are is asked here, what they may do by the card's kind.
 */
export const pressCard =
  (services: Bot["services"]) =>
  async (event: CardActionEvent): Promise<CardFaces> => {
    const { id: userId } = event.from;
    const card = await selectOne(services.db.read, ChatCard, { id: event.cardId });
    const definition = card && card.platform === event.platform ? cardKinds[card.kind] : undefined;
    const { locale } = card ?? { locale: "zh" as const };
    if (!card || !definition) {
      return onlyNotice(null, userId, locale, say(noticeWords.gone, locale));
    }
    const sender = await findSender(services, event.platform, event.from);
    if (typeof sender === "string") {
      return onlyNotice(
        await definition.load(services, card),
        userId,
        locale,
        say(noticeWords[sender], locale),
      );
    }
    const press = Object.hasOwn(definition.presses, event.action)
      ? definition.presses[event.action]
      : undefined;
    const log = services.log.child({ cardId: card.id, kind: card.kind, staffId: sender.actor.staffId });
    const asItIs = async (note: string) => {
      const faces = await definition.load(services, card);
      return faces
        ? withOwn(faces, event.platform, userId, { note })
        : onlyNotice(null, userId, locale, say(noticeWords.gone, locale));
    };
    if (card.state === "closed") return asItIs(say(noticeWords.closed, locale));
    if (!press) return asItIs(say(noticeWords.noAction, locale));
    try {
      const faces = await press({ services, sender, locale, log, event, card });
      await lookAgain(services, card);
      return faces;
    } catch (error) {
      if (error instanceof AppError) return asItIs(localize(error.code, locale, error.options.params));
      log.error({ err: error, action: event.action }, "a press failed");
      return asItIs(say(noticeWords.failed, locale));
    }
  };

const lookAgain = (services: Bot["services"], card: ChatCard): Promise<void> =>
  services.db.write((tx) =>
    queueCard(services, tx, card.id, {
      runAfter: new Date(services.clock.now().getTime() + LOOK_AGAIN_MS),
    }),
  );
