import { buildReport, type ReportSource } from "../../../server/reports/buildReport";
import { createReportPrinter } from "../../../server/reports/pdf/renderReportPdf";
import { drawRadar } from "../../../server/reports/pdf/radar";
import { clip, printable } from "../../../server/reports/pdf/text";
import type { Report } from "../../../server/reports/schema";
import type { SentReview } from "../../../server/reviews/schema";
import {
  answerTo,
  chineseSource,
  englishSource,
  followedSource,
  zhPlan,
} from "../../factories/reportSources";
import { readPdf } from "./readPdf";

const filed = (source: ReportSource): Report => ({
  ...buildReport(source),
  version: 3,
  composedAt: "2026-03-03T08:31:00.000Z",
});
const print = (source: ReportSource) =>
  createReportPrinter().print(filed(source), { company: "知面示范集团", timeZone: "Asia/Shanghai" });
const squeezed = (text: string) => text.replace(/\s+/g, "");

describe("the printed report", () => {
  it("shows a follow-up under its question, and counts the questions without it", async () => {
    const text = squeezed(readPdf(await print(followedSource())).text);
    expect(text).toContain("第2题·追问1");
    expect(text).toContain("这件事最后的结果怎样？您是怎么知道的？");
    expect(text).toContain("合并评分");
    expect(text).toContain("作答：7题");
    expect(text).toContain("第7题");
    expect(text).not.toContain("第8题");
  });

  it("says what to ask next in words that can be said, and why", async () => {
    const { nextRound } = filed(chineseSource());
    const text = squeezed(readPdf(await print(chineseSource())).text);
    expect(nextRound!.length).toBeGreaterThan(0);
    for (const { ask, why } of nextRound!) {
      // Its number stands between its lines.
      expect(text).toContain(squeezed(ask.zh).slice(0, 30));
      expect(text).toContain(squeezed(why.zh));
    }
  });

  it("tells how long a written answer is, and what was pasted", async () => {
    const source = chineseSource();
    const answers = source.answers.map((answer) => ({
      ...answer,
      answer: { ...answer.answer, pasted: { times: 2, length: 31 } },
      transcripts: answer.transcripts.map((each) => ({ ...each, source: "typed" as const })),
    }));
    const text = squeezed(readPdf(await print({ ...source, answers })).text);
    expect(text).toContain("粘贴2次，共31字（不影响评分）");
    expect(squeezed(readPdf(await print(source)).text)).not.toContain("粘贴");
  });

  it("shows what a person made of it beside the machine's", async () => {
    const report = filed(chineseSource());
    const review: SentReview = {
      id: "01890000-0000-7000-8000-000000000001",
      version: 1,
      reviewer: { id: "01890000-0000-7000-8000-000000000002", name: "林审" },
      blind: true,
      sentAt: "2026-03-04T02:00:00.000Z",
      ratings: [],
      comment: "案例很具体",
      result: {
        total: 4.25,
        match: 61,
        recommendation: "decline",
        reason: "",
        formulas: { total: "", match: "" },
        dimensions: report.dimensions.map(({ id, name }) => ({ id, name, score: 4.25, level: 2.7 })),
      },
      rubricSha256: "0".repeat(64),
      engine: "rubric",
      reportVersion: 3,
    };
    const letterhead = { company: "知面示范集团", timeZone: "Asia/Shanghai" };
    const text = squeezed(readPdf(await createReportPrinter().print(report, letterhead, review)).text);
    expect(text).toMatch(/人工复核后总分4\.[23]（机器\d/);
    expect(text).toContain("林审·2026-03-0410:00·盲评");
    expect(text).toContain("案例很具体");
    expect(squeezed(readPdf(await print(chineseSource())).text)).not.toContain("人工复核后");
  });

  it("says which answers the built-in engine judged in the language model's place, and why", async () => {
    const judgedInstead = (source: ReportSource): ReportSource => ({
      ...source,
      answers: source.answers.map((answer, i) =>
        answer.score && i < 2
          ? {
              ...answer,
              score: {
                ...answer.score,
                score: {
                  ...answer.score.score,
                  engine: { ...answer.score.score.engine, insteadOf: { name: "llm", why: "timeout" } },
                },
              },
            }
          : answer,
      ),
    });
    const chinese = judgedInstead(chineseSource());
    const count = filed(chinese).engines.fallbacks?.[0]?.answers;
    expect(squeezed(readPdf(await print(chinese)).text)).toContain(
      `有${count}个回答未能由语言模型评分（服务超时），由内置规则引擎评分。`,
    );
    expect(squeezed(readPdf(await print(judgedInstead(englishSource()))).text)).toContain(
      squeezed("could not be judged by the language model (the service did not answer in time)"),
    );
    expect(squeezed(readPdf(await print(chineseSource())).text)).not.toContain("备用评分");
  });

  it("shows in Chinese everything that a reader decides by, in embedded fonts", async () => {
    const source = chineseSource();
    const read = readPdf(await print(source));
    const text = squeezed(read.text);
    expect(read.pages).toBeGreaterThan(1);
    expect(read.embeddedFonts.toSorted()).toEqual(["NotoSansSC-Bold", "NotoSansSC-Regular"]);
    for (const shown of [
      "知面示范集团",
      "林晓舟",
      "销售经理",
      "AI面试报告",
      "第3版",
      "2026-03-0316:31",
      "总分",
      "匹配度",
      "建议不推进",
      "销售驱动",
      "证据不足",
      "环境噪声太大",
      "第2版，人工更正",
      "第1版，候选人输入",
      "rubric@1.0.0",
      "whisper-base@1.0.0",
      `由AI生成，仅供参考，由招聘人员决定1/${read.pages}`,
    ]) {
      expect(text).toContain(shown);
    }
    const report = filed(source);
    for (const quote of report.dimensions.flatMap(({ evidence }) => evidence).slice(0, 3)) {
      expect(text).toContain(squeezed(quote.quote));
    }
    for (const answer of report.answers) expect(text).toContain(squeezed(answer.questionText));
    expect(text).toContain(squeezed(report.formulas.match));
    expect(text).not.toContain("\ufffd");
  });

  it("follows the interview's language and says that it is incomplete", async () => {
    const { text } = readPdf(await print(englishSource()));
    expect(text).toContain("AI Interview Report");
    expect(squeezed(text)).toContain("Thecandidatedidnotanswereveryquestion.");
    expect(squeezed(text)).toContain("GeneratedbyAIforreference.");
    expect(text.replace("知面示范集团", "")).not.toMatch(/由 AI|证据|题/);
  });

  it("is the same file for the same report", async () => {
    const [first, second] = [await print(englishSource()), await print(englishSource())];
    expect(first.equals(second)).toBe(true);
  });

  it("prints hostile text as text, however long its words are", async () => {
    const hostile = `<svg/onload=1>&amp;"']]> \u0000\u0007\u202e 😀 ${"a".repeat(3_000)} ${"字".repeat(3_000)}`;
    const source = {
      ...chineseSource(),
      candidateName: hostile,
      answers: [answerTo(zhPlan, 1, { text: hostile })],
    };
    source.plan = {
      ...zhPlan,
      dimensions: zhPlan.dimensions.map((dimension) => ({ ...dimension, name: '<b>"&' + dimension.name })),
    };
    const { text } = readPdf(await print(source));
    expect(text).toContain("<svg/onload=1>&amp;\"']]>");
    expect(text).toContain('<b>"&销售驱动');
    expect(text.match(/a/g)?.length).toBeGreaterThanOrEqual(3_000);
  });

  it("keeps quotes of English answers straight, because the Chinese typeface would widen them", async () => {
    const source = englishSource();
    const answers = [answerTo(source.plan, 1, { text: "He said “no”, so I didn’t push." })];
    expect(readPdf(await print({ ...source, answers })).text).toContain('He said "no", so I didn\'t push.');
  });

  it("prints an interview without a single answer", async () => {
    const { text } = readPdf(await print({ ...chineseSource(), answers: [] }));
    expect(squeezed(text)).toContain("证据不足，请人工判断");
  });

  it("gives up a drawing that takes too long and does not let the next one wait for ever", async () => {
    const printer = createReportPrinter({ timeoutMs: 1 });
    const task = filed(englishSource());
    const letterhead = { company: "知面", timeZone: "UTC" };
    const both = await Promise.allSettled([printer.print(task, letterhead), printer.print(task, letterhead)]);
    expect(both.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  });

  it("refuses when too many wait", async () => {
    const printer = createReportPrinter({ timeoutMs: 1, maxWaiting: 1 });
    const first = printer.print(filed(englishSource()), { company: "知面", timeZone: "UTC" });
    await expect(
      printer.print(filed(englishSource()), { company: "知面", timeZone: "UTC" }),
    ).rejects.toMatchObject({
      status: 429,
    });
    await expect(first).rejects.toThrow("not drawn within 1 ms");
  });
});

const draw = (scores: (number | null)[]) =>
  drawRadar(
    scores.map((score, index) => ({ name: `维度 ${index}`, score, required: 6 })),
    { width: 300, height: 200, noEvidence: "证据不足" },
  );
const filledAreas = (svg: string) => svg.match(/fill-opacity/g)?.length ?? 0;
const points = (svg: string) => svg.match(/<circle/g)?.length ?? 0;

describe("drawRadar", () => {
  it("closes the shape when every dimension has a score", () => {
    const svg = draw([8, 7, 6, 5]);
    expect([filledAreas(svg), points(svg)]).toEqual([1, 4]);
    expect(svg).not.toContain("证据不足");
  });

  it("leaves a gap where there is no evidence, and says so", () => {
    const svg = draw([8, null, 6, 5, null, 7, 4]);
    expect([filledAreas(svg), points(svg)]).toEqual([2, 5]);
    expect(svg.match(/证据不足/g)).toHaveLength(2);
  });

  it("joins neighbours across the top of the chart", () => {
    expect(filledAreas(draw([8, null, null, 7]))).toBe(1);
  });

  it("draws no shape from scores that have no neighbour, nor from none", () => {
    expect(filledAreas(draw([8, null, 6, null]))).toBe(0);
    expect(filledAreas(draw([null, null, null]))).toBe(0);
    expect(draw([])).toMatch(/^<svg.*<\/svg>$/);
  });
});

describe("text for print", () => {
  it("counts Chinese characters as two and ends Latin text at a word", () => {
    expect(clip("客户导向", 8)).toBe("客户导向");
    expect(clip("客户导向力", 8)).toBe("客户导向…");
    expect(clip("customer focus and care", 16)).toBe("customer focus...");
  });

  it("keeps lines and drops what cannot be drawn", () => {
    expect(printable("一\n二\u0007\u200b三😀")).toBe("一\n二 三□");
  });
});
