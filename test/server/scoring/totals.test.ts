import { weightedMean } from "../../../server/scoring/rubric/fixed";
import { combineScores, describeFormula } from "../../../server/scoring/totals";
import { buildDimension, buildPlan, buildScore, planQuestion } from "./fixtures";

/** Three dimensions of about a third each, in the given order. */
const planInOrder = (order: number[]) =>
  buildPlan({
    dimensions: order.map((i) => buildDimension(`d${i}`, `d${i}`, { weightBp: i === 0 ? 3_334 : 3_333 })),
    stages: [
      {
        id: "main",
        kind: "questions",
        title: "t",
        guide: "",
        questions: [
          planQuestion("q", "问题", [
            ["d0", 3_334],
            ["d1", 3_333],
            ["d2", 3_333],
          ]),
        ],
      },
    ],
  });

describe("combineScores", () => {
  it("weighs a dimension by what each question gives it, and the total by the plan's weights", () => {
    const combined = combineScores(buildPlan(), [
      { questionId: "q1", score: buildScore({ communication: 8, customer: 6 }) },
      { questionId: "q2", score: buildScore({ communication: 5, stress: 4 }) },
    ]);

    // communication (5000·8 + 2500·5) ÷ 7500 = 7; total 0.4·7 + 0.4·6 + 0.2·4
    expect(combined.dimensions.map(({ score }) => score)).toEqual([7, 6, 4]);
    expect(combined.dimensions.map(({ level }) => level)).toEqual([3.8, 3.4, 2.6]);
    expect(combined.total).toBe(6);
    // 0.4·1 + 0.4·(6 ÷ 8) + 0.2·1, a required score of 0 being met
    expect(combined.match).toBe(90);
    expect(combined.recommendation).toBe("review");
  });

  it("counts a required score of 0 as met, also by a score of 0", () => {
    const combined = combineScores(buildPlan(), [
      { questionId: "q1", score: buildScore({ communication: 6, customer: 8 }) },
      { questionId: "q2", score: buildScore({ communication: 6, stress: 0 }) },
    ]);

    expect(combined.match).toBe(100);
  });

  it("does not let missing evidence act as a low score", () => {
    const combined = combineScores(buildPlan(), [
      { questionId: "q1", score: buildScore({ communication: 8, customer: 8 }) },
    ]);

    expect(combined.carriedBp).toBe(8_000);
    expect(combined.total).toBe(8);
    expect(combined.match).toBe(100);
    expect(combined.dimensions[2]).toMatchObject({
      score: null,
      level: null,
      confidence: 0,
      questionsAsked: 1,
    });
  });

  it("gives no total and asks for a person when less than 80 % of the weight has evidence", () => {
    const combined = combineScores(buildPlan(), [
      { questionId: "q1", score: buildScore({ communication: 9 }) },
      { questionId: "q2", score: buildScore({ stress: 9 }) },
    ]);

    expect(combined).toMatchObject({
      carriedBp: 6_000,
      total: null,
      match: null,
      recommendation: "review",
      notes: ["insufficient_evidence"],
    });
  });

  it.each([
    [7, "advance"],
    [6.99, "review"],
    [5, "review"],
    [4.99, "decline"],
  ])("compares a total of %p with the thresholds: %s", (score, recommendation) => {
    const combined = combineScores(buildPlan(), [
      { questionId: "q1", score: buildScore({ communication: score, customer: score }) },
      { questionId: "q2", score: buildScore({ communication: score, stress: score }) },
    ]);

    expect(combined.total).toBe(score);
    expect(combined.recommendation).toBe(recommendation);
  });

  it("notes a total near a threshold and thin evidence", () => {
    const thin = combineScores(buildPlan(), [
      { questionId: "q1", score: buildScore({ communication: [7.8, 0.2], customer: [7.8, 0.2] }) },
      { questionId: "q2", score: buildScore({ communication: [7.8, 0.2], stress: [7.8, 0.2] }) },
    ]);
    const firm = combineScores(buildPlan(), [
      { questionId: "q1", score: buildScore({ communication: [7.8, 0.8], customer: [7.8, 0.8] }) },
      { questionId: "q2", score: buildScore({ communication: [7.8, 0.8], stress: [7.8, 0.8] }) },
    ]);

    expect(thin.notes).toEqual(["near_advance", "low_confidence"]);
    expect(firm.notes).toEqual([]);
  });

  it("lowers a dimension's confidence by the questions that gave no evidence for it", () => {
    const combined = combineScores(buildPlan(), [
      { questionId: "q1", score: buildScore({ communication: [8, 0.9] }) },
    ]);

    expect(combined.dimensions[0]?.confidence).toBe(0.6);
  });

  it("ignores a score for a dimension that the question does not assess", () => {
    const combined = combineScores(buildPlan(), [{ questionId: "q1", score: buildScore({ stress: 10 }) }]);

    expect(combined.dimensions[2]?.score).toBeNull();
  });

  it("rounds exactly, halves up, whatever the order of the dimensions", () => {
    const answers = [{ questionId: "q", score: buildScore({ d0: 7.13, d1: 6.28, d2: 3.33 }) }];

    expect(combineScores(planInOrder([0, 1, 2]), answers).total).toBe(
      combineScores(planInOrder([2, 0, 1]), answers).total,
    );
    expect(combineScores(planInOrder([0, 1, 2]), answers).total).toBe(5.58);
  });
});

describe("weightedMean", () => {
  it("rounds halves up in whole hundredths", () => {
    expect(
      weightedMean([
        { weight: 1, value: 0.1 },
        { weight: 1, value: 0.11 },
      ]),
    ).toBe(0.11);
    expect(
      weightedMean([
        { weight: 2, value: 0.1 },
        { weight: 1, value: 0.11 },
      ]),
    ).toBe(0.1);
    expect(weightedMean([])).toBeNull();
  });
});

describe("describeFormula", () => {
  it("prints the numbers behind total and match", () => {
    const combined = combineScores(buildPlan(), [
      { questionId: "q1", score: buildScore({ communication: 8, customer: 6 }) },
    ]);

    expect(describeFormula(combined, "zh")).toEqual({
      total: "总分 = (沟通表达 40% × 8.00 + 客户意识 40% × 6.00) ÷ 80% = 7.00",
      match:
        "匹配度 = 100 × ((沟通表达 40% × min(1, 8.00 ÷ 6) + 客户意识 40% × min(1, 6.00 ÷ 8)) ÷ 80%) = 87.50",
    });
  });

  it("gives a résumé's coverage 30 % of the match, and prints it", () => {
    const answers = [{ questionId: "q1", score: buildScore({ communication: 8, customer: 6 }) }];
    const combined = combineScores(buildPlan(), answers, 50);

    expect(combined).toMatchObject({ total: 7, match: 76.25, parts: { interview: 87.5, coverage: 50 } });
    expect(describeFormula(combined, "zh").match).toMatch(
      /= 87\.50；匹配度 = 70% × 87\.50 \+ 30% × 50\.00（简历覆盖岗位要求） = 76\.25$/,
    );
    expect(describeFormula(combined, "en").match).toMatch(
      /Match = 70% × 87\.50 \+ 30% × 50\.00 .* = 76\.25$/,
    );
    // It never makes a match out of nothing.
    expect(combineScores(buildPlan(), [], 50)).toMatchObject({ match: null, parts: null });
  });

  it("says why there is none", () => {
    const { total } = describeFormula(combineScores(buildPlan(), []), "en");

    expect(total).toBe(
      "The dimensions with evidence carry only 0% of the weight, less than 80%: not computed, for a person to judge.",
    );
  });
});
