import { buildSpeech, enStrong, scoreEn, scoreZh, zhMiddle, zhStrong, zhVague } from "../fixtures";

/** What HR reads of an answer: kind, true and of use for the next question. */
describe("a comment", () => {
  it.each([
    [scoreZh, "没有遇到过这样的情况，我一直在后台做数据录入，没有接触过客户。", "候选人说没有这样的经历"],
    [
      scoreEn,
      "I have never had a problem like that, because I always worked alone in the archive.",
      "have not been through",
    ],
  ])("does not take an honest no for empty talk: %#", (score, text, words) => {
    const { comment, dimensions } = score(text);
    expect(dimensions).toEqual([]);
    expect(comment).toContain(words);
  });

  it("says why there is no score where something is told, without praise of its parts", () => {
    const { comment, total } = scoreZh("我们团队一起处理了投诉，大家分工，最后解决了。");
    expect(total).toBeNull();
    expect(comment).toContain("看不出本题要了解的能力");
    expect(comment).not.toContain("讲到了情境");
  });

  it("goes through no parts of talk that has none", () => {
    expect(scoreZh(zhVague).comment).not.toMatch(/情境|任务|行动|结果/);
  });

  it("names what may be asked next", () => {
    expect(scoreZh(zhMiddle).comment).toContain("任务还可以再问");
    expect(
      scoreEn("We had a crash last week. I read the log with a colleague and we moved the update.").comment,
    ).toMatch(/ask on about the .*result/);
  });

  it("sends the reader to the recording where the recogniser guessed", () => {
    const heard = (certainty: number) => scoreZh(zhStrong, { speech: buildSpeech({ certainty }) }).comment;
    expect(heard(0.5)).toContain("建议对照录音");
    expect(heard(0.9)).not.toContain("录音");
  });
});

describe("a reason", () => {
  it("of strung phrases names the rule and praises nothing", () => {
    const list =
      "我倾听客户，我安抚客户，我道歉，我跟进，我回访，我复盘，我优化流程，我提升满意度，我协调资源，我解决问题。";
    const [first] = scoreZh(list).dimensions;
    expect(first?.reason).toContain("没有讲到一件具体的事");
    expect(first?.reason).not.toContain("有复盘");
  });

  it("does not say in one breath that much and little was their own doing", () => {
    const { dimensions } = scoreZh(
      "我之前做客服的时候有个客户骂我，我当时很紧张，后来我就一直听他说，说完了他自己也不好意思了。",
    );
    for (const { reason } of dimensions)
      expect(reason.includes("多为本人所做") && reason.includes("自己具体做了什么讲得少")).toBe(false);
  });

  it("is a sentence in English too", () => {
    const [thin] = scoreEn(
      "We had a crash last week. I read the log with a colleague and we moved the update.",
    ).dimensions;
    expect(thin?.reason).toMatch(/What is missing: .*\ba result/);
    expect(scoreEn(enStrong).dimensions[0]?.reason).not.toContain("What is missing");
  });
});
