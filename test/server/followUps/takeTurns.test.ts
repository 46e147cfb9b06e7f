import { assert, boolean, constantFrom, integer, property, record, uniqueArray } from "fast-check";
import { takeTurns } from "../../../server/followUps/takeTurns";
import { buildDefinition, buildQuestion } from "../../factories/plans";

type Row = Parameters<typeof takeTurns>[1][number];

const row = (question: number, state: Row["state"], change: Partial<Row> = {}): Row => ({
  id: `${question}-${state}-${change.askedAs ?? ""}`,
  questionId: `q${question}`,
  questionIndex: question - 1,
  state,
  askedAs: null,
  ...change,
});
const planOf = (total: number, ...each: number[]) =>
  buildDefinition({
    style: "semi_structured",
    maxFollowUps: total,
    stages: [
      {
        id: "talk",
        kind: "questions",
        title: "问答",
        guide: "",
        questions: each.map((maxFollowUps, index) => buildQuestion({ id: `q${index + 1}`, maxFollowUps })),
      },
    ],
  });
const turns = (total: number, each: number[], rows: Row[], sealed: string[] = []) =>
  Object.fromEntries(
    takeTurns(planOf(total, ...each), rows, new Set(sealed)).map(({ id, asked }) => [
      id.split("-")[0],
      asked,
    ]),
  );

test("asks what there is room for", () => {
  expect(turns(3, [1, 1], [row(1, "proposed"), row(2, "proposed")])).toEqual({ 1: true, 2: true });
});

test("the plan's bound goes to earlier questions first, whichever words came first", () => {
  expect(turns(1, [1, 1], [row(2, "proposed"), row(1, "proposed")])).toEqual({ 1: true, 2: false });
});

test("a proposal waits while an earlier question may still need what is left", () => {
  expect(turns(1, [1, 1], [row(1, "pending"), row(2, "proposed")])).toEqual({});
  expect(turns(1, [1, 1], [row(1, "none"), row(2, "proposed")])).toEqual({ 2: true });
});

test("it does not wait where there is enough for both", () => {
  expect(turns(3, [2, 1], [row(1, "pending"), row(2, "proposed")])).toEqual({ 2: true });
  expect(turns(2, [2, 1], [row(1, "pending"), row(2, "proposed")])).toEqual({});
});

test("a follow-up that is not answered yet may lead to another", () => {
  const asked = row(1, "asked", { askedAs: "f1.1" });
  expect(turns(2, [2, 1], [asked, row(2, "proposed")])).toEqual({});
  expect(turns(2, [2, 1], [asked, row(2, "proposed")], ["f1.1"])).toEqual({ 2: true });
});

test("a question's own bound holds whatever the plan allows", () => {
  const asked = row(1, "asked", { askedAs: "f1.1" });
  expect(turns(3, [1], [asked, row(1, "proposed")], ["f1.1"])).toEqual({ 1: false });
});

test("a structured plan asks none", () => {
  const plan = { ...planOf(3, 2), style: "structured" as const };
  expect(takeTurns(plan, [row(1, "proposed")], new Set())).toEqual([{ id: "1-proposed-", asked: false }]);
});

const states = ["pending", "proposed", "asked", "none"] as const;
/** At most one row for each question: only between questions may the order in which rows come differ. */
const anyRows = uniqueArray(
  record({
    question: integer({ min: 1, max: 4 }),
    state: constantFrom<Row["state"]>(...states),
    sealed: boolean(),
  }),
  { selector: ({ question }) => question },
);

test("whatever the order in which words come: the same is asked, never above the bounds", () => {
  assert(
    property(anyRows, integer({ min: 0, max: 6 }), integer({ min: 0, max: 2 }), (given, total, each) => {
      const plan = planOf(total, each, each, each, each);
      const rows = given.map(({ question, state }) =>
        row(question, state, { askedAs: state === "asked" ? `f${question}.1` : null }),
      );
      const sealed = new Set(
        given.flatMap(({ question, sealed: isSealed }) => (isSealed ? [`f${question}.1`] : [])),
      );
      const taken = takeTurns(plan, rows, sealed);
      expect(takeTurns(plan, rows.toReversed(), sealed)).toEqual(taken);
      const before = rows.filter(({ state }) => state === "asked").length;
      const more = taken.filter(({ asked }) => asked).length;
      expect(before + more).toBeLessThanOrEqual(Math.max(before, total));
      expect(each === 0 ? more : 0).toBe(0);
    }),
  );
});
