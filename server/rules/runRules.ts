import { newId } from "../clock";
import type { Transaction } from "../db/database";
import { findForUpdate } from "../db/locks";
import { insertRow } from "../db/rows";
import { selectOne } from "../db/statements";
import { AppError } from "../http/errors";
import { Interview } from "../interviews/entity";
import { Candidacy, CandidacyInterview } from "../pipeline/entity";
import { recordOn } from "../pipeline/recordEvent";
import { thawPlan } from "../plans/frozenPlans";
import { Plan } from "../plans/entity";
import type { JobHandler } from "../queue/runner";
import { isSealed } from "../reviews/tasks";
import type { Services } from "../services";
import { doBesides } from "./effects/besides";
import { isInvited } from "./effects/inviteByRule";
import { lead } from "./effects/lead";
import type { Outcome, Situation } from "./effects/situation";
import { type Done, PositionRules, RuleRun } from "./entity";
import { type GuardReason, type RuleVerdict, evaluateRules } from "./evaluateRules";
import { gatherFacts } from "./facts";
import { findGuards } from "./guards";
import { interviewOf, overtake } from "./followRules";
import { type RuleCause, type RuleTrigger, ruleTrigger } from "./schema";
import { type HoldingRules, findRules } from "./storedRules";

/** About whom a result is, with the rows held. */
type Subject = { candidacy: Candidacy; interview: Interview | null };

/** Interviews before candidacies, as everybody takes them. */
async function hold(
  { db }: Pick<Services, "db">,
  tx: Transaction,
  { candidacyId, interviewId, on }: RuleCause,
): Promise<Subject | null> {
  const about =
    interviewId ?? (on === "screened" || !candidacyId ? null : await interviewOf(tx, candidacyId));
  const interview = about === null ? null : await findForUpdate(db, tx, Interview, { id: about });
  const id =
    candidacyId ??
    (interview && (await selectOne(tx.manager, CandidacyInterview, { interviewId: interview.id })))
      ?.candidacyId;
  const candidacy = id === undefined ? null : await findForUpdate(db, tx, Candidacy, { id });
  return candidacy && { candidacy, interview };
}

/** The plan whose rules are asked: that of the interview, or before there is one, that of the position. */
async function planOf(tx: Transaction, { candidacy, interview }: Subject): Promise<Plan | null> {
  if (interview) return selectOne(tx.manager, Plan, { id: interview.planId });
  const { positionId } = candidacy;
  const position = positionId && (await selectOne(tx.manager, PositionRules, { positionId }));
  return position && position.planId ? selectOne(tx.manager, Plan, { id: position.planId }) : null;
}

/**
 * Asks a plan's rules what follows from a result, and does it: verdict, effects and the row that tells of them in one
 * transaction. The same cause told twice is asked once.
 */
export function runRules(services: Services): JobHandler<RuleCause> {
  const { db } = services;
  return {
    concurrency: 1,
    attempts: 6,
    async run(cause) {
      try {
        await db.write((tx) => runOnce(services, tx, cause));
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        // What cannot be done, a person sees to: said, and nothing half-done.
        await db.write((tx) => runOnce(services, tx, cause, error.code));
      }
    },
    giveUp: (cause, tx) => noteFailure(services, tx, cause),
  };
}

/** @param problem what stood in the way when it was tried: then nothing is tried, and a person is asked */
export async function runOnce(
  services: Services,
  tx: Transaction,
  cause: RuleCause,
  problem: string | null = null,
): Promise<void> {
  if (await tx.manager.existsBy(RuleRun, { causeKey: cause.key })) return;
  const subject = await hold(services, tx, cause);
  // Whoever had to wait for the rows finds what was written meanwhile.
  if (!subject || (await tx.manager.existsBy(RuleRun, { causeKey: cause.key }))) return;
  const { candidacy, interview } = subject;
  if (candidacy.outcome !== "open") return;
  if (interview && (await isSealed(tx.manager, interview.id))) return;
  const plan = await planOf(tx, subject);
  if (!plan) return;
  const rules = await findRules(
    tx.manager,
    plan,
    interview ? await thawPlan(tx.manager, interview) : plan.definition,
  );
  const facts = await gatherFacts(tx.manager, candidacy, interview);
  const verdict = evaluateRules(rules.set.rules, cause.on, facts, await findGuards(tx.manager, subject));
  if (verdict.asked.length === 0) return;
  const run = newRun(services, cause, subject, { plan, rules, verdict });
  await finish(services, tx, { run, subject, plan, rules, problem });
}

type Asked = { plan: Plan; rules: HoldingRules; verdict: RuleVerdict };

const newRun = (
  { clock }: Pick<Services, "clock">,
  cause: RuleCause,
  { candidacy, interview }: Subject,
  { plan, rules, verdict }: Asked,
): RuleRun => ({
  id: newId(),
  causeKey: cause.key,
  occasion: cause.on,
  candidacyId: candidacy.id,
  orgUnitId: candidacy.orgUnitId,
  positionId: candidacy.positionId,
  interviewId: interview?.id ?? null,
  planId: plan.id,
  rulesPlanId: rules.planId,
  rulesVersion: rules.version,
  rulesSha256: rules.sha256,
  verdict,
  guards: verdict.guards,
  done: [],
  state: "done",
  problem: null,
  settledById: null,
  settledAt: null,
  reason: null,
  createdAt: clock.now(),
});

