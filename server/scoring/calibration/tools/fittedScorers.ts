import { LessThan, LessThanOrEqual, MoreThan } from "typeorm";
import { newId } from "../../../clock";
import { insertRow } from "../../../db/rows";
import { notFound } from "../../../http/errors";
import type { StaffActor } from "../../../http/actors";
import type { Services } from "../../../services";
import { FittedScorer } from "./entity";
import { SCORER_VERSION } from "./scorer";

const KEPT_DAYS = 7;
/** Of one owner; a new one takes the place of the oldest. */
const KEPT_FOR_EACH = 60;
const PRUNED_AT_ONCE = 200;

type Store = Pick<Services, "db" | "clock">;

export const ownerOf = ({ staffId }: StaffActor): string => staffId ?? "token";

/** Keeps what was learned; the owner's oldest make room. */
export async function keepScorer(
  { db, clock }: Store,
  owner: string,
  model: string,
  version: number,
): Promise<{ id: string; expiresAt: Date }> {
  const createdAt = clock.now();
  const expiresAt = new Date(createdAt.getTime() + KEPT_DAYS * 86_400_000);
  const id = newId();
  await db.write(async (tx) => {
    await insertRow(tx, FittedScorer, { id, owner, version, model, createdAt, expiresAt });
    const [oldestKept] = await tx.manager.find(FittedScorer, {
      select: { id: true, createdAt: true },
      where: { owner },
      order: { createdAt: "DESC", id: "DESC" },
      skip: KEPT_FOR_EACH - 1,
      take: 1,
    });
    if (oldestKept)
      await tx.manager.delete(FittedScorer, { owner, createdAt: LessThan(oldestKept.createdAt) });
  });
  return { id, expiresAt };
}

/** @throws 404 where there is none of this owner that still holds and that this version of the code can read */
export async function findScorer({ db, clock }: Store, owner: string, id: string): Promise<string> {
  const row = await db.read.findOneBy(FittedScorer, {
    id,
    owner,
    version: SCORER_VERSION,
    expiresAt: MoreThan(clock.now()),
  });
  if (!row) throw notFound("scorer.not_found");
  return row.model;
}

/** Removes what has expired, a bounded amount at a time. */
export async function pruneScorers({ db, clock }: Store): Promise<void> {
  await db.write(async (tx) => {
    const expired = await tx.manager.find(FittedScorer, {
      select: { id: true },
      where: { expiresAt: LessThanOrEqual(clock.now()) },
      take: PRUNED_AT_ONCE,
    });
    if (expired.length > 0)
      await tx.manager.delete(
        FittedScorer,
        expired.map(({ id }) => id),
      );
  });
}
