import { findLoop } from "../../../server/speech/whisper/repetition";
import { tidyText, wordsOfTokens } from "../../../server/speech/whisper/words";

/** Tokens are single bytes, so every Chinese character comes in three broken pieces. */
const bytes = (text: string): number[] => [...Buffer.from(text)];
const decode = (tokens: number[]): string => Buffer.from(tokens).toString("utf8");
const every = (ms: number, count: number): number[] => Array.from({ length: count + 1 }, (_, i) => i * ms);

describe("wordsOfTokens", () => {
  it("puts broken characters together, with the time of all their pieces", () => {
    const tokens = bytes("你好");
    const { text, words } = wordsOfTokens(tokens, every(100, tokens.length), decode, {
      language: "zh",
      durationMs: 600,
    });
    expect(text).toBe("你好");
    expect(words).toEqual([
      { text: "你", startMs: 0, endMs: 300 },
      { text: "好", startMs: 300, endMs: 600 },
    ]);
  });

  it("keeps Latin words and numbers whole inside Chinese, and punctuation out of words", () => {
    const tokens = bytes("用React,涨了15%.");
    const { text, words } = wordsOfTokens(tokens, every(10, tokens.length), decode, {
      language: "zh",
      durationMs: 9000,
    });
    expect(text).toBe("用React，涨了15%。");
    expect(words.map((word) => word.text)).toEqual(["用", "React", "涨", "了", "15%"]);
  });

  it("splits English at spaces and does not let a mark stretch a word into the pause", () => {
    const tokens = bytes("It's done. Next");
    const { words } = wordsOfTokens(tokens, every(100, tokens.length), decode, {
      language: "en",
      durationMs: 1500,
    });
    expect(words.map(({ text, endMs }) => ({ text, endMs }))).toEqual([
      { text: "It's", endMs: 400 },
      { text: "done", endMs: 900 },
      { text: "Next", endMs: 1500 },
    ]);
  });

  it("drops bytes that are no character, and keeps times in order and inside the sound", () => {
    const tokens = [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, ...bytes("好的")];
    const starts = [0, 0, 0, 0, 0, 0, 500, 500, 500, 200, 200, 200, 9999];
    const { text, words } = wordsOfTokens(tokens, starts, decode, { language: "zh", durationMs: 800 });
    expect(text).toBe("好的");
    expect(words).toEqual([
      { text: "好", startMs: 500, endMs: 520 },
      { text: "的", startMs: 520, endMs: 800 },
    ]);
  });
});

describe("tidyText", () => {
  it("uses full-width marks in Chinese but not in numbers", () => {
    expect(tidyText("增长 3.5 倍, 对吗? 对.", "zh")).toBe("增长3.5倍，对吗？对。");
  });
});

describe("findLoop", () => {
  it("finds a phrase said over and over, and where it begins", () => {
    expect(findLoop([1, 2, 3, 4, ...Array.from({ length: 6 }, () => [7, 8, 9]).flat()])).toEqual({
      before: 4,
      phrase: 3,
    });
  });

  it("takes emphasis for what it is", () => {
    expect(findLoop([5, 5, 5, 5, 5])).toBeNull();
    expect(findLoop([7, 8, 7, 8, 7, 8])).toBeNull();
  });
});
