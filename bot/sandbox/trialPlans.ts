import { createPlan } from "../../server/plans/createPlan";
import { FULL_WEIGHT, type InterviewLanguage, type PlanDefinition } from "../../server/plans/definition";
import { Plan } from "../../server/plans/entity";
import { familyOfTemplate } from "../../server/plans/jobFamilies";
import { instantiateTemplate } from "../../server/plans/templates";
import { ROOT_UNIT } from "../../server/org/tree";
import { defaultRules } from "../../server/rules/defaultRules";
import type { Rule } from "../../server/rules/schema";
import { writeRules } from "../../server/rules/storedRules";
import type { Services } from "../../server/services";

/** Headquarters' HR of the demonstration. */
const BY = { staffId: null, name: "苏晴" };

/** Whoever tries the product answers two questions, not a whole interview. */
const TEMPLATE = "product_manager";
/** Each with the one thing that it is about: more could not be judged by two short answers. */
const ASKED = { worth_building: "customer_focus", influence_without_authority: "planning" } as const;
const LIMITS = { prepSeconds: 15, answerSeconds: 90, rerecords: 1 };

/** What one invites to in a chat: a plan of each language, of which no other plan has the title. */
export const TRIALS: Record<InterviewLanguage, { name: string; jobTitle: string }> = {
  zh: { name: "产品助理（两题体验）", jobTitle: "产品助理" },
  en: { name: "Product associate (two questions)", jobTitle: "Product associate" },
};

function trialOf(language: InterviewLanguage): PlanDefinition {
  const template = instantiateTemplate(TEMPLATE, language);
  const about = new Map<string, string>(Object.entries(ASKED));
  const stage = template?.stages.find(({ questions }) => questions.some(({ id }) => about.has(id)));
  if (!template || !stage) throw new Error("no built-in template for the demonstration's plan");
  const judged = new Set(about.values());
  const weightBp = FULL_WEIGHT / judged.size;
  return {
    ...template,
    jobTitle: TRIALS[language].jobTitle,
    dimensions: template.dimensions
      .filter(({ id }) => judged.has(id))
      .map((dimension) => ({ ...dimension, weightBp })),
    stages: [
      {
        ...stage,
        questions: stage.questions.flatMap((question) => {
          const id = about.get(question.id);
          return id ? [{ ...question, ...LIMITS, dimensions: [{ id, weightBp: FULL_WEIGHT }] }] : [];
        }),
      },
    ],
    // Few answers say little: whoever says something is not turned away by a machine.
    thresholds: { advance: 7, review: 3 },
  };
}

/** The demonstration's short plans, where they are not there yet. */
export async function keepTrialPlans(services: Services): Promise<void> {
  for (const language of ["zh", "en"] as const) {
    const { name } = TRIALS[language];
    if (await services.db.read.existsBy(Plan, { name, orgUnitId: ROOT_UNIT })) continue;
    const definition = trialOf(language);
    const { id } = await createPlan(
      services,
      { name, jobFamily: familyOfTemplate(TEMPLATE), definition },
      ROOT_UNIT,
      { by: BY.name },
    );
    await askForEach(services, id, definition);
  }
}

/** Of each interview the manager is asked, whatever its score: whoever tries the product wants to see what follows. */
async function askForEach(services: Services, planId: string, plan: PlanDefinition): Promise<void> {
  const set = defaultRules(plan);
  const asking: Rule = {
    id: "ask",
    name: plan.language === "zh" ? "体验：每份报告都请经理决定" : "Trial: the manager decides on each report",
    on: "reported",
    when: [],
    actions: [{ do: "advance", how: "ask" }],
  };
  const rules = [...set.rules.filter(({ on }) => on !== "reported"), asking];
  await services.db.write((tx) =>
    writeRules(services, tx, planId, { set: { ...set, rules }, version: 1, by: BY, note: null }),
  );
}
