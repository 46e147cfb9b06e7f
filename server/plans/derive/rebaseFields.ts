import { type Question, type Stage, listQuestions } from "../definition";
import { accessOf, highestThreshold, isMandatory } from "./limits";
import type { PlanOverrides, TimesOverride } from "./overrides";
import { clip, thresholdName } from "./problems";
import { type RebaseContext, note } from "./rebaseNotes";
import { changedFields } from "./values";

/** Required scores never fall: the branch's stays where it is still above headquarters' and may be. */
export function rebaseRequiredScores(
  { before, after, limits, conflicts, resolved }: RebaseContext,
  overrides: PlanOverrides["dimensions"],
): { id: string; requiredScore: number }[] {
  return overrides.flatMap(({ id, requiredScore: branch }) => {
    const now = after.dimensions.find((dimension) => dimension.id === id);
    const was = before.dimensions.find((dimension) => dimension.id === id);
    const subject = { kind: "dimension", id } as const;
    if (!now) {
      const values = { base: was, branch: overrides.find((override) => override.id === id) };
      conflicts.push(note("conflict.dimension_removed", subject, { name: was?.name ?? id }, values));
      return [];
    }
    if (branch === undefined) return [];
    const { name, requiredScore: hq } = now;
    const base = was?.requiredScore ?? hq;
    const put = (code: Parameters<typeof note>[0], proposed: number) =>
      conflicts.push(note(code, subject, { name, base, hq, branch }, { base, hq, branch, proposed }));
    if (branch === hq) {
      resolved.push(note("resolved.same_change", subject, { name }, { base, hq, branch }));
      return [];
    }
    if (branch < hq) {
      put("conflict.required_below", hq);
      return [];
    }
    if (!limits.requiredScoreMayRise) {
      put("conflict.required_fixed", hq);
      return [];
    }
    if (hq !== base) put("conflict.required_both_changed", branch);
    return [{ id, requiredScore: branch }];
  });
}

/** Thresholds likewise, and no higher than allowed; then review comes down to advance where it passed it. */
export function rebaseThresholds(
  { before, after, limits, conflicts, resolved }: RebaseContext,
  overrides: PlanOverrides["thresholds"],
): PlanOverrides["thresholds"] {
  const effective = { ...after.thresholds };
  for (const key of ["advance", "review"] as const) {
    const branch = overrides[key];
    if (branch === undefined) continue;
    const subject = { kind: "threshold", id: key } as const;
    const which = thresholdName[key];
    const base = before.thresholds[key];
    const hq = after.thresholds[key];
    const proposed = Math.max(hq, Math.min(branch, highestThreshold(after, limits, key)));
    const params = { which, base, hq, branch, proposed };
    const values = { base, hq, branch, proposed };
    effective[key] = proposed;
    if (branch === hq) resolved.push(note("resolved.same_change", subject, { name: which }, values));
    else if (branch < hq) conflicts.push(note("conflict.threshold_below", subject, params, values));
    else if (branch > proposed) conflicts.push(note("conflict.threshold_above", subject, params, values));
    else if (hq !== base) conflicts.push(note("conflict.threshold_both_changed", subject, params, values));
  }
  const { advance, review } = effective;
  if (review > advance) {
    const values = { base: before.thresholds.review, hq: after.thresholds.review, branch: review };
    conflicts.push(
      note(
        "conflict.threshold_order",
        { kind: "threshold", id: "review" },
        { branch: review, proposed: advance },
        { ...values, proposed: advance },
      ),
    );
    effective.review = advance;
  }
  return {
    ...(effective.advance !== after.thresholds.advance && { advance: effective.advance }),
    ...(effective.review !== after.thresholds.review && { review: effective.review }),
  };
}

