import { DECLINE_REASONS } from "../../decisions/declineReasons";
import type { Rule, RuleAction, RuleCondition, RuleTrigger } from "../data";

/** What an edited rule is made of: one way, and what is done besides. Pure. */
export type Lead = "invite" | "ask" | "next" | "review" | "thank" | "none";
type Leading = Extract<RuleAction, { do: "invite" | "advance" | "review" | "thank" }>;

export const LEADS: Record<RuleTrigger, readonly Lead[]> = {
  screened: ["invite", "ask", "next", "review", "thank", "none"],
  tested: ["invite", "ask", "next", "review", "thank", "none"],
  reported: ["ask", "next", "review", "thank", "none"],
  reviewed: ["ask", "next", "thank", "none"],
};

/** As `thankReason` and `DEFAULT_REASON` of server/rules/schema.ts have them. */
export const DEFAULT_REASON = "skills";
export const RULE_REASONS = DECLINE_REASONS.filter((reason) => reason !== "other");

/** What is known then, as the server has it (server/rules/checkRules). */
export const FACTS: Record<RuleTrigger, readonly RuleCondition["fact"][]> = {
  screened: ["screening", "source", "test"],
  tested: ["test", "screening", "source"],
  reported: ["total", "match", "dimension", "flag", "test", "screening", "source"],
  reviewed: ["total", "match", "dimension", "flag", "test", "screening", "source"],
};

export const isLeading = (action: RuleAction): action is Leading =>
  action.do === "invite" || action.do === "advance" || action.do === "review" || action.do === "thank";

export const leadingOf = ({ actions }: Pick<Rule, "actions">): Leading | undefined => actions.find(isLeading);

export function leadOf(rule: Pick<Rule, "actions">): Lead {
  const action = leadingOf(rule);
  if (!action) return "none";
  return action.do === "advance" ? action.how : action.do;
}

const made: Record<Exclude<Lead, "none">, Leading> = {
  invite: { do: "invite" },
  ask: { do: "advance", how: "ask" },
  next: { do: "advance", how: "next" },
  review: { do: "review" },
  thank: { do: "thank", offerTalentPool: true },
};

const withLeading = ({ actions }: Pick<Rule, "actions">, leading: Leading | null): RuleAction[] => [
  ...(leading ? [leading] : []),
  ...actions.filter((action) => !isLeading(action)),
];
export const changeLead = (rule: Rule, lead: Lead): Rule => ({
  ...rule,
  actions: withLeading(rule, lead === "none" ? null : made[lead]),
});
export const changeLeading = (rule: Rule, leading: Leading): Rule => ({
  ...rule,
  actions: withLeading(rule, leading),
});

export const tagsOf = ({ actions }: Rule): string[] =>
  actions.flatMap((action) => (action.do === "tag" ? [action.tag] : []));
export const staffOf = ({ actions }: Rule): string[] =>
  actions.flatMap((action) => (action.do === "notify" ? action.staffIds : []));
export const tellsOthers = ({ actions }: Rule): boolean => actions.some((action) => action.do === "webhook");

/** As many tags as a rule has room for beside its way, the colleagues and the webhook. */
const MOST_TAGS = 2;

export function changeBesides(
  rule: Rule,
  change: { tags?: string[]; staffIds?: string[]; webhook?: boolean },
): Rule {
  const tags = (change.tags ?? tagsOf(rule)).slice(0, MOST_TAGS);
  const staffIds = change.staffIds ?? staffOf(rule);
  const webhook = change.webhook ?? tellsOthers(rule);
  return {
    ...rule,
    actions: [
      ...rule.actions.filter(isLeading),
      ...tags.map((tag) => ({ do: "tag" as const, tag })),
      ...(staffIds.length > 0 ? [{ do: "notify" as const, staffIds }] : []),
      ...(webhook ? [{ do: "webhook" as const }] : []),
    ],
  };
}

/** A condition as it begins. */
export function newCondition(fact: RuleCondition["fact"], dimensionId: string): RuleCondition {
  switch (fact) {
    case "screening":
      return { fact, is: ["passes"] };
    case "source":
      return { fact, is: ["referral"] };
    case "flag":
      return { fact, flag: "incomplete", raised: true };
    case "dimension":
      return { fact, id: dimensionId, bound: "at_least", value: 6 };
    case "total":
      return { fact, bound: "at_least", value: 8 };
    default:
      return { fact, bound: "at_least", value: 80 };
  }
}

/** Another trigger knows other things: what it does not know is left out, and a way that it does not have. */
export function changeTrigger(rule: Rule, on: RuleTrigger): Rule {
  const when = rule.when.filter(({ fact }) => FACTS[on].includes(fact));
  const moved = { ...rule, on, when };
  return LEADS[on].includes(leadOf(rule)) ? moved : changeLead(moved, "review");
}

export function newRule(rules: readonly Rule[], on: RuleTrigger, name: string): Rule {
  const taken = new Set(rules.map(({ id }) => id));
  let number = rules.length + 1;
  while (taken.has(`rule_${number}`)) number += 1;
  return { id: `rule_${number}`, name, on, when: [], actions: [{ do: "review" }] };
}

/** Among those of the same trigger: between them alone does the order count. */
export function moveRule(rules: readonly Rule[], id: string, by: 1 | -1): Rule[] {
  const at = rules.findIndex((rule) => rule.id === id);
  const own = rules[at];
  if (!own) return [...rules];
  const others = rules.map((rule, index) => (rule.on === own.on ? index : -1)).filter((index) => index >= 0);
  const to = others[others.indexOf(at) + by];
  const other = to === undefined ? undefined : rules[to];
  if (to === undefined || !other) return [...rules];
  return rules.map((rule, index) => (index === at ? other : index === to ? own : rule));
}
