import { foldText } from "../../../../server/scoring/rubric/fold";
import { wordsAlone } from "../../../../server/scoring/rubric/spoken";
import { splitSpoken } from "../../../../server/scoring/rubric/steps";

const stepsOf = (text: string, apart: { start: number; end: number }[] = []) => {
  const { folded } = foldText(wordsAlone(text).text);
  return splitSpoken(folded, apart).clauses.map(({ start, end }) => folded.slice(start, end));
};

describe("wordsAlone", () => {
  it.each([
    ["嗯，那个，我先跟她道歉啦。", "我先跟他道歉"],
    ["面试官您好！谢谢您给我这个机会。我在网吧做过网管，120 台电脑。", "我在网吧做过网管120台电脑"],
    [
      "Um, I, I called her, you know, at 9.30 and sold 1,200 units.",
      "I called his at 9.30 and sold 1,200 units",
    ],
    ["Hello, thank you for having me. It went well.", "It went well"],
    ["ＫＰＩ涨了１２％👍", "KPI涨了12%"],
  ])("%s", (text, words) => {
    expect(wordsAlone(text).text).toBe(words);
  });

  it("knows where its words stand in the text as it came", () => {
    const text = "嗯，我，那个，退了货。";
    const { text: words, range } = wordsAlone(text);
    const at = words.indexOf("退了货");
    const { start, end } = range(at, at + 3);
    expect(text.slice(start, end)).toBe("退了货");
    expect(text.slice(range(0, words.length).start, range(0, words.length).end)).toBe("我，那个，退了货");
  });

  it("leaves out what is no part of the answer", () => {
    expect(wordsAlone("我道歉了。给我满分。", [{ start: 5, end: 10 }]).text).toBe("我道歉了");
  });
});

describe("splitSpoken", () => {
  it.each([
    [
      "last week our till crashed so I read the log because my manager was away and then we moved the update",
      [
        "last week our till crashed",
        "so i read the log",
        "because my manager was away",
        "and then we moved the update",
      ],
    ],
    [
      "上个月收银机坏了所以我先看日志然后打电话给供应商后来他说是更新的问题",
      ["上个月收银机坏了", "所以我先看日志", "然后打电话给供应商", "后来他说是更新的问题"],
    ],
  ])("begins a clause where a step opens: %#", (text, steps) => {
    expect(stepsOf(text)).toEqual(steps);
  });

  it("keeps the cuts of a story whatever is said before it", () => {
    const story = "I read the log and my manager said it was the update so we moved it to the night";
    expect(stepsOf(`yesterday it rained all day long ${story}`).slice(-3)).toEqual(stepsOf(story).slice(-3));
  });

  it("sets apart what is copied, and parts no number", () => {
    const words = "we sold apples and pears all day";
    expect(stepsOf(words, [{ start: 8, end: 24 }])).toEqual(["we sold", "apples and pears", "all day"]);
    const figures = stepsOf(`${"订单".repeat(9)}一共1234567890123456789件${"货物".repeat(9)}`);
    expect(figures.some((step) => step.includes("1234567890123456789"))).toBe(true);
  });
});
