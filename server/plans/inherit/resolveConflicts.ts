import type { PlanDefinition } from "../definition";
import type { PlanLimits } from "../derive/limits";
import type { PlanOverrides } from "../derive/overrides";
import type { RebaseCode, RebaseNote } from "../derive/rebaseNotes";
import { type RebasedOverrides, rebaseOverrides } from "../derive/rebaseOverrides";
import { sameValue } from "../derive/values";

/** Headquarters' value, or one's own as far as the limits allow: what the rebase proposes. */
export type Take = "hq" | "mine";
export type OpenConflict = RebaseNote & {
  /** The same for the same conflict between the same versions. */
  key: string;
  /** Whether anything of one's own can be kept. */
  mayKeep: boolean;
};

/** Where the proposal is headquarters' word whatever one would like. */
const HQ_ONLY: ReadonlySet<RebaseCode> = new Set([
  "conflict.dimension_removed",
  "conflict.required_below",
  "conflict.required_fixed",
  "conflict.threshold_below",
  "conflict.stage_removed",
  "conflict.stage_locked",
  "conflict.stage_closed",
  "conflict.now_mandatory",
  "conflict.drop_undone",
  "conflict.question_unassessed",
  "conflict.no_room",
]);

const mayKeep = ({ code, hq, proposed }: RebaseNote): boolean =>
  !HQ_ONLY.has(code) && (hq === undefined || !sameValue(hq, proposed));

/** The conflicts of a rebase, each with a name and with what can be chosen. */
export function listConflicts({ conflicts }: Pick<RebasedOverrides, "conflicts">): OpenConflict[] {
  const seen = new Map<string, number>();
  return conflicts.map((conflict) => {
    const name = `${conflict.code}/${conflict.subject.kind}/${conflict.subject.id}`;
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return { ...conflict, key: times === 1 ? name : `${name}/${times}`, mayKeep: mayKeep(conflict) };
  });
}

export type Resolution =
  /** Nobody has said what to do about these. */
  | { open: OpenConflict[] }
  | {
      overrides: PlanOverrides;
      /** What had to move because of a choice, such as a weight so that the sum stays 100 %. */
      adjusted: RebaseNote[];
    };

/**
 * Carries overrides to a new base with a person's choices: where headquarters' value was taken, one's own change is
 * given up before the merge, so that the rest is merged around it. The outcome fits the base and its limits.
 * @param choices by a conflict's key
 */
export function resolveConflicts(
  before: PlanDefinition,
  after: PlanDefinition,
  limits: PlanLimits,
  overrides: PlanOverrides,
  choices: ReadonlyMap<string, Take>,
): Resolution {
  const first = listConflicts(rebaseOverrides(before, after, limits, overrides));
  const open = first.filter(({ key }) => !choices.has(key));
  if (open.length > 0) return { open };
  const given = first
    .filter(({ key, mayKeep: could }) => could && choices.get(key) === "hq")
    .reduce((left, conflict) => giveUp(left, conflict, after), overrides);
  const second = rebaseOverrides(before, after, limits, given);
  const expected = new Map(first.map((conflict) => [conflict.key, conflict]));
  const adjusted = listConflicts(second).filter(
    ({ key, proposed }) => !sameValue(expected.get(key)?.proposed, proposed) || !expected.has(key),
  );
  return { overrides: second.overrides, adjusted };
}

/** The overrides without what the conflict is about. */
function giveUp(
  overrides: PlanOverrides,
  { code, subject, hq, branch }: RebaseNote,
  after: PlanDefinition,
): PlanOverrides {
  const { id } = subject;
  switch (code) {
    case "conflict.weight_both_changed":
    case "conflict.weight_adjusted":
      return withoutField(overrides, id, "weightBp");
    case "conflict.required_both_changed":
      return withoutField(overrides, id, "requiredScore");
    case "conflict.threshold_above":
    case "conflict.threshold_both_changed":
    case "conflict.threshold_order": {
      const thresholds = { ...overrides.thresholds };
      delete thresholds[id as keyof typeof thresholds];
      return { ...overrides, thresholds };
    }
    case "conflict.guide_both_changed":
      return { ...overrides, guides: overrides.guides.filter((guide) => guide.id !== id) };
    case "conflict.time_both_changed":
      return withoutTime(overrides, id, { hq, branch }, after);
    case "conflict.dropped_but_changed":
      return {
        ...overrides,
        droppedQuestions: overrides.droppedQuestions.filter((dropped) => dropped !== id),
      };
    case "conflict.anchor_removed":
    case "conflict.question_reweighted":
      return subject.kind === "stage"
        ? { ...overrides, addedStages: overrides.addedStages.filter(({ stage }) => stage.id !== id) }
        : withoutQuestion(overrides, id);
    default:
      return overrides;
  }
}

function withoutField(
  overrides: PlanOverrides,
  id: string,
  field: "weightBp" | "requiredScore",
): PlanOverrides {
  const dimensions = overrides.dimensions.flatMap((entry) => {
    if (entry.id !== id) return [entry];
    const { [field]: _, ...rest } = entry;
    return Object.keys(rest).length > 1 ? [rest] : [];
  });
  return { ...overrides, dimensions };
}

/** A conflict of times is about one of the two; which one, its values tell. */
function withoutTime(
  overrides: PlanOverrides,
  id: string,
  { hq, branch }: Pick<RebaseNote, "hq" | "branch">,
  after: PlanDefinition,
): PlanOverrides {
  const question = after.stages.flatMap(({ questions }) => questions).find((each) => each.id === id);
  const times = overrides.times.flatMap((entry) => {
    if (entry.id !== id) return [entry];
    const rest = { ...entry };
    for (const field of ["prepSeconds", "answerSeconds"] as const) {
      if (entry[field] === branch && question?.[field] === hq) delete rest[field];
    }
    return Object.keys(rest).length > 1 ? [rest] : [];
  });
  return { ...overrides, times };
}

function withoutQuestion(overrides: PlanOverrides, id: string): PlanOverrides {
  return {
    ...overrides,
    addedQuestions: overrides.addedQuestions.filter(({ question }) => question.id !== id),
    addedStages: overrides.addedStages.flatMap((added) => {
      const questions = added.stage.questions.filter((question) => question.id !== id);
      return questions.length > 0 ? [{ ...added, stage: { ...added.stage, questions } }] : [];
    }),
  };
}
