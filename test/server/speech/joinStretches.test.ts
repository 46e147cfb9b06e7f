import { joinStretches, locateWords } from "../../../server/speech/joinStretches";
import { buildPiece, wordsOf } from "./pieces";

describe("joinStretches", () => {
  it("makes punctuation of pauses where Whisper wrote none", () => {
    const piece = buildPiece({
      words: wordsOf(["我先", 400, "拜访客户", 800, "然后改流程"]),
      voiced: [
        { startMs: 0, endMs: 400 },
        { startMs: 800, endMs: 1600 },
        { startMs: 2400, endMs: 3400 },
      ],
    });
    expect(joinStretches([piece], "zh")).toBe("我先，拜访客户。然后改流程。");
  });

  it("leaves Whisper's own punctuation alone", () => {
    const piece = buildPiece({
      text: "我先，拜访客户",
      words: wordsOf(["我先", 800, "拜访客户"]),
      voiced: [
        { startMs: 0, endMs: 400 },
        { startMs: 1200, endMs: 2000 },
      ],
    });
    expect(joinStretches([piece], "zh")).toBe("我先，拜访客户。");
  });

  it("closes a stretch by the pause that follows it", () => {
    const first = buildPiece({ words: wordsOf(["第一点"]) });
    const soon = buildPiece({ words: wordsOf(["第二点"], 1000) });
    const late = buildPiece({ words: wordsOf(["第三点"], 3000) });
    expect(joinStretches([first, soon, late], "zh")).toBe("第一点，第二点。第三点。");
  });

  it("joins speech that was cut in mid-sentence without a seam", () => {
    const first = buildPiece({ words: wordsOf(["我们团"]) });
    const second = buildPiece({ words: wordsOf(["队"], 640) });
    expect(joinStretches([first, second], "zh")).toBe("我们团队。");
  });

  it("turns a comma before a long pause into a full stop", () => {
    const first = buildPiece({ text: "第一点，", words: wordsOf(["第一点"]) });
    const second = buildPiece({ words: wordsOf(["完了"], 2000) });
    expect(joinStretches([first, second], "zh")).toBe("第一点。完了。");
  });

  it("puts English stretches a space apart and skips empty ones", () => {
    const first = buildPiece({ text: "I led a team.", words: wordsOf(["I led a team"]) });
    const second = buildPiece({ text: "We shipped it.", words: wordsOf(["We shipped it"], 4000) });
    expect(joinStretches([first, buildPiece(), second], "en")).toBe("I led a team. We shipped it.");
  });
});

describe("locateWords", () => {
  it("finds each word in order, past punctuation", () => {
    expect(locateWords("我，我们。", wordsOf(["我我们"]))).toEqual([
      { start: 0, end: 1 },
      { start: 2, end: 3 },
      { start: 3, end: 4 },
    ]);
  });

  it("says so when a word is not there, and still finds the next", () => {
    const words = [...wordsOf(["甲"]), { text: "丙", startMs: 0, endMs: 0 }, ...wordsOf(["乙"])];
    expect(locateWords("甲乙", words)).toEqual([{ start: 0, end: 1 }, null, { start: 1, end: 2 }]);
  });
});
