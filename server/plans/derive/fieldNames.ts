import type { Localized } from "./problems";

const names: Record<string, Localized> = {
  language: { zh: "语言", en: "Language" },
  jobTitle: { zh: "岗位名称", en: "Job title" },
  style: { zh: "面试形式", en: "Style" },
  maxFollowUps: { zh: "追问上限", en: "Most follow-ups" },
  shownFeedback: { zh: "给候选人的反馈", en: "Feedback to candidates" },
  personalQuestions: { zh: "个人题", en: "Personal questions" },
  name: { zh: "名称", en: "Name" },
  description: { zh: "说明", en: "Description" },
  weightBp: { zh: "权重", en: "Weight" },
  requiredScore: { zh: "要求分", en: "Required score" },
  anchors: { zh: "行为锚点", en: "Anchors" },
  indicators: { zh: "行为词", en: "Indicators" },
  advance: { zh: "推进线", en: "Advance threshold" },
  review: { zh: "复核线", en: "Review threshold" },
  kind: { zh: "类型", en: "Kind" },
  title: { zh: "标题", en: "Title" },
  guide: { zh: "引导语", en: "Guide" },
  text: { zh: "题干", en: "Text" },
  prepSeconds: { zh: "准备时间", en: "Preparation time" },
  answerSeconds: { zh: "作答时间", en: "Answer time" },
  rerecords: { zh: "重录次数", en: "Re-recordings" },
  dimensions: { zh: "考察维度", en: "Dimensions" },
  strong: { zh: "好的回答", en: "Strong answers" },
  weak: { zh: "弱的回答", en: "Weak answers" },
  mandatory: { zh: "必答", en: "Mandatory" },
  source: { zh: "题库来源", en: "Bank version" },
  material: { zh: "阅读材料", en: "Material to read" },
  leastLength: { zh: "最少字数", en: "Least length" },
  mostLength: { zh: "最多字数", en: "Most length" },
  followUps: { zh: "追问方向", en: "Follow-up directions" },
};

/** What people call a field of a plan. */
export const fieldName = (field: string): Localized =>
  Object.hasOwn(names, field) ? names[field]! : { zh: field, en: field };
