import { describeInterview, type AnswerWithSpeech } from "../../../server/scoring/behaviours";
import { buildPlan, buildScore, buildSpeech } from "./fixtures";

const answer = (questionId: string, overrides: Partial<AnswerWithSpeech> = {}): AnswerWithSpeech => ({
  questionId,
  score: buildScore({ communication: 8, customer: 8 }),
  speech: null,
  ...overrides,
});
const signals = buildScore({}).signals;

describe("describeInterview", () => {
  it("counts what was mentioned over all answers, once for a word that shows two dimensions", () => {
    const { behaviours } = describeInterview(buildPlan(), [
      answer("q1", {
        score: buildScore(
          {},
          {
            signals: {
              ...signals,
              keywords: [
                { text: "团队协作", dimension: "communication", count: 2 },
                { text: "团队协作", dimension: "customer", count: 2 },
              ],
            },
          },
        ),
      }),
      answer("q2", {
        score: buildScore(
          {},
          { signals: { ...signals, keywords: [{ text: "團隊協作", dimension: "stress", count: 1 }] } },
        ),
      }),
    ]);

    expect(behaviours[0]).toBe("提到“团队协作” 3 次");
  });

  it("tells how fast was spoken, weighted by the time spoken", () => {
    const { speech } = describeInterview(buildPlan(), [
      answer("q1", { speech: buildSpeech({ voicedMs: 30_000, charsPerMinute: 90 }) }),
      answer("q2", {
        speech: buildSpeech({
          voicedMs: 30_000,
          charsPerMinute: 150,
          pauses: [
            { startMs: 0, endMs: 2_500 },
            { startMs: 5_000, endMs: 5_900 },
          ],
          fillers: [{ text: "嗯", count: 4 }],
        }),
      }),
    ]);

    expect(speech).toEqual(["语速约 120 字/分钟", "2 秒以上的停顿 1 次", "口头语 4 次（“嗯”）"]);
  });

  it("says nothing about speech for written answers", () => {
    expect(describeInterview(buildPlan(), [answer("q1")]).speech).toEqual([]);
  });

  it("looks for stories only where one is told", () => {
    const plan = buildPlan();
    expect(describeInterview(plan, [answer("q1")]).behaviours.join()).toContain("1 个回答中");
    plan.stages[0]!.kind = "written";
    expect(describeInterview(plan, [answer("q1")]).behaviours).toEqual([]);
  });

  it("names risks with the questions they were seen in", () => {
    const { risks } = describeInterview(buildPlan(), [
      answer("q1", {
        score: buildScore({}, { flags: ["asks_for_score"] }),
        speech: buildSpeech({ noise: { floorDb: -20, snrDb: 4 } }),
      }),
      answer("q2", { score: buildScore({}, { usable: false }) }),
    ]);

    expect(risks.map(({ code, text }) => [code, text])).toEqual([
      ["asks_for_score", "第 1 题：出现要求给分或干扰评分的话，已排除在评分之外"],
      ["noisy", "第 1 题：背景噪声较大，转写可能有误"],
      ["unusable", "第 2 题：录音无法听清，未评分"],
    ]);
  });

  it("speaks the plan's language", () => {
    const plan = buildPlan({ language: "en" });
    const { speech, behaviours } = describeInterview(plan, [
      answer("q1", { speech: buildSpeech({ charsPerMinute: 130 }) }),
    ]);

    expect(speech).toEqual(["Speaks about 130 words a minute"]);
    expect(behaviours).toEqual(["1 of 1 answers tell both what was done and what came of it"]);
  });
});
