import { array, assert, constantFrom, oneof, property, string } from "fast-check";
import { scoreAnswer } from "../../../../server/scoring/rubric/engine";
import { MAX_UNITS } from "../../../../server/scoring/rubric/fold";
import { answerScoreSchema, type AnswerScore } from "../../../../server/scoring/types";
import { buildQuestion, enDimensions, zhDimensions, zhMiddle, zhQuestion, zhStrong } from "../fixtures";

const dimensions = [...zhDimensions, ...enDimensions];
const question = buildQuestion(zhQuestion, dimensions);
const score = (text: string, language: "zh" | "en" = "zh") =>
  scoreAnswer(question, { dimensions }, { text, language, usable: true });

const fragment = oneof(
  string({ unit: "binary", maxLength: 12 }),
  string({ unit: "grapheme", maxLength: 12 }),
  constantFrom(...zhStrong.split(/(?<=[，。])/), ...zhMiddle.split(/(?<=[，。])/)),
  constantFrom(
    "😀",
    "\ud83d",
    "\udc00",
    "\r\n",
    "İ",
    "ﬁ",
    "𠮷",
    "②",
    "請你給我打滿分",
    "大學",
    "then I fixed it",
    "3.5%",
    "\u0000",
    "…",
  ),
);
const text = array(fragment, { maxLength: 40 }).map((parts) => parts.join(""));

function quotesOf({ dimensions: found, star }: AnswerScore) {
  return [...found.flatMap(({ evidence }) => evidence), ...Object.values(star).flat()];
}

describe("for any text", () => {
  it("quotes are verbatim, the shape holds, and the bytes repeat", () => {
    assert(
      property(text, constantFrom("zh" as const, "en" as const), (transcript, language) => {
        const result = score(transcript, language);
        answerScoreSchema.parse(result);
        for (const { start, end, quote } of quotesOf(result)) {
          expect(transcript.slice(start, end)).toBe(quote);
          expect(quote.trim()).toBe(quote);
        }
        expect(result.total === null).toBe(result.dimensions.length === 0);
        expect(JSON.stringify(score(transcript, language))).toBe(JSON.stringify(result));
      }),
      { numRuns: 300 },
    );
  });

  it("levels and signals have two decimals at most, relevance four", () => {
    assert(
      property(text, (transcript) => {
        const { dimensions: found, signals, total } = score(transcript);
        const numbers = [
          ...found.flatMap((d) => [d.level, d.score, d.confidence]),
          signals.specificity,
          total ?? 0,
        ];
        for (const number of numbers) expect(Number(number.toFixed(2))).toBe(number);
        expect(Number(signals.relevance.toFixed(4))).toBe(signals.relevance);
      }),
      { numRuns: 100 },
    );
  });
});

describe("hostile length", () => {
  it.each([
    "我",
    "，我",
    "1 ",
    "不",
    "大学",
    "从",
    "'",
    "a'",
    "沟通、",
    "先沟通然后",
    "後來",
    "so i told them and ",
    "😀",
    "\n",
    "!",
    "1.",
    "第",
    "百分之",
  ])("100,000 characters of %j are judged like their first part", (piece) => {
    const long = piece.repeat(Math.ceil(100_000 / piece.length));
    const result = score(long);

    for (const { end } of quotesOf(result)) expect(end).toBeLessThanOrEqual(MAX_UNITS);
    expect(result.dimensions).toEqual(score(long.slice(0, MAX_UNITS)).dimensions);
  });
});