const namesOf = ({ asked }: RuleVerdict) => new Map(asked.map(({ id, name }) => [id, name]));

async function finish(
  services: Services,
  tx: Transaction,
  given: { run: RuleRun; subject: Subject; plan: Plan; rules: HoldingRules; problem: string | null },
): Promise<void> {
  const { run, subject, problem } = given;
  const { verdict } = run;
  const names = namesOf(verdict);
  const besides = await doBesides(
    services,
    tx,
    { candidacy: subject.candidacy, interviewId: run.interviewId, names },
    verdict.besides,
  );
  const outcome = await outcomeOf(services, tx, given);
  await overtakeBy(services, tx, run, { moot: "moot" in outcome });
  // Nobody is asked to confirm what there is nothing left of.
  const guards = "moot" in outcome ? [] : verdict.guards;
  const asks: GuardReason[] = [...guards, ...("ask" in outcome ? [outcome.ask] : [])];
  const done: Done[] = [...besides, ...("done" in outcome && outcome.done ? [outcome.done] : [])];
  await insertRow(tx, RuleRun, {
    ...run,
    done,
    guards: [...new Set(asks)],
    problem,
    state: asks.length > 0 ? "waiting" : "moot" in outcome ? "moot" : "done",
  });
  await tell(services, tx, { ...run, done }, verdict);
}

/**
 * What a newer result says stands in place of what waited: that of the same kind always, as it replaces the result; else
 * where it leads somewhere itself, and a résumé screened anew never what an interview led to.
 */
async function overtakeBy(
  services: Services,
  tx: Transaction,
  { candidacyId, occasion, verdict }: RuleRun,
  { moot }: { moot: boolean },
): Promise<void> {
  const earlier: RuleTrigger[] = occasion === "screened" ? ["screened", "tested"] : [...ruleTrigger.options];
  await overtake(services, tx, candidacyId, moot || !verdict.leads ? [occasion] : earlier);
}

async function outcomeOf(
  services: Services,
  tx: Transaction,
  { run, subject, plan, rules, problem }: Parameters<typeof finish>[2],
): Promise<Outcome | { done: null }> {
  const { leads, guards } = run.verdict;
  if (leads?.action.do === "invite" && (await isInvited(tx, subject.candidacy))) return { moot: true };
  if (!leads || guards.length > 0) return { done: null };
  if (problem !== null) return { ask: "not_possible" };
  const situation: Situation = {
    ...subject,
    runId: run.id,
    on: run.occasion,
    rule: { id: leads.ruleId, name: namesOf(run.verdict).get(leads.ruleId) ?? "" },
    plan,
    set: rules.set,
    confirmedBy: null,
    authorId: rules.staffId,
  };
  const outcome = await lead(services, tx, situation, leads.action);
  if ("done" in outcome) await noteApplied(services, tx, situation, leads.action.do);
  return outcome;
}

/** The archive says which rule led there. */
export async function noteApplied(
  services: Pick<Services, "db" | "clock" | "events">,
  tx: Transaction,
  { candidacy: { id }, rule, runId, confirmedBy }: Situation,
  does: "invite" | "advance" | "review" | "thank",
): Promise<void> {
  // As it stands by now: what was done has moved it on.
  const candidacy = await findForUpdate(services.db, tx, Candidacy, { id });
  if (!candidacy) return;
  await recordOn(
    services,
    tx,
    candidacy,
    { type: "candidacy.rule_applied", data: { runId, ruleId: rule.id, rule: rule.name, does } },
    confirmedBy ? { source: "staff", staffId: confirmedBy.staffId } : { source: "rule" },
  );
}

/** Once for each rule that did something, for whoever listens from outside. */
async function tell(
  { events }: Pick<Services, "events">,
  tx: Transaction,
  { id: runId, candidacyId, done }: Pick<RuleRun, "id" | "candidacyId" | "done">,
  { leads, besides }: RuleVerdict,
): Promise<void> {
  const led = leads && done.some((one) => !("ruleId" in one)) ? [leads.ruleId] : [];
  const wanted = new Set(besides.filter(({ action }) => action.do === "webhook").map(({ ruleId }) => ruleId));
  for (const ruleId of new Set([...led, ...besides.map((one) => one.ruleId)])) {
    const webhook = wanted.has(ruleId) ? { webhook: true } : {};
    await events.publish(tx, "rule.applied", candidacyId, { candidacyId, ruleId, runId, ...webhook });
  }
}

/** After the last try: nobody waits for what will not come, a person is told. */
async function noteFailure(services: Services, tx: Transaction, cause: RuleCause): Promise<void> {
  if (await tx.manager.existsBy(RuleRun, { causeKey: cause.key })) return;
  const subject = await hold(services, tx, cause);
  const plan = subject && (await planOf(tx, subject));
  if (!subject || !plan) return;
  const rules: HoldingRules = {
    set: { rules: [], invitation: { channels: ["email"], days: 1 } },
    sha256: "",
    source: "default",
    planId: null,
    version: null,
    staffId: null,
  };
  const verdict: RuleVerdict = { leads: null, guards: [], besides: [], asked: [] };
  await insertRow(tx, RuleRun, {
    ...newRun(services, cause, subject, { plan, rules, verdict }),
    guards: ["not_possible"],
    state: "waiting",
    problem: "internal",
  });
}
