import { Converter } from "opencc-js/cn2t";
import { enMiddle, enStrong, enVague, scoreEn, scoreZh, zhMiddle, zhPlain, zhStrong } from "../fixtures";

/** Invented people and shops only. */
const zhShop =
  "去年我在一家烘焙店做副店长，旺季的时候烤箱坏了一台。店长林先生让我负责把当天的订单做完。我先统计了剩下的48个订单，按取货时间排成三批，" +
  "然后打电话给隔壁店借了一台烤箱，又请两位同事调班。中间有个客户王先生担心来不及，他很着急，我跟他解释了进度并且答应提前二十分钟。" +
  "结果当天所有订单都按时交付，没有一个退款，后来我们把备用方案写进了开店手册。";
const enShop =
  "Two years ago I was a shift lead in a bakery when one of our ovens broke on the busiest Saturday. My manager Mr. Hill asked me to get all orders out. " +
  "I listed the 48 open orders, sorted them by pickup time into three batches, and called the shop next door to borrow an oven. One customer was worried, " +
  "he asked me twice, so I explained the plan and promised his cake 20 minutes early. In the end every order left on time and nobody asked for a refund. " +
  "Since then our handbook has a backup plan that I wrote.";

type Score = typeof scoreZh;
type Swap = [name: string, score: Score, before: string, after: string];
const MOST = 0.1;

/** The most that the score of any dimension moved; infinite where another dimension was judged. */
function movedBy([, score, before, after]: Swap): number {
  const [left, right] = [score(before).dimensions, score(after).dimensions];
  if (left.length === 0 || left.map(({ id }) => id).join() !== right.map(({ id }) => id).join())
    return Infinity;
  return Math.max(...left.map((part, i) => Math.abs(part.score - right[i]!.score)));
}

const zhTexts = [zhShop, zhStrong, zhMiddle, zhPlain];
const enTexts = [enShop, enStrong, enMiddle];
const told = (
  name: string,
  change: (text: string) => string,
  texts = zhTexts,
  score: Score = scoreZh,
): Swap[] => texts.map((text) => [name, score, text, change(text)]);
const toldEn = (name: string, change: (text: string) => string) => told(name, change, enTexts, scoreEn);

const withoutMarks = (text: string) =>
  text
    .replace(/(?<!\d)[.,](?!\d)|(?<=\d)[.,](?!\d)|[，。！？；：、]/g, " ")
    .replace(/(?<=\p{Script=Han}) | (?=\p{Script=Han})/gu, "")
    .replace(/ +/g, " ")
    .trim();
