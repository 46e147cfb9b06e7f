import type { QuestionContent } from "../../server/questions/content";
import type { QuestionRow } from "../../server/questions/entity";
import { insertQuestion } from "../../server/questions/writeQuestion";
import type { TestServer } from "./server";

export const buildQuestionContent = (over: Partial<QuestionContent> = {}): QuestionContent => ({
  category: "sales",
  dimension: "sales_drive",
  stage: "questions",
  prepSeconds: 30,
  answerSeconds: 120,
  tags: ["negotiation"],
  zh: {
    text: "请讲一次您在展会的最后一个小时签下订单的经历。",
    strong: ["说得出对方为什么当场决定"],
    weak: ["只说运气好"],
    followUps: ["第二天怎样跟进"],
  },
  en: null,
  ...over,
});

/** A question of the unit's bank, stored without a look at what is like it. */
export const buildQuestionOf = (
  { services: { db, clock } }: TestServer,
  orgUnitId: string,
  over: Partial<QuestionContent> = {},
): Promise<QuestionRow> =>
  db.write((tx) =>
    insertQuestion(tx, buildQuestionContent(over), { orgUnitId, author: "测试" }, clock.now()),
  );
