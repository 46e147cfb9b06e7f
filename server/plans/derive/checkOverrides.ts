import type { PlanDefinition } from "../definition";
import { findMisfits } from "./findMisfits";
import { accessOf, highestThreshold, isMandatory, maxShiftOf, type PlanLimits } from "./limits";
import { type PlanOverrides, addedQuestionsOf } from "./overrides";
import { type Problem, clip, percent, problem, thresholdName } from "./problems";

/**
 * Everything that keeps overrides from being stored: they do not fit the base, or they leave its limits. All of it at
 * once, so that an editor can mark every place. Empty exactly when `derivePlan` succeeds within the limits.
 */
export function checkOverrides(
  base: PlanDefinition,
  limits: PlanLimits,
  overrides: PlanOverrides,
): Problem[] {
  return [
    ...findMisfits(base, overrides),
    ...checkDimensions(base, limits, overrides),
    ...checkThresholds(base, limits, overrides),
    ...checkMandatory(base, limits, overrides),
    ...checkStages(base, limits, overrides),
    ...checkCount(base, limits, overrides),
  ];
}

function checkDimensions(base: PlanDefinition, limits: PlanLimits, { dimensions }: PlanOverrides): Problem[] {
  return dimensions.flatMap(({ id, weightBp, requiredScore }, index) => {
    const dimension = base.dimensions.find((each) => each.id === id);
    if (!dimension) return [];
    const { name } = dimension;
    const problems: Problem[] = [];
    const shift = weightBp === undefined ? 0 : Math.abs(weightBp - dimension.weightBp);
    const max = maxShiftOf(limits, id);
    if (shift > max) {
      const params = { name, max: percent(max), shift: percent(shift) };
      problems.push(problem("limit.weight_shift", ["dimensions", index, "weightBp"], params));
    }
    const path = ["dimensions", index, "requiredScore"];
    if (requiredScore !== undefined && requiredScore < dimension.requiredScore) {
      problems.push(problem("limit.required_lowered", path, { name, min: dimension.requiredScore }));
    } else if (!limits.requiredScoreMayRise && (requiredScore ?? 0) > dimension.requiredScore) {
      problems.push(problem("limit.required_fixed", path, { name }));
    }
    return problems;
  });
}

function checkThresholds(base: PlanDefinition, limits: PlanLimits, { thresholds }: PlanOverrides): Problem[] {
  return (["advance", "review"] as const).flatMap((key) => {
    const value = thresholds[key];
    if (value === undefined) return [];
    const path = ["thresholds", key];
    const which = thresholdName[key];
    const min = base.thresholds[key];
    const max = highestThreshold(base, limits, key);
    if (value < min) return [problem("limit.threshold_lowered", path, { which, min })];
    return value > max ? [problem("limit.threshold_rise", path, { which, max })] : [];
  });
}

/** What the limits call mandatory; what the plan itself does is a misfit already. */
function checkMandatory(base: PlanDefinition, limits: PlanLimits, overrides: PlanOverrides): Problem[] {
  const questions = base.stages.flatMap((stage) => stage.questions);
  const nameOf = (id: string) => {
    const question = questions.find((each) => each.id === id);
    const counts = question && !isMandatory(question) && isMandatory(question, limits);
    return counts ? clip(question.text) : null;
  };
  return [
    ...overrides.droppedQuestions.flatMap((id, index) => {
      const name = nameOf(id);
      return name === null ? [] : [problem("limit.mandatory_dropped", ["droppedQuestions", index], { name })];
    }),
    ...overrides.times.flatMap(({ id }, index) => {
      const name = nameOf(id);
      return name === null ? [] : [problem("limit.mandatory_changed", ["times", index], { name })];
    }),
  ];
}

function checkStages(base: PlanDefinition, limits: PlanLimits, overrides: PlanOverrides): Problem[] {
  return base.stages.flatMap((stage) => {
    const access = accessOf(limits, stage.id);
    if (access === "open") return [];
    const code = access === "locked" ? "limit.stage_locked" : "limit.stage_closed";
    const inStage = new Set(stage.questions.map(({ id }) => id));
    const marks: (string | number)[][] = [];
    overrides.addedQuestions.forEach(({ stageId, question }, index) => {
      if (stageId === stage.id && !inStage.has(question.id)) marks.push(["addedQuestions", index]);
    });
    if (access === "locked") {
      overrides.guides.forEach(({ id }, index) => {
        if (id === stage.id) marks.push(["guides", index]);
      });
      overrides.times.forEach(({ id }, index) => {
        if (inStage.has(id)) marks.push(["times", index]);
      });
      overrides.droppedQuestions.forEach((id, index) => {
        if (inStage.has(id)) marks.push(["droppedQuestions", index]);
      });
    }
    return marks.map((path) => problem(code, path, { name: stage.title }));
  });
}

function checkCount(base: PlanDefinition, limits: PlanLimits, overrides: PlanOverrides): Problem[] {
  const present = new Set(base.stages.flatMap(({ questions }) => questions.map(({ id }) => id)));
  const count = addedQuestionsOf(overrides).filter(({ id }) => !present.has(id)).length;
  const max = limits.maxAddedQuestions;
  return count > max ? [problem("limit.too_many_questions", ["addedQuestions"], { max, count })] : [];
}
