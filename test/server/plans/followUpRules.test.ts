import { planDefinitionSchema } from "../../../server/plans/definition";
import { derivePlan } from "../../../server/plans/derive/derivePlan";
import { emptyOverrides } from "../../../server/plans/derive/overrides";
import { estimateMinutes } from "../../../server/plans/duration";
import {
  askNothingOn,
  askOn,
  countFollowed,
  followUpBoundOf,
  followUpSeconds,
  mostFollowUps,
} from "../../../server/plans/followUpRules";
import { buildFollowed } from "../../factories/followUps";
import { buildDefinition, buildQuestion } from "../../factories/plans";

describe("how far a plan asks on", () => {
  const question = buildQuestion({ maxFollowUps: 2 });
  const plan = { style: "semi_structured" as const, maxFollowUps: 3 };

  test("as often as the question says, and never more than the plan", () => {
    expect(followUpBoundOf(plan, { kind: "questions" }, question)).toBe(2);
    expect(followUpBoundOf({ ...plan, maxFollowUps: 1 }, { kind: "questions" }, question)).toBe(1);
    expect(followUpBoundOf(plan, { kind: "questions" }, buildQuestion())).toBe(0);
  });

  test("not in a structured plan, in written work, or where nothing is assessed", () => {
    expect(followUpBoundOf({ ...plan, style: "structured" }, { kind: "questions" }, question)).toBe(0);
    expect(followUpBoundOf(plan, { kind: "written" }, question)).toBe(0);
    expect(followUpBoundOf(plan, { kind: "introduction" }, { ...question, dimensions: [] })).toBe(0);
  });

  test("candidates hear of no more than there can be", () => {
    expect(mostFollowUps(buildFollowed())).toBe(3);
    const one = buildFollowed();
    one.stages[0]!.questions = one.stages[0]!.questions.slice(0, 1);
    expect(mostFollowUps(one)).toBe(2);
    expect(countFollowed(one)).toBe(1);
  });

  test("they count in the time that the interview takes", () => {
    // Ten seconds to prepare and sixty to answer each, three times.
    expect(followUpSeconds(buildFollowed())).toBe(210);
    const structured = askNothingOn(buildFollowed());
    expect(estimateMinutes(buildFollowed()) * 60 - estimateMinutes(structured) * 60).toBeGreaterThanOrEqual(
      180,
    );
  });
});

test("a derived plan asks on as headquarters' does; what it adds is within the same bound", () => {
  const base = buildFollowed({ maxFollowUps: 1 });
  const question = buildQuestion({ id: "own", maxFollowUps: 2 });
  const derived = derivePlan(base, {
    ...emptyOverrides(),
    addedQuestions: [{ stageId: "questions", after: null, question }],
  });
  expect(derived).toMatchObject({ style: "semi_structured", maxFollowUps: 1 });
  expect(followUpBoundOf(derived, { kind: "questions" }, derived.stages[0]!.questions[0]!)).toBe(1);
  expect(mostFollowUps(derived)).toBe(1);
});

describe("changing the kind of interview", () => {
  test("to semi-structured: every spoken question that assesses something, once", () => {
    const plan = askOn(buildDefinition());
    expect(planDefinitionSchema.parse(plan)).toEqual(plan);
    expect(plan).toMatchObject({ style: "semi_structured", maxFollowUps: 3 });
    expect(plan.stages.map(({ questions }) => questions.map(({ maxFollowUps }) => maxFollowUps))).toEqual([
      [1, 1],
      [undefined],
    ]);
  });

  test("there and back: what the questions said is kept", () => {
    const followed = buildFollowed();
    expect(askNothingOn(followed)).not.toHaveProperty("style");
    expect(askOn(askNothingOn(followed))).toEqual(followed);
    expect(planDefinitionSchema.safeParse(askNothingOn(followed)).success).toBe(true);
  });
});
