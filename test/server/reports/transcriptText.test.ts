import { transcriptText } from "../../../server/reports/transcriptText";
import { chineseSource, englishSource } from "../../factories/reportSources";

const letterhead = { company: "知面示范集团", timeZone: "Asia/Shanghai" };

describe("transcriptText", () => {
  const text = transcriptText(chineseSource(), letterhead);

  it("says whose words they are", () => {
    expect(text.split("\n").slice(0, 5)).toEqual([
      "知面示范集团 · 面试文字稿",
      "候选人：林晓舟",
      "应聘岗位：销售经理",
      "面试方案：华东区销售经理 2026 春招",
      "完成时间：2026-03-03 16:28 (Asia/Shanghai)",
    ]);
  });

  it("gives each spoken sentence its time, and typed ones none", () => {
    expect(text).toContain("[00:00] 前年我跟一家连锁酒店谈净水设备，");
    expect(text).toMatch(/\n\[00:11\] 我先去了他们三家门店，/);
    expect(text).toMatch(/\n一、目标：一个月内签约 30 台样板户/);
  });

  it("takes the corrected words and notes every version", () => {
    expect(text).not.toContain("进水设备");
    expect(text).toContain(
      "文字版本：第 2 版 人工更正 · 由 总部 HR 更正 · 2026-03-03 16:50；第 1 版 语音识别 · 2026-03-03 16:30",
    );
  });

  it("says why there are no words", () => {
    expect(text).toContain("（没有可用的文字：环境噪声太大）");
  });

  it("leaves out questions without an answer and follows the interview's language", () => {
    const english = transcriptText(englishSource(), { company: "Zhimian", timeZone: "UTC" });
    expect(english).toContain("[Question 4 · ");
    expect(english).not.toContain("[Question 5");
    expect(english).toContain("Completed: not completed");
    expect(english).toContain("Answer: Voice · 01:25 · take 1");
  });
});