/** A branch's guide outlives headquarters' rewriting, not the loss or locking of its stage. */
export function rebaseGuides(
  { before, after, limits, conflicts, resolved }: RebaseContext,
  overrides: PlanOverrides["guides"],
): PlanOverrides["guides"] {
  return overrides.filter(({ id, guide: branch }) => {
    const was = before.stages.find((stage) => stage.id === id);
    const now = after.stages.find((stage) => stage.id === id);
    const subject = { kind: "stage", id } as const;
    const name = now?.title ?? was?.title ?? id;
    const values = { base: was?.guide, hq: now?.guide, branch };
    if (!now) conflicts.push(note("conflict.stage_removed", subject, { name }, values));
    else if (now.guide === branch) resolved.push(note("resolved.same_change", subject, { name }, values));
    else if (accessOf(limits, id) === "locked")
      conflicts.push(note("conflict.stage_locked", subject, { name }, { ...values, proposed: now.guide }));
    else {
      if (now.guide !== was?.guide)
        conflicts.push(
          note("conflict.guide_both_changed", subject, { name }, { ...values, proposed: branch }),
        );
      return true;
    }
    return false;
  });
}

type Placed = { stage: Stage; question: Question };
const questionsOf = (plan: RebaseContext["after"]) =>
  new Map<string, Placed>(listQuestions(plan).map((entry) => [entry.question.id, entry]));

/** Whether headquarters still leaves a question to the branch; says so where it does not. */
function isStillOurs(
  { limits, conflicts }: RebaseContext,
  { stage, question }: Placed,
  branch: unknown,
): boolean {
  const subject = { kind: "question", id: question.id } as const;
  if (isMandatory(question, limits)) {
    conflicts.push(note("conflict.now_mandatory", subject, { name: clip(question.text) }, { branch }));
    return false;
  }
  if (accessOf(limits, stage.id) === "locked") {
    conflicts.push(note("conflict.stage_locked", subject, { name: stage.title }, { branch }));
    return false;
  }
  return true;
}

export function rebaseTimes(
  context: RebaseContext,
  overrides: PlanOverrides["times"],
): PlanOverrides["times"] {
  const old = questionsOf(context.before);
  const current = questionsOf(context.after);
  return overrides.flatMap((override): TimesOverride[] => {
    const { id } = override;
    const was = old.get(id)?.question;
    const now = current.get(id);
    const subject = { kind: "question", id } as const;
    if (!now) {
      const params = { name: clip(was?.text ?? id) };
      context.resolved.push(note("resolved.already_removed", subject, params, { branch: override }));
      return [];
    }
    if (!isStillOurs(context, now, override)) return [];
    const kept: TimesOverride = { id };
    for (const field of ["prepSeconds", "answerSeconds"] as const) {
      const branch = override[field];
      if (branch === undefined) continue;
      const values = { base: was?.[field], hq: now.question[field], branch };
      const params = { name: clip(now.question.text) };
      if (branch === values.hq) {
        context.resolved.push(note("resolved.same_change", subject, params, values));
        continue;
      }
      if (values.hq !== values.base)
        context.conflicts.push(
          note("conflict.time_both_changed", subject, params, { ...values, proposed: branch }),
        );
      kept[field] = branch;
    }
    return kept.prepSeconds === undefined && kept.answerSeconds === undefined ? [] : [kept];
  });
}

export function rebaseDrops(context: RebaseContext, dropped: readonly string[]): string[] {
  const old = questionsOf(context.before);
  const current = questionsOf(context.after);
  return dropped.filter((id) => {
    const was = old.get(id)?.question;
    const now = current.get(id);
    const subject = { kind: "question", id } as const;
    if (!now) {
      const params = { name: clip(was?.text ?? id) };
      context.resolved.push(note("resolved.already_removed", subject, params, { base: was }));
      return false;
    }
    if (!isStillOurs(context, now, "dropped")) return false;
    if (was && changedFields(was, now.question).length > 0) {
      const values = { base: was, hq: now.question, branch: "dropped", proposed: "dropped" };
      const params = { name: clip(now.question.text) };
      context.conflicts.push(note("conflict.dropped_but_changed", subject, params, values));
    }
    return true;
  });
}
