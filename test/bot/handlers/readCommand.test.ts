import { commands } from "../../../bot/handlers/commands";
import { isNearly, readCommand, tidy } from "../../../bot/handlers/readCommand";

const read = (text: string, files: { key: string; name: string }[] = []) => {
  const found = readCommand(commands, { text, files });
  return found && [found.command.names[0], found.rest];
};

describe("what somebody wants of the bot", () => {
  it.each([
    ["邀请 沈嘉禾 13900001111", "邀请", "沈嘉禾 13900001111"],
    ["邀请沈嘉禾13900001111", "邀请", "沈嘉禾13900001111"],
    ["@知面 邀請：沈嘉禾", "邀请", "沈嘉禾"],
    ["@知面 请帮我邀请 沈嘉禾", "邀请", "沈嘉禾"],
    ["面试邀请 沈嘉禾", "邀请", "沈嘉禾"],
    ["INVITE Anna Lee, +1 415 555 0134", "邀请", "Anna Lee, +1 415 555 0134"],
    ["please invite Anna", "邀请", "Anna"],
    ["invte Anna", "邀请", "Anna"],
    ["ｉｎｖｉｔｅ　Anna", "邀请", "Anna"],
    ["约面试 沈嘉禾", "邀请", "沈嘉禾"],
    ["邀请\n沈嘉禾 1\n陆一鸣 2", "邀请", "沈嘉禾 1\n陆一鸣 2"],
    ["进展", "进度", ""],
    ["到哪了？", "进度", "?"],
    ["北京分公司進度", "进度", "北京分公司"],
    ["销售顾问面试到哪了", "进度", "销售顾问面试"],
    ["how far is the Shanghai branch", "进度", "is the Shanghai branch"],
    ["报告 沈嘉禾", "报告", "沈嘉禾"],
    ["沈嘉禾的报告", "报告", "沈嘉禾"],
    ["Anna Lee's report", "报告", "Anna Lee"],
    ["看一下沈嘉禾的報告", "报告", "沈嘉禾"],
    ["对比 沈嘉禾 陆一鸣", "对比", "沈嘉禾 陆一鸣"],
    ["對比沈嘉禾和陆一鸣", "对比", "沈嘉禾和陆一鸣"],
    ["compare Anna and Ben", "对比", "Anna and Ben"],
    ["今天", "今日", ""],
    ["今日待办", "待办", ""],
    ["代办", "待办", ""],
    ["todo", "待办", ""],
    ["help", "帮助", ""],
    ["你好", "帮助", ""],
    ["连接 北京分公司", "连接", "北京分公司"],
    ["connect Beijing", "连接", "Beijing"],
  ])("%s", (text, command, rest) => {
    expect(read(text)).toEqual([command, rest]);
  });

  it.each([["今晚一起吃饭吗"], ["沈嘉禾 13900001111 请发邀请"], [""], ["@知面"], ["thistle"]])(
    "makes nothing of %s",
    (text) => {
      expect(read(text)).toBeNull();
    },
  );

  it("takes a spreadsheet without a word for an invitation", () => {
    expect(read("", [{ key: "k", name: "名单.xlsx" }])).toEqual(["邀请", ""]);
  });

  it("leaves names as they were written", () => {
    expect(read("报告 陳報進")).toEqual(["报告", "陳報進"]);
    expect(tidy("@知面\u2005 @小助手  请问 陳報進")).toBe("陳報進");
  });

  it.each([
    ["invit", "invite", true],
    ["ivnite", "invite", true],
    ["invites", "invite", true],
    ["incite", "invite", true],
    ["invention", "invite", false],
    ["hi", "hit", false],
  ])("%s is nearly %s: %s", (word, name, nearly) => {
    expect(isNearly(word, name)).toBe(nearly);
  });
});

it.each([
  ["invite 江予安 13800000002 Product associate", true],
  ["@知面 report 江予安", true],
  ["invte 江予安", true],
  ["邀请 Anna Lee", false],
  ["PM 的报告", false],
])("%s is asked in English: %s", (text, inEnglish) => {
  expect(readCommand(commands, { text, files: [] })?.inEnglish).toBe(inEnglish);
});
