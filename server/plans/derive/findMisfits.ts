import { type PlanDefinition, planDefinitionSchema } from "../definition";
import { applyOverrides } from "./applyOverrides";
import { isMandatory } from "./limits";
import type { PlanOverrides } from "./overrides";
import { type ItemPath, type Problem, clip, isProblemCode, problem } from "./problems";
import { sameValue } from "./values";

/**
 * Why overrides cannot be laid on a base at all, whatever its limits: they refer to what is not there, take away what
 * is mandatory, or leave no valid plan. Empty when `derivePlan` would succeed.
 */
export function findMisfits(base: PlanDefinition, overrides: PlanOverrides): Problem[] {
  const references = [
    ...unknownReferences(base, overrides),
    ...takenIds(base, overrides),
    ...mandatoryTouched(base, overrides),
  ];
  const invalid = whatMakesInvalid(base, overrides);
  return [...references, ...invalid];
}

function unknownReferences(base: PlanDefinition, overrides: PlanOverrides): Problem[] {
  const dimensions = new Set(base.dimensions.map(({ id }) => id));
  const stages = new Map(
    base.stages.map((stage) => [stage.id, new Set(stage.questions.map(({ id }) => id))]),
  );
  const questions = new Set([...stages.values()].flatMap((ids) => [...ids]));
  const problems: Problem[] = [];
  overrides.dimensions.forEach(({ id }, index) => {
    if (!dimensions.has(id))
      problems.push(problem("override.unknown_dimension", ["dimensions", index, "id"], { id }));
  });
  overrides.guides.forEach(({ id }, index) => {
    if (!stages.has(id)) problems.push(problem("override.unknown_stage", ["guides", index, "id"], { id }));
  });
  overrides.times.forEach(({ id }, index) => {
    const path = ["times", index, "id"];
    if (!questions.has(id)) problems.push(problem("override.unknown_question", path, { id }));
    // The schema refuses this too; overrides put together by hand have not passed it.
    else if (overrides.droppedQuestions.includes(id))
      problems.push(problem("override.dropped_and_changed", path, { id }));
  });
  overrides.addedStages.forEach(({ place, stage }, index) => {
    if (stages.has(stage.id) || typeof place === "string" || stages.has(place.after)) return;
    problems.push(
      problem("override.unknown_stage", ["addedStages", index, "place", "after"], { id: place.after }),
    );
  });
  overrides.addedQuestions.forEach(({ stageId, after, question }, index) => {
    if (questions.has(question.id)) return;
    const inStage = stages.get(stageId);
    const path = ["addedQuestions", index];
    if (!inStage) problems.push(problem("override.unknown_stage", [...path, "stageId"], { id: stageId }));
    else if (after !== null && !inStage.has(after))
      problems.push(problem("override.unknown_question", [...path, "after"], { id: after }));
  });
  return problems;
}

/** An addition under an id of the base is fine only when it is the very same thing, which makes deriving idempotent. */
function takenIds(base: PlanDefinition, { addedStages, addedQuestions }: PlanOverrides): Problem[] {
  const stages = new Map(base.stages.map((stage) => [stage.id, stage]));
  const questions = new Map(base.stages.flatMap((stage) => stage.questions.map((each) => [each.id, each])));
  const problems: Problem[] = [];
  addedStages.forEach(({ stage }, index) => {
    const path = ["addedStages", index, "stage"];
    const present = stages.get(stage.id);
    if (present && sameValue(present, stage)) return;
    if (present) problems.push(problem("override.id_taken", [...path, "id"], { id: stage.id }));
    stage.questions.forEach(({ id }, q) => {
      if (questions.has(id))
        problems.push(problem("override.id_taken", [...path, "questions", q, "id"], { id }));
    });
  });
  addedQuestions.forEach(({ question }, index) => {
    const present = questions.get(question.id);
    if (!present || sameValue(present, question)) return;
    problems.push(
      problem("override.id_taken", ["addedQuestions", index, "question", "id"], { id: question.id }),
    );
  });
  return problems;
}

function mandatoryTouched(base: PlanDefinition, { droppedQuestions, times }: PlanOverrides): Problem[] {
  const mandatory = new Map(
    base.stages.flatMap(({ questions }) =>
      questions.filter((question) => isMandatory(question)).map(({ id, text }) => [id, clip(text)]),
    ),
  );
  const touched = (
    list: string,
    code: "limit.mandatory_dropped" | "limit.mandatory_changed",
    ids: string[],
  ) =>
    ids.flatMap((id, index) => {
      const name = mandatory.get(id);
      return name === undefined ? [] : [problem(code, [list, index], { name })];
    });
  return [
    ...touched("droppedQuestions", "limit.mandatory_dropped", droppedQuestions),
    ...touched(
      "times",
      "limit.mandatory_changed",
      times.map(({ id }) => id),
    ),
  ];
}

function whatMakesInvalid(base: PlanDefinition, overrides: PlanOverrides): Problem[] {
  const derived = applyOverrides(base, overrides);
  const problems = derived.stages
    .filter((stage) => stage.questions.length === 0)
    .map(({ title }) => problem("override.stage_empty", ["droppedQuestions"], { name: title }));
  const checked = planDefinitionSchema.safeParse(derived);
  if (checked.success) return problems;
  const emptied = problems.length > 0;
  for (const issue of checked.error.issues) {
    const path = issue.path.map((part) => (typeof part === "symbol" ? String(part) : part));
    const last = path.at(-1);
    const code = issue.code === "custom" ? issue.params?.code : undefined;
    if (issue.code === "too_small" && last === "questions" && emptied) continue;
    if (issue.code === "too_big" && last === "questions")
      problems.push(problem("override.stage_full", ["addedQuestions"]));
    else if (issue.code === "too_big" && path.length === 1 && last === "stages")
      problems.push(problem("override.too_many_stages", ["addedStages"]));
    else
      problems.push(
        problem(isProblemCode(code) ? code : "plan.invalid", inOverrides(derived, overrides, path)),
      );
  }
  return problems;
}

/** Where in the overrides the fault lies that the schema found in the derived plan. */
function inOverrides(derived: PlanDefinition, overrides: PlanOverrides, path: ItemPath): ItemPath {
  const [root, s, list, q, ...rest] = path;
  if (root !== "stages" || typeof s !== "number") return path;
  const stage = derived.stages[s];
  const ownStage = overrides.addedStages.findIndex((added) => added.stage.id === stage?.id);
  if (ownStage >= 0) return ["addedStages", ownStage, "stage", ...path.slice(2)];
  const question = list === "questions" && typeof q === "number" ? stage?.questions[q] : undefined;
  const own = overrides.addedQuestions.findIndex((added) => added.question.id === question?.id);
  return question && own >= 0 ? ["addedQuestions", own, "question", ...rest] : path;
}
