import { STATUS_WORDS, inLanguage } from "../candidates/words";
import type { Locale } from "../http/messages";
import type { Localized } from "../spreadsheets/localized";
import type { CellValue } from "../spreadsheets/write/writeCsv";
import type { InterviewItem } from "./listInterviews";
import type { InterviewColumn, InterviewSummary } from "./staffSchema";

/** Words of the spreadsheet; the pages have their own. */
const REPORT_WORDS: Record<InterviewSummary["report"]["state"], Localized> = {
  none: ["", ""],
  pending: ["生成中", "Being written"],
  ready: ["已生成", "Ready"],
  failed: ["失败", "Failed"],
};

const ADVICE_WORDS: Record<NonNullable<InterviewSummary["report"]["recommendation"]>, Localized> = {
  advance: ["建议推进", "Advance"],
  review: ["人工复核", "Review"],
  decline: ["不建议推进", "Do not advance"],
};

const DECISION_WORDS: Record<NonNullable<InterviewSummary["decision"]>, Localized> = {
  advance: ["进入复试", "Second round"],
  decline: ["不通过", "Declined"],
};

export function exportWords(locale: Locale, timeZone: string) {
  const language: 0 | 1 = locale === "zh" ? 0 : 1;
  const day = new Intl.DateTimeFormat("sv-SE", { timeZone });
  const minute = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" });
  return {
    language,
    status: inLanguage(STATUS_WORDS, language),
    report: inLanguage(REPORT_WORDS, language),
    advice: inLanguage(ADVICE_WORDS, language),
    decision: inLanguage(DECISION_WORDS, language),
    moment: (at: string | null) => at && minute.format(new Date(at)),
    fileName: (at: Date) => `${(["面试", "Interviews"] as const)[language]} ${day.format(at)}`,
  };
}
type Words = ReturnType<typeof exportWords>;

type Shown = InterviewItem & { unit: string };
type ExportColumn = {
  title: Localized;
  /** The column of the list that it belongs to; null: it stands in every file. */
  column: InterviewColumn | null;
  cell: (interview: Shown, words: Words) => CellValue;
};

export const exportColumns: readonly ExportColumn[] = [
  { title: ["编号", "ID"], column: null, cell: ({ id }) => id },
  { title: ["姓名", "Name"], column: null, cell: ({ candidate }) => candidate.name },
  { title: ["状态", "Status"], column: "status", cell: ({ status }, words) => words.status[status] },
  { title: ["已答题数", "Answered"], column: "status", cell: ({ progress }) => progress.answered },
  { title: ["题目数", "Questions"], column: "status", cell: ({ progress }) => progress.total },
  { title: ["面试方案", "Plan"], column: "plan", cell: ({ plan }) => plan.name },
  { title: ["岗位", "Job"], column: "plan", cell: ({ jobTitle }) => jobTitle },
  { title: ["组织", "Unit"], column: "unit", cell: ({ unit }) => unit },
  { title: ["报告", "Report"], column: "report", cell: ({ report }, words) => words.report[report.state] },
  { title: ["总分", "Total"], column: "report", cell: ({ report }) => report.total },
  {
    title: ["建议", "Advice"],
    column: "report",
    cell: ({ report }, words) => report.recommendation && words.advice[report.recommendation],
  },
  {
    title: ["决定", "Decision"],
    column: "decision",
    cell: ({ decision }, words) => decision && words.decision[decision],
  },
  { title: ["邀请时间", "Invited"], column: "time", cell: ({ invitedAt }, words) => words.moment(invitedAt) },
  { title: ["截止时间", "Expires"], column: "time", cell: ({ expiresAt }, words) => words.moment(expiresAt) },
  {
    title: ["完成时间", "Completed"],
    column: "time",
    cell: ({ completedAt }, words) => words.moment(completedAt),
  },
];
