import { buildReport } from "../../../server/reports/buildReport";
import { hasContent } from "../../../server/reports/composeReport";
import { reasonFor } from "../../../server/reports/recommendationReason";
import { reportSchema } from "../../../server/reports/schema";
import {
  answerTo,
  chineseSource,
  englishSource,
  followedSource,
  speechOf,
  uuidOf,
  zhPlan,
} from "../../factories/reportSources";

const filed = { version: 1, composedAt: "2026-03-03T08:31:00.000Z" };

describe("buildReport", () => {
  it("is a report as the API promises it", () => {
    for (const source of [chineseSource(), englishSource(), followedSource()]) {
      const report = { ...buildReport(source), ...filed };
      expect(reportSchema.parse(report)).toEqual(report);
    }
  });

  it("puts a follow-up after its question, with what the judgement of both quotes from it", () => {
    const { answers, dimensions } = buildReport(followedSource());
    expect(answers.map(({ questionId }) => questionId).slice(1, 3)).toEqual([
      zhPlan.stages[1]!.questions[0]!.id,
      "f2.1",
    ]);
    const [, parent, reply] = answers;
    expect(reply?.followUp).toMatchObject({ to: parent?.questionId, number: 1 });
    expect(reply?.score).toMatchObject({ total: null, star: { result: [{ start: 0 }] } });
    expect(parent?.score).toMatchObject({ total: 5, star: { result: [] } });
    const texts = new Map(answers.map(({ id, transcript }) => [id, transcript?.text ?? ""]));
    for (const { answerId, start, end, quote } of dimensions.flatMap(({ evidence }) => evidence)) {
      expect(texts.get(answerId)?.slice(start, end)).toBe(quote);
    }
  });

  it("is the same bytes for the same rows, whatever order they come in", () => {
    const source = chineseSource();
    const again = { ...chineseSource(), answers: chineseSource().answers.toReversed() };
    expect(JSON.stringify(buildReport(again))).toBe(JSON.stringify(buildReport(source)));
  });

  it("quotes verbatim, from the newest version, with the moment of the media", () => {
    const report = buildReport(chineseSource());
    const texts = new Map(report.answers.map(({ id, transcript }) => [id, transcript?.text ?? ""]));
    const quotes = report.dimensions.flatMap(({ evidence }) => evidence);
    expect(quotes.length).toBeGreaterThan(5);
    for (const { answerId, start, end, quote } of quotes)
      expect(texts.get(answerId)?.slice(start, end)).toBe(quote);
    const spoken = quotes.find(
      ({ answerId, quote }) => answerId === uuidOf(101) && quote.startsWith("我先去了他们三家"),
    );
    const word = report.answers[1]?.transcript?.words.find(({ startMs }) => startMs === spoken?.startMs);
    expect(word?.text).toBe("我");
    expect(spoken?.endMs).toBeGreaterThan(spoken?.startMs ?? Infinity);
  });

  it("has no times for what was typed", () => {
    const written = buildReport(chineseSource()).dimensions.flatMap(({ evidence }) =>
      evidence.filter(({ answerId }) => answerId === uuidOf(106)),
    );
    expect(written.length).toBeGreaterThan(0);
    expect(written.every(({ startMs, endMs }) => startMs === null && endMs === null)).toBe(true);
  });

  it("gives a dimension without evidence nulls, not a low score", () => {
    const integrity = buildReport(englishSource()).dimensions.find(({ id }) => id === "integrity");
    expect(integrity).toMatchObject({
      score: null,
      level: null,
      confidence: null,
      evidence: [],
      reasons: [],
    });
    expect(integrity?.anchors).toHaveLength(5);
  });

  it("leaves out a score for a dimension that the question does not assess", () => {
    const source = chineseSource();
    const [answer] = [answerTo(zhPlan, 1, { text: "我先去了门店。我把问题当天解决。然后签了合同。" })];
    const dimensions = answer.score!.score.dimensions;
    dimensions.push({ ...dimensions[0]!, id: "integrity" });
    const integrity = buildReport({ ...source, answers: [answer] }).dimensions.find(
      ({ id }) => id === "integrity",
    );
    expect(integrity).toMatchObject({ score: null, evidence: [], reasons: [] });
  });

  it("keeps what each answer is made of", () => {
    const { answers } = buildReport(chineseSource());
    expect(answers.map(({ questionId }) => questionId)).toEqual(
      chineseSource().plan.stages.flatMap(({ questions }) => questions.map(({ id }) => id)),
    );
    expect(answers[1]).toMatchObject({
      medium: "video",
      media: { mimeType: "video/webm", durationMs: 71_000 },
      transcript: { version: 2, source: "correction", createdBy: "总部 HR" },
      transcriptVersions: [
        { version: 2, source: "correction" },
        { version: 1, source: "machine", createdBy: null },
      ],
    });
    expect(answers[5]).toMatchObject({
      transcript: { usable: false, reason: "noise", text: "" },
      score: { usable: false, total: null, dimensions: [] },
    });
    expect(answers[6]).toMatchObject({
      medium: "text",
      media: null,
      speech: null,
      transcript: { source: "typed" },
    });
  });

  it("names every engine once; typed words went through none", () => {
    expect(buildReport(chineseSource()).engines).toEqual({
      scoring: "rubric@1.0.0",
      speech: "whisper-base@1.0.0",
    });
    const typed = {
      ...chineseSource(),
      answers: [answerTo(zhPlan, 6, { text: "一、目标。", medium: "text" })],
    };
    expect(buildReport(typed).engines.speech).toBe("");
  });

  it("is complete only when the candidate came to the end", () => {
    expect(buildReport(chineseSource()).complete).toBe(true);
    expect(buildReport(englishSource())).toMatchObject({ complete: false, completedAt: null });
  });

  it("scores nothing by how it was said", () => {
    const calm = chineseSource();
    const nervous = chineseSource();
    for (const { transcripts } of nervous.answers) {
      for (const transcript of transcripts) transcript.speech = speechOf({ charsPerMinute: 340, pauses: [] });
    }
    const [one, other] = [buildReport(calm), buildReport(nervous)];
    expect([one.total, one.match, one.dimensions]).toEqual([other.total, other.match, other.dimensions]);
    expect(other.behaviours).not.toEqual(one.behaviours);
  });

  it("has no total from too little evidence, and a person decides", () => {
    const report = buildReport({ ...chineseSource(), answers: [] });
    expect(report).toMatchObject({ total: null, match: null, recommendation: "review", answers: [] });
    expect(report.recommendationReason).toContain("证据不足");
  });
});

