import { findProtected } from "../../../../server/resumes/corrections/findProtected";
import { type Change, changeSchema } from "../../../../server/resumes/corrections/schema";
import { tidyValue } from "../../../../server/resumes/corrections/tidyValue";

const tidy = (field: Change["field"], value: unknown) =>
  tidyValue(changeSchema.parse({ field, key: null, value }));
const job = { kind: "job", company: "东湖星辰", title: "工程师", location: null, description: null };

test.each([
  ["2019.3", "2019-03"],
  ["2019年3月15日", "2019-03-15"],
  ["Mar 2019", "2019-03"],
  ["２０１９", "2019"],
  ["  ", null],
])("a date may be written %j", (start, read) => {
  expect(tidy("works", { ...job, start, end: "至今" })).toMatchObject({ start: read, end: "present" });
});

test.each([
  [{ start: "去年", end: null }, "start", "date"],
  [{ start: "2019.03-2020.04", end: null }, "start", "date"],
  [{ start: "至今", end: null }, "start", "date"],
  [{ start: "2020.05", end: "2020.04" }, "end", "period"],
])("%j is refused at its place", (dates, name, code) => {
  const details = [expect.objectContaining({ path: `change.value.${name}`, code })];
  expect(() => tidy("works", { ...job, ...dates })).toThrow(
    expect.objectContaining({ code: "request.invalid", options: { details } }),
  );
});

test("a year says nothing of its months: it may end where it begins", () => {
  expect(tidy("works", { ...job, start: "2020.05", end: "2020" })).toMatchObject({ end: "2020" });
});

test("an entry without any name is refused", () => {
  expect(() => tidy("projects", { name: " ", role: null, start: null, end: null, description: "x" })).toThrow(
    expect.objectContaining({ code: "request.invalid" }),
  );
});

test("telephones, skills and degrees are spelt as readings spell them", () => {
  expect(tidy("phones", "+86 139 0000 1234")).toBe("13900001234");
  expect(tidy("skills", "react.js")).toBe("React");
  const education = { school: "东湖大学", degree: "硕士研究生", major: null, start: null, end: null };
  expect(tidy("educations", education)).toMatchObject({ degree: "硕士研究生", degreeLevel: "master" });
});

test.each([
  "已婚",
  "未婚未育",
  "性别：女",
  "女",
  "28岁",
  "今年28岁",
  "汉族",
  "民族：苗族",
  "中共党员",
  "籍贯：湖北武汉",
])("%j is what nobody may be judged by", (words) => {
  expect(findProtected(words)).not.toBeNull();
  expect(() => tidy("skills", words)).toThrow(expect.objectContaining({ code: "resume.protected_words" }));
});
test.each(["married", "Marital status: single", "Gender: Female", "Born: 1994-05", "health: good"])(
  "%j is too",
  (words) => expect(findProtected(words)).not.toBeNull(),
);

test("a fact in a list of other things is found", () => {
  const description = "负责订单服务\n三人小组，已婚，稳定";
  expect(() => tidy("works", { ...job, start: null, end: null, description })).toThrow(
    expect.objectContaining({ options: { params: { words: "已婚" } } }),
  );
});

test.each([
  "面向60岁以上老人的健康产品",
  "服务60岁老人的社区应用，月活三万",
  "中央民族大学",
  "健康优选科技有限公司",
  "女装运营",
  "男科门诊咨询系统",
  "婚恋产品经理",
  "管理 28 人团队",
  "Single sign-on",
  "照片: 美化处理模块",
  "Race condition 排查",
])("%j only mentions such a thing, or not even that", (words) => {
  expect(findProtected(words)).toBeNull();
});
