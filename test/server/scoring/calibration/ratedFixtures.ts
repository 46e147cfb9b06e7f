import { listDimensions } from "../../../../server/scoring/calibration/company/ratings";
import { seededRandom } from "../../../../server/scoring/calibration/learning/random";
import type { ScoringEngine } from "../../../../server/scoring/types";

export const QUESTION = "请讲一次您和同事一起解决困难的经历。";

const BEGIN = [
  "去年三月我在仓库做排班。",
  "前年我在门店负责盘点。",
  "今年春天我们组要换系统。",
  "上个季度订单突然多了一倍。",
];
const TASK = ["我的任务是让三个组按时交货。", "我要在两周内把积压清完。", "", ""];
const ACT = [
  "我先和大家一起把问题列出来，再按轻重分工。",
  "我主动找仓储同事协调，每天下班前碰一次头。",
  "我把经验写成手册，教会了四位新同事。",
  "我们就慢慢做了。",
  "",
];
const END = ["最后提前三天完成，差错从 5% 降到 1%。", "结果大家按时交货，客户没有投诉。", "后来就好了。", ""];

/** Invented answers of every quality: each a different mixture of the same sentences. */
export function inventedTeamwork(count: number): string[] {
  const random = seededRandom(41);
  const from = (list: readonly string[]) => list[Math.floor(random() * list.length)] as string;
  return Array.from({ length: count }, (_, at) =>
    [
      from(BEGIN),
      from(TASK),
      from(ACT),
      from(ACT),
      `这件事我们和同事一共做了 ${at + 2} 天。`,
      from(END),
    ].join(""),
  );
}

/** The engine's own level of teamwork, null without evidence. */
export async function levelOf(engine: ScoringEngine, answer: string): Promise<number | null> {
  const teamwork = listDimensions(null).find(({ id }) => id === "teamwork");
  if (!teamwork) throw new Error("the library has no teamwork");
  const { dimensions } = await engine.score(
    {
      text: QUESTION,
      kind: "questions",
      dimensions: [{ id: "teamwork", weightBp: 10_000 }],
      strong: [],
      weak: [],
    },
    { dimensions: [teamwork.open("zh")] },
    { text: answer, language: "zh", usable: true },
    {},
  );
  return dimensions[0]?.level ?? null;
}
