import { gramsOf, isSameName, nameQueryOf, tidyName } from "../../../server/candidates/nameGrams";

test("a Chinese name is found by each character and each two neighbours", () => {
  expect(gramsOf("周小满").toSorted()).toEqual(["周", "周小", "小", "小满", "满"].toSorted());
});

test("other names are found by how their words begin", () => {
  expect(gramsOf("José Li").toSorted()).toEqual(["j", "jo", "jos", "josé", "l", "li"].toSorted());
  expect(gramsOf("李Alex")).toEqual(["李", "a", "al", "ale", "alex"]);
});

test("characters outside the basic plane are whole", () => {
  expect(gramsOf("𠮷田")).toEqual(["𠮷", "𠮷田", "田"]);
});

test("a hostile name has a bounded number of pieces", () => {
  expect(gramsOf("赵钱孙李".repeat(500)).length).toBeLessThanOrEqual(60);
  expect(gramsOf("%_' OR 1=1")).toEqual(["o", "or", "1"]);
});

test.each([
  ["小满", "小满", [], []],
  ["周", "周", [], []],
  ["周小满", "周小", ["周小满"], []],
  ["alexander", "alex", ["alexander"], []],
  ["Wei Zhang", "zhan", ["wei", "zhang"], []],
  ["a 小满", "小满", ["a", "小满"], []],
  ["周 小满 安", "小满", ["周", "小满", "安"], ["周", "安"]],
  ["周周 周周", "周周", ["周周", "周周"], []],
  ["%", null, [], []],
])("%s is looked up by its rarest piece", (q, gram, words, others) => {
  expect(nameQueryOf(q)).toEqual({ gram, words, others });
});

test("one spelling for a name, and the same person in several", () => {
  expect(tidyName("　ＡＬＥＸ　 Li ")).toBe("ALEX Li");
  expect(isSameName("周 小满", "周小满")).toBe(true);
  expect(isSameName("阿依古丽·买买提", "阿依古丽买买提")).toBe(true);
  expect(isSameName("周小满", "周小曼")).toBe(false);
});
