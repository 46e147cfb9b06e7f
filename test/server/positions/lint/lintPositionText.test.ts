import { array, assert, constantFrom, oneof, property, string } from "fast-check";
import { MAX_POSITION_TEXT, lintPositionText } from "../../../../server/positions/lint/lintPositionText";
import { fourth } from "./fourthSentences";
import { heldOut } from "./heldOut";
import { measure } from "./labelled";
import { second } from "./secondSentences";
import { labelled } from "./sentences";
import { third } from "./thirdSentences";

const said = (text: string, language?: "zh" | "en") =>
  lintPositionText(text, language).map(({ quote, category, severity }) => [quote, category, severity]);

describe("on labelled sentences", () => {
  it("marks those it was written with as they are labelled", () => {
    expect(labelled.length).toBeGreaterThanOrEqual(120);
    expect(measure(labelled, lintPositionText).wrong).toEqual([]);
  });

  it("knows nearly all of those that bettered it", () => {
    const { precision, recall } = measure([...second, ...third, ...fourth], lintPositionText);
    expect(precision).toBe(1);
    expect(recall).toBeGreaterThan(0.99);
  });

  it("is worth this much on sentences it never saw", () => {
    const { precision, recall } = measure(heldOut, lintPositionText);
    expect(precision).toBeGreaterThanOrEqual(0.92);
    expect(recall).toBeGreaterThanOrEqual(0.64);
  });
});

describe("what it says", () => {
  it("marks the words and their sentence where they stand in the text as given", () => {
    const text = "岗位职责：接待顾客。\n任职要求：３５ 岁 以 下，身体健康；\u200b限 男 性。";
    const found = lintPositionText(text);
    expect(found.map(({ quote, sentence }) => [quote, text.slice(sentence.start, sentence.end)])).toEqual([
      ["３５ 岁 以 下", "任职要求：３５ 岁 以 下，身体健康；"],
      ["身体健康", "任职要求：３５ 岁 以 下，身体健康；"],
      ["限 男 性", "限 男 性。"],
    ]);
    expect(found[2]).toMatchObject({
      start: text.length - 6,
      end: text.length - 1,
      message: { zh: expect.stringContaining("性别"), en: expect.stringContaining("sex") },
      suggestion: { zh: expect.stringContaining("删去"), en: expect.stringContaining("Remove") },
    });
  });

  it("looks for both languages unless one is named", () => {
    const text = "限男性。Male only.";
    expect(said(text)).toEqual([
      ["限男性", "sex", "unlawful"],
      ["Male only", "sex", "unlawful"],
    ]);
    expect(said(text, "en")).toEqual([["Male only", "sex", "unlawful"]]);
  });

  it("says one thing of a category about the same words: the gravest", () => {
    expect(said("未婚女性优先")).toEqual([
      ["未婚女性优先", "marital_status", "unlawful"],
      ["女性优先", "sex", "unlawful"],
    ]);
  });

  it("a lawful phrase does not cover for an unlawful one beside it", () => {
    expect(said("学历不限 男性优先")).toEqual([["男性优先", "sex", "unlawful"]]);
    expect(said("不要求经验但限男性")).toEqual([["限男性", "sex", "unlawful"]]);
    expect(said("Equal opportunity regardless of sex, but men only")).toEqual([
      ["men only", "sex", "unlawful"],
    ]);
  });

  it("has nothing to say about an empty text, and refuses one too long", () => {
    expect(lintPositionText("")).toEqual([]);
    expect(() => lintPositionText("男".repeat(MAX_POSITION_TEXT + 1))).toThrow(RangeError);
  });
});

const pieces = [...labelled, ...heldOut].map(({ text }) => text);
const anyText = array(
  oneof(
    constantFrom(...pieces),
    string({ unit: "binary", maxLength: 10 }),
    constantFrom("\ud83d", "𠮷", "ﬁ", "①", "\u3000", "\u200b", "限", "\n", "İ", "岁", "優"),
  ),
  { maxLength: 12 },
).map((parts) => parts.join(""));

it("quotes what stands there, inside its sentence, for any text", () => {
  assert(
    property(anyText, (text) => {
      const found = lintPositionText(text);
      for (const { start, end, quote, sentence } of found) {
        expect(text.slice(start, end)).toBe(quote);
        expect(end).toBeGreaterThan(start);
        expect(sentence.start).toBeLessThanOrEqual(start);
        expect(sentence.end).toBeGreaterThanOrEqual(end);
      }
      expect(found.map(({ start }) => start)).toEqual(
        found.map(({ start }) => start).toSorted((a, b) => a - b),
      );
    }),
    { numRuns: 300 },
  );
});

it("neither traditional script, full width nor invisible characters hide a condition", () => {
  assert(
    property(constantFrom("限男性", "女性優先", "35岁以下", "僅限已婚", "Male only"), (plain) => {
      const [category] = lintPositionText(plain).map((finding) => finding.category);
      const wide = plain.replace(/[!-~]/g, (character) =>
        String.fromCharCode(character.charCodeAt(0) + 0xfee0),
      );
      for (const hidden of [wide, [...plain].join("\u200b"), `　${plain}　`])
        expect(lintPositionText(hidden).map((finding) => finding.category)).toEqual([category]);
    }),
  );
});
