import type { PlanDefinition } from "../definition";
import type { Subject } from "./describeChanges";
import type { PlanLimits } from "./limits";
import type { AddedQuestion, AddedStage } from "./overrides";
import { type Localized, type Param, fill } from "./problems";

const texts = {
  // Conflicts: a person looks at the proposal.
  "conflict.dimension_removed": [
    "总部去掉了维度“{name}”，本分支对它的调整不再适用",
    "Headquarters removed the dimension “{name}”; your change to it no longer applies",
  ],
  "conflict.weight_both_changed": [
    "“{name}”的权重：总部 {base} → {hq}，本分支改成过 {branch}；建议沿用本分支的增减，取 {proposed}",
    "Weight of “{name}”: headquarters {base} → {hq}, yours was {branch}; keeping your shift gives {proposed}",
  ],
  "conflict.weight_adjusted": [
    "“{name}”的权重由 {branch} 改为 {proposed}，使合计为 100% 且不超出调整范围",
    "The weight of “{name}” goes from {branch} to {proposed}, so that the sum is 100% and the limits hold",
  ],
  "conflict.required_below": [
    "“{name}”的要求分：总部提高到 {hq}，高于本分支的 {branch}；建议改用总部的",
    "Required score of “{name}”: headquarters' {hq} is now above your {branch}; theirs is proposed",
  ],
  "conflict.required_fixed": [
    "总部不再开放提高“{name}”的要求分；建议由 {branch} 改回 {hq}",
    "Headquarters now fixes the required score of “{name}”: {hq} is proposed in place of {branch}",
  ],
  "conflict.required_both_changed": [
    "“{name}”的要求分：总部 {base} → {hq}，本分支的 {branch} 仍然可用，建议保留",
    "Required score of “{name}”: headquarters {base} → {hq}; your {branch} is still allowed and kept",
  ],
  "conflict.threshold_below": [
    "{which}：总部现为 {hq}，高于本分支的 {branch}；建议改用总部的",
    "The {which} threshold: headquarters' {hq} is above your {branch}; theirs is proposed",
  ],
  "conflict.threshold_above": [
    "{which}：本分支的 {branch} 超出上限，建议改为 {proposed}",
    "The {which} threshold: your {branch} is above what is allowed; {proposed} is proposed",
  ],
  "conflict.threshold_both_changed": [
    "{which}：总部 {base} → {hq}，本分支的 {branch} 仍然可用，建议保留",
    "The {which} threshold: headquarters {base} → {hq}; your {branch} is still allowed and kept",
  ],
  "conflict.threshold_order": [
    "复核线不能高于推进线；建议由 {branch} 改为 {proposed}",
    "The review threshold cannot be above the advance threshold; {proposed} is proposed in place of {branch}",
  ],
  "conflict.stage_removed": [
    "总部去掉了环节“{name}”，本分支在其中的内容已移出",
    "Headquarters removed the stage “{name}”; what you had in it is set aside",
  ],
  "conflict.stage_locked": [
    "总部锁定了环节“{name}”，本分支在其中的改动不再适用",
    "Headquarters locked the stage “{name}”; your change in it no longer applies",
  ],
  "conflict.stage_closed": [
    "环节“{name}”不再能加题，本分支的题目已移出",
    "The stage “{name}” no longer takes questions of your own; yours is set aside",
  ],
  "conflict.guide_both_changed": [
    "环节“{name}”的引导语总部也改了；建议保留本分支的",
    "Headquarters changed the guide of “{name}” as well; yours is kept",
  ],
  "conflict.now_mandatory": [
    "题目“{name}”现在是必答题，本分支的删改不再适用",
    "Question “{name}” is now mandatory; your change no longer applies",
  ],
  "conflict.time_both_changed": [
    "题目“{name}”的时间总部也改了；建议保留本分支的",
    "Headquarters changed the times of “{name}” as well; yours are kept",
  ],
  "conflict.dropped_but_changed": [
    "本分支删去的题目“{name}”总部有修改；建议仍然不用",
    "Headquarters changed “{name}”, which you had dropped; it stays dropped",
  ],
  "conflict.drop_undone": [
    "题目“{name}”恢复使用：没有它，环节会空或有维度无人考察",
    "Question “{name}” is back: without it a stage would be empty or a dimension unasked",
  ],
  "conflict.anchor_removed": [
    "“{name}”原来接在后面的内容被总部去掉了，已移到最近的前一项之后",
    "What “{name}” followed was removed by headquarters; it now follows the nearest item before that",
  ],
  "conflict.question_reweighted": [
    "题目“{name}”考察的维度有一部分已被去掉，其余权重按比例补足 100%",
    "Question “{name}” assessed a dimension that is gone; the others were scaled to 100%",
  ],
  "conflict.question_unassessed": [
    "题目“{name}”考察的维度都已被去掉，题目已移出",
    "Every dimension that “{name}” assessed is gone; the question is set aside",
  ],
  "conflict.no_room": [
    "“{name}”放不下了（超出题目或环节数量），已移出",
    "There is no room for “{name}” any more (too many questions or stages); it is set aside",
  ],
  // Settled without anybody: nothing of the branch's intent is lost.
  "resolved.same_change": [
    "“{name}”：总部作了与本分支相同的修改",
    "“{name}”: headquarters made the same change as you",
  ],
  "resolved.already_removed": [
    "“{name}”已被总部去掉，本分支对它的设置不再需要",
    "Headquarters removed “{name}”; your setting for it is no longer needed",
  ],
  "resolved.adopted": ["总部采用了“{name}”", "Headquarters took over “{name}”"],
  "resolved.renamed": [
    "“{name}”的编号与总部新增的相同，已自动换号",
    "“{name}” shared its id with something new from headquarters and got another one",
  ],
} as const satisfies Record<string, readonly [zh: string, en: string]>;

export type RebaseCode = keyof typeof texts;

/**
 * One thing that met a change of headquarters. `base` is what both started from, `hq` and `branch` what each made of it,
 * `proposed` what the rebased overrides lead to. `setAside` is an addition that found no place and is otherwise gone.
 */
export type RebaseNote = {
  code: RebaseCode;
  subject: Subject;
  message: Localized;
  base?: unknown;
  hq?: unknown;
  branch?: unknown;
  proposed?: unknown;
  setAside?: AddedQuestion | AddedStage;
};

export type RebaseValues = Omit<RebaseNote, "code" | "subject" | "message">;

export const note = (
  code: RebaseCode,
  subject: Subject,
  params: Record<string, Param>,
  values: RebaseValues = {},
): RebaseNote => ({ code, subject, message: fill(texts[code], params), ...values });

/** What every step of a rebase sees, and where it writes what it met. */
export type RebaseContext = {
  /** The base as it was when the overrides were made. */
  before: PlanDefinition;
  /** The base as it is now, which the limits belong to. */
  after: PlanDefinition;
  limits: PlanLimits;
  conflicts: RebaseNote[];
  resolved: RebaseNote[];
};
