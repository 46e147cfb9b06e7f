import type { PlanDefinition, Question, Stage } from "../definition";
import type { PlanOverrides, StagePlace } from "./overrides";
import { sameValue } from "./values";

/**
 * Lays overrides on a base without asking whether the result makes sense: what refers to nothing has no effect, and an
 * addition that the base already holds stays one. Shares parts with the base, so nobody may change the result.
 */
export function applyOverrides(base: PlanDefinition, overrides: PlanOverrides): PlanDefinition {
  const stageIds = new Set(base.stages.map(({ id }) => id));
  const addedAt = (place: StagePlace): Stage[] =>
    overrides.addedStages
      .filter((added) => sameValue(added.place, place) && !stageIds.has(added.stage.id))
      .map(({ stage }) => stage);
  return {
    ...base,
    dimensions: base.dimensions.map((dimension) => {
      const change = overrides.dimensions.find(({ id }) => id === dimension.id);
      const { weightBp = dimension.weightBp, requiredScore = dimension.requiredScore } = change ?? {};
      return { ...dimension, weightBp, requiredScore };
    }),
    thresholds: {
      advance: overrides.thresholds.advance ?? base.thresholds.advance,
      review: overrides.thresholds.review ?? base.thresholds.review,
    },
    stages: [
      ...addedAt("start"),
      ...base.stages.flatMap((stage) => [
        changeStage(stage, overrides, base),
        ...addedAt({ after: stage.id }),
      ]),
      ...addedAt("end"),
    ],
  };
}

function changeStage(stage: Stage, overrides: PlanOverrides, base: PlanDefinition): Stage {
  const present = new Set(base.stages.flatMap(({ questions }) => questions.map(({ id }) => id)));
  const addedAfter = (after: string | null): Question[] =>
    overrides.addedQuestions
      .filter(
        (added) => added.stageId === stage.id && added.after === after && !present.has(added.question.id),
      )
      .map(({ question }) => question);
  return {
    ...stage,
    guide: overrides.guides.find(({ id }) => id === stage.id)?.guide ?? stage.guide,
    questions: [
      ...addedAfter(null),
      ...stage.questions.flatMap((question) => [
        ...(overrides.droppedQuestions.includes(question.id) ? [] : [changeTimes(question, overrides)]),
        ...addedAfter(question.id),
      ]),
    ],
  };
}

function changeTimes(question: Question, { times }: PlanOverrides): Question {
  const change = times.find(({ id }) => id === question.id);
  const { prepSeconds = question.prepSeconds, answerSeconds = question.answerSeconds } = change ?? {};
  return { ...question, prepSeconds, answerSeconds };
}
