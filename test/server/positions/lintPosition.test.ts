import { lintPositionText } from "../../../server/positions/lint/lintPositionText";
import { blockingFindings, cutAtSentences, lintPosition } from "../../../server/positions/lintPosition";

const text = (over: Partial<Parameters<typeof lintPosition>[0]> = {}) => ({
  title: "销售顾问",
  duties: "",
  skills: [],
  ...over,
});

it("says in which field, of the skills in which one, and exactly where", async () => {
  const position = text({ title: "销售顾问（限女性）", skills: ["沟通能力", "35岁以下"] });
  const findings = await lintPosition(position);
  expect(findings.map(({ field, index, category }) => [field, index, category])).toEqual([
    ["title", 0, "sex"],
    ["skills", 1, "age"],
  ]);
  for (const { field, index, start, end, quote } of findings) {
    const whole = field === "title" ? position.title : position.skills[index];
    expect(whole?.slice(start, end)).toBe(quote);
  }
});

it("finds in a long text what judging it as a whole finds, at the same places", async () => {
  const duties =
    "负责客户开发与维护，能出差。\n限男性，35岁以下；欢迎应届生。Must be under 35. Travel is needed. ".repeat(
      40,
    );
  const pieces = cutAtSentences(duties);
  expect(pieces.length).toBeGreaterThan(3);
  expect(pieces.map(({ piece }) => piece).join("")).toBe(
    duties.slice(
      0,
      pieces.reduce((sum, { piece }) => sum + piece.length, 0),
    ),
  );
  const whole = lintPositionText(duties).map(({ start, end, category, sentence }) => ({
    start,
    end,
    category,
    sentence,
  }));
  const found = await lintPosition(text({ duties }));
  expect(found.map(({ start, end, category, sentence }) => ({ start, end, category, sentence }))).toEqual(
    whole,
  );
});

it("blocks by unlawful wording only, and not by wording that an override names", async () => {
  const findings = await lintPosition(text({ duties: "限男性。适合女生。35岁以下。" }));
  expect(findings.map(({ severity }) => severity)).toContain("doubtful");
  const blocking = blockingFindings(findings, { lintOverride: null });
  expect(blocking.every(({ severity }) => severity === "unlawful")).toBe(true);
  const [first, ...others] = blocking.map(({ quote }) => quote);
  const lintOverride = {
    reason: "法定禁忌劳动",
    by: "总部",
    at: "2026-01-01T00:00:00.000Z",
    quotes: [first ?? ""],
  };
  expect(blockingFindings(findings, { lintOverride }).map(({ quote }) => quote)).toEqual(others);
});
