import type { Locale } from "../../../server/http/messages";
import type { Comparison } from "../../../server/reports/compare/schema";
import { type Words, say } from "../../words";
import { type CardFace, plainFace } from "../face";
import { reportWords, scoreText } from "./reportFace";

export const comparisonWords = {
  title: { zh: "候选人对比", en: "Candidates compared" },
  noReport: { zh: "还没有报告", en: "No report yet" },
  plans_differ: {
    zh: "面试方案不同，分数不能直接相比。",
    en: "They had different plans: scores do not compare directly.",
  },
  engines_differ: { zh: "评分引擎版本不同。", en: "They were scored by different versions." },
  incomplete: { zh: "有人没有答完。", en: "Not everybody answered everything." },
  open: { zh: "逐项对比", en: "Compare in detail" },
} as const satisfies Words;

const MOST_DIMENSIONS = 6;

/** Side by side, shortly; for one person alone. Pure. */
export function comparisonFace(
  { interviews, dimensions, notes }: Comparison,
  url: string,
  locale: Locale,
): CardFace {
  const words = comparisonWords;
  return plainFace(say(words.title, locale), {
    lines: notes.map((note) => say(words[note], locale)),
    bars: interviews.map(({ candidateName, report }) => ({
      name: candidateName,
      share: Math.min(1, Math.max(0, (report?.total ?? 0) / 10)),
      value: report
        ? `${report.total === null ? say(reportWords.noScore, locale) : scoreText(report.total)} · ${say(reportWords[report.recommendation], locale)}`
        : say(words.noReport, locale),
    })),
    facts: dimensions.slice(0, MOST_DIMENSIONS).map(({ name, cells }) => ({
      name,
      value: cells.map((cell) => (typeof cell?.score === "number" ? scoreText(cell.score) : "–")).join(" / "),
    })),
    buttons: [{ text: say(words.open, locale), style: "primary", url }],
    note: say(reportWords.advice, locale),
  });
}
