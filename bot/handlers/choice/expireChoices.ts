import { In, IsNull, LessThan, Not } from "typeorm";
import { dataOf, queueCard } from "../../../server/chats/cards";
import { ChatCard, type CardState } from "../../../server/chats/entity";
import type { Transaction } from "../../../server/db/database";
import { updateRows } from "../../../server/db/rows";
import { PRIORITY } from "../../../server/queue/queue";
import type { Services } from "../../../server/services";
import { choiceData } from "./choiceData";

type Needed = Pick<Services, "db" | "clock" | "cipher" | "queue">;

/** Whoever has not chosen by then asks again. */
const OPEN_MS = 2 * 24 * 3_600_000;
const AT_ONCE = 200;
const ENDED_BY: readonly CardState[] = ["waiting", "sending", "shown", "unknown", "failed"];

/**
 * Forgets what choice cards were opened with: names, and whom somebody wanted to invite. One that still asks is told
 * that it is over.
 * @returns how many
 */
export async function expireChoices(services: Needed): Promise<number> {
  const { db, clock } = services;
  const createdAt = LessThan(new Date(clock.now().getTime() - OPEN_MS));
  for (let expired = 0; ;) {
    const old = await db.read.find(ChatCard, {
      where: { kind: "choice", state: In([...ENDED_BY]), createdAt, dataSealed: Not(IsNull()) },
      take: AT_ONCE,
    });
    await db.write(async (tx) => {
      for (const card of old) await expire(services, tx, card);
    });
    expired += old.length;
    if (old.length < AT_ONCE) return expired;
  }
}

async function expire(services: Needed, tx: Transaction, card: ChatCard): Promise<void> {
  const { id, state, shownAt } = card;
  const stillAsks = choiceData.parse(dataOf(services, card)).answer === null;
  const isSeen = shownAt !== null && (state === "shown" || state === "sending");
  if (stillAsks && isSeen) {
    await updateRows(tx, ChatCard, { id }, { dataSealed: null });
    await queueCard(services, tx, id, { priority: PRIORITY.background });
  } else {
    await updateRows(tx, ChatCard, { id }, { state: "closed", dataSealed: null });
  }
}
