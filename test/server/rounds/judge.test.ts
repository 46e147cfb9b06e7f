import { agreementOf, problemIn, totalOf } from "../../../server/rounds/forms/judge";
import { buildDefinition, buildDimension, buildQuestion } from "../../factories/plans";

const plan = buildDefinition({
  dimensions: [
    buildDimension({ weightBp: 6_000 }),
    buildDimension({ id: "drive", name: "进取", weightBp: 4_000 }),
  ],
  stages: [
    {
      id: "questions",
      kind: "questions",
      title: "问答",
      guide: "",
      questions: [
        buildQuestion(),
        buildQuestion({
          id: "q2",
          dimensions: [
            { id: "teamwork", weightBp: 5_000 },
            { id: "drive", weightBp: 5_000 },
          ],
        }),
      ],
    },
  ],
});
const rate = (dimensionId: string, level: number | null) => ({ dimensionId, level, comment: "" });

test("a total is the weighted mean of the levels, and none where too little was rated", () => {
  // Level 4 is 7.5, level 3 is 5: 0.6 × 7.5 + 0.4 × 5.
  expect(totalOf(plan, [rate("teamwork", 4), rate("drive", 3)])).toBe(6.5);
  expect(totalOf(plan, [rate("teamwork", 4), rate("drive", null)])).toBeNull();
});

test("each dimension is rated once, all of them in the end, and none that the plan has not", () => {
  const whole = { whole: true };
  expect(problemIn(plan, [rate("teamwork", 4)], { whole: false })).toBeNull();
  expect(problemIn(plan, [rate("teamwork", 4)], whole)).toBe("incomplete");
  expect(problemIn(plan, [rate("teamwork", 4), rate("teamwork", 2)], whole)).toBe("twice");
  expect(problemIn(plan, [rate("charm", 4)], whole)).toBe("unknown");
});

test("agreement is between two at least, over what both rated", () => {
  const one = { total: 6, ratings: [rate("teamwork", 4), rate("drive", 2)] };
  const other = { total: 7, ratings: [rate("teamwork", 3.5), rate("drive", null)] };
  expect(agreementOf([one])).toBeNull();
  expect(agreementOf([one, other])).toEqual({
    n: 2,
    total: 6.5,
    distance: 0.5,
    dimensions: [
      { id: "teamwork", lowest: 3.5, mean: 3.75, highest: 4 },
      { id: "drive", lowest: 2, mean: 2, highest: 2 },
    ],
  });
});
