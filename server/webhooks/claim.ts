import { In, LessThanOrEqual, Not } from "typeorm";
import type { Transaction } from "../db/database";
import { updateRows } from "../db/rows";
import { selectEqual } from "../db/statements";
import type { Services } from "../services";
import { WebhookDelivery } from "./entity";

export type Claimed = Pick<WebhookDelivery, "id" | "eventId" | "chain" | "body" | "tries">;
type Due = Pick<WebhookDelivery, "chain">;
type Needed = Pick<Services, "db" | "clock">;

/** Longer than a call may take; a claim that is older was left by a process that has died. */
const CLAIM_MS = 60_000;
/** Looked at for one round, and sent at once of them. */
const LOOKED_AT = 40;
const AT_ONCE = 4;

/** What another run of this job, or a process that has died, was at goes back to waiting: it is sent again. */
export async function releaseLost({ db, clock }: Needed, endpointId: string, jobId: string): Promise<void> {
  const ended = { state: "waiting", claimedBy: null, claimedUntil: null } as const;
  const taken = { endpointId, state: "sending" } as const;
  await db.write(async (tx) => {
    await updateRows(tx, WebhookDelivery, { ...taken, claimedBy: jobId }, ended);
    await updateRows(tx, WebhookDelivery, { ...taken, claimedUntil: LessThanOrEqual(clock.now()) }, ended);
  });
}

/**
 * Takes what is due, at most one of each candidacy: what came first arrives first, or has been given up. What waits for
 * an earlier one is due when that one is. The earliest is looked up by its candidacy, not among the rows looked at: one
 * that has failed is due later than those which wait for it, and many of these would hide it.
 * @returns what was taken, and whether others were put off, behind which there may be more
 */
export async function claimDue(
  { db, clock }: Needed,
  endpointId: string,
  jobId: string,
): Promise<{ claimed: Claimed[]; putOff: boolean }> {
  return db.write(async (tx) => {
    const now = clock.now();
    const due: Due[] = await tx.manager.find(WebhookDelivery, {
      where: { endpointId, state: "waiting", nextTryAt: LessThanOrEqual(now) },
      order: { nextTryAt: "ASC", id: "ASC" },
      select: { id: true, chain: true },
      take: LOOKED_AT,
    });
    const heads = await findHeads(tx, endpointId, [...new Set(due.map(({ chain }) => chain))]);
    let putOff = false;
    for (const head of heads) putOff = (await putOffBehind(tx, endpointId, head, now)) || putOff;
    const free = heads
      .filter(({ state, nextTryAt }) => state === "waiting" && nextTryAt <= now)
      .toSorted(
        (one, other) => one.nextTryAt.getTime() - other.nextTryAt.getTime() || (one.id < other.id ? -1 : 1),
      )
      .slice(0, AT_ONCE);
    const claimed: Claimed[] = [];
    for (const { id, eventId, chain, body, tries } of free) {
      const claim = {
        state: "sending",
        tries: tries + 1,
        lastTryAt: now,
        claimedBy: jobId,
        claimedUntil: new Date(now.getTime() + CLAIM_MS),
      } as const;
      const taken = await updateRows(tx, WebhookDelivery, { id, state: "waiting" }, claim);
      if (taken === 1) claimed.push({ id, eventId, chain, body, tries: tries + 1 });
    }
    return { claimed, putOff };
  });
}

/** Of each chain the earliest that has neither arrived nor been given up. */
async function findHeads(
  { manager }: Transaction,
  endpointId: string,
  chains: readonly string[],
): Promise<WebhookDelivery[]> {
  if (chains.length === 0) return [];
  const first: { id: string }[] = await manager
    .createQueryBuilder(WebhookDelivery, "delivery")
    .select("MIN(delivery.id)", "id")
    .where({ endpointId, chain: In([...chains]), state: In(["waiting", "sending"]) })
    .groupBy("delivery.chain")
    .getRawMany();
  return selectEqual(manager, WebhookDelivery, { id: first.map(({ id }) => id) });
}

/** @returns whether something waits now until the earliest of its candidacy is due */
async function putOffBehind(
  tx: Transaction,
  endpointId: string,
  { id, chain, state, claimedUntil, nextTryAt }: WebhookDelivery,
  now: Date,
): Promise<boolean> {
  const until = state === "sending" ? claimedUntil : nextTryAt;
  if (!until || until <= now) return false;
  const followers = { endpointId, chain, state: "waiting", id: Not(id) } as const;
  const due = { ...followers, nextTryAt: LessThanOrEqual(now) };
  return (await updateRows(tx, WebhookDelivery, due, { nextTryAt: until })) > 0;
}

/** When an endpoint is to be looked at again; null where nothing is on its way. */
export async function findNext({ manager }: Transaction, endpointId: string): Promise<Date | null> {
  const [waiting] = await manager.find(WebhookDelivery, {
    where: { endpointId, state: "waiting" },
    order: { nextTryAt: "ASC" },
    select: { id: true, nextTryAt: true },
    take: 1,
  });
  const taken = await selectEqual(manager, WebhookDelivery, { endpointId, state: "sending" });
  const moments = [waiting?.nextTryAt, ...taken.map(({ claimedUntil }) => claimedUntil)].filter(
    (at) => at != null,
  );
  return moments.length === 0 ? null : new Date(Math.min(...moments.map((at) => at.getTime())));
}
