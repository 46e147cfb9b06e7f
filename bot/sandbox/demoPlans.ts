import type { PlanDefinition } from "../../server/plans/definition";
import { createPlan } from "../../server/plans/createPlan";
import { DEFAULT_LIMITS } from "../../server/plans/derive/limits";
import type { Plan } from "../../server/plans/entity";
import { askOn } from "../../server/plans/followUpRules";
import { createDerivedPlan } from "../../server/plans/inherit/createDerivedPlan";
import { setDefault } from "../../server/plans/inherit/setDefault";
import { setLimits } from "../../server/plans/inherit/setLimits";
import { instantiateTemplate, listTemplates } from "../../server/plans/templates";
import { updatePlan } from "../../server/plans/updatePlan";
import { ROOT_UNIT } from "../../server/org/tree";
import type { Services } from "../../server/services";

/** Whose plans others derive theirs from. */
const STANDARD = "sales_manager";
const HEADQUARTERS = "苏晴";

const FOLLOWED = {
  templateId: "customer_service",
  name: "客服专员（半结构化）",
  jobFamily: "service",
  directions: ["后来有什么结果或反馈", "其中哪些是您亲自做的", "前后大约差了多少"],
} as const;

type Change = (definition: PlanDefinition) => void;
type Edit = { by: string; note: string; change: Change };

/** Edits a copy, as the editor does. */
async function edit(services: Services, plan: Plan, { by, note, change }: Edit): Promise<Plan> {
  const definition = structuredClone(plan.definition);
  change(definition);
  const { id, name, version } = plan;
  return updatePlan(services, id, { name, definition, version, note }, { by, locale: "zh" });
}

function moveWeight(definition: PlanDefinition, from: string, to: string, bp: number): void {
  for (const dimension of definition.dimensions) {
    if (dimension.id === from) dimension.weightBp -= bp;
    if (dimension.id === to) dimension.weightBp += bp;
  }
}

/** Within every limit that headquarters has or will set: this plan follows, and is told. */
const beijing: Edit = {
  by: "何嘉",
  note: "客户以政企为主，更看重客户导向",
  change(definition) {
    moveWeight(definition, "sales_drive", "customer_focus", 200);
    definition.thresholds.advance = 8.5;
    definition.stages
      .find(({ id }) => id === "experience")
      ?.questions.push({
        id: "key_account_process",
        text: "请讲一次您和政府或大型企业客户打交道的经历。流程很长的时候，您怎么让事情往前走？",
        prepSeconds: 30,
        answerSeconds: 120,
        rerecords: 1,
        dimensions: [{ id: "customer_focus", weightBp: 10_000 }],
        strong: ["弄清对方的流程和决策人", "每一步都有约定的下一步"],
        weak: ["只等对方回复", "只靠熟人关系"],
      });
  },
};

/** Further than headquarters allows later: somebody of Shanghai has to decide. */
const shanghai: Edit = {
  by: "顾岚",
  note: "新区拓展，加重销售驱动",
  change(definition) {
    moveWeight(definition, "planning", "sales_drive", 500);
    definition.thresholds.advance = 9;
  },
};

const revision: Edit = {
  by: HEADQUARTERS,
  note: "追问自己的贡献；复核线提高",
  change(definition) {
    definition.thresholds.review = 6.5;
    for (const question of definition.stages.flatMap(({ questions }) => questions)) {
      if (question.id === "lost_customer") question.answerSeconds += 30;
      if (question.id === "hardest_sale") {
        question.text =
          "请讲一笔您亲自参与、过程最难的销售或合作。您是怎么一步步推进的？哪一步是您自己促成的？";
      }
    }
  },
};

/** What a semi-structured plan is like: a built-in template with directions to ask on. */
async function seedFollowed(services: Services): Promise<void> {
  const template = instantiateTemplate(FOLLOWED.templateId, "zh");
  if (!template) throw new Error("no template to ask on");
  const stages = template.stages.map((stage) =>
    stage.kind === "questions"
      ? {
          ...stage,
          questions: stage.questions.map((question) => ({
            ...question,
            followUps: [...FOLLOWED.directions],
          })),
        }
      : stage,
  );
  const { name, jobFamily } = FOLLOWED;
  const definition = askOn({ ...template, stages });
  await createPlan(services, { name, jobFamily, definition }, ROOT_UNIT, { by: HEADQUARTERS });
}

/**
 * A plan of each template as the group's, each the default of its family; of the first, a branch's plan that follows and
 * one that conflicts, so that everything about derived plans can be tried at once.
 * @returns the plan of the first template
 */
export async function seedDemoPlans(services: Services): Promise<Plan> {
  const made = new Map<string, Plan>();
  for (const { id } of listTemplates()) {
    const plan = await createPlan(services, { templateId: id, language: "zh" }, ROOT_UNIT, {
      by: HEADQUARTERS,
    });
    made.set(id, await setDefault(services, plan.id, true));
  }
  await seedFollowed(services);
  const standard = made.get(STANDARD);
  if (!standard) throw new Error("no built-in template to derive plans from");
  await derive(services, standard);
  return standard;
}

/** The worker's job then tells the branches, as it does in earnest. */
async function derive(services: Services, base: Plan): Promise<void> {
  for (const [code, adaptation] of Object.entries({ BJ: beijing, SH: shanghai })) {
    const unit = services.org.tree().findByCode(code);
    // A company that has units of its own has none of the demonstration's.
    if (!unit) return;
    const by = adaptation.by;
    const place = { orgUnitId: unit.id, readable: "all" as const, by };
    await edit(services, await createDerivedPlan(services, { basePlanId: base.id }, place), adaptation);
  }
  const { id, version } = await edit(services, base, revision);
  const limits = {
    ...DEFAULT_LIMITS,
    weights: { maxShiftBp: 300, exceptions: [{ id: "integrity", maxShiftBp: 0 }] },
    thresholds: { advanceMaxRise: 0.5, reviewMaxRise: 0.5 },
    mandatoryQuestionIds: ["promise_under_pressure"],
    maxAddedQuestions: 3,
  };
  await setLimits(services, id, { limits, version }, HEADQUARTERS);
}
