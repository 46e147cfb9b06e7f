import type { Dimension, PlanDefinition, Question } from "../../server/plans/definition";

export const buildDimension = (overrides: Partial<Dimension> = {}): Dimension => ({
  id: "teamwork",
  name: "团队协作",
  description: "与他人配合，共同完成目标",
  weightBp: 10_000,
  requiredScore: 6,
  anchors: ["独自行事", "按要求配合", "主动沟通", "化解分歧", "带动团队"],
  indicators: ["团队", "协作", "配合", "一起"],
  ...overrides,
});

export const buildQuestion = (overrides: Partial<Question> = {}): Question => ({
  id: "q1",
  text: "请讲一次您和团队一起完成一项困难任务的经历。",
  prepSeconds: 20,
  answerSeconds: 60,
  rerecords: 1,
  dimensions: [{ id: "teamwork", weightBp: 10_000 }],
  strong: ["说清自己的行动和结果"],
  weak: ["只讲感受"],
  ...overrides,
});

/** Two spoken questions and one written. */
export const buildDefinition = (overrides: Partial<PlanDefinition> = {}): PlanDefinition => ({
  language: "zh",
  jobTitle: "销售经理",
  dimensions: [buildDimension()],
  stages: [
    {
      id: "questions",
      kind: "questions",
      title: "问答",
      guide: "接下来有两道题。",
      questions: [buildQuestion(), buildQuestion({ id: "q2" })],
    },
    {
      id: "written",
      kind: "written",
      title: "笔答",
      guide: "",
      questions: [buildQuestion({ id: "w1", text: "请写一份推广方案。", answerSeconds: 300, rerecords: 0 })],
    },
  ],
  thresholds: { advance: 8, review: 6 },
  ...overrides,
});
