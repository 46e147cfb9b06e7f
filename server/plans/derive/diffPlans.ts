import { type PlanDefinition, type Question, type Stage, listQuestions } from "../definition";
import { fieldName } from "./fieldNames";
import { isMandatory } from "./limits";
import { type PlanOverrides, type StagePlace, emptyOverrides } from "./overrides";
import { type Problem, clip, problem } from "./problems";
import { changedFields, movedIds } from "./values";

/** A change that a derived plan cannot make; `path` points into the edited plan, or names what is missing from it. */
export type RefusedChange = Problem & { before?: unknown; after?: unknown };

/**
 * What an edited plan changes of its base, in the smallest form: an editor sends whole plans, a derived plan stores
 * differences. Where nothing is refused, `derivePlan(base, overrides)` equals `edited`; otherwise the overrides hold
 * the rest, and may not fit by themselves. Whether they stay within the limits is for `checkOverrides` to say.
 */
export function diffPlans(
  base: PlanDefinition,
  edited: PlanDefinition,
): { overrides: PlanOverrides; refused: RefusedChange[] } {
  const refused = [...planRefusals(base, edited), ...dimensionRefusals(base, edited)];
  const overrides: PlanOverrides = {
    ...emptyOverrides(),
    dimensions: diffDimensions(base, edited),
    thresholds: diffThresholds(base, edited),
  };
  diffStages(base, edited, overrides, refused);
  diffQuestions(base, edited, overrides, refused);
  return { overrides, refused };
}

const idsOf = (items: { id: string }[]) => items.map(({ id }) => id);

function planRefusals(base: PlanDefinition, edited: PlanDefinition): RefusedChange[] {
  return changedFields(base, edited, ["dimensions", "stages", "thresholds"]).map(({ field, ...values }) => ({
    ...problem("refused.plan_field", [field], { field: fieldName(field) }),
    ...values,
  }));
}

function dimensionRefusals(base: PlanDefinition, edited: PlanDefinition): RefusedChange[] {
  const refused: RefusedChange[] = [];
  edited.dimensions.forEach((dimension, index) => {
    const before = base.dimensions.find(({ id }) => id === dimension.id);
    const path = ["dimensions", index];
    if (!before) {
      const { name } = dimension;
      refused.push({ ...problem("refused.dimension_added", path, { name }), after: dimension });
      return;
    }
    for (const { field, ...values } of changedFields(before, dimension, ["weightBp", "requiredScore"])) {
      const params = { name: before.name, field: fieldName(field) };
      refused.push({ ...problem("refused.dimension_field", [...path, field], params), ...values });
    }
  });
  for (const dimension of base.dimensions) {
    if (edited.dimensions.some(({ id }) => id === dimension.id)) continue;
    const { id, name } = dimension;
    refused.push({
      ...problem("refused.dimension_removed", ["dimensions", id], { name }),
      before: dimension,
    });
  }
  if (movedIds(idsOf(base.dimensions), idsOf(edited.dimensions)).length > 0)
    refused.push(problem("refused.dimension_order", ["dimensions"]));
  return refused;
}

function diffDimensions(base: PlanDefinition, edited: PlanDefinition): PlanOverrides["dimensions"] {
  return base.dimensions.flatMap(({ id, weightBp, requiredScore }) => {
    const after = edited.dimensions.find((dimension) => dimension.id === id);
    if (!after || (after.weightBp === weightBp && after.requiredScore === requiredScore)) return [];
    return {
      id,
      ...(after.weightBp !== weightBp && { weightBp: after.weightBp }),
      ...(after.requiredScore !== requiredScore && { requiredScore: after.requiredScore }),
    };
  });
}

function diffThresholds(base: PlanDefinition, edited: PlanDefinition): PlanOverrides["thresholds"] {
  const { advance, review } = edited.thresholds;
  return {
    ...(advance !== base.thresholds.advance && { advance }),
    ...(review !== base.thresholds.review && { review }),
  };
}

