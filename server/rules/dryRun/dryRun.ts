import { setImmediate as nextTurn } from "node:timers/promises";
import type { EntityManager } from "typeorm";
import type { z } from "zod";
import { selectEqual } from "../../db/statements";
import type { StaffActor } from "../../http/actors";
import { notFound } from "../../http/errors";
import { Plan } from "../../plans/entity";
import type { Services } from "../../services";
import type { DryRun, ruleOutcome } from "../apiSchema";
import { type RuleGuards, type RuleVerdict, evaluateRules } from "../evaluateRules";
import { type RuleSet, type RuleTrigger, ruleTrigger } from "../schema";
import { guardsOf } from "../guards";
import { type CompanyRules, readCompanyRules } from "../settings";
import { type HoldingRules, byDefault, findRules } from "../storedRules";
import { findWays } from "./findWays";
import { type Result, replay } from "./replay";

type Outcome = z.infer<typeof ruleOutcome>;
type Ruled = { plan: Plan; held: HoldingRules };

const DAY_MS = 24 * 3_600_000;
const DAYS = 90;
/** Reports are long: those of so many candidacies are read and parsed before others get their turn. */
const AT_ONCE = 10;
const MOST_MOVED = 100;

const OUTCOMES: readonly Outcome[] = ["next", "ask", "review", "thank", "invite", "none"];

export function outcomeOf({ leads }: Pick<RuleVerdict, "leads">): Outcome {
  if (!leads) return "none";
  return leads.action.do === "advance" ? leads.action.how : leads.action.do;
}

/**
 * What a draft of rules would have made of the last 90 days' results, beside what the rules of today say of them: of
 * the plan itself, and of the plans that follow it and have none of their own. Of those that the actor may read; nothing
 * is written.
 */
export async function dryRun(
  { db, clock }: Pick<Services, "db" | "clock">,
  actor: StaffActor,
  planId: string,
  draft: RuleSet,
): Promise<DryRun> {
  const { read } = db;
  const ruled = await findRuled(read, planId);
  const company = await readCompanyRules(read);
  const since = new Date(clock.now().getTime() - DAYS * DAY_MS);
  const planIds = [...ruled.keys()];
  const { ways, complete } = await findWays(read, actor, planIds, since);
  const outcomes = new Outcomes();
  for (let start = 0; start < ways.length; start += AT_ONCE) {
    const batch = ways.slice(start, start + AT_ONCE);
    for (const result of await replay(read, actor, batch, { planIds: new Set(planIds), since })) {
      const { plan, held } = ruled.get(result.planId) as Ruled;
      const today = held.source === "default" ? defaultFor(plan, result) : held;
      const guards = guardsFor(company, result);
      const verdictOf = ({ rules }: RuleSet) => evaluateRules(rules, result.on, result.facts, guards);
      outcomes.add(result, verdictOf(today.set), verdictOf(draft));
    }
    await nextTurn();
  }
  return { since: since.toISOString(), complete, ...outcomes.summary() };
}

/** The plans that the draft is for, with what holds for them today. */
async function findRuled(read: EntityManager, planId: string): Promise<Map<string, Ruled>> {
  const [own] = await selectEqual(read, Plan, { id: planId });
  if (!own) throw notFound("plan.not_found");
  const ruled = new Map([[planId, { plan: own, held: await findRules(read, own) }]]);
  for (const plan of await selectEqual(read, Plan, { basePlanId: planId })) {
    const held = await findRules(read, plan);
    if (held.source !== "own") ruled.set(plan.id, { plan, held });
  }
  return ruled;
}

/** The lines are those that the interview was held by. */
const defaultFor = ({ definition, language }: Plan, { thresholds }: Result) =>
  byDefault({ thresholds: thresholds ?? definition.thresholds, language });

/** That rejections are automatic is told to whoever is invited from now on: of an interview it is taken as told. */
const guardsFor = (company: CompanyRules, result: Result): RuleGuards => {
  const hasInterview = result.interviewId !== null;
  return {
    ...guardsOf(company, { ...result, hasInterview }),
    autoReject: company.autoReject && hasInterview,
  };
};

type Tally = Record<"before" | "after" | "beforeWaiting" | "afterWaiting", number>;

/** Where the results led and would have led, for each occasion. */
class Outcomes {
  private readonly examined = new Map<RuleTrigger, number>();
  private readonly tally = new Map<string, Tally>();
  private readonly moved: DryRun["moved"] = [];
  private moreMoved = 0;

  add(result: Result, before: RuleVerdict, after: RuleVerdict): void {
    const { on } = result;
    // What neither asks about is no occasion.
    if (before.asked.length + after.asked.length === 0) return;
    this.examined.set(on, (this.examined.get(on) ?? 0) + 1);
    this.count(on, before, "before");
    this.count(on, after, "after");
    if (outcomeOf(before) === outcomeOf(after)) return;
    if (this.moved.length === MOST_MOVED) this.moreMoved += 1;
    else this.moved.push(describeMove(result, before, after));
  }

  private count(on: RuleTrigger, verdict: RuleVerdict, when: "before" | "after"): void {
    const row = this.rowOf(on, outcomeOf(verdict));
    row[when] += 1;
    if (verdict.guards.length > 0) row[`${when}Waiting`] += 1;
  }

  private rowOf(on: RuleTrigger, outcome: Outcome): Tally {
    const key = `${on}:${outcome}`;
    const row = this.tally.get(key) ?? { before: 0, after: 0, beforeWaiting: 0, afterWaiting: 0 };
    this.tally.set(key, row);
    return row;
  }

  summary(): Pick<DryRun, "occasions" | "moved" | "moreMoved"> {
    const { moved, moreMoved } = this;
    const occasions = ruleTrigger.options
      .filter((on) => this.examined.has(on))
      .map((on) => ({
        on,
        examined: this.examined.get(on) ?? 0,
        counts: OUTCOMES.map((outcome) => ({ outcome, ...this.rowOf(on, outcome) })),
      }));
    return { occasions, moved, moreMoved };
  }
}

const describeMove = (
  { on, way, interviewId, name, facts }: Result,
  before: RuleVerdict,
  after: RuleVerdict,
): DryRun["moved"][number] => ({
  on,
  candidacyId: way.id,
  candidateId: way.candidateId,
  interviewId,
  name,
  known: { total: facts.total, screening: facts.screening, test: facts.test },
  before: outcomeOf(before),
  after: outcomeOf(after),
  waits: after.guards.length > 0,
});
