import type { RequirementMatch } from "../../../../server/profiles/schema";
import { findProbes, type ProbeSource } from "../../../../server/reports/probes/findProbes";
import { probeSchema } from "../../../../server/reports/probes/schema";
import { combineScores } from "../../../../server/scoring/totals";
import type { AnswerScore, Quote } from "../../../../server/scoring/types";
import { buildPlan, buildScore } from "../../scoring/fixtures";

const ANSWER = "0190a000-0000-7000-8000-000000000001";
const quote = (text: string): Quote => ({ start: 0, end: text.length, quote: text });
const told = (star: Partial<Record<keyof AnswerScore["star"], string[]>>): AnswerScore["star"] => {
  const part = (name: keyof AnswerScore["star"]) => (star[name] ?? []).map(quote);
  return { situation: part("situation"), task: part("task"), action: part("action"), result: part("result") };
};
const whole = told({
  situation: ["去年十月"],
  task: ["要在当天答复"],
  action: ["我先打电话"],
  result: ["退货降到 3 件"],
});

function source(questionId: string, score: AnswerScore | null, pastedShare = 0): ProbeSource {
  return {
    questionId,
    score,
    locate: (quotes) => quotes.map((each) => ({ ...each, answerId: ANSWER })),
    pastedShare,
  };
}
function probesOf(sources: ProbeSource[], requirements: RequirementMatch[] = [], plan = buildPlan()) {
  const { dimensions } = combineScores(plan, sources);
  return findProbes(plan, dimensions, sources, requirements);
}
const good = (overrides: Partial<AnswerScore> = {}) =>
  buildScore({ communication: 7, customer: 7, stress: 7 }, { star: whole, ...overrides });

