import { array, assert, constantFrom, property, string } from "fast-check";
import { matchSequences } from "../../../server/reports/matchSequences";
import { splitSentences } from "../../../server/reports/sentences";
import { locateQuote, placeWords, realignWords } from "../../../server/reports/wordTimes";
import type { Word } from "../../../server/speech/types";
import { wordsOf } from "../../factories/reportSources";

const lettersOf = (text: string) => text.replace(/[\s，。]/g, "");
const word = (text: string, startMs: number, endMs: number): Word => ({ text, startMs, endMs });

describe("locateQuote", () => {
  const text = "我带八个人，完成了 104% 的目标。Then we won.";
  const words = [
    word("我", 100, 200),
    word("带", 200, 300),
    word("八个", 300, 500),
    word("人", 500, 600),
    word("完成", 900, 1200),
    word("了", 1200, 1300),
    word("104", 1400, 2000),
    word("的", 2000, 2100),
    word("目标", 2100, 2500),
    word("then", 3000, 3200),
    word("we", 3200, 3400),
    word("won", 3400, 3900),
  ];
  const find = (quote: string) =>
    locateQuote(text, words, text.indexOf(quote), text.indexOf(quote) + quote.length);

  it("finds when a quote was said, whatever marks, spaces and case lie between", () => {
    expect(find("完成了 104% 的目标。")).toEqual({ startMs: 900, endMs: 2500 });
    expect(find("Then we won.")).toEqual({ startMs: 3000, endMs: 3900 });
  });

  it("takes a word in whole when the quote begins or ends inside it", () => {
    expect(find("个人")).toEqual({ startMs: 300, endMs: 600 });
  });

  it("has no time for typed words, nor for marks alone", () => {
    expect(locateQuote(text, [], 0, text.length)).toBeNull();
    expect(find("，")).toBeNull();
  });

  it("tells the second of two equal phrases from the first", () => {
    const twice = "我去了，我去了。";
    const said = wordsOf("我去了。我去了。", 0);
    expect(locateQuote(twice, said, 4, 7)?.startMs).toBe(said[3]?.startMs);
  });

  it("leaves out words that the text does not have", () => {
    const places = placeWords("我来了", [word("嗯", 0, 100), word("我", 100, 200), word("来了", 200, 400)]);
    expect(places).toEqual([
      { start: 0, end: 1, startMs: 100, endMs: 200 },
      { start: 1, end: 3, startMs: 200, endMs: 400 },
    ]);
  });
});

describe("realignWords", () => {
  const before = [
    word("我们", 0, 400),
    word("卖", 400, 600),
    word("进水", 600, 1000),
    word("设备", 1000, 1400),
  ];

  it("keeps the times of what was kept", () => {
    expect(realignWords(before, "我们卖进水设备。")).toEqual(before);
  });

  it("gives a corrected character the time of the misheard one", () => {
    const words = realignWords(before, "我们卖净水设备。");
    expect(words.map(({ text }) => text).join("")).toBe("我们卖净水设备");
    expect(words.find(({ text }) => text === "净")).toEqual(word("净", 600, 800));
    expect(words.at(-1)).toEqual(before.at(-1));
  });

  it("gives nothing of the silence around it to a corrected character", () => {
    const spoken = [word("我", 0, 200), word("去", 1000, 1200), word("了", 3000, 3200)];
    expect(realignWords(spoken, "我来了")[1]).toEqual(word("来", 1000, 1200));
  });

  it("fits what was added into the silence there, and drops what was taken away", () => {
    const spoken = [
      word("we", 0, 300),
      word("won", 2000, 2400),
      word("uh", 2400, 2600),
      word("today", 2600, 3000),
    ];
    expect(realignWords(spoken, "We really won today.")).toEqual([
      word("We", 0, 300),
      word("really", 300, 1800),
      word("won", 2000, 2400),
      word("today", 2600, 3000),
    ]);
  });

  it("keeps what stands inside a Latin word together", () => {
    const spoken = [word("don't", 0, 500), word("sell", 500, 900)];
    expect(realignWords(spoken, "I don't sell 3.5 kg").map(({ text }) => text)).toEqual([
      "I",
      "don't",
      "sell",
      "3.5",
      "kg",
    ]);
  });

  it("has no times where there were none", () => {
    expect(realignWords([], "全新的文字")).toEqual([]);
  });

  it("is in order, inside the old times but for an addition at the beginning, and says the whole new text", () => {
    const texts = string({
      unit: constantFrom("我", "们", "卖", "水", "a", "b", " ", "，", "。", "7"),
      maxLength: 40,
    });
    const rule = property(texts, texts, (old, next) => {
      const words = realignWords(wordsOf(old), next);
      if (wordsOf(old).length === 0) return words.length === 0;
      const ordered = words.every(
        ({ startMs, endMs }, index) =>
          Number.isInteger(startMs) && startMs <= endMs && startMs >= (words[index - 1]?.endMs ?? 0),
      );
      return ordered && lettersOf(words.map(({ text }) => text).join("")) === lettersOf(next);
    });
    expect(() => assert(rule, { numRuns: 500 })).not.toThrow();
  });
});

