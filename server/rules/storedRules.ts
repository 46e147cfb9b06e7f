import type { EntityManager } from "typeorm";
import type { Transaction } from "../db/database";
import { insertRow } from "../db/rows";
import { selectOne } from "../db/statements";
import type { StaffActor } from "../http/actors";
import { conflict, notFound } from "../http/errors";
import type { Locale } from "../http/messages";
import { canonicalJson } from "../plans/canonical";
import type { PlanDefinition } from "../plans/definition";
import { Plan } from "../plans/entity";
import { lockPlan } from "../plans/updatePlan";
import type { Services } from "../services";
import { checkRules } from "./checkRules";
import { defaultRules } from "./defaultRules";
import { StoredRules } from "./entity";
import { type RuleSet, ruleSet } from "./schema";

export type RuledPlan = Pick<Plan, "id" | "basePlanId" | "definition">;

/** The rules that hold for a plan, and where they come from. */
export type HoldingRules = {
  set: RuleSet;
  sha256: string;
  source: "own" | "base" | "default";
  /** The plan whose set it is, and the version; null for the default. */
  planId: string | null;
  version: number | null;
  /** Who put them in force. */
  staffId: string | null;
};

export const newestRules = (manager: EntityManager, planId: string): Promise<StoredRules | null> =>
  manager.findOne(StoredRules, { where: { planId }, order: { version: "DESC" } });

/** What was stored may be older than a field that was added since. */
const opened = (stored: unknown): RuleSet => ruleSet.parse(stored);

/**
 * The rules of a plan: its own, else those of headquarters' plan that it follows, else the default.
 * @param frozen whose thresholds and language the default takes: those of the interview rather than those of today
 */
export async function findRules(
  manager: EntityManager,
  { id, basePlanId, definition }: RuledPlan,
  frozen: Pick<PlanDefinition, "thresholds" | "language"> = definition,
): Promise<HoldingRules> {
  for (const planId of [id, ...(basePlanId === null ? [] : [basePlanId])]) {
    const row = await newestRules(manager, planId);
    if (!row?.rules) continue;
    const { sha256, version, staffId } = row;
    const source = planId === id ? "own" : "base";
    return { set: opened(row.rules), sha256, source, planId, version, staffId };
  }
  return byDefault(frozen);
}

export function byDefault(frozen: Pick<PlanDefinition, "thresholds" | "language">): HoldingRules {
  const set = defaultRules(frozen);
  return {
    set,
    sha256: canonicalJson(set).sha256,
    source: "default",
    planId: null,
    version: null,
    staffId: null,
  };
}

/** @throws 404 rules.version_not_found */
export async function findRulesVersion(
  manager: EntityManager,
  planId: string,
  version: number,
): Promise<StoredRules> {
  const row = await selectOne(manager, StoredRules, { planId, version });
  if (!row) throw notFound("rules.version_not_found");
  return row;
}

/**
 * Puts rules in force for a plan, from the next result on; null gives its own up.
 * @param version the newest one that the caller saw, 0 for none
 * @throws 409 rules.changed; 422 rules.refused with what is wrong and where
 */
export async function saveRules(
  services: Pick<Services, "db" | "clock" | "org" | "platforms">,
  actor: StaffActor,
  planId: string,
  {
    set,
    version,
    note,
    locale,
  }: { set: RuleSet | null; version: number; note: string | null; locale: Locale },
): Promise<void> {
  const { db } = services;
  await db.write(async (tx: Transaction) => {
    // Two who save at once take turns at the plan's row.
    const plan = await lockPlan(services, tx, planId);
    const last = await newestRules(tx.manager, planId);
    if ((last?.version ?? 0) !== version) throw conflict("rules.changed");
    if (set) await checkRules(services, tx.manager, actor, plan, set, locale);
    await writeRules(services, tx, planId, { set, version: version + 1, by: actor, note });
  });
}

/** The caller has checked them, and that the version is the next. */
export const writeRules = (
  { clock }: Pick<Services, "clock">,
  tx: Transaction,
  planId: string,
  {
    set,
    version,
    by,
    note,
  }: { set: RuleSet | null; version: number; by: Pick<StaffActor, "staffId" | "name">; note: string | null },
): Promise<void> =>
  insertRow(tx, StoredRules, {
    planId,
    version,
    rules: set,
    sha256: canonicalJson(set).sha256,
    staffId: by.staffId,
    savedBy: by.name,
    savedAt: clock.now(),
    note,
  });
