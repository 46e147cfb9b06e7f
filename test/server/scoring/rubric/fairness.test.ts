import { Converter } from "opencc-js/cn2t";
import { enMiddle, enStrong, levelsOf, scoreEn, scoreZh, zhMiddle, zhStrong } from "../fixtures";

const MOST = 0.1;
const zhStory =
  "我叫王小明，毕业于江城大学，之前在社区超市做店员。有一次客户张女士投诉她买的牛奶过期了，她很生气。我先跟她道歉，把她请到休息区，核对了小票，" +
  "当场给她退款并且换了一箱新的。后来我跟店长一起检查了冷柜，发现有12箱临期，她同意我每天早上盘点一次，结果三个月没有再出现过期投诉。";

/** The most that any level moved; infinite when other dimensions were judged. */
function movedBy(before: string, after: string, score = scoreZh): number {
  const [a, b] = [levelsOf(score(before)), levelsOf(score(after))];
  if (Object.keys(a).length === 0 || Object.keys(a).join() !== Object.keys(b).join()) return Infinity;
  return Math.max(...Object.entries(a).map(([id, level]) => Math.abs(b[id]! - level)));
}

describe("what must not matter", () => {
  it.each(["欧阳娜娜", "买买提·艾力", "李协调", "Tony", "阿依古丽"])("the candidate's name (%s)", (name) => {
    expect(movedBy(zhStory, zhStory.replaceAll("王小明", name))).toBeLessThanOrEqual(MOST);
  });

  it("sex words", () => {
    expect(movedBy(zhStory, zhStory.replaceAll("她", "他").replaceAll("女士", "先生"))).toBeLessThanOrEqual(
      MOST,
    );
    expect(
      movedBy(enStrong, enStrong.replace("my manager said it", "she said it"), scoreEn),
    ).toBeLessThanOrEqual(MOST);
    expect(
      movedBy(
        enStrong.replace("my manager said it", "he said it"),
        enStrong.replace("my manager said it", "she said it"),
        scoreEn,
      ),
    ).toBeLessThanOrEqual(MOST);
  });

  it.each(["清河大学", "东海管理学院", "第三沟通技术职业学院", "University of Nowhere", "一所中学"])(
    "the school (%s)",
    (school) => {
      expect(movedBy(zhStory, zhStory.replaceAll("江城大学", school))).toBeLessThanOrEqual(MOST);
    },
  );

  it.each([zhStory, zhStrong, zhMiddle])("simplified or traditional script", (text) => {
    expect(movedBy(text, Converter({ from: "cn", to: "t" })(text))).toBeLessThanOrEqual(MOST);
    expect(movedBy(text, Converter({ from: "cn", to: "tw" })(text))).toBeLessThanOrEqual(MOST);
    expect(movedBy(text, Converter({ from: "cn", to: "hk" })(text))).toBeLessThanOrEqual(MOST);
  });

  it("polite filler", () => {
    const polite = `面试官您好，谢谢您给我这个机会，也谢谢您的时间。${zhStory}嗯，以上就是我的回答，谢谢您，祝您工作顺利，期待您的回复。`;
    expect(movedBy(zhStory, polite)).toBeLessThanOrEqual(MOST);
    expect(
      movedBy(
        enStrong,
        `Hello, thank you so much for having me today. ${enStrong} Well, that is my answer, thank you for listening.`,
        scoreEn,
      ),
    ).toBeLessThanOrEqual(MOST);
  });

  it("hesitations", () => {
    expect(movedBy(zhStory, zhStory.replaceAll("，", "，嗯，"))).toBeLessThanOrEqual(MOST);
    expect(movedBy(enStrong, enStrong.replaceAll(". ", ". Um, "), scoreEn)).toBeLessThanOrEqual(MOST);
  });

  it("a career gap", () => {
    expect(
      movedBy(zhStory, zhStory.replace("之前在社区", "在家照顾孩子三年没有上班，之前在社区")),
    ).toBeLessThanOrEqual(MOST);
  });

  it.each([
    ["a name", "My name is John Smith. ", "My name is Ngozi Okonkwo. "],
    ["a name", "My name is Emily Baker. ", "My name is Mohammed Al-Rashid. "],
    [
      "a school",
      "I graduated from Northfield University. ",
      "I graduated from Riverside Community College. ",
    ],
    ["a career gap", "", "I had a career gap of two years to look after my children. "],
    ["a career gap", "", "After my maternity leave I stayed at home for a year. "],
  ])("%s in English", (_, before, after) => {
    for (const text of [enStrong, enMiddle])
      expect(movedBy(before + text, after + text, scoreEn)).toBeLessThanOrEqual(MOST);
  });

  it.each([
    ["中间我有两年空窗期。", zhMiddle],
    ["我休完产假以后重新找的工作。", zhMiddle],
    ["离职在家养病半年之后，我又出来上班。", zhStrong],
  ])("a career gap (%s)", (gap, text) => {
    expect(movedBy(text, gap + text)).toBeLessThanOrEqual(MOST);
  });

  it.each([zhStrong, zhMiddle])("courtesies before and after: %s", (text) => {
    const polite = `面试官您好，很高兴参加这次面试。谢谢您给我这个机会。${text}以上就是我的回答，感谢您的耐心，祝您工作顺利，期待您的好消息。`;
    expect(movedBy(text, polite)).toBeLessThanOrEqual(MOST);
  });

  it("how the recogniser punctuates", () => {
    expect(movedBy(zhStory, zhStory.replaceAll("。", "，"))).toBeLessThanOrEqual(MOST);
    expect(movedBy(zhStory, zhStory.replaceAll(/[，。]/g, " "))).toBeLessThanOrEqual(MOST);
  });
});

describe("length", () => {
  const padding =
    "嗯，怎么说呢，这个事情其实我现在想起来还是印象很深的，反正就是这样的一个情况吧，然后呢，就是说，大概是这么回事。";

  it.each([zhStory, zhStrong, zhMiddle])("padding to double length does not raise a level", (text) => {
    const padded = text + padding.repeat(Math.ceil(text.length / padding.length));
    const [before, after] = [levelsOf(scoreZh(text)), levelsOf(scoreZh(padded))];
    for (const [id, level] of Object.entries(before)) expect(after[id]).toBeLessThanOrEqual(level + 0.02);
  });

  it("a short concrete answer beats a long vague one", () => {
    const long =
      "我之前在工作中遇到过很多客户投诉，大家都很努力地去处理，我们一般都是好好沟通，尽量让客户满意，各种情况都有，有些客户比较难沟通，" +
      "但是我们还是会认真负责地去做好服务，大家配合得都挺好的，后来基本上都解决了，客户也都比较满意，领导也觉得还不错，总之就是要用心做好每一件事情。";
    expect(long.length).toBeGreaterThan(zhMiddle.length);
    expect(levelsOf(scoreZh(zhMiddle)).customer_focus).toBeGreaterThan(
      levelsOf(scoreZh(long)).customer_focus ?? 1,
    );
  });
});