describe("matchSequences", () => {
  it("matches in order, only what is equal, and as much as a dynamic programme finds", () => {
    const sequence = array(constantFrom("a", "b", "c"), { maxLength: 14 });
    const rule = property(sequence, sequence, (before, after) => {
      const matches = matchSequences(before, after);
      const matched = matches.flatMap((from, to) => (from < 0 ? [] : [{ from, to }]));
      const sound = matched.every(
        ({ from, to }, index) => before[from] === after[to] && from > (matched[index - 1]?.from ?? -1),
      );
      return sound && matched.length === longestCommon(before, after);
    });
    expect(() => assert(rule, { numRuns: 500 })).not.toThrow();
  });

  it("gives up on two long texts that have nothing in common but their ends", () => {
    const before = ["s", ...Array.from({ length: 5000 }, (_, index) => `x${index}`), "e"];
    const after = ["s", ...Array.from({ length: 5000 }, (_, index) => `y${index}`), "e"];
    const matches = matchSequences(before, after);
    expect(matches.filter((match) => match >= 0)).toEqual([0, 5001]);
  });
});

function longestCommon(left: string[], right: string[]): number {
  const table = Array.from({ length: left.length + 1 }, () =>
    Array.from({ length: right.length + 1 }, () => 0),
  );
  for (let i = 1; i <= left.length; i += 1) {
    for (let j = 1; j <= right.length; j += 1) {
      const same = left[i - 1] === right[j - 1];
      table[i]![j] = same ? table[i - 1]![j - 1]! + 1 : Math.max(table[i - 1]![j]!, table[i]![j - 1]!);
    }
  }
  return table[left.length]![right.length]!;
}

const split = (text: string, words = wordsOf(text, 0)) =>
  splitSentences(text, placeWords(text, words)).map(({ start, end, startMs }) => [
    text.slice(start, end),
    startMs,
  ]);

describe("splitSentences", () => {
  it("ends at marks in both languages, not inside a number", () => {
    expect(split("我卖了 3.5 吨。他说：“好！”Then I left. Done", []).map(([text]) => text)).toEqual([
      "我卖了 3.5 吨。",
      "他说：“好！”",
      "Then I left.",
      "Done",
    ]);
  });

  it("tells when each was said", () => {
    expect(split("我去。他来。")).toEqual([
      ["我去。", 0],
      ["他来。", 1080],
    ]);
  });

  it("ends at a long silence where there are no marks", () => {
    const words = [word("我", 0, 200), word("去", 200, 400), word("他", 1400, 1600), word("来", 1600, 1800)];
    expect(split("我去他来", words)).toEqual([
      ["我去", 0],
      ["他来", 1400],
    ]);
  });
});
