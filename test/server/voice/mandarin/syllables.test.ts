import { readMandarin, type Spoken } from "../../../../server/voice/mandarin/syllables";

function show(item: Spoken): string {
  if (item.kind === "pause") return item.mark;
  if (item.kind === "latin") return `<${item.text}>`;
  return item.syllables.map(({ pinyin, tone, erhua }) => `${pinyin}${tone}${erhua ? "r" : ""}`).join("-");
}

const read = (text: string): string => readMandarin(text).map(show).join(" ");

test.each([
  ["polyphones follow their word", "银行行长很重要", "yin2-hang2-hang2-zhang3 hen3 zhong4-yao4"],
  ["一 before a fourth tone", "一个人", "yi2-ge4 ren2"],
  ["一 before other tones", "一起看一年", "yi4-qi3 kan4 yi4-nian2"],
  ["一 as an ordinal and a digit", "第一，十一", "di4-yi1 , shi2-yi1"],
  ["不 before a fourth tone", "不是不好", "bu2-shi4 bu4-hao3"],
  ["neutral tones", "我们的朋友谢谢你", "wo3-men5 de5 peng2-you5 xie4-xie5 ni3"],
  ["ü", "绿色旅行", "lv4-se4 lv3-xing2"],
  ["erhua colours the syllable before", "在这儿等一会儿", "zai4 zhe4r deng3 yi2-hui4r"],
  ["儿 for a child stays a syllable", "女儿", "nv3-er2"],
  ["numbers become words", "增长30%", "zeng1-zhang3 bai3-fen1-zhi1-san1-shi2"],
  ["Latin letters keep their place", "用CRM做", "yong4 <CRM> zuo4"],
])("%s: %s", (_, text, spoken) => {
  expect(read(text)).toBe(spoken);
});

test("the strongest of neighbouring pauses stays, and none comes first", () => {
  expect(read("“你好……？”，好！")).toBe("ni3-hao3 ? hao3 !");
});

test("what nobody can say is dropped", () => {
  expect(readMandarin("😀【】*#")).toEqual([]);
});

test("a character without a reading is skipped, the rest is spoken", () => {
  expect(read("你𠮷好")).toContain("hao3");
});