const fullWidth = (text: string) =>
  text.replace(/[0-9A-Za-z]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
const opening = (text: string, words: string) => words + text;
/** After the first full stop. */
const inside = (text: string, words: string) => text.replace(/[。.]\s?(?=\S)/, (stop) => `${stop}${words}`);

describe.each<Swap>([
  ...told("no punctuation", withoutMarks),
  ...told("commas only", (text) => text.replaceAll("。", "，")),
  ...told("a full stop after every pause", (text) => text.replaceAll("，", "。")),
  ...told("hesitations", (text) => text.replaceAll("，", "，嗯，那个，").replaceAll("。", "。就是说，")),
  ...told("hesitations without pauses", (text) =>
    withoutMarks(text.replaceAll("，", "嗯那个").replaceAll("。", "呃")),
  ),
  ...told("courtesies in front", (text) => opening(text, "各位面试官下午好，非常感谢贵公司给我这次机会。")),
  ...told("courtesies inside", (text) => inside(text, "谢谢您的耐心。")),
  ...told("courtesies at the end", (text) => `${text}以上就是我的回答，感谢您的时间，祝您工作顺利。`),
  ...told(
    "courtesies without pauses",
    (text) => `面试官您好谢谢您给我这个机会${withoutMarks(text)}以上就是我的回答谢谢您`,
  ),
  ...told("traditional script", Converter({ from: "cn", to: "t" })),
  ...told("Taiwan's words", Converter({ from: "cn", to: "twp" })),
  ...told("Hong Kong's script", Converter({ from: "cn", to: "hk" })),
  ...told("particles", (text) => text.replaceAll("了，", "了啦，").replaceAll("。", "喔。")),
  ...told("northern particles", (text) => text.replaceAll("。", "呗。").replaceAll("了，", "了嘛，")),
  ...told("emoji", (text) => text.replaceAll("。", "。👍").replaceAll("，", "，😊")),
  ...told("full width", fullWidth),
  ...told("a space beside figures", (text) => text.replace(/(\d+)/g, " $1 ")),
  ...told("women", (text) =>
    text.replaceAll("他", "她").replaceAll("先生", "女士").replaceAll("顾客", "女顾客"),
  ),
  ...told("a well-known school", (text) => opening(text, "我毕业于九八五的江南大学，")).map(
    ([name, score, , after]): Swap => [name, score, after, after.replace("江南大学", "某县职业技术学院")],
  ),
  ...told("a career gap", (text) => opening(text, "之前我在家照顾孩子三年没有上班。")),
  ...told("a career gap of another kind", (text) =>
    opening(text, "我因为生病休养了一年，去年才重新出来工作。"),
  ),
  ["a name", scoreZh, `我叫王伟，${zhShop}`, `我叫古丽娜尔·买买提，${zhShop}`],
  ["a name", scoreZh, `我叫张敏，${zhMiddle}`, `我叫欧阳协调，${zhMiddle}`],
  [
    "a customer's name",
    scoreZh,
    zhShop.replace("王先生", "欧阳先生"),
    zhShop.replace("王先生", "热合曼先生"),
  ],
  ["an English name", scoreZh, `我叫王伟，${zhShop}`, `我叫Kevin Wang，${zhShop}`],
  ["parents", scoreZh, `有一次我妈妈介绍了一位客户。${zhMiddle}`, `有一次我爸爸介绍了一位客户。${zhMiddle}`],
  [
    "figures in words",
    scoreZh,
    zhShop.replace("48个订单", "120个订单"),
    zhShop.replace("48个订单", "一百二十个订单"),
  ],
  [
    "figures in words",
    scoreZh,
    zhShop.replace("48个订单", "120 单"),
    zhShop.replace("48个订单", "一百二十单"),
  ],
  ["figures in words", scoreZh, zhShop.replace("二十分钟", "20分钟"), zhShop],
  ...toldEn("no punctuation", withoutMarks),
  ...toldEn("commas only", (text) => text.replace(/\.(?=\s|$)/g, ",")),
  ...toldEn("a full stop after every pause", (text) => text.replaceAll(", ", ". ")),
  ...toldEn("hesitations", (text) => text.replaceAll(", ", ", um, you know, ").replaceAll(". ", ". Like, ")),
  ...toldEn("hesitations without pauses", (text) =>
    withoutMarks(text).replaceAll(" and ", " and um like i mean "),
  ),
  ...toldEn("said twice", (text) => text.replaceAll(" I ", " I I ").replaceAll(" the ", " the the ")),
  ...toldEn("courtesies in front", (text) =>
    opening(text, "Good afternoon, it's so nice to meet you, and thank you for having me. "),
  ),
  ...toldEn("courtesies inside", (text) => inside(text, "Thank you for asking. ")),
  ...toldEn(
    "courtesies at the end",
    (text) => `${text} Thank you so much for your time, I look forward to hearing from you.`,
  ),
  ...toldEn(
    "courtesies without pauses",
    (text) =>
      `hello thank you for the opportunity ${withoutMarks(text)} so that is my answer thank you for listening`,
  ),
  ...toldEn("no full stop at the end", (text) => `${text.slice(0, -1)} thank you for your time`),
  ...toldEn("emoji", (text) => text.replaceAll(". ", ". 👍 ")),
  ...toldEn("full width", fullWidth),
  ...toldEn("a well-known school", (text) => `I graduated from Harvard University. ${text}`).map(
    ([name, score, , after]): Swap => [
      name,
      score,
      after,
      after.replace("Harvard University", "Mill Creek Community College"),
    ],
  ),
  ...toldEn("a career gap", (text) =>
    opening(text, "I had a career gap of two years to care for my children. "),
  ),
  [
    "women",
    scoreEn,
    enShop,
    enShop.replace("Mr. Hill", "Ms. Hill").replace("he asked", "she asked").replace("his cake", "her cake"),
  ],
  [
    "parents",
    scoreEn,
    `My mother told me about the job. ${enShop}`,
    `My father told me about the job. ${enShop}`,
  ],
  ["a name", scoreEn, `My name is John Smith. ${enShop}`, `My name is Oluwaseun Adeyemi-Balogun. ${enShop}`],
  ["a name", scoreEn, `My name is Emily Clark. ${enMiddle}`, `My name is Wei Zhang. ${enMiddle}`],
  ["a manager's name", scoreEn, enShop, enShop.replace("Hill", "Vijayaraghavan")],
  ["figures in words", scoreEn, enShop.replace("48", "120"), enShop.replace("48", "one hundred and twenty")],
  ["figures in words", scoreEn, enShop, enShop.replace("20 minutes", "twenty minutes")],
])("%s", (...swap) => {
  it(`moves no dimension: ${swap[3].slice(0, 60)}`, () => {
    expect(movedBy(swap)).toBeLessThanOrEqual(MOST);
  });
});

describe("the comment keeps its tone", () => {
  it.each<Swap>([
    ...told("women", (text) => text.replaceAll("他", "她").replaceAll("先生", "女士")),
    ...told("emoji", (text) => text.replaceAll("。", "。👍")),
    ...told("traditional script", Converter({ from: "cn", to: "t" })),
    ...told("courtesies", (text) => `面试官您好，谢谢您给我这个机会。${text}以上就是我的回答，谢谢您。`),
    ...toldEn("courtesies", (text) => `Hello, thank you for having me. ${text} Thank you for your time.`),
    ["a name", scoreZh, `我叫王伟，${zhShop}`, `我叫古丽娜尔·买买提，${zhShop}`],
    ["women", scoreEn, enShop, enShop.replace("Mr. Hill", "Ms. Hill").replace("he asked", "she asked")],
  ])("%s", (_, score, before, after) => {
    expect(score(after).comment).toBe(score(before).comment);
    expect(score(after).dimensions.map(({ reason }) => reason)).toEqual(
      score(before).dimensions.map(({ reason }) => reason),
    );
  });
});

it("says as little without punctuation of what is only talk", () => {
  const [written, spoken] = [scoreEn(enVague), scoreEn(withoutMarks(enVague).toLowerCase())];
  expect(spoken.total ?? 0).toBeCloseTo(written.total ?? 0, 1);
});
