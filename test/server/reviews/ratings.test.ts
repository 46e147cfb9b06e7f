import { isDrawn, urgencyOf } from "../../../server/reviews/needs";
import { agreementOf } from "../../../server/reviews/agreement";
import { settleRatings } from "../../../server/reviews/ratings";

const pair = { answerId: "a", questionId: "q", dimensionId: "teamwork", machine: 3.42 };
const rating = (level: number | null | "machine", comment = "") => ({
  answerId: "a",
  dimensionId: "teamwork",
  level,
  comment,
});

test("the draw takes its share, and the same interviews each time", () => {
  const ids = Array.from({ length: 4000 }, (_, at) => `interview-${at}`);
  const drawn = ids.filter((id) => isDrawn(id, 1_000));
  expect(drawn.length).toBeGreaterThan(320);
  expect(drawn.length).toBeLessThan(480);
  expect(ids.filter((id) => isDrawn(id, 1_000))).toEqual(drawn);
  // A greater share holds all of a smaller one.
  expect(drawn.every((id) => isDrawn(id, 2_000))).toBe(true);
  expect(ids.some((id) => isDrawn(id, 0))).toBe(false);
  expect(ids.every((id) => isDrawn(id, 10_000))).toBe(true);
});

test("of several reasons the most pressing one says how soon", () => {
  const since = new Date("2026-11-22T08:00:00Z");
  expect(urgencyOf(["blind", "near_line"], since)).toEqual({
    priority: 2,
    dueAt: new Date("2026-11-24T08:00:00Z"),
  });
});

test.each([
  [
    "what is left is the machine's level to the hundredth",
    rating("machine"),
    { blind: false, comment: "" },
    3.42,
  ],
  ["a difference with its reason", rating(4, "讲了结果"), { blind: false, comment: "" }, 4],
  ["a difference with a reason for all", rating(4), { blind: false, comment: "都偏严" }, 4],
  ["blind it needs none", rating(4), { blind: true, comment: "" }, 4],
])("%s", (_, given, how, level) => {
  expect(settleRatings([pair], [given], how)).toEqual([{ ...pair, level, comment: given.comment }]);
});

test.each([
  ["nothing said of a pair", [], { blind: true, comment: "" }, "incomplete"],
  [
    "the machine's level where it is not shown",
    [rating("machine")],
    { blind: true, comment: "" },
    "incomplete",
  ],
  ["a difference without a word", [rating(4)], { blind: false, comment: "" }, "reason_required"],
  [
    "no evidence where the machine saw some",
    [rating(null)],
    { blind: false, comment: "" },
    "reason_required",
  ],
] as const)("%s: refused", (_, given, how, problem) => {
  expect(settleRatings([pair], given, how)).toBe(problem);
});

test("agreement leaves out what only one of the two rated", () => {
  const of = (level: number | null, machine: number | null) => ({ dimensionId: "teamwork", level, machine });
  const [one] = agreementOf([of(2, 3), of(4, 5), of(null, 4), of(3, null)], () => "团队协作");
  expect(one).toMatchObject({ n: 2, meanDifference: -1, small: true });
  expect(agreementOf([of(null, null)], () => "")).toEqual([]);
});
