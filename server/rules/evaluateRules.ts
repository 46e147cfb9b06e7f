import type { CandidateSource } from "../candidates/entity";
import type { ScreeningResult } from "../profiles/screening/schema";
import {
  type LeadingAction,
  type Rule,
  type RuleAction,
  type RuleCondition,
  type RuleMinimums,
  type RuleTrigger,
  isLeading,
} from "./schema";

type Interval = { low: number; high: number };

/** What is known of somebody when rules are asked; null where it is not. */
export type RuleFacts = {
  screening: ScreeningResult | null;
  total: number | null;
  match: number | null;
  dimensions: Readonly<Record<string, number | null>>;
  /** In which a score would lie as surely: within it of a line, a person looks. None of what a person gave. */
  intervals: {
    total: Interval | null;
    match: Interval | null;
    dimensions: Readonly<Record<string, Interval>>;
  };
  test: number | null;
  /** Whoever set the written test says that it was not passed, whatever its points. */
  testFailed: boolean;
  flags: readonly string[];
  source: CandidateSource;
};

/** What puts a person before a verdict; that one looks at all is asked for no longer once one has reviewed. */
export type RuleGuards = RuleMinimums & {
  /** The position is one whose people a person always looks at. */
  positionReviewed: boolean;
  /** An administrator has switched automatic rejection on, and candidates are told of it. */
  autoReject: boolean;
};

/**
 * Why what a rule said is not done by itself: it stands before it, or turned out when it was tried (`unreachable`,
 * `no_report`, `not_possible`).
 */
export type GuardReason =
  | "position_reviewed"
  | "always_review"
  | "below_minimum"
  | "borderline"
  | "needs_person"
  | "unreachable"
  | "no_report"
  | "not_possible";

export type CheckedCondition = {
  condition: RuleCondition;
  /** What was known; null where nothing was. */
  actual: number | string | null;
  held: boolean;
};
export type CheckedRule = { id: string; name: string; held: boolean; conditions: CheckedCondition[] };

export type RuleVerdict = {
  /** Where it leads, by which rule; null where no rule leads anywhere. */
  leads: { ruleId: string; action: LeadingAction } | null;
  /** A person is asked first, for these reasons; then `leads` is what they are asked to confirm. */
  guards: GuardReason[];
  besides: { ruleId: string; action: RuleAction }[];
  /** Every rule that was asked, with what it looked at: the answer to "why did this happen". */
  asked: CheckedRule[];
};

function check(condition: RuleCondition, facts: RuleFacts): CheckedCondition {
  switch (condition.fact) {
    case "screening": {
      const actual = facts.screening;
      return { condition, actual, held: actual !== null && condition.is.includes(actual) };
    }
    case "source":
      return { condition, actual: facts.source, held: condition.is.includes(facts.source) };
    case "flag": {
      const raised = facts.flags.includes(condition.flag);
      return { condition, actual: raised ? condition.flag : null, held: raised === condition.raised };
    }
    case "dimension":
      return bounded(condition, facts.dimensions[condition.id] ?? null);
    default:
      return bounded(condition, facts[condition.fact]);
  }
}

const bounded = (
  condition: Extract<RuleCondition, { bound: string }>,
  actual: number | null,
): CheckedCondition => ({
  condition,
  actual,
  held:
    actual !== null &&
    (condition.bound === "at_least" ? actual >= condition.value : actual < condition.value),
});

const isNear = (line: number, interval: Interval | null | undefined): boolean =>
  !!interval && interval.low < line && line <= interval.high;

/** Whether what the machine scored could as well lie on the other side of the rule's line. */
function isBorderline(condition: RuleCondition, { intervals }: RuleFacts): boolean {
  switch (condition.fact) {
    case "total":
    case "match":
      return isNear(condition.value, intervals[condition.fact]);
    case "dimension":
      return isNear(condition.value, intervals.dimensions[condition.id]);
    default:
      return false;
  }
}

/**
 * What the rules of a plan say of somebody. Pure; the same facts give the same verdict. The first rule that leads
 * somewhere is the one that counts; where no rule leads anywhere, nobody is moved.
 *
 * A guard never changes where it leads, only that a person is asked first: a score so near to a line that it could as
 * well lie beyond it, a minimum of headquarters, a position under review, and every rejection unless it was switched
 * on.
 */
export function evaluateRules(
  rules: readonly Rule[],
  on: RuleTrigger,
  facts: RuleFacts,
  guards: RuleGuards,
): RuleVerdict {
  const due = rules.filter((rule) => rule.on === on);
  const asked = due.map(({ id, name, when }): CheckedRule => {
    const conditions = when.map((condition) => check(condition, facts));
    return { id, name, conditions, held: conditions.every(({ held }) => held) };
  });
  const holding = due.filter((_, index) => asked[index]?.held);
  const said = holding.flatMap(({ id, actions }) => actions.map((action) => ({ ruleId: id, action })));
  const leads = said.find((each): each is { ruleId: string; action: LeadingAction } =>
    isLeading(each.action),
  );
  return {
    leads: leads ?? null,
    guards: leads ? guardsOf(leads.action, on, due, facts, guards) : [],
    besides: said.filter(({ action }) => !isLeading(action)),
    asked,
  };
}

function guardsOf(
  action: LeadingAction,
  on: RuleTrigger,
  due: readonly Rule[],
  facts: RuleFacts,
  guards: RuleGuards,
): GuardReason[] {
  if (action.do === "review") return [];
  const reasons: GuardReason[] = [];
  if (guards.positionReviewed) reasons.push("position_reviewed");
  // What headquarters has looked at is reports, and at the screening there is none yet.
  if (guards.alwaysReview && on !== "screened") reasons.push("always_review");
  if (on === "tested" && facts.testFailed && (action.do === "invite" || action.do === "advance"))
    reasons.push("needs_person");
  const { advanceAtLeast } = guards;
  const { total, intervals } = facts;
  if (action.do === "advance" && advanceAtLeast !== null && (total === null || total < advanceAtLeast)) {
    reasons.push(on === "screened" ? "no_report" : "below_minimum");
  }
  // Of any rule, not only the one that held: the line it just missed is as near.
  const isClose = due.some(({ when }) => when.some((condition) => isBorderline(condition, facts)));
  if (isClose || (advanceAtLeast !== null && isNear(advanceAtLeast, intervals.total)))
    reasons.push("borderline");
  if (action.do === "thank" && !guards.autoReject) reasons.push("needs_person");
  return reasons;
}
