import { encodePhonemes, splitPhonemes } from "../../../../server/voice/kokoro/tokens";

test("phonemes become ids between padding; unknown ones are dropped", () => {
  expect(encodePhonemes("ab☃a", { a: 43, b: 44 })).toEqual([0n, 43n, 44n, 43n, 0n]);
});

test("a text that fits stays whole", () => {
  expect(splitPhonemes("ni↓ xau↓. xau↓.")).toEqual(["ni↓ xau↓. xau↓."]);
});

test("a long text is cut at sentences first, then at commas, then at spaces", () => {
  expect(splitPhonemes("aa bb. cc dd, ee ff. gg.", 12)).toEqual(["aa bb.", "cc dd,", "ee ff. gg."]);
  expect(splitPhonemes("aa bb cc dd", 6)).toEqual(["aa bb", "cc dd"]);
});

test("nothing is lost or longer than the limit, even without a place to cut", () => {
  const runs = splitPhonemes("x".repeat(1000), 220);
  expect(runs.join("")).toBe("x".repeat(1000));
  expect(Math.max(...runs.map((run) => run.length))).toBeLessThanOrEqual(220);
});
