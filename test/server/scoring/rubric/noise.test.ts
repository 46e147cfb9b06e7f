import { seededRandom } from "../../../eval/statistics";
import { buildSpeech, enMiddle, enStrong, levelsOf, scoreEn, scoreZh, zhMiddle, zhStrong } from "../fixtures";

/** Characters that sound alike: what a recogniser hears for another. */
const ALIKE =
  "是事市式适 客可克课科 诉素速宿 先线现县 道到导倒 机鸡级即 店点电典 理里力利 请情清轻 问文稳闻 听停庭厅 同童通统 结节洁捷 说硕朔烁 意易义益 流刘留硫 程成城承 满慢漫蛮 我窝握沃 们门闷焖 的地得低 在再载栽 他它塔踏 有友又右 了乐勒 仓苍沧舱 库裤哭酷 联连莲帘 系戏细隙 补捕不布 发法罚伐 送宋松颂 经京惊精 回会慧汇 访仿纺放 天添甜填 情晴氰擎".split(
    " ",
  );
const heardAs = new Map(ALIKE.flatMap((group) => [...group].map((said) => [said, group.replace(said, "")])));

function mishearZh(text: string, rate: number, seed: number): string {
  const random = seededRandom(seed);
  return [...text]
    .map((said) => {
      if (!/\p{Script=Han}/u.test(said) || random() >= rate) return said;
      const others = heardAs.get(said);
      if (!others || random() < 0.2) return "";
      return others[Math.floor(random() * others.length)];
    })
    .join("");
}

function mishearEn(text: string, rate: number, seed: number): string {
  const random = seededRandom(seed);
  return text
    .split(" ")
    .flatMap((word) => {
      if (random() >= rate) return [word];
      if (random() < 0.2) return [];
      const at = Math.floor(random() * word.length);
      return [`${word.slice(0, at)}${"aeioubdgkz"[Math.floor(random() * 10)]}${word.slice(at + 1)}`];
    })
    .join(" ");
}

const SEEDS = Array.from({ length: 24 }, (_, i) => i + 1);
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** What is lost of confidence and of score, as shares of the clean answer's, over many mishearings. */
function losses(
  texts: string[],
  rate: number,
  score: typeof scoreZh,
  mishear: (text: string, rate: number, seed: number) => string,
) {
  const lost = texts.flatMap((text) => {
    const clean = score(text);
    const surety = mean(clean.dimensions.map(({ confidence }) => confidence));
    return SEEDS.flatMap((seed) => {
      const { total, dimensions } = score(mishear(text, rate, seed));
      if (total === null) return [];
      return [
        {
          score: 1 - total / clean.total!,
          confidence: 1 - mean(dimensions.map(({ confidence }) => confidence)) / surety,
        },
      ];
    });
  });
  return {
    score: mean(lost.map((each) => each.score)),
    confidence: mean(lost.map((each) => each.confidence)),
  };
}

describe.each([0.05, 0.1, 0.2])("a transcript with errors in %d of it", (rate) => {
  it.each([
    ["Chinese", [zhStrong, zhMiddle], scoreZh, mishearZh],
    ["English", [enStrong, enMiddle], scoreEn, mishearEn],
  ] as const)("loses confidence before it loses score, %s", (_, texts, score, mishear) => {
    const lost = losses([...texts], rate, score, mishear);

    expect(lost.confidence).toBeGreaterThan(lost.score);
    expect(lost.confidence).toBeGreaterThan(0.03);
  });
});

describe("a recogniser that is unsure of its words", () => {
  const surety = (certainty: number | undefined) => {
    const score = scoreEn(enStrong, { speech: buildSpeech(certainty === undefined ? {} : { certainty }) });
    return { levels: levelsOf(score), confidence: mean(score.dimensions.map((part) => part.confidence)) };
  };

  it("makes the level less sure and never lower", () => {
    const [unsaid, sure, unsure, guessed] = [undefined, 0.95, 0.6, 0.1].map(surety) as [
      ReturnType<typeof surety>,
      ReturnType<typeof surety>,
      ReturnType<typeof surety>,
      ReturnType<typeof surety>,
    ];
    expect(sure).toEqual(unsaid);
    expect(unsure.confidence).toBeLessThan(sure.confidence);
    expect(guessed.confidence).toBeLessThan(unsure.confidence);
    expect(guessed.confidence).toBeGreaterThan(sure.confidence * 0.45);
    expect([unsure.levels, guessed.levels]).toEqual([sure.levels, sure.levels]);
  });
});
