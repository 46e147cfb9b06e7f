import { readInteger, readNumber } from "../../../../server/voice/mandarin/numerals";

test.each([
  ["0", "零"],
  ["7", "七"],
  ["10", "十"],
  ["12", "十二"],
  ["20", "二十"],
  ["105", "一百零五"],
  ["110", "一百一十"],
  ["1010", "一千零一十"],
  ["2600", "二千六百"],
  ["10050", "一万零五十"],
  ["120000", "十二万"],
  ["100000001", "一亿零一"],
  ["1000100000", "十亿零一十万"],
  ["007", "零零七"],
])("%s is read %s", (digits, spoken) => {
  expect(readInteger(digits)).toBe(spoken);
});

test("a fraction is read digit by digit", () => {
  expect(readNumber("3.05")).toBe("三点零五");
});
