import { attachment } from "../../../server/http/attachment";
import { transcriptText } from "../../../server/reports/transcriptText";
import { chineseSource, englishSource } from "./fixtures";

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

describe("attachment", () => {
  it("names a file for every browser", () => {
    expect(attachment("林晓舟 面试报告.pdf")).toBe(
      "attachment; filename=\"___ ____.pdf\"; filename*=UTF-8''%E6%9E%97%E6%99%93%E8%88%9F%20%E9%9D%A2%E8%AF%95%E6%8A%A5%E5%91%8A.pdf",
    );
  });

  it("lets nothing out of the header or the folder", () => {
    const header = attachment("a\"\r\nSet-Cookie: x=1; ../../b'(c).pdf");
    expect(header).not.toMatch(/[\r\n]|\.\.\//);
    expect(header).not.toMatch(/%0[ad]|%2f/i);
    expect(header.match(/"/g)).toHaveLength(2);
    expect(header).toContain("%27%28c%29.pdf");
  });
});
