import { addPage } from "../../../../server/resumes/text/layout/addPage";
import type { Box } from "../../../../server/resumes/text/layout/boxes";
import { TextComposer } from "../../../../server/resumes/text/layout/composeText";
import { tidyLine } from "../../../../server/resumes/text/layout/tidy";

/** A word of letters half as wide as high, Chinese ones as wide. */
function word(text: string, x0: number, y: number, { size = 10, bold = false } = {}): Box {
  const width = [...text].reduce((sum, letter) => sum + (letter > "\u2E80" ? size : size / 2), 0);
  return { text, x0, x1: x0 + width, y, size, bold };
}

function read(words: Box[]) {
  const composer = new TextComposer(10_000);
  addPage(composer, words, 1);
  return composer.finish();
}
const textOf = (...words: Box[]) => read(words).text;
const rows = (x: number, top: number, pitch: number, ...texts: string[]) =>
  texts.map((text, index) => word(text, x, top + index * pitch));

describe("words of a page", () => {
  it("become lines with one space between words and a tab between cells, wherever they stand in the file", () => {
    const { text, lines } = read([
      word("2019–2023", 480, 101),
      word("Sales", 95, 100),
      word("Regional", 50, 100),
      word("Manager", 125, 100),
      word("Beijing", 50, 114),
    ]);
    expect(text).toBe("Regional Sales Manager\t2019–2023\nBeijing");
    expect(lines[0]).toEqual({
      start: 0,
      end: 32,
      page: 1,
      x: 50,
      y: 100,
      width: 475,
      size: 10,
      bold: false,
    });
    expect(lines[1]).toMatchObject({ start: 33, end: 40, y: 114 });
  });

  it("are not parted by what justification puts between Chinese characters", () => {
    expect(textOf(word("负责华东", 50, 100), word("区销售", 93, 100), word("团队", 124, 100))).toBe(
      "负责华东区销售团队",
    );
  });

  it("that are drawn apart are together again", () => {
    expect(textOf(...[..."个人简历"].map((letter, index) => word(letter, 200 + index * 24, 60)))).toBe(
      "个人简历",
    );
  });

  it("that were printed twice to look bold are there once", () => {
    expect(textOf(word("工作经历", 50, 100), word("工作经历", 50.4, 100), word("教育", 200, 100))).toBe(
      "工作经历\t教育",
    );
  });

  it("say whether a whole line is bold, and how large it is", () => {
    const { lines } = read([
      word("Experience", 50, 100, { size: 14, bold: true }),
      word("Lead", 50, 130, { bold: true }),
      word("engineer", 75, 130),
    ]);
    expect(lines.map(({ bold, size }) => [bold, size])).toEqual([
      [true, 14],
      [false, 10],
    ]);
  });
});

describe("columns", () => {
  const main = [
    "工作经历",
    "远山科技 产品经理 2019-2023",
    "负责增长产品的规划与落地",
    "带领八人团队完成改版",
    "教育背景",
    "江海大学 本科",
  ];

  it("are read one after the other", () => {
    const side = ["联系方式", "电话 13800000000", "技能", "原型设计", "数据分析"];
    expect(textOf(...rows(40, 105, 17, ...side), ...rows(220, 100, 14, ...main))).toBe(
      [...side, "", ...main].join("\n"),
    );
  });

  it("stand below a heading that is as wide as the page", () => {
    const left = ["Skills", "TypeScript", "SQL", "Kubernetes"];
    const text = textOf(
      word("A name that runs across the page and a little bit further than that", 60, 40, { size: 12 }),
      ...rows(40, 105, 17, ...left),
      ...rows(220, 100, 14, ...main),
    );
    expect(text.split("\n").filter(Boolean).slice(1)).toEqual([...left, ...main]);
  });

  it("are read one after the other although their lines are on one grid", () => {
    const side = [
      "CONTACT",
      "+44 7700 900123",
      "nina@example.com",
      "SKILLS",
      "TypeScript",
      "Go",
      "SQL",
      "Kafka",
      "AWARDS",
    ];
    const long = side.map((_, index) => `Built part ${index + 1} of the ledger that settles every trade`);
    const words = side.map((text, index) =>
      word(text, 40, 100 + index * 15, {
        bold: text === text.toUpperCase() && /^[A-Z]{4,}$/.test(text) && text !== "SQL",
      }),
    );
    expect(textOf(...words, ...rows(200, 100, 15, ...long))).toBe([...side, "", ...long].join("\n"));
  });

  it("beside a name end where the address ends", () => {
    const text = textOf(
      word("Nina Harbour", 40, 40, { size: 24 }),
      word("Software Engineer", 40, 63),
      ...rows(420, 22, 14, "12 Quay Street", "Bristol BS1", "+44 7700 900123", "nina@example.com"),
      word("Experience", 40, 95, { size: 14, bold: true }),
      word("Senior Engineer", 40, 112),
      word(
        "Built the ledger that settles every trade within the day, replacing a nightly batch job there.",
        40,
        126,
      ),
    );
    const lines = text.split("\n").filter(Boolean);
    expect(lines.slice(0, 2)).toEqual(["Nina Harbour", "Software Engineer"]);
    expect(lines.slice(2)).toEqual([
      "12 Quay Street",
      "Bristol BS1",
      "+44 7700 900123",
      "nina@example.com",
      "Experience",
      "Senior Engineer",
      "Built the ledger that settles every trade within the day, replacing a nightly batch job there.",
    ]);
  });

  it("are not made of dates at the right edge", () => {
    const companies = [
      "Harbour Lights, Engineer",
      "Built the ledger",
      "Northwind Mills, Engineer",
      "Ran the grid",
      "River School, BSc",
    ];
    const dates = [
      word("2021 – present", 480, 100),
      word("2018 – 2021", 495, 128),
      word("2014 – 2018", 495, 156),
    ];
    expect(textOf(...rows(50, 100, 14, ...companies), ...dates).split("\n")).toEqual([
      "Harbour Lights, Engineer\t2021 – present",
      "Built the ledger",
      "Northwind Mills, Engineer\t2018 – 2021",
      "Ran the grid",
      "River School, BSc\t2014 – 2018",
    ]);
  });

  it("are not made of the cells of a form", () => {
    const labels = rows(50, 100, 16, "姓名：", "性别：", "学历：", "电话：");
    const values = rows(150, 100, 16, "方知远", "男", "本科", "13900000000");
    expect(textOf(...labels, ...values)).toBe(
      "姓名：\t方知远\n性别：\t男\n学历：\t本科\n电话：\t13900000000",
    );
  });

  it("are not made of a heading beside what stands above it", () => {
    const text = textOf(
      word("林间", 260, 40, { size: 20 }),
      word("电话 13700000000 | 邮箱 lin@example.com", 200, 62),
      word("教育背景", 40, 90, { size: 12 }),
      word("2015 ~ 2019", 40, 108),
      word("江海大学", 260, 108),
      word("工商管理（本科）", 480, 108),
      word("主修课程：市场营销、组织行为学、财务管理、运营管理、统计学、人力资源管理等，成绩优秀。", 40, 124),
    );
    expect(text.split("\n").filter(Boolean)[0]).toBe("林间");
    expect(text).toContain("教育背景\n2015 ~ 2019\t江海大学\t工商管理（本科）");
  });
});

