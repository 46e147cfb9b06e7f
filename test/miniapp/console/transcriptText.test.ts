import * as fc from "fast-check";
import {
  alignWords,
  cutPieces,
  findAll,
  splitParagraphs,
  timeOfSpan,
  wordAt,
} from "../../../miniapp/console/report/transcriptText";

const say = (...words: string[]) =>
  words.map((text, index) => ({ text, startMs: index * 1000, endMs: index * 1000 + 800 }));
const found = (text: string, words: ReturnType<typeof say>) =>
  alignWords(text, words).map((span) => text.slice(span.start, span.end));

describe("words in the text", () => {
  it("are found in order, whatever punctuation stands around them", () => {
    expect(found("我，先把客户分三类。", say("我", "先把", "客户，", "分", "三类。"))).toEqual([
      "我",
      "先把",
      "客户",
      "分",
      "三类",
    ]);
    expect(found("Hello there, team", say(" Hello", " there,", " team"))).toEqual(["Hello", "there", "team"]);
  });

  it("take repeated words one after the other", () => {
    const spans = alignWords("好好好", say("好", "好", "好"));
    expect(spans.map((span) => span.start)).toEqual([0, 1, 2]);
  });

  it("leave out what a correction took away and go on behind it", () => {
    expect(found("目标差了一百六十八万，补上了", say("目标", "差了", "一百八十万", "补上了"))).toEqual([
      "目标",
      "差了",
      "补上了",
    ]);
  });

  it("know who speaks when", () => {
    const words = alignWords("甲乙丙", say("甲", "乙", "丙"));
    expect([-1, 0, 999, 1000, 99_000].map((ms) => wordAt(words, ms))).toEqual([-1, 0, 0, 1, 2]);
  });

  it("give a quote its time from the words it touches", () => {
    const words = alignWords("我先把客户分三类", say("我", "先把", "客户", "分", "三类"));
    expect(timeOfSpan(words, { start: 2, end: 6 })).toEqual({ startMs: 1000, endMs: 3800 });
    expect(timeOfSpan([], { start: 0, end: 3 })).toBeNull();
  });
});

describe("search", () => {
  it("finds every place, ignoring case and blanks around", () => {
    expect(findAll("KPI 和 kpi", " kpi ")).toEqual([
      { start: 0, end: 3 },
      { start: 6, end: 9 },
    ]);
    expect(findAll("abc", "  ")).toEqual([]);
  });
});

describe("pieces", () => {
  it("are cut where a word or a mark begins or ends", () => {
    const text = "我先把客户";
    const pieces = cutPieces({ start: 0, end: 5 }, alignWords(text, say("我", "先把", "客户")), [
      { start: 2, end: 4, value: "quote" },
    ]);
    expect(pieces.map((piece) => [text.slice(piece.start, piece.end), piece.word, piece.marks])).toEqual([
      ["我", 0, []],
      ["先", 1, []],
      ["把", 1, ["quote"]],
      ["客", 2, ["quote"]],
      ["户", 2, []],
    ]);
  });

  it("together are the text, whatever lies over it", () => {
    const mark = fc
      .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }))
      .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b), value: null }));
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.array(mark, { maxLength: 6 }), (text, marks) => {
        const pieces = cutPieces({ start: 0, end: text.length }, [], marks);
        expect(pieces.map((piece) => text.slice(piece.start, piece.end)).join("")).toBe(text);
      }),
    );
  });
});

describe("paragraphs", () => {
  it("begin after a sentence and a long pause, and know when", () => {
    const text = "说完了。再说。";
    const words = alignWords(text, [
      { text: "说完了", startMs: 0, endMs: 900 },
      { text: "再说", startMs: 4000, endMs: 4500 },
    ]);
    expect(splitParagraphs(text, words)).toEqual([
      { start: 0, end: 4, startMs: 0 },
      { start: 4, end: 7, startMs: 4000 },
    ]);
  });

  it("do not break a sentence at a pause", () => {
    const words = alignWords("说到一半", [
      { text: "说到", startMs: 0, endMs: 900 },
      { text: "一半", startMs: 9000, endMs: 9500 },
    ]);
    expect(splitParagraphs("说到一半", words)).toHaveLength(1);
  });

  it("follow the lines of a typed answer", () => {
    expect(splitParagraphs("一、目标\n二、客户", [])).toEqual([
      { start: 0, end: 5, startMs: null },
      { start: 5, end: 9, startMs: null },
    ]);
  });
});