describe("probes for the next round", () => {
  it("ask nothing where everything was told", () => {
    expect(probesOf([source("q1", good()), source("q2", good())])).toEqual([]);
  });

  it("ask for what happened where a dimension has no evidence, in both languages", () => {
    const score = buildScore({ communication: 7, customer: 7 }, { star: whole });
    const [probe, ...rest] = probesOf([source("q1", score), source("q2", score)]);
    expect(probe).toMatchObject({ kind: "none", dimension: "stress", source: null });
    expect(probe!.ask.zh).toContain("抗压能力");
    expect(probe!.ask.en).toMatch(/^Please tell me about one time/);
    expect(rest).toEqual([]);
  });

  it("take a tried question of the bank where the dimension is the library's", () => {
    const plan = buildPlan();
    plan.dimensions[2] = { ...plan.dimensions[2]!, id: "resilience", name: "抗压能力" };
    plan.stages[0]!.questions[1]!.dimensions = [{ id: "resilience", weightBp: 10_000 }];
    const score = buildScore({ communication: 7, customer: 7 }, { star: whole });
    const [probe] = probesOf([source("q1", score), source("q2", score)], [], plan);
    expect(probe).toMatchObject({ kind: "none", dimension: "resilience" });
    expect(probe!.ask.zh).not.toContain("最能说明您");
    expect(probe!.ask.zh).toMatch(/[？。]$/);
    expect(probe!.ask.en).toMatch(/\?$/);
  });

  it.each([
    ["action", told({ situation: ["去年国庆店里断货"], result: ["补了 20 箱"] }), "去年国庆店里断货"],
    ["result", told({ situation: ["去年"], action: ["我联系了仓库调货"] }), "我联系了仓库调货"],
    ["claim", told({ action: ["我改了排班"], result: ["效率有了很大提升"] }), "效率有了很大提升"],
  ] as const)("go on from the candidate's own words where a story lacks its %s", (kind, star, said) => {
    const [probe] = probesOf([source("q1", good({ star })), source("q2", good())]);
    expect(probe).toMatchObject({ kind, questionId: "q1", source: { answerId: ANSWER, quote: said } });
    expect(probe!.ask.zh).toContain(`“${said}”`);
    expect(probe!.ask.en).toContain(`“${said}”`);
  });

  it("take a figure for proof of a success", () => {
    const star = told({ action: ["我改了排班"], result: ["效率大幅提升，从 4 天缩到 2 天"] });
    expect(probesOf([source("q1", good({ star })), source("q2", good())])).toEqual([]);
  });

  it("ask whose part was whose where all is told as “we”", () => {
    const star = told({ situation: ["去年"], action: ["我们一起改了流程"], result: ["少了 5 单"] });
    const score = good({ star, signals: { ...good().signals, ownership: 0.2 } });
    expect(probesOf([source("q1", score), source("q2", good())])[0]).toMatchObject({
      kind: "share",
      source: { quote: "我们一起改了流程" },
    });
  });

  it("put what stands against the résumé first, without accusing", () => {
    const score = good({
      contradictions: [{ kind: "team", resume: "4", said: quote("我带过二十个人的团队") }],
    });
    const [probe] = probesOf([source("q1", score), source("q2", buildScore({}))]);
    expect(probe).toMatchObject({ kind: "contradiction", questionId: "q1" });
    expect(probe!.ask.zh).toContain("我带过二十个人的团队");
    expect(probe!.ask.zh).not.toMatch(/简历|矛盾|不符|撒谎/);
    expect(probe!.why.zh).toContain("带过 4 人");
  });

  it("ask for one real case after a recited answer, and not for its parts too", () => {
    const probes = probesOf([
      source("q1", good({ flags: ["recited"], star: told({}) })),
      source("q2", good()),
    ]);
    expect(probes.filter(({ questionId }) => questionId === "q1").map(({ kind }) => kind)).toEqual([
      "general",
    ]);
  });

  it("ask to be talked through written work that was mostly pasted", () => {
    const probes = probesOf([source("q1", good(), 0.8), source("q2", good(), 0.3)]);
    expect(probes.map(({ kind, questionId }) => [kind, questionId])).toEqual([["pasted", "q1"]]);
    expect(probes[0]!.why.zh).toContain("80%");
  });

  it("ask about requirements that the résumé leaves open, two at most", () => {
    const line = (requirement: string, met: RequirementMatch["met"]): RequirementMatch => ({
      requirement,
      kind: "skill",
      met,
      why: { zh: "", en: "" },
      evidence: met === "partly" ? [{ start: 3, end: 8, words: "用过数据透视" }] : [],
    });
    const probes = probesOf(
      [source("q1", good()), source("q2", good())],
      [
        line("会用 Excel", "yes"),
        line("会做报表", "partly"),
        line("懂招投标", "unknown"),
        line("会开叉车", "no"),
      ],
    );
    expect(probes.map(({ ask }) => ask.zh).join()).toMatch(/会做报表.*懂招投标/);
    expect(probes).toHaveLength(2);
    expect(probes[0]!.source).toEqual({ answerId: null, start: 3, end: 8, quote: "用过数据透视" });
  });

  it("never touch on life outside work: no quotation of it, no requirement of it", () => {
    const star = told({ action: ["我怀孕那年照样带队", "我给客户做了回访"] });
    const probes = probesOf(
      [
        source("q1", good({ star })),
        source("q2", good({ star: told({ action: ["我当时刚离婚，一个人管店"] }) })),
      ],
      [
        {
          requirement: "35 岁以下，已婚优先",
          kind: "skill",
          met: "unknown",
          why: { zh: "", en: "" },
          evidence: [],
        },
      ],
    );
    expect(probes.length).toBeGreaterThan(0);
    expect(JSON.stringify(probes)).not.toMatch(/怀孕|离婚|已婚|岁/);
    expect(JSON.stringify(probes)).toContain("我给客户做了回访");
  });

  it("are bounded: eight in all, two for a dimension, two for a question", () => {
    const poor = () =>
      buildScore(
        { communication: [5, 0.2], customer: [5, 0.2] },
        {
          star: told({ situation: ["去年我在店里"] }),
          contradictions: [
            { kind: "team", resume: "4", said: quote("我带过二十个人") },
            { kind: "years", resume: "2", said: quote("我有十年经验") },
            { kind: "employer", resume: "云杉", said: quote("我在青禾公司工作过") },
          ],
        },
      );
    const probes = probesOf([source("q1", poor(), 1), source("q2", poor(), 1)]);
    expect(probes.length).toBeLessThanOrEqual(8);
    for (const id of ["communication", "customer", "stress"])
      expect(probes.filter(({ dimension }) => dimension === id).length).toBeLessThanOrEqual(2);
    for (const id of ["q1", "q2"])
      expect(probes.filter(({ questionId }) => questionId === id).length).toBeLessThanOrEqual(2);
    expect(new Set(probes.map(({ ask }) => ask.zh)).size).toBe(probes.length);
    for (const probe of probes) expect(() => probeSchema.parse(probe)).not.toThrow();
  });
});