describe("rows", () => {
  it("take place and dates below each other to the heading, not to the points beside them", () => {
    const text = textOf(
      word("Harbour Lights, Engineer", 50, 100),
      word("London, UK", 500, 100),
      word("• Built the ledger that settles every", 60, 114),
      word("2021 – now", 500, 114),
      word("trade within the day", 68, 128),
      word("3 years", 515, 128),
      word("• Trained four people", 60, 142),
    );
    expect(text).toBe(
      "Harbour Lights, Engineer\tLondon, UK\n2021 – now\t3 years\n• Built the ledger that settles every\ntrade within the day\n• Trained four people",
    );
  });

  it("have the whole of a cell that did not fit its column", () => {
    const text = textOf(
      word("2019年3月 ~ 2021年1", 25, 100),
      word("月", 25, 114),
      word("海岸物流", 200, 100),
      word("运营主管", 500, 100),
    );
    expect(text).toBe("2019年3月 ~ 2021年1月\t海岸物流\t运营主管");
  });

  it("have the whole of a label that did not fit, beside what it names", () => {
    const text = textOf(
      word("联系电", 20, 100),
      word("13600000000", 120, 107),
      word("话", 30, 114),
      word("自我评", 20, 140),
      word("做事踏实，善于沟通。熟悉仓储与运输的全流程，能独立设计", 70, 140),
      word("价", 30, 154),
      word("考核指标，并推动改进。", 70, 154),
    );
    expect(text).toBe(
      "联系电话\t13600000000\n\n自我评价\t做事踏实，善于沟通。熟悉仓储与运输的全流程，能独立设计\n考核指标，并推动改进。",
    );
  });

  it("end with whole words, and keep the hyphens that belong there", () => {
    const text = textOf(
      word("Designed a language mod-", 50, 100),
      word("el for low-resource devices, a full-", 50, 114),
      word("time job", 50, 128),
    );
    expect(text).toBe("Designed a language model\nfor low-resource devices, a full-time\njob");
  });
});

test.each([
  ["ligatures", "eﬃcient ﬁgures", "efficient figures"],
  ["radicals that stand for characters", "⼯作经历 ⻓江 ⻔店", "工作经历 长江 门店"],
  ["doors of browsers", "负责用戶增长", "负责用户增长"],
  ["doors of traditional script", "負責客戶關係", "負責客戶關係"],
  ["icons and invisible marks", "\uF095 138\u200B0000\u00AD0000", "138 00000000".replace(" ", "")],
  ["wide spaces", "项目　经理 \u00A0 三年", "项目 经理 三年"],
  ["labels that are drawn apart", "姓  名：沈默  性　别：女", "姓名：沈默 性别：女"],
  ["a heading that is drawn apart", "求 职 意 向", "求职意向"],
  ["words that are apart", "张 三丰 在 北京", "张 三丰 在 北京"],
  ["cells", " 语言 \t\t 英语 ", "语言\t英语"],
  ["half characters and controls", "a\uD83Db\u0000c\u0007", "ab c"],
])("%s are put right", (_, raw, tidy) => {
  expect(tidyLine(raw)).toBe(tidy);
});

test("text is cut between characters, and says so", () => {
  const composer = new TextComposer(8);
  composer.add("四个字的");
  composer.add("😀😀");
  composer.add("more");
  expect(composer.finish()).toMatchObject({ text: "四个字的\n😀", truncated: true });
});
