import type { Transaction } from "../db/database";
import { findForUpdate } from "../db/locks";
import { updateRows } from "../db/rows";
import { selectOne } from "../db/statements";
import { assertPerson } from "../decisions/decideInterview";
import type { DeclineReason } from "../decisions/schema";
import type { StaffActor } from "../http/actors";
import { AppError, conflict, notFound } from "../http/errors";
import { Interview } from "../interviews/entity";
import { Candidacy } from "../pipeline/entity";
import { Plan } from "../plans/entity";
import type { Services } from "../services";
import { lead } from "./effects/lead";
import type { Situation } from "./effects/situation";
import { RuleRun } from "./entity";
import { noteApplied } from "./runRules";
import { DEFAULT_INVITATION, type RuleSet, ruleSet } from "./schema";
import { findRulesVersion } from "./storedRules";

export type HeldRun = { run: RuleRun; interview: Interview | null; candidacy: Candidacy };
type Person = StaffActor & { staffId: string };

/** The run with all that it is about, held in the order in which everybody takes them. */
export function withRun<T>(
  { db }: Pick<Services, "db">,
  actor: StaffActor,
  id: string,
  work: (tx: Transaction, held: HeldRun, actor: Person) => Promise<T>,
): Promise<T> {
  assertPerson(actor);
  return db.write(async (tx) => {
    const seen = await selectOne(tx.manager, RuleRun, { id });
    if (!seen) throw notFound("rules.run_not_found");
    const { interviewId, candidacyId } = seen;
    const interview =
      interviewId === null ? null : await findForUpdate(db, tx, Interview, { id: interviewId });
    const candidacy = await findForUpdate(db, tx, Candidacy, { id: candidacyId });
    const run = await findForUpdate(db, tx, RuleRun, { id });
    if (!candidacy || !run) throw notFound("rules.run_not_found");
    return work(tx, { run, interview, candidacy }, actor);
  });
}

/** What was in force when it was asked. */
async function setOf(tx: Transaction, { rulesPlanId, rulesVersion }: RuleRun): Promise<RuleSet> {
  if (rulesPlanId === null || rulesVersion === null) return { rules: [], invitation: DEFAULT_INVITATION };
  const { rules } = await findRulesVersion(tx.manager, rulesPlanId, rulesVersion);
  return ruleSet.parse(rules);
}

/** Done by a person's word: nothing else stands before it. */
async function situationOf(tx: Transaction, held: HeldRun, actor: Person): Promise<Situation> {
  const { run, interview, candidacy } = held;
  const plan = await selectOne(tx.manager, Plan, { id: run.planId });
  if (!plan) throw notFound("plan.not_found");
  const ruleId = run.verdict.leads?.ruleId ?? "";
  const name = run.verdict.asked.find(({ id }) => id === ruleId)?.name ?? "";
  return {
    runId: run.id,
    on: run.occasion,
    rule: { id: ruleId, name },
    candidacy,
    interview,
    plan,
    set: await setOf(tx, run),
    confirmedBy: actor,
    authorId: null,
  };
}

/**
 * A person confirms what a rule led to.
 * @returns the link where somebody was invited whom no channel reaches
 * @throws 409 rules.not_waiting, rules.nothing_left, candidacy.closed, or what stands in the way of doing it
 */
export const confirmRun = (
  services: Services,
  actor: StaffActor,
  id: string,
  { reason }: { reason?: DeclineReason | undefined },
): Promise<{ link: string | null }> =>
  withRun(services, actor, id, async (tx, held, person) => {
    const { run, candidacy } = held;
    if (run.state !== "waiting") throw conflict("rules.not_waiting");
    if (candidacy.outcome !== "open") throw conflict("candidacy.closed");
    const settled = { settledById: person.staffId, settledAt: services.clock.now() };
    // Before anything is done: what comes of it overtakes what waits, and this does not wait any more.
    await updateRows(tx, RuleRun, { id }, { ...settled, state: "done" });
    const leads = run.verdict.leads?.action;
    if (!leads) return { link: null };
    const situation = await situationOf(tx, held, person);
    const outcome = await lead(services, tx, situation, leads, reason);
    if (!("done" in outcome)) throw new AppError("rules.nothing_left", 409);
    await noteApplied(services, tx, situation, leads.do);
    await updateRows(tx, RuleRun, { id }, { done: [...run.done, outcome.done] });
    return { link: outcome.done.do === "invite" ? (outcome.link ?? null) : null };
  });

/** A person says no to it: nothing is done, and why stays on record. @throws 409 rules.not_waiting */
export const declineRun = (
  services: Services,
  actor: StaffActor,
  id: string,
  reason: string,
): Promise<void> =>
  withRun(services, actor, id, async (tx, { run }, { staffId }) => {
    if (run.state !== "waiting") throw conflict("rules.not_waiting");
    await updateRows(
      tx,
      RuleRun,
      { id },
      { state: "declined", reason, settledById: staffId, settledAt: services.clock.now() },
    );
  });
