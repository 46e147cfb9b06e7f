import { cutBytes, cutChars, inert, oneLine } from "../../../bot/cards/plainText";

describe("people's words on a card", () => {
  it.each([
    ["a link", "[点我](https://evil.example/x)", "［点我］(https：//evil.example/x)"],
    ["a picture", "![](http://evil.example/p.png)", "!［］(http：//evil.example/p.png)"],
    ["a bare address", "www.evil.example", "www．evil.example"],
    ["emphasis", "**加粗** _斜_ ~~删~~ `码`", "＊＊加粗＊＊ ＿斜＿ ～～删～～ ｀码｀"],
    ["a heading", "# 标题", "＃ 标题"],
    ["a quotation", "> 引用", "＞ 引用"],
    ["a list", "- 一项", "\u200b- 一项"],
    ["a numbered list", "1. 一项", "\u200b1. 一项"],
    ["a rule", "---", "\u200b---"],
    ["a table", "a|b", "a｜b"],
    ["HTML", '<font color="red">红</font>', '＜font color="red"＞红＜/font＞'],
    ["an entity", "&#42;&amp;", "＆＃42;＆amp;"],
    ["a mention", "@所有人 <@userid>", "＠所有人 ＜＠userid＞"],
    ["an escape", "\\*", "＼＊"],
    ["a formula", "$x$", "＄x＄"],
  ])("%s stays words", (_, words, shown) => expect(inert(words)).toBe(shown));

  it("loses what cannot be seen and what turns the text around", () => {
    expect(oneLine("宋\u202e知\u200b微\r\n 第二行\u0000\u2028第三行")).toBe("宋 知 微 第二行 第三行");
  });

  it("leaves ordinary words alone", () => {
    const words = ["R&D 部门：张三（工号 1024），8.4 分！", "8.4", "-3", "👩‍👩‍👧‍👦"];
    expect(words.map(inert)).toEqual(words);
  });

  it("is cut at whole characters", () => {
    expect(cutBytes("知面面试", 9)).toBe("知面…");
    expect(cutBytes("知面", 6)).toBe("知面");
    expect(cutChars("👩‍👩‍👧‍👦家庭聚会", 12)).toBe("👩‍👩‍👧‍👦…");
    expect(cutChars("👩‍👩‍👧‍👦", 3)).toBe("…");
  });
});
