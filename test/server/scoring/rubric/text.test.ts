import { splitText } from "../../../../server/scoring/rubric/clauses";
import { foldText, MAX_UNITS } from "../../../../server/scoring/rubric/fold";
import { isNegated, PhraseIndex } from "../../../../server/scoring/rubric/phrases";
import { latinWords, root, stem } from "../../../../server/scoring/rubric/words";

const clausesOf = (text: string) =>
  splitText(foldText(text)).clauses.map(({ start, end }) => text.slice(start, end));
const unitsOf = (text: string) =>
  splitText(foldText(text)).units.map(({ start, end }) => text.slice(start, end));

describe("foldText", () => {
  it("keeps every offset while it folds script, case, width and pronouns", () => {
    const text = "她說：ＫＰＩ達成了，😀 İ 專案順利";
    const { folded } = foldText(text);

    expect(folded).toHaveLength(text.length);
    expect(folded).toContain("他说:kpi达成了,");
    expect(folded.indexOf("项目")).toBe(text.indexOf("專案"));
  });

  it("blanks the names of schools but nothing before them", () => {
    expect(foldText("我在江南管理学院学习沟通").folded).toBe("我在□□□□□□学习沟通");
  });

  it("cuts a very long text and never inside a surrogate pair", () => {
    const { original, truncated } = foldText("a" + "😀".repeat(MAX_UNITS));

    expect(truncated).toBe(true);
    expect(original.length).toBe(MAX_UNITS - 1);
  });
});

describe("splitText", () => {
  it("splits sentences and clauses, but not inside numbers, versions and abbreviations", () => {
    expect(
      clausesOf("错误率从3.5%降到0.1%，客户说好。Dr. Lee used v1.2, e.g. for 3,000 users. Done"),
    ).toEqual(["错误率从3.5%降到0.1%", "客户说好。", "Dr. Lee used v1.2", "e.g. for 3,000 users.", "Done"]);
  });

  it("breaks a transcript that has only commas into stretches that can be quoted", () => {
    const text =
      "当时店里很忙，有位客人投诉说等了很久，我先跟他道歉，接着请同事加了一个窗口，然后我自己去排队的地方跟大家解释，结果十分钟以后队伍就没有了，最后客人还给我们写了感谢信，店长也在晨会上表扬了我";
    const units = unitsOf(text);

    expect(units.length).toBeGreaterThan(2);
    expect(units.join("，")).toBe(text);
  });

  it("breaks a transcript without any punctuation before words that open a new step", () => {
    const text =
      "当时店里很忙有位客人投诉说等了很久我先跟他道歉接着请同事加了一个窗口然后我去跟大家解释结果十分钟以后队伍就没有了";

    expect(clausesOf(text)).toEqual([
      "当时店里很忙有位客人投诉说等了很久",
      "我先跟他道歉",
      "接着请同事加了一个窗口",
      "然后我去跟大家解释",
      "结果十分钟以后队伍就没有了",
    ]);
  });

  it("takes a recogniser's space between Chinese characters for a pause", () => {
    expect(clausesOf("我联系了仓库 第二天就补发了")).toEqual(["我联系了仓库", "第二天就补发了"]);
  });
});

describe("words", () => {
  it.each([
    ["managed", "managing"],
    ["led", "lead"],
    ["studies", "study"],
    ["planned", "plans"],
    ["criticized", "criticizes"],
  ])("%s and %s share a stem", (a, b) => expect(stem(a)).toBe(stem(b)));

  it("compares topics by root", () => expect(root(stem("motivation"))).toBe(root(stem("motivating"))));
});

describe("PhraseIndex", () => {
  const index = new PhraseIndex<string>();
  for (const phrase of ["倾听", "协调", "listen to customer", "A/B测试"]) index.add(phrase, phrase);
  const find = (text: string) => {
    const { folded } = foldText(text);
    return index.find(folded, latinWords(folded)).map(({ start, end }) => text.slice(start, end));
  };

  it("finds phrases in either script and with words between", () => {
    expect(find("我傾聽，再協調。We listened to our customers, 做了A/B測試")).toEqual([
      "傾聽",
      "協調",
      "listened to our customers",
      "A/B測試",
    ]);
  });

  it.each([
    ["我没有倾听", true],
    ["我不断倾听", false],
    ["我不得不倾听", false],
    ["i did not listen", true],
    ["i listen", false],
  ])("reads whether %s is a denial: %p", (text, denied) => {
    const { folded } = foldText(text);
    expect(isNegated(folded, folded.search(/倾听|listen/))).toBe(denied);
  });
});
