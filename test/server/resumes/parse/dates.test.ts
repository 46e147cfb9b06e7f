import { findDates, monthsOf } from "../../../../server/resumes/parse/dates";
import { fold } from "../../../../server/resumes/parse/fold";

const read = (text: string) =>
  findDates(fold(text), { years: true }).map(({ from, to }) => (to ? [from.value, to.value] : [from.value]));

test.each<[string, string[]]>([
  ["2019.03–至今", ["2019-03", "present"]],
  ["2019.03 - 2021.06", ["2019-03", "2021-06"]],
  ["2019/03-2021/06", ["2019-03", "2021-06"]],
  ["2019-03 ~ 2021-06", ["2019-03", "2021-06"]],
  ["2019年3月—2021年6月", ["2019-03", "2021-06"]],
  ["2019年3月至今", ["2019-03", "present"]],
  ["２０１９．０３－２０２１．０６", ["2019-03", "2021-06"]],
  ["2019.9～2020.1", ["2019-09", "2020-01"]],
  ["2019.03.15-2021.06.30", ["2019-03-15", "2021-06-30"]],
  ["2013.10--2017.10", ["2013-10", "2017-10"]],
  ["2018-2022", ["2018", "2022"]],
  ["Mar 2019 – Present", ["2019-03", "present"]],
  ["March 2019 to June 2021", ["2019-03", "2021-06"]],
  ["Sept. 2018 - now", ["2018-09", "present"]],
  ["May – Aug 2022", ["2022-05", "2022-08"]],
  ["03/2019 - 06/2021", ["2019-03", "2021-06"]],
  ["2019年3月-6月", ["2019-03", "2019-06"]],
  ["2020届", ["2020"]],
  ["20XX.09 - 20XX.06", ["20XX.09", "20XX.06"]],
])("%s", (text, expected) => {
  expect(read(text)).toEqual([expected]);
});

test("what is lost between a list's number and a date is not taken for a month", () => {
  expect(read("做好回访工作2.1999/04-2014/07内勤")).toEqual([["1999-04", "2014-07"]]);
  expect(read("2002.08-2016.091、负责")).toEqual([["2002-08", "2016-09"]]);
});

test.each(["13900001234", "￥2019", "共 2019,300 元"])("no date is in %s", (text) => {
  expect(read(text)).toEqual([]);
});

test("a year that stands alone is only a date where years are asked for", () => {
  expect(findDates("完成 2019 年度计划里的 2020 项")).toHaveLength(1);
  expect(findDates("2020 items")).toEqual([]);
});

test("the ends of a period stand where their words do", () => {
  const text = "任职：2019年3月 — 2021年6月，北京";
  const [date] = findDates(fold(text));
  const words = (span: { start: number; end: number } | null | undefined) =>
    text.slice(span?.start, span?.end);
  expect([words(date), words(date?.from), words(date?.to)]).toEqual([
    "2019年3月 — 2021年6月",
    "2019年3月",
    "2021年6月",
  ]);
});

test("months of a date", () => {
  expect(monthsOf("2019-03")).toBe(2019 * 12 + 2);
  expect([monthsOf("present"), monthsOf(null), monthsOf("20XX.09")]).toEqual([null, null, null]);
});
