import type { Locale } from "../../../server/http/messages";
import { type Words, say } from "../../words";
import { type CardFace, plainFace, type Tone } from "../face";

export const reportWords = {
  title: { zh: "面试报告 · {job}", en: "Interview report · {job}" },
  candidate: { zh: "候选人", en: "Candidate" },
  total: { zh: "总分", en: "Score" },
  match: { zh: "匹配度", en: "Match" },
  outOf: { zh: "{score} / 10", en: "{score} / 10" },
  noScore: { zh: "证据不足", en: "Not enough evidence" },
  advance: { zh: "建议推进", en: "Advance" },
  review: { zh: "建议人工复核", en: "Review by a person" },
  decline: { zh: "建议不推进", en: "Decline" },
  open: { zh: "查看完整报告", en: "Open the report" },
  advice: { zh: "AI 生成，仅供参考，由人决定。", en: "Made by AI, as advice. A person decides." },
  ready: { zh: "报告已出", en: "Ready" },
  decided: { zh: "已有结论", en: "Decided" },
  advanced: { zh: "已同意复试", en: "Second round" },
  declined: { zh: "不通过", en: "Declined" },
  forThoseWhoMay: {
    zh: "有一份新的面试报告。详情只对有权限的人显示。",
    en: "There is a new interview report. Its details show to those who may see them.",
  },
} as const satisfies Words;

export type ReportView = {
  candidate: string;
  job: string;
  /** 0–10; null where there is not enough evidence. */
  total: number | null;
  /** 0–100. */
  match: number | null;
  recommendation: "advance" | "review" | "decline";
  reason: string;
  dimensions: readonly { name: string; score: number | null }[];
  /** Who decided what, and when. */
  decided: { outcome: "advance" | "decline"; text: string } | null;
  url: string;
};

const TONES: Record<ReportView["recommendation"], Tone> = {
  advance: "good",
  review: "warn",
  decline: "plain",
};
const MOST_DIMENSIONS = 8;
export const scoreText = (score: number): string => score.toFixed(1);

function statusOf({ decided, recommendation }: ReportView, locale: Locale): CardFace["status"] {
  if (!decided) return { text: say(reportWords[recommendation], locale), tone: TONES[recommendation] };
  const advanced = decided.outcome === "advance";
  return {
    text: say(reportWords[advanced ? "advanced" : "declined"], locale),
    tone: advanced ? "good" : "bad",
  };
}

/** For those who may see the report. Pure. */
export function reportFace(view: ReportView, locale: Locale): CardFace {
  const words = reportWords;
  const { total, match } = view;
  return plainFace(say(words.title, locale, { job: view.job }), {
    status: statusOf(view, locale),
    lines: view.reason === "" ? [] : [view.reason],
    facts: [
      { name: say(words.candidate, locale), value: view.candidate },
      {
        name: say(words.total, locale),
        value:
          total === null ? say(words.noScore, locale) : say(words.outOf, locale, { score: scoreText(total) }),
      },
      ...(match === null ? [] : [{ name: say(words.match, locale), value: String(Math.round(match)) }]),
    ],
    bars: view.dimensions.slice(0, MOST_DIMENSIONS).map(({ name, score }) => ({
      name,
      share: score === null ? 0 : Math.min(1, Math.max(0, score / 10)),
      value: score === null ? say(words.noScore, locale) : scoreText(score),
    })),
    buttons: [{ text: say(words.open, locale), style: "primary", url: view.url }],
    note: view.decided?.text ?? say(words.advice, locale),
  });
}

/** For everybody else in a group: that there is one. Pure. */
export const sharedReportFace = (
  { job, url, decided }: Pick<ReportView, "job" | "url" | "decided">,
  locale: Locale,
): CardFace =>
  plainFace(say(reportWords.title, locale, { job }), {
    status: { text: say(reportWords[decided ? "decided" : "ready"], locale), tone: "good" },
    lines: [say(reportWords.forThoseWhoMay, locale)],
    buttons: [{ text: say(reportWords.open, locale), style: "plain", url }],
  });
