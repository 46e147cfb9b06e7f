import { stillAwaited } from "../../../miniapp/console/report/awaited";
import {
  bandHalfWidth,
  confidenceWord,
  inOrder,
  marksOf,
  nearestLevel,
  quoteMoments,
  spansIn,
} from "../../../miniapp/console/report/quotes";

const quote = (answerId: string, start: number, end: number) => ({
  answerId,
  start,
  end,
  quote: "…",
  startMs: null,
  endMs: null,
});

describe("quotes", () => {
  it("come in the order in which they were said", () => {
    const quotes = [quote("b", 0, 2), quote("a", 9, 12), quote("a", 1, 3)];
    expect(inOrder(quotes, ["a", "b"]).map((entry) => [entry.answerId, entry.start])).toEqual([
      ["a", 1],
      ["a", 9],
      ["b", 0],
    ]);
  });

  it("light only their own answer", () => {
    const lit = { key: "k", spans: [quote("a", 1, 3), quote("b", 0, 2)] };
    expect(spansIn(lit, "b")).toHaveLength(1);
    expect(spansIn(null, "b")).toEqual([]);
  });

  it("stand on the time line once, in order, where their words are timed", () => {
    const words = [
      { start: 0, end: 2, startMs: 500, endMs: 900 },
      { start: 2, end: 4, startMs: 1000, endMs: 1400 },
    ];
    const spans = [
      { start: 2, end: 4 },
      { start: 0, end: 4 },
      { start: 2, end: 3 },
      { start: 8, end: 9 },
    ];
    expect(quoteMoments(spans, words)).toEqual([500, 1000]);
  });

  it("are drawn with what is lit and what was searched for", () => {
    const marks = marksOf([{ start: 0, end: 1 }], [{ start: 1, end: 2 }], [{ start: 2, end: 3 }]);
    expect(marks.map((mark) => mark.value)).toEqual([
      { kind: "quote" },
      { kind: "lit" },
      { kind: "hit", index: 0 },
    ]);
  });
});

describe("a score", () => {
  it("has the anchor of the nearest level", () => {
    expect([1, 3.4, 3.5, 5].map(nearestLevel)).toEqual([1, 3, 4, 5]);
  });

  it("has a band that narrows with evidence", () => {
    expect(bandHalfWidth(1)).toBe(0);
    expect(bandHalfWidth(0)).toBe(2.5);
    expect([0.9, 0.5, 0.2].map(confidenceWord)).toEqual(["high", "middle", "low"]);
  });
});

const answer = (version: number) => ({ id: "a", transcript: { version } });

describe("a correction", () => {
  it("is waited for until the report carries its version", () => {
    const entry = { answerId: "a", version: 2, since: 0 };
    expect(stillAwaited([entry], [answer(1)])).toEqual([entry]);
    expect(stillAwaited([entry], [answer(2)])).toEqual([]);
    expect(stillAwaited([entry], [])).toEqual([]);
  });
});
