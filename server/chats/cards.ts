import { createHash } from "node:crypto";
import { type FindOptionsWhere, LessThan, MoreThan } from "typeorm";
import { newId } from "../clock";
import type { Transaction } from "../db/database";
import { insertRowOnce, updateRows } from "../db/rows";
import type { Locale } from "../http/messages";
import { doubtedSince } from "../queue/doubt";
import { Job } from "../queue/entity";
import { type EnqueueOptions, PRIORITY } from "../queue/queue";
import type { Services } from "../services";
import { ChatCard, type CardKind, type Platform } from "./entity";

export type NewChatCard = {
  platform: Platform;
  kind: CardKind;
  subjectId: string;
  place: { kind: "group" | "person"; id: string };
  staffId?: string | null;
  locale: Locale;
  data?: object | null;
  /** Somebody asked for it then: one that was opened before stays where it is, and is shown anew below. */
  askedAt?: Date;
};
type Needed = Pick<Services, "cipher" | "clock" | "queue">;

/** A card is attempted so often before it is given up. */
export const MAX_CARD_TRIES = 8;

export const placeIndexOf = (id: string) => createHash("sha256").update(id).digest("hex");

/**
 * Writes down that this shall be seen there, with the change that causes it, and the job that shows it. There is one
 * card for a kind, a subject and a place: asked for again it is that one, brought up to date, and one that could not
 * be shown is tried anew.
 * @returns the card's id
 */
export async function openCard(services: Needed, tx: Transaction, wanted: NewChatCard): Promise<string> {
  const { cipher, clock } = services;
  const { platform, kind, subjectId, place, staffId = null, locale, data = null, askedAt } = wanted;
  const key = { kind, subjectId, platform, placeKind: place.kind, placeIndex: placeIndexOf(place.id) };
  const id = newId();
  const doubted = doubtedSince() !== null;
  if (askedAt) await leaveBehind(tx, key, askedAt);
  await insertRowOnce(tx, ChatCard, {
    ...key,
    id,
    placeSealed: cipher.encrypt(place.id, `chat_cards.place:${id}`),
    staffId,
    locale,
    dataSealed: data && sealData({ cipher }, id, data),
    state: doubted ? "unknown" : "waiting",
    shownDigest: null,
    handleSealed: null,
    tries: 0,
    triesLeft: MAX_CARD_TRIES,
    claimedBy: null,
    triedDigest: null,
    triedAt: null,
    failureDetail: doubted ? "restored from a backup" : null,
    createdAt: clock.now(),
    shownAt: null,
    updatedAt: null,
  });
  const { id: cardId } = await tx.manager.findOneOrFail(ChatCard, { select: { id: true }, where: key });
  // It waits for a person, among those that may be there.
  if (doubted && cardId === id) return id;
  if (cardId !== id && !doubted) {
    const anew = { state: "waiting", triesLeft: MAX_CARD_TRIES, failureDetail: null } as const;
    await updateRows(tx, ChatCard, { id: cardId, state: "failed" }, anew);
  }
  await queueCard(services, tx, cardId);
  return cardId;
}

/** It is kept up to date as before, and makes room for a new one. */
async function leaveBehind(tx: Transaction, key: FindOptionsWhere<ChatCard>, askedAt: Date): Promise<void> {
  const before = await tx.manager.findOneBy(ChatCard, { ...key, createdAt: LessThan(askedAt) });
  if (before && before.state !== "failed")
    await updateRows(tx, ChatCard, { id: before.id }, { placeIndex: placeIndexOf(before.id) });
}

/** Brings the cards that show this subject up to date, soon. */
export async function refreshCards(
  services: Pick<Services, "queue" | "clock">,
  tx: Transaction,
  subjectId: string,
  options: EnqueueOptions = {},
): Promise<void> {
  const cards = await tx.manager.find(ChatCard, { select: { id: true, state: true }, where: { subjectId } });
  for (const { id, state } of cards) {
    if (state !== "closed" && state !== "failed") await queueCard(services, tx, id, options);
  }
}

/** However many changes there are before it runs, it runs once, and as soon as the most urgent of them wants. */
export async function queueCard(
  { queue, clock }: Pick<Services, "queue" | "clock">,
  tx: Transaction,
  cardId: string,
  options: EnqueueOptions = {},
): Promise<void> {
  const { priority = PRIORITY.waiting, runAfter } = options;
  await queue.enqueue(tx, "chat.card", { cardId }, { ...options, key: cardId, priority });
  if (runAfter) return;
  const now = clock.now();
  const waiting = { dedupeKey: `chat.card:${cardId}`, status: "pending", runAfter: MoreThan(now) } as const;
  const hurried = await updateRows(tx, Job, waiting, { runAfter: now, priority });
  if (hurried > 0) tx.afterCommit(() => queue.wake());
}

/** The platform's id of the place. */
export const placeOf = ({ cipher }: Pick<Services, "cipher">, { id, placeSealed }: ChatCard): string =>
  cipher.decrypt(placeSealed, `chat_cards.place:${id}`);

const handleContext = (id: string) => `chat_cards.handle:${id}`;
/** What the platform wants back for the next change. */
export const handleOf = (
  { cipher }: Pick<Services, "cipher">,
  { id, handleSealed }: ChatCard,
): string | null => (handleSealed === null ? null : cipher.decrypt(handleSealed, handleContext(id)));
export const sealHandle = (
  { cipher }: Pick<Services, "cipher">,
  cardId: string,
  handle: string | null,
): string | null => handle && cipher.encrypt(handle, handleContext(cardId));

/** What the card was opened with. */
export const dataOf = ({ cipher }: Pick<Services, "cipher">, { id, dataSealed }: ChatCard): unknown =>
  dataSealed === null ? null : JSON.parse(cipher.decrypt(dataSealed, `chat_cards.data:${id}`));

export const sealData = ({ cipher }: Pick<Services, "cipher">, cardId: string, data: object): string =>
  cipher.encrypt(JSON.stringify(data), `chat_cards.data:${cardId}`);
