import type { EntityManager } from "typeorm";
import { holdRow } from "../db/locks";
import { updateRows } from "../db/rows";
import type { Services } from "../services";
import { ReviewSettings } from "./entity";

const ID = "company";
/** Blind rating holds scores back from everybody: a company decides on it itself. */
const UNSET = { blind: false, shareBp: 1_000 } as const;
const BP_PER_PERCENT = 100;

export async function readReviewSettings(manager: EntityManager) {
  const row = await manager.findOneBy(ReviewSettings, { id: ID });
  return {
    blind: row?.blind ?? UNSET.blind,
    sharePercent: Math.round((row?.shareBp ?? UNSET.shareBp) / BP_PER_PERCENT),
    updatedBy: row?.updatedBy ?? null,
    updatedAt: row?.updatedAt.toISOString() ?? null,
  };
}

/** The share of reports that are drawn, in basis points; 0 where blind rating is off. */
export async function blindShareBp(manager: EntityManager): Promise<number> {
  const { blind, sharePercent } = await readReviewSettings(manager);
  return blind ? sharePercent * BP_PER_PERCENT : 0;
}

/** Holds for interviews whose report comes from now on; what was drawn stays drawn. */
export function changeReviewSettings(
  { db, clock }: Pick<Services, "db" | "clock">,
  by: string,
  { blind, sharePercent }: { blind: boolean; sharePercent: number },
): Promise<void> {
  return db.write(async (tx) => {
    const { id, ...change } = {
      id: ID,
      blind,
      shareBp: sharePercent * BP_PER_PERCENT,
      updatedBy: by,
      updatedAt: clock.now(),
    };
    await holdRow(db, tx, ReviewSettings, { id }, { id, ...change });
    await updateRows(tx, ReviewSettings, { id }, change);
  });
}
