import type { Bilingual } from "../templates/types";

/** Why a change cannot stand. Chinese and English side by side so that neither is forgotten. */
const texts = {
  "override.unknown_dimension": ["原方案没有维度“{id}”", "The base plan has no dimension “{id}”"],
  "override.unknown_stage": ["原方案没有环节“{id}”", "The base plan has no stage “{id}”"],
  "override.unknown_question": [
    "原方案的这个环节没有题目“{id}”",
    "The base plan has no question “{id}” there",
  ],
  "override.id_taken": ["编号“{id}”在原方案里已经使用", "The id “{id}” is already used in the base plan"],
  "override.dropped_and_changed": [
    "题目“{id}”已删去，不能再改时间",
    "Question “{id}” is dropped, so its times cannot change",
  ],
  "override.stage_empty": ["环节“{name}”至少要留一道题", "The stage “{name}” has to keep a question"],
  "override.stage_full": ["一个环节最多 20 道题", "A stage holds 20 questions at most"],
  "override.too_many_stages": ["一个方案最多 10 个环节", "A plan holds 10 stages at most"],
  "plan.only_written": ["只有书面题才有阅读材料和字数", "Only written work has a material and a length"],
  "plan.length_order": ["最少字数高于最多字数", "The least length is above the most"],
  "plan.weights_sum": ["权重合计必须是 100%", "Weights have to sum to 100 %"],
  "plan.thresholds_order": [
    "复核线不能高于推进线",
    "The review threshold cannot be above the advance threshold",
  ],
  "plan.unknown_dimension": [
    "题目考察了方案里没有的维度",
    "The question assesses a dimension the plan does not have",
  ],
  "plan.dimension_unasked": [
    "有权重的维度没有任何题目考察",
    "A dimension that carries weight is assessed by no question",
  ],
  "plan.question_unassessed": ["题目没有考察任何维度", "The question assesses no dimension"],
  "plan.duplicate_id": ["编号重复", "Two things share an id"],
  "plan.invalid": ["改动后的方案不成立", "The plan would not be valid"],
  "limit.weight_shift": [
    "“{name}”的权重最多上下调整 {max}，现在调整了 {shift}",
    "The weight of “{name}” may move {max} at most; it moved {shift}",
  ],
  "limit.required_lowered": [
    "“{name}”的要求分不能低于总部的 {min}",
    "The required score of “{name}” cannot be below headquarters' {min}",
  ],
  "limit.required_fixed": [
    "总部没有开放提高“{name}”的要求分",
    "Headquarters keeps the required score of “{name}” as it is",
  ],
  "limit.threshold_lowered": [
    "{which}不能低于总部的 {min}",
    "The {which} threshold cannot be below headquarters' {min}",
  ],
  "limit.threshold_rise": ["{which}最高只能设为 {max}", "The {which} threshold can be {max} at most"],
  "limit.mandatory_dropped": [
    "“{name}”是总部必答题，不能删去",
    "“{name}” is mandatory and cannot be dropped",
  ],
  "limit.mandatory_changed": [
    "“{name}”是总部必答题，不能改动",
    "“{name}” is mandatory and cannot be changed",
  ],
  "limit.stage_locked": ["环节“{name}”已由总部锁定", "Headquarters has locked the stage “{name}”"],
  "limit.stage_closed": ["环节“{name}”不能加题", "No questions can be added to the stage “{name}”"],
  "limit.too_many_questions": [
    "最多可以自加 {max} 道题，现在有 {count} 道",
    "{max} questions of your own at most; there are {count}",
  ],
  "refused.plan_field": ["“{field}”由总部决定", "“{field}” is set by headquarters"],
  "refused.dimension_added": [
    "分支方案不能增加维度“{name}”",
    "A derived plan cannot add the dimension “{name}”",
  ],
  "refused.dimension_removed": [
    "分支方案不能去掉维度“{name}”",
    "A derived plan cannot remove the dimension “{name}”",
  ],
  "refused.dimension_field": [
    "维度“{name}”的“{field}”由总部决定",
    "“{field}” of the dimension “{name}” is set by headquarters",
  ],
  "refused.dimension_order": ["维度的顺序由总部决定", "The order of dimensions is set by headquarters"],
  "refused.stage_removed": ["环节“{name}”不能去掉", "The stage “{name}” cannot be removed"],
  "refused.stage_field": [
    "环节“{name}”的“{field}”由总部决定",
    "“{field}” of the stage “{name}” is set by headquarters",
  ],
  "refused.stage_order": ["总部环节的顺序不能改", "The order of headquarters' stages cannot change"],
  "refused.question_field": [
    "总部题目“{name}”的“{field}”不能改",
    "“{field}” of headquarters' question “{name}” cannot change",
  ],
  "refused.question_moved": [
    "总部题目“{name}”不能换环节",
    "Headquarters' question “{name}” cannot change stages",
  ],
  "refused.question_order": [
    "环节“{name}”里总部题目的顺序不能改",
    "The order of headquarters' questions in “{name}” cannot change",
  ],
} as const satisfies Record<string, readonly [zh: string, en: string]>;

export type ProblemCode = keyof typeof texts;
export type Localized = Bilingual<string>;
/** A value in a message; a pair where the two languages say it differently. */
export type Param = string | number | Localized;
export type ItemPath = (string | number)[];

/** `path` points into the overrides, or for refused changes into the edited plan. */
export type Problem = { path: ItemPath; code: ProblemCode; message: Localized };

/** Puts values into a text in both languages. */
export function fill(pair: readonly [zh: string, en: string], params: Record<string, Param>): Localized {
  const say = (text: string, language: keyof Localized) =>
    text.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = params[name];
      return typeof value === "object" ? value[language] : String(value ?? "");
    });
  return { zh: say(pair[0], "zh"), en: say(pair[1], "en") };
}

export const problem = (code: ProblemCode, path: ItemPath, params: Record<string, Param> = {}): Problem => ({
  path,
  code,
  message: fill(texts[code], params),
});

export const isProblemCode = (code: unknown): code is ProblemCode =>
  typeof code === "string" && Object.hasOwn(texts, code);

/** "12.5%" of a weight in basis points. */
export const percent = (bp: number): string => `${bp / 100}%`;

/** Enough of a question's text to know it by. */
export function clip(text: string, length = 24): string {
  const characters = [...text];
  return characters.length > length ? `${characters.slice(0, length).join("")}…` : text;
}

export const thresholdName: Record<"advance" | "review", Localized> = {
  advance: { zh: "推进线", en: "advance" },
  review: { zh: "复核线", en: "review" },
};
