import type { PlanDefinition } from "../definition";
import type { PlanOverrides } from "../derive/overrides";
import type { ItemPath, Problem } from "../derive/problems";

/**
 * Where in the edited plan a problem lies, so that an editor can mark the field. Problems of limits point into the
 * overrides, refused changes name items by id; what is not in the edited plan any more is marked at its list.
 */
export function locateProblem(
  edited: PlanDefinition,
  overrides: PlanOverrides,
  { path }: Pick<Problem, "path">,
): ItemPath {
  const [list, entry, ...rest] = path;
  switch (list) {
    case "dimensions":
      return inDimensions(edited, overrides, entry, rest);
    case "guides": {
      const guide = overrides.guides[Number(entry)];
      return guide ? [...stagePath(edited, guide.id), "guide"] : ["stages"];
    }
    case "times": {
      const times = overrides.times[Number(entry)];
      const field = times?.answerSeconds === undefined ? "prepSeconds" : "answerSeconds";
      return times ? [...questionPath(edited, times.id), field] : ["stages"];
    }
    case "addedQuestions": {
      const added = overrides.addedQuestions[Number(entry)];
      return added ? [...questionPath(edited, added.question.id), ...rest.slice(1)] : ["stages"];
    }
    case "addedStages": {
      const added = overrides.addedStages[Number(entry)];
      return added ? [...stagePath(edited, added.stage.id), ...rest.slice(1)] : ["stages"];
    }
    case "droppedQuestions":
      return ["stages"];
    case "stages":
      return inStages(edited, entry, rest);
    default:
      return path;
  }
}

function stagePath(edited: PlanDefinition, id: string): ItemPath {
  const index = edited.stages.findIndex((stage) => stage.id === id);
  return index < 0 ? ["stages"] : ["stages", index];
}

function questionPath(edited: PlanDefinition, id: string): ItemPath {
  for (const [s, stage] of edited.stages.entries()) {
    const q = stage.questions.findIndex((question) => question.id === id);
    if (q >= 0) return ["stages", s, "questions", q];
  }
  return ["stages"];
}

/** Refused changes say a dimension by its place in the edited plan or by its id, limits by its place in the overrides. */
function inDimensions(
  edited: PlanDefinition,
  overrides: PlanOverrides,
  entry: string | number | undefined,
  rest: ItemPath,
): ItemPath {
  if (entry === undefined || typeof entry === "string") return ["dimensions"];
  const [field] = rest;
  if (field !== "weightBp" && field !== "requiredScore") return ["dimensions", entry, ...rest];
  const id = overrides.dimensions[entry]?.id;
  const index = edited.dimensions.findIndex((dimension) => dimension.id === id);
  return index < 0 ? ["dimensions"] : ["dimensions", index, field];
}

function inStages(edited: PlanDefinition, entry: string | number | undefined, rest: ItemPath): ItemPath {
  if (typeof entry !== "string") return entry === undefined ? ["stages"] : ["stages", entry, ...rest];
  const [questionId, ...field] = rest;
  if (typeof questionId !== "string") return stagePath(edited, entry);
  const question = questionPath(edited, questionId);
  return question.length > 1 ? [...question, ...field] : stagePath(edited, entry);
}
