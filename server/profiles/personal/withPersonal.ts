import { conflict, invalid } from "../../http/errors";
import { type PlanDefinition, type Question, type Stage, planDefinitionSchema } from "../../plans/definition";
import { isPrivate } from "./isPrivate";
import type { PersonalQuestion } from "./schema";

const TIMES = { prepSeconds: 30, answerSeconds: 120, rerecords: 1 } as const;
const MOST_STAGES = 10;
const TITLE = { zh: "关于您的经历", en: "About your experience" };

const refused = (
  code: "invitation.question_private" | "invitation.no_such_dimension",
  path: string,
  message: string,
) => invalid(code, { details: [{ path, code, message }] });

/**
 * The plan with the questions that HR accepted for one person, as it is frozen into their interview: a stage of its own
 * before what is written. Only a semi-structured plan has room for them: a structured one asks everybody the same.
 * @throws 409 `plan.structured`, `plan.no_stage_left`; 422 `invitation.question_private`, `invitation.no_such_dimension`
 */
export function withPersonal(plan: PlanDefinition, accepted: readonly PersonalQuestion[]): PlanDefinition {
  if (accepted.length === 0) return plan;
  if (plan.style !== "semi_structured") throw conflict("plan.structured");
  if (plan.stages.length >= MOST_STAGES) throw conflict("plan.no_stage_left");
  accepted.forEach(({ dimension, text }, index) => {
    if (isPrivate(text))
      throw refused("invitation.question_private", `personalQuestions.${index}.text`, text);
    if (!plan.dimensions.some(({ id }) => id === dimension))
      throw refused("invitation.no_such_dimension", `personalQuestions.${index}.dimension`, dimension);
  });
  const taken = new Set(
    plan.stages.flatMap(({ id, questions }) => [id, ...questions.map((each) => each.id)]),
  );
  const free = (id: string): string => (taken.has(id) ? free(`${id}_x`) : id);
  const questions = accepted.map(({ dimension, kind, text, because }, index): Question => ({
    id: free(`personal_${index + 1}`),
    text,
    ...TIMES,
    dimensions: [{ id: dimension, weightBp: 10_000 }],
    strong: [],
    weak: [],
    personal: { kind, because },
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
  return planDefinitionSchema.parse({ ...plan, stages: plan.stages.toSpliced(at, 0, stage) });
}