function diffStages(
  base: PlanDefinition,
  edited: PlanDefinition,
  overrides: PlanOverrides,
  refused: RefusedChange[],
): void {
  const baseStages = new Map(base.stages.map((stage) => [stage.id, stage]));
  const baseQuestions = new Set(listQuestions(base).map(({ question }) => question.id));
  let place: StagePlace = "start";
  let left = edited.stages.filter(({ id }) => baseStages.has(id)).length;
  edited.stages.forEach((stage, index) => {
    const before = baseStages.get(stage.id);
    if (before) {
      left -= 1;
      place = left === 0 ? "end" : { after: stage.id };
      for (const { field, ...values } of changedFields(before, stage, ["guide", "questions"])) {
        const params = { name: before.title, field: fieldName(field) };
        refused.push({ ...problem("refused.stage_field", ["stages", index, field], params), ...values });
      }
      if (before.guide !== stage.guide) overrides.guides.push({ id: stage.id, guide: stage.guide });
      return;
    }
    // Base questions that were pulled into a new stage are refused with the questions.
    const questions = stage.questions.filter(({ id }) => !baseQuestions.has(id));
    if (questions.length > 0) overrides.addedStages.push({ place, stage: { ...stage, questions } });
  });
  for (const stage of base.stages) {
    if (edited.stages.some(({ id }) => id === stage.id)) continue;
    const params = { name: stage.title };
    refused.push({ ...problem("refused.stage_removed", ["stages", stage.id], params), before: stage });
  }
  if (movedIds(idsOf(base.stages), idsOf(edited.stages)).length > 0)
    refused.push(problem("refused.stage_order", ["stages"]));
  overrides.guides.sort((one, other) => position(base.stages, one.id) - position(base.stages, other.id));
}

const position = (stages: Stage[], id: string) => stages.findIndex((stage) => stage.id === id);

function diffQuestions(
  base: PlanDefinition,
  edited: PlanDefinition,
  overrides: PlanOverrides,
  refused: RefusedChange[],
): void {
  const after = new Map(listQuestions(edited).map((entry) => [entry.question.id, entry]));
  for (const { stage, question } of listQuestions(base)) {
    const entry = after.get(question.id);
    const name = clip(question.text);
    if (entry) {
      refused.push(...questionRefusals(question, entry.question, ["stages", entry.stage.id, question.id]));
      const times = diffTimes(question, entry.question);
      if (times && !isMandatory(question)) overrides.times.push(times);
      if (entry.stage.id !== stage.id) {
        const path = ["stages", entry.stage.id, question.id];
        refused.push({
          ...problem("refused.question_moved", path, { name }),
          before: stage.id,
          after: entry.stage.id,
        });
      }
    } else if (isMandatory(question)) {
      const path = ["stages", stage.id, question.id];
      refused.push({ ...problem("limit.mandatory_dropped", path, { name }), before: question });
    } else if (edited.stages.some(({ id }) => id === stage.id)) {
      overrides.droppedQuestions.push(question.id);
    }
  }
  for (const stage of base.stages) {
    const now = edited.stages.find(({ id }) => id === stage.id);
    if (now) overrides.addedQuestions.push(...diffAdded(base, stage, now, refused));
  }
}

function questionRefusals(before: Question, after: Question, path: string[]): RefusedChange[] {
  const times = isMandatory(before) ? [] : ["prepSeconds", "answerSeconds"];
  const code = isMandatory(before) ? "limit.mandatory_changed" : "refused.question_field";
  return changedFields(before, after, times).map(({ field, ...values }) => ({
    ...problem(code, [...path, field], { name: clip(before.text), field: fieldName(field) }),
    ...values,
  }));
}

function diffTimes({ id, prepSeconds, answerSeconds }: Question, after: Question) {
  if (after.prepSeconds === prepSeconds && after.answerSeconds === answerSeconds) return null;
  return {
    id,
    ...(after.prepSeconds !== prepSeconds && { prepSeconds: after.prepSeconds }),
    ...(after.answerSeconds !== answerSeconds && { answerSeconds: after.answerSeconds }),
  };
}

/** Each addition hangs on the nearest base question before it, so that it has one representation only. */
function diffAdded(
  base: PlanDefinition,
  before: Stage,
  now: Stage,
  refused: RefusedChange[],
): PlanOverrides["addedQuestions"] {
  const anywhere = new Set(listQuestions(base).map(({ question }) => question.id));
  const here = idsOf(before.questions);
  if (movedIds(here, idsOf(now.questions)).length > 0) {
    refused.push(problem("refused.question_order", ["stages", before.id], { name: before.title }));
  }
  const added: PlanOverrides["addedQuestions"] = [];
  let after: string | null = null;
  for (const question of now.questions) {
    if (here.includes(question.id)) after = question.id;
    else if (!anywhere.has(question.id)) added.push({ stageId: before.id, after, question });
  }
  return added;
}
