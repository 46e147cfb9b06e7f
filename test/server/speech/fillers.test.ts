import { countFillers } from "../../../server/speech/fillers";

describe("countFillers", () => {
  it("counts hesitations, and words only where they fill", () => {
    expect(countFillers("嗯，我觉得，那个，那个项目，呃，就是就是很难，然后，嗯嗯。", "zh")).toEqual([
      { text: "嗯", count: 2 },
      { text: "呃", count: 1 },
      { text: "就是", count: 1 },
      { text: "然后", count: 1 },
      { text: "那个", count: 1 },
    ]);
  });

  it.each([
    "那个项目是我负责的。",
    "我的优点就是细心。",
    "我先调查，然后写报告。",
    "完成了销售额，比去年高。",
  ])("does not take a word that means something for a filler: %s", (text) =>
    expect(countFillers(text, "zh")).toEqual([]),
  );

  it("counts English ones", () => {
    expect(
      countFillers("Um, I was, you know, leading it, and ummm, like, I like it. You know him.", "en"),
    ).toEqual([
      { text: "um", count: 2 },
      { text: "like", count: 1 },
      { text: "you know", count: 1 },
    ]);
  });
});
