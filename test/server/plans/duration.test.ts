import { estimateMinutes } from "../../../server/plans/duration";

const plan = {
  stages: [
    { questions: [{ prepSeconds: 30, answerSeconds: 90 }] },
    {
      questions: [
        { prepSeconds: 0, answerSeconds: 60 },
        { prepSeconds: 0, answerSeconds: 15 },
      ],
    },
  ],
};

test("adds preparation and answers of all stages to what comes before them, in whole minutes", () => {
  expect(estimateMinutes(plan)).toBe(7);
  expect(estimateMinutes({ stages: plan.stages.slice(0, 1) })).toBe(5);
});

test("agreed extra time lengthens the questions only", () => {
  expect(estimateMinutes(plan, 100)).toBe(10);
});
