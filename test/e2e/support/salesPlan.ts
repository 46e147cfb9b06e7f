import type { PlanDefinition } from "../../../server/plans/definition";
import { buildDimension, buildQuestion } from "../../factories/plans";
import { type SpokenAnswer, spokenAnswer } from "../../factories/speech";

/** Five spoken questions, each with somebody's answer to it. The last is the one with room for an interruption. */
const asked: { id: string; text: string; assesses: string[]; seconds: number; clip: string }[] = [
  {
    id: "introduction",
    text: "请简单介绍一下您的工作经历，重点说说和这个岗位最有关的部分。",
    assesses: ["sales_drive"],
    seconds: 60,
    clip: "self-introduction",
  },
  {
    id: "behind_target",
    text: "请讲一次您负责的区域明显落后于目标的经历。您当时是怎么应对的？",
    assesses: ["planning", "sales_drive"],
    seconds: 60,
    clip: "behavioural-result",
  },
  {
    id: "conflict",
    text: "请讲一次团队之间发生分歧的经历。您怎样让大家达成一致？",
    assesses: ["communication"],
    seconds: 60,
    clip: "teamwork-conflict",
  },
  {
    id: "complaint",
    text: "客户当着很多人的面投诉我们的产品，您会怎么处理？",
    assesses: ["customer_focus"],
    seconds: 40,
    clip: "customer-complaint",
  },
  {
    id: "motivation",
    text: "您为什么应聘这个职位？未来三年有什么打算？",
    assesses: ["planning", "sales_drive"],
    seconds: 75,
    clip: "career-motivation",
  },
];

export type Spoken = { questionId: string; said: SpokenAnswer };

export const spoken: Spoken[] = asked.map(({ id, clip }) => ({ questionId: id, said: spokenAnswer(clip) }));

/**
 * Trims a plan made from the sales manager's template to these five questions and the four dimensions they assess.
 * Its dimensions, with their anchors and indicators, stay the template's own.
 */
export function trimToFiveQuestions(template: PlanDefinition): PlanDefinition {
  const kept = ["sales_drive", "customer_focus", "planning", "communication"];
  const question = ({ id, text, assesses, seconds }: (typeof asked)[number]) =>
    buildQuestion({
      id,
      text,
      prepSeconds: 15,
      answerSeconds: seconds,
      rerecords: 0,
      dimensions: assesses.map((dimension) => ({ id: dimension, weightBp: 10_000 / assesses.length })),
      strong: [],
      weak: [],
    });
  const [introduction, ...others] = asked.map(question);
  if (!introduction) throw new Error("nothing is asked");
  return {
    ...template,
    dimensions: template.dimensions
      .filter(({ id }) => kept.includes(id))
      .map((dimension) => buildDimension({ ...dimension, weightBp: 10_000 / kept.length })),
    stages: [
      {
        id: "introduction",
        kind: "introduction",
        title: "自我介绍",
        guide: "先请您做个简单的自我介绍。",
        questions: [introduction],
      },
      {
        id: "questions",
        kind: "questions",
        title: "问答",
        guide: "接下来有四道题，请结合您的经历回答。",
        questions: others,
      },
    ],
  };
}
