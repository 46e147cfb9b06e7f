import type { PlanDefinition } from "../plans/definition";
import type { CombinedScores, TotalNote } from "../scoring/totals";

type Facts = { total: string; advance: number; review: number };

const zh = {
  none: (share: string) => `有证据的维度只占权重的 ${share}%，证据不足，请人工判断。`,
  advance: ({ total, advance }: Facts) => `总分 ${total} 达到推进线 ${advance}`,
  review: ({ total, advance, review }: Facts) => `总分 ${total} 在复核线 ${review} 与推进线 ${advance} 之间`,
  decline: ({ total, review }: Facts) => `总分 ${total} 低于复核线 ${review}`,
  near: "，但离分数线很近，请人工核对",
  thin: "，但整体证据偏少，请人工核对",
  end: "。",
};

const en: typeof zh = {
  none: (share) =>
    `Dimensions with evidence carry only ${share} % of the weight: not enough, so a person should judge.`,
  advance: ({ total, advance }) => `A total of ${total} reaches the advance line of ${advance}`,
  review: ({ total, advance, review }) =>
    `A total of ${total} lies between the review line of ${review} and the advance line of ${advance}`,
  decline: ({ total, review }) => `A total of ${total} is below the review line of ${review}`,
  near: ", but it is close to a line, so please check it yourself",
  thin: ", but the evidence is thin, so please check it yourself",
  end: ".",
};

/** One sentence on why this recommendation, against the thresholds, in the plan's language. */
export function reasonFor(
  {
    total,
    carriedBp,
    recommendation,
    notes,
  }: Pick<CombinedScores, "total" | "carriedBp" | "recommendation" | "notes">,
  { language, thresholds }: Pick<PlanDefinition, "language" | "thresholds">,
): string {
  const texts = language === "zh" ? zh : en;
  if (total === null) return texts.none(String(Number((carriedBp / 100).toFixed(2))));
  // Two decimals: 7.96 rounded to 8.0 would contradict a line at 8.
  const reason = texts[recommendation]({ total: String(Number(total.toFixed(2))), ...thresholds });
  return `${reason}${doubt(notes, texts)}${texts.end}`;
}

function doubt(notes: readonly TotalNote[], texts: typeof zh): string {
  if (notes.includes("low_confidence")) return texts.thin;
  return notes.includes("near_advance") || notes.includes("near_review") ? texts.near : "";
}
