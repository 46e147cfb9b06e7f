import type { EntityManager } from "typeorm";
import { openPlatforms } from "../chats/reach";
import { selectColumns } from "../db/statements";
import type { StaffActor } from "../http/actors";
import { type ErrorDetail, invalid } from "../http/errors";
import { type Locale, type MessageKey, localize } from "../http/messages";
import { Staff } from "../org/entity";
import { canOver, scopeOf } from "../org/permissions";
import { isInScope } from "../org/scope";
import type { OrgTree } from "../org/tree";
import { Plan } from "../plans/entity";
import type { Services } from "../services";
import type { Rule, RuleCondition, RuleSet, RuleTrigger } from "./schema";

type Problem = { path: (string | number)[]; code: MessageKey };

/** Whether people of the plan's unit may be invited by the other plan: it belongs there, or to a unit above. */
export const isWithinReach = (tree: OrgTree, unitId: string, plan: Pick<Plan, "orgUnitId" | "archivedAt">) =>
  plan.archivedAt === null && tree.upwards(unitId).includes(plan.orgUnitId);

/** What is known when it is asked: a condition on anything else could never hold, and would only look like one. */
const KNOWN_AT: Record<RuleTrigger, ReadonlySet<RuleCondition["fact"]>> = {
  screened: new Set(["screening", "source", "test"]),
  tested: new Set(["screening", "source", "test", "total", "match", "dimension", "flag"]),
  reported: new Set(["screening", "source", "test", "total", "match", "dimension", "flag"]),
  reviewed: new Set(["screening", "source", "test", "total", "match", "dimension", "flag"]),
};

function* problemsOf(rule: Rule, dimensions: ReadonlySet<string>): Generator<Problem> {
  for (const [index, condition] of rule.when.entries()) {
    const path = ["when", index];
    if (condition.fact === "dimension" && !dimensions.has(condition.id))
      yield { path, code: "rules.dimension_unknown" };
    else if (!KNOWN_AT[rule.on].has(condition.fact)) yield { path, code: "rules.not_known_then" };
  }
}

/**
 * Whether a plan's rules mean something and keep within the branch.
 * @throws 422 rules.refused with every problem and its place in the set
 */
export async function checkRules(
  { org, platforms }: Pick<Services, "org" | "platforms">,
  manager: EntityManager,
  actor: StaffActor,
  plan: Pick<Plan, "orgUnitId" | "definition">,
  { rules, invitation }: RuleSet,
  locale: Locale,
): Promise<void> {
  const problems: Problem[] = [];
  const dimensions = new Set(plan.definition.dimensions.map(({ id }) => id));
  const actions = rules.flatMap((rule, r) =>
    rule.actions.map((action, a) => ({ action, path: ["rules", r, "actions", a] })),
  );
  for (const [r, rule] of rules.entries()) {
    for (const { path, code } of problemsOf(rule, dimensions))
      problems.push({ path: ["rules", r, ...path], code });
  }
  const planIds = actions.flatMap(({ action }) => (action.do === "invite" ? (action.planId ?? []) : []));
  const plans = await selectColumns(manager, Plan, ["id", "orgUnitId", "archivedAt"], { id: planIds });
  const staffIds = actions.flatMap(({ action }) => (action.do === "notify" ? action.staffIds : []));
  const staff = await selectColumns(manager, Staff, ["id", "orgUnitId", "state"], { id: staffIds });
  const readable = scopeOf(actor, "plans.read");
  for (const { action, path } of actions) {
    if (action.do === "invite" && action.planId !== undefined) {
      const other = plans.find(({ id }) => id === action.planId);
      if (!other || !isInScope(readable, other) || !isWithinReach(org.tree(), plan.orgUnitId, other))
        problems.push({ path, code: "rules.plan_unknown" });
    } else if (action.do === "notify") {
      const isKnown = (id: string) => {
        const person = staff.find((one) => one.id === id);
        const owner = person && { orgUnitId: person.orgUnitId, positionId: null };
        return owner !== undefined && person?.state === "active" && canOver(actor, "staff.read", owner);
      };
      if (!action.staffIds.every(isKnown)) problems.push({ path, code: "rules.staff_unknown" });
    } else if (action.do === "advance" && action.how === "next" && actor.staffId === null)
      problems.push({ path, code: "rules.person_only" });
  }
  const open: readonly string[] = [...openPlatforms({ platforms }), "sms", "email"];
  if (!invitation.channels.every((channel) => open.includes(channel)))
    problems.push({ path: ["invitation", "channels"], code: "invitation.channel_closed" });
  if (problems.length > 0)
    throw invalid("rules.refused", { details: problems.map((problem) => toDetail(problem, locale)) });
}

const toDetail = ({ path, code }: Problem, locale: Locale): ErrorDetail => ({
  path: ["set", ...path].join("."),
  code,
  message: localize(code, locale),
});
