import { writtenLength } from "../../../server/plans/writtenLength";

it.each([
  ["", 0],
  ["  \n", 0],
  ["您好，王女士。", 5],
  ["Dear Ms Wang, it's here.", 5],
  ["用 Excel 做了 3 张表", 7],
  ["第①点：v2.0 的well-known问题", 8],
  ["𠮷野家", 3],
])("%j is %i long", (text, length) => {
  expect(writtenLength(text)).toBe(length);
});
