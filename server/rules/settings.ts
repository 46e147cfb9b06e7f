import type { EntityManager } from "typeorm";
import { insertRow } from "../db/rows";
import type { Transaction } from "../db/database";
import type { StaffActor } from "../http/actors";
import { conflict } from "../http/errors";
import type { Services } from "../services";
import { RuleSettings } from "./entity";
import type { RuleMinimums } from "./schema";

export type CompanyRules = RuleMinimums & { autoReject: boolean };

const UNSET: CompanyRules = { advanceAtLeast: null, alwaysReview: false, autoReject: false };
const HUNDREDTHS = 100;
/** As much of the history as the page shows. */
const MOST_SHOWN = 50;

const read = ({ advanceAtLeast, alwaysReview, autoReject }: RuleSettings): CompanyRules => ({
  advanceAtLeast: advanceAtLeast === null ? null : advanceAtLeast / HUNDREDTHS,
  alwaysReview,
  autoReject,
});

const newest = (manager: EntityManager): Promise<RuleSettings | null> =>
  manager.findOne(RuleSettings, { where: {}, order: { number: "DESC" } });

/** What holds for every branch's rules now. */
export async function readCompanyRules(manager: EntityManager): Promise<CompanyRules> {
  const row = await newest(manager);
  return row ? read(row) : UNSET;
}

/** Whether rejections were automatic at that moment: who was invited then is told so, and nobody else. */
export async function rejectedByItself(manager: EntityManager, at: Date): Promise<boolean> {
  const row = await manager
    .createQueryBuilder(RuleSettings, "settings")
    .where("settings.since <= :at", { at })
    .orderBy("settings.number", "DESC")
    .limit(1)
    .getOne();
  return row?.autoReject ?? false;
}

/** What holds, its number, and who changed what, the newest first. */
export async function viewSettings(manager: EntityManager) {
  const rows = await manager.find(RuleSettings, { order: { number: "DESC" }, take: MOST_SHOWN });
  const [row] = rows;
  return {
    ...(row ? read(row) : UNSET),
    number: row?.number ?? 0,
    history: rows.map((one) => ({
      ...read(one),
      number: one.number,
      changedBy: one.changedBy,
      since: one.since.toISOString(),
      note: one.note,
    })),
  };
}

/**
 * Changes part of what holds for all branches: a row of its own, with who and why.
 * @param seen the number that the caller saw
 * @throws 409 rules.changed where somebody else has changed it since
 */
export async function changeSettings(
  { db, clock }: Pick<Services, "db" | "clock">,
  actor: StaffActor,
  change: Partial<CompanyRules>,
  { seen, note }: { seen: number; note: string | null },
): Promise<void> {
  await db.write(async (tx: Transaction) => {
    const last = await newest(tx.manager);
    if ((last?.number ?? 0) !== seen) throw conflict("rules.changed");
    const next = { ...(last ? read(last) : UNSET), ...change };
    await insertRow(tx, RuleSettings, {
      number: seen + 1,
      advanceAtLeast: next.advanceAtLeast === null ? null : Math.round(next.advanceAtLeast * HUNDREDTHS),
      alwaysReview: next.alwaysReview,
      autoReject: next.autoReject,
      changedBy: actor.name,
      staffId: actor.staffId,
      since: clock.now(),
      note,
    });
  });
}
