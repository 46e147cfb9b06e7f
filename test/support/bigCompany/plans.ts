import type { Transaction } from "../../../server/db/database";
import { insertRow } from "../../../server/db/rows";
import { ROOT_UNIT } from "../../../server/org/tree";
import { freshPlan } from "../../../server/plans/createPlan";
import { Plan } from "../../../server/plans/entity";
import { freezePlan } from "../../../server/plans/frozenPlans";
import { recordVersion } from "../../../server/plans/planVersions";
import { instantiateTemplate, listTemplates } from "../../../server/plans/templates";
import type { Branch } from "./organisation";

export type UsedPlan = Pick<
  Plan,
  "id" | "orgUnitId" | "name" | "jobTitle" | "questionCount" | "definition"
> & {
  frozenPlanSha256: string;
};

/** Half of them headquarters', the others of the first branches; of the built-in templates in turn. */
export async function plantPlans(
  tx: Transaction,
  branches: readonly Branch[],
  count: number,
  at: Date,
): Promise<UsedPlan[]> {
  const templates = listTemplates();
  const plans: UsedPlan[] = [];
  for (let index = 0; index < count; index += 1) {
    const template = templates[index % templates.length];
    const definition = template && instantiateTemplate(template.id, "zh");
    if (!definition) throw new Error("no built-in template");
    const branch = index < count / 2 ? undefined : branches[index - Math.ceil(count / 2)];
    const orgUnitId = branch?.id ?? ROOT_UNIT;
    const name = `${template.name.zh} ${index + 1}`;
    const plan = freshPlan(
      definition,
      { orgUnitId, name, jobFamily: "sales" },
      new Date(at.getTime() + index * 1000),
    );
    await insertRow(tx, Plan, plan);
    await recordVersion(tx, plan, { cause: "created", by: null });
    plans.push({ ...plan, frozenPlanSha256: await freezePlan(tx, definition, at) });
  }
  return plans;
}