describe("reasonFor", () => {
  const combined = { total: 7.96, carriedBp: 10_000, recommendation: "review" as const, notes: [] };
  const plan = { language: "zh" as const, thresholds: { advance: 8, review: 6 } };

  it("does not round a total up to a line that it does not reach", () => {
    expect(reasonFor(combined, plan)).toBe("总分 7.96 在复核线 6 与推进线 8 之间。");
  });

  it("doubts aloud near a line and on thin evidence", () => {
    expect(reasonFor({ ...combined, notes: ["near_advance"] }, plan)).toContain("离分数线很近");
    expect(reasonFor({ ...combined, notes: ["near_advance", "low_confidence"] }, plan)).toContain("证据偏少");
  });

  it("speaks English where the plan does", () => {
    const english = { ...plan, language: "en" as const };
    expect(reasonFor({ ...combined, total: 8.5, recommendation: "advance" }, english)).toBe(
      "A total of 8.5 reaches the advance line of 8.",
    );
    expect(reasonFor({ ...combined, total: 5, recommendation: "decline" }, english)).toContain(
      "below the review line of 6",
    );
  });
});

describe("hasContent", () => {
  const content = buildReport(chineseSource());

  it("sees the same content through storage and a new date", () => {
    const stored = JSON.parse(JSON.stringify({ ...content, ...filed }));
    expect(hasContent(stored, buildReport(chineseSource()))).toBe(true);
  });

  it("sees a corrected word", () => {
    const stored = { ...content, ...filed };
    expect(hasContent(stored, { ...content, answers: content.answers.slice(1) })).toBe(false);
  });
});
