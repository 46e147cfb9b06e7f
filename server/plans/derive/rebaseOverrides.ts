import type { PlanDefinition } from "../definition";
import { applyOverrides } from "./applyOverrides";
import { checkOverrides } from "./checkOverrides";
import { comparePlans } from "./comparePlans";
import { OverridesDoNotFit } from "./derivePlan";
import { type PlanChange, describeChanges } from "./describeChanges";
import type { PlanLimits } from "./limits";
import { normalizeOverrides } from "./normalizeOverrides";
import { type PlanOverrides, addedQuestionsOf } from "./overrides";
import { clip } from "./problems";
import { rebaseAdditions } from "./rebaseAdditions";
import {
  rebaseDrops,
  rebaseGuides,
  rebaseRequiredScores,
  rebaseThresholds,
  rebaseTimes,
} from "./rebaseFields";
import { type RebaseContext, type RebaseNote, note } from "./rebaseNotes";
import { rebaseWeights } from "./rebaseWeights";

const MAX_STAGES = 10;
const MAX_QUESTIONS = 20;

export type RebasedOverrides = {
  /** Fit the new base and its limits, whatever the conflicts: a proposal that could be stored as it is. */
  overrides: PlanOverrides;
  /** What headquarters changed. */
  changes: PlanChange[];
  /** Where both met, with what is proposed: a person should look before the proposal is stored. */
  conflicts: RebaseNote[];
  /** Where both met and nothing of the branch's intent is lost. */
  resolved: RebaseNote[];
};

/**
 * Carries a branch's overrides from an old base to a new one: a three-way merge. The rules:
 * weights by their shifts (see `rebaseWeights`); required scores and thresholds keep the branch's value where it is
 * still allowed, else the nearest allowed; guides and times keep the branch's; dropped stays dropped unless mandatory,
 * locked or needed; additions keep their place or take the nearest before it; what is mandatory or locked now is
 * headquarters'. `overrides` have to fit `before`; onto an equal base, within the limits, nothing changes.
 */
export function rebaseOverrides(
  before: PlanDefinition,
  after: PlanDefinition,
  limits: PlanLimits,
  overrides: PlanOverrides,
): RebasedOverrides {
  const context: RebaseContext = { before, after, limits, conflicts: [], resolved: [] };
  const requiredScores = rebaseRequiredScores(context, overrides.dimensions);
  const merged: PlanOverrides = {
    version: 1,
    dimensions: [],
    thresholds: rebaseThresholds(context, overrides.thresholds),
    guides: rebaseGuides(context, overrides.guides),
    times: rebaseTimes(context, overrides.times),
    droppedQuestions: rebaseDrops(context, overrides.droppedQuestions),
    ...rebaseAdditions(context, overrides),
  };
  keepToCount(context, merged);
  const weights = fitToPlan(context, merged, overrides.dimensions);
  merged.dimensions = after.dimensions.flatMap(({ id }) => {
    const weight = weights.find((entry) => entry.id === id);
    const required = requiredScores.find((entry) => entry.id === id);
    return weight || required ? [{ ...weight, ...required, id }] : [];
  });
  const problems = checkOverrides(after, limits, merged);
  if (problems.length > 0) throw new OverridesDoNotFit(problems);
  return {
    overrides: normalizeOverrides(after, merged),
    changes: describeChanges(comparePlans(before, after)),
    conflicts: context.conflicts,
    resolved: context.resolved,
  };
}

/** Sets additions aside, the last first, until there are no more of them than the limits allow. */
function keepToCount(context: RebaseContext, draft: PlanOverrides): void {
  while (addedQuestionsOf(draft).length > context.limits.maxAddedQuestions) {
    if (draft.addedQuestions.length > 0) setQuestionAside(context, draft, draft.addedQuestions.length - 1);
    else setStageAside(context, draft);
  }
}

/**
 * Gives way until the draft makes a valid plan, one step at a time: no stage empty or too long, not too many stages,
 * every weighted dimension asked. Each round brings a question back, sets an addition aside or pins a weight, so it
 * ends. Returns the weights that go with it.
 */
function fitToPlan(
  context: RebaseContext,
  draft: PlanOverrides,
  dimensions: PlanOverrides["dimensions"],
): { id: string; weightBp: number }[] {
  const pinned = new Set<string>();
  for (;;) {
    const { weights, conflicts, resolved } = rebaseWeights(context, dimensions, pinned);
    const plan = applyOverrides(context.after, { ...draft, dimensions: weights });
    if (giveWay(context, draft, plan, pinned)) continue;
    context.conflicts.unshift(...conflicts);
    context.resolved.unshift(...resolved);
    return weights;
  }
}

function giveWay(
  context: RebaseContext,
  draft: PlanOverrides,
  plan: PlanDefinition,
  pinned: Set<string>,
): boolean {
  const empty = plan.stages.find(({ questions }) => questions.length === 0);
  if (empty) {
    const stage = context.after.stages.find(({ id }) => id === empty.id);
    return bringBack(context, draft, stage?.questions[0]);
  }
  const full = plan.stages.find(({ questions }) => questions.length > MAX_QUESTIONS);
  if (full) {
    setQuestionAside(
      context,
      draft,
      draft.addedQuestions.findLastIndex(({ stageId }) => stageId === full.id),
    );
    return true;
  }
  if (plan.stages.length > MAX_STAGES) {
    setStageAside(context, draft);
    return true;
  }
  const asked = new Set(
    plan.stages.flatMap(({ questions }) => questions.flatMap((q) => q.dimensions.map(({ id }) => id))),
  );
  const unasked = plan.dimensions.find(({ id, weightBp }) => weightBp > 0 && !asked.has(id));
  if (!unasked) return false;
  const asks = context.after.stages
    .flatMap(({ questions }) => questions)
    .find((question) => question.dimensions.some(({ id }) => id === unasked.id));
  // Only the branch's own question asked for it, and that is gone: the weight goes with it.
  if (!asks) pinned.add(unasked.id);
  return asks ? bringBack(context, draft, asks) : true;
}

function bringBack(
  context: RebaseContext,
  draft: PlanOverrides,
  question: { id: string; text: string } | undefined,
): boolean {
  if (!question) return false;
  draft.droppedQuestions = draft.droppedQuestions.filter((id) => id !== question.id);
  const subject = { kind: "question", id: question.id } as const;
  const values = { branch: "dropped", proposed: "kept" };
  context.conflicts.push(note("conflict.drop_undone", subject, { name: clip(question.text) }, values));
  return true;
}

function setQuestionAside(context: RebaseContext, draft: PlanOverrides, index: number): void {
  const [setAside] = draft.addedQuestions.splice(index, 1);
  if (!setAside) return;
  const { id, text } = setAside.question;
  context.conflicts.push(
    note("conflict.no_room", { kind: "question", id }, { name: clip(text) }, { setAside }),
  );
}

function setStageAside(context: RebaseContext, draft: PlanOverrides): void {
  const setAside = draft.addedStages.pop();
  if (!setAside) return;
  const { id, title } = setAside.stage;
  context.conflicts.push(note("conflict.no_room", { kind: "stage", id }, { name: title }, { setAside }));
}
