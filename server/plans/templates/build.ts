import type { InterviewLanguage, PlanDefinition, Question } from "../definition";
import { type DimensionId, instantiateDimension } from "./dimensions";
import type { DimensionPick, PlanTemplate, QuestionLimits, TemplateQuestion } from "./types";

/** Takes a dimension into a template: its weight in basis points and the score (0–10) that the job asks for. */
export function pick(
  id: DimensionId,
  weightBp: number,
  { requiredScore }: { requiredScore: number },
): DimensionPick {
  return { id, weightBp, requiredScore };
}

/** Limits of an answer that is spoken, in seconds; it may be recorded once more. */
export function spoken(prepSeconds: number, answerSeconds: number): QuestionLimits {
  return { prepSeconds, answerSeconds, rerecords: 1 };
}

/** Limits of an answer that is typed, in seconds; it can be edited until time is up, so there is no second take. */
export function typed(prepSeconds: number, answerSeconds: number): QuestionLimits {
  return { prepSeconds, answerSeconds, rerecords: 0 };
}

/** Makes a template into a plan in one language. Everything in the plan is a fresh copy. */
export function buildPlan(template: PlanTemplate, language: InterviewLanguage): PlanDefinition {
  return {
    language,
    jobTitle: template[language].name,
    dimensions: template.dimensions.map((demand) => instantiateDimension(demand.id, language, demand)),
    stages: template.stages.map((stage) => ({
      id: stage.id,
      kind: stage.kind,
      ...stage[language],
      questions: stage.questions.map((question) => buildQuestion(question, language)),
    })),
    thresholds: { ...template.thresholds },
  };
}

function buildQuestion(question: TemplateQuestion, language: InterviewLanguage): Question {
  const { id, assesses, zh: _zh, en: _en, ...limits } = question;
  const { text, strong, weak, material } = question[language];
  return {
    id,
    text,
    ...limits,
    dimensions: Object.entries(assesses).map(([dimension, weightBp]) => ({ id: dimension, weightBp })),
    strong: [...strong],
    weak: [...weak],
    ...(material === undefined ? {} : { material }),
  };
}
