import type { EntityManager } from "typeorm";
import type { Transaction } from "../db/database";
import { selectEqual } from "../db/statements";
import { Message } from "../notifications/entity";
import { ArchiveEvent, type Candidacy } from "../pipeline/entity";
import type { Services } from "../services";
import { cancelLetter, holdLetter, lastLetter } from "./queueLetter";

type Queueing = Pick<Services, "db" | "clock" | "queue" | "env">;

/** The number of the event by which the last offer was made; 0 where there was none. */
export async function lastOfferOf(manager: EntityManager, candidacyId: string): Promise<number> {
  const where = { candidacyId, type: "candidacy.offered" as const };
  const [last] = await manager.find(ArchiveEvent, { where, order: { number: "DESC" }, take: 1 });
  return last?.number ?? 0;
}

/** Queues the letter that tells of an offer, behind its event and in its transaction. */
export const queueOffer = (services: Queueing, tx: Transaction, candidacy: Candidacy): Promise<void> =>
  holdLetter(services, tx, candidacy, { kind: "offer", round: candidacy.events, offerTalentPool: false });

/** Takes back an offer's letter that has not left us: the offer no longer waits for an answer. */
export async function cancelOffer(
  services: Pick<Services, "clock">,
  tx: Transaction,
  candidacyId: string,
): Promise<void> {
  const letter = await lastLetter(tx.manager, candidacyId, "offer");
  if (letter) await cancelLetter(services, tx, letter);
}

/** Queues the word that an offer no longer stands; whether there is anything to take back is asked when it is due. */
export async function queueOfferOff(
  services: Queueing,
  tx: Transaction,
  candidacy: Candidacy,
): Promise<void> {
  const round = await lastOfferOf(tx.manager, candidacy.id);
  const letter = await lastLetter(tx.manager, candidacy.id, "offer");
  if (letter?.round !== round || letter.state !== "sent") return;
  await holdLetter(services, tx, candidacy, { kind: "offer_off", round, offerTalentPool: false });
}

/** Whether word of this offer went out, or may have: what failed has not, nor has what goes another way until it did. */
export async function wasHeard(manager: EntityManager, candidacyId: string, round: number): Promise<boolean> {
  const letter = await lastLetter(manager, candidacyId, "offer");
  if (letter?.round !== round || letter.state !== "sent") return false;
  let ids = letter.messageIds;
  while (ids.length > 0) {
    const messages = await selectEqual(manager, Message, { id: ids });
    if (messages.some(({ state }) => state !== "failed" && state !== "waiting")) return true;
    ids = messages.flatMap(({ replacedBy }) => replacedBy ?? []);
  }
  return false;
}

/** Whether an offer was made that the candidate may not see yet: no page is faster than the letter. */
export async function isOfferUntold(
  manager: EntityManager,
  { id, offer }: Pick<Candidacy, "id" | "offer">,
): Promise<boolean> {
  if (offer !== "made") return false;
  return (await lastLetter(manager, id, "offer"))?.state === "held";
}
