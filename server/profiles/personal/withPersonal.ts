import { conflict, invalid } from "../../http/errors";
import { type PlanDefinition, type Question, type Stage, frozenPlanSchema } from "../../plans/definition";
import { personalModeOf } from "../../plans/followUpRules";
import { isPrivate } from "./isPrivate";
import type { PersonalQuestion } from "./schema";

const TIMES = { prepSeconds: 30, answerSeconds: 120, rerecords: 1 } as const;
const TITLE = { zh: "关于您的经历", en: "About your experience" };

const refused = (
  code: "invitation.question_private" | "invitation.no_such_dimension",
  path: string,
  message: string,
) => invalid(code, { details: [{ path, code, message }] });

/**
 * The plan with the questions that HR accepted for one person, as it is frozen into their interview: a stage of its own
 * before what is written. Only a semi-structured plan has room for them: a structured one asks everybody the same.
 * @throws 409 `plan.structured`, `plan.personal_off`; 422 `invitation.question_private`, `invitation.no_such_dimension`
 */
export function withPersonal(plan: PlanDefinition, accepted: readonly PersonalQuestion[]): PlanDefinition {
  if (accepted.length === 0) return plan;
  if (plan.style !== "semi_structured") throw conflict("plan.structured");
  if (personalModeOf(plan) === "off") throw conflict("plan.personal_off");
  accepted.forEach(({ dimension, text, because }, index) => {
    if (isPrivate(text))
      throw refused("invitation.question_private", `personalQuestions.${index}.text`, text);
    if (isPrivate(because))
      throw refused("invitation.question_private", `personalQuestions.${index}.because`, because);
    if (!plan.dimensions.some(({ id }) => id === dimension))
      throw refused("invitation.no_such_dimension", `personalQuestions.${index}.dimension`, dimension);
  });
  const taken = new Set(
    plan.stages.flatMap(({ id, questions }) => [id, ...questions.map((each) => each.id)]),
  );
  const free = (id: string): string => (taken.has(id) ? free(`${id}_x`) : id);
  const questions = accepted.map(({ dimension, text, ...personal }, index): Question => ({
    id: free(`personal_${index + 1}`),
    text,
    ...TIMES,
    dimensions: [{ id: dimension, weightBp: 10_000 }],
    strong: [],
    weak: [],
    personal,
  }));
  const stage: Stage = {
    id: free("personal"),
    kind: "questions",
    title: TITLE[plan.language],
    guide: "",
    questions,
  };
  const written = plan.stages.findIndex(({ kind }) => kind === "written");
  const at = written < 0 ? plan.stages.length : written;
  return frozenPlanSchema.parse({ ...plan, stages: plan.stages.toSpliced(at, 0, stage) });
}
