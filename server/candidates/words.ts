import type { Locale } from "../http/messages";
import type { InterviewStatus } from "../interviews/status";
import type { ScreeningResult } from "../profiles/screening/schema";
import type { Localized } from "../spreadsheets/localized";
import type { CandidateSource } from "./entity";
import type { CandidateColumn } from "./schema";

/** Words of spreadsheets; the pages have their own. */
export const SOURCE_WORDS: Record<CandidateSource, Localized> = {
  job_site: ["招聘网站", "Job site"],
  referral: ["内部推荐", "Referral"],
  campus: ["校园招聘", "Campus"],
  application: ["自主申请", "Application"],
  import: ["表格导入", "Import"],
  interview: ["面试邀请", "Interview"],
  other: ["其他", "Other"],
};

export const STATUS_WORDS: Record<InterviewStatus, Localized> = {
  not_started: ["未打开", "Not opened"],
  opened: ["已打开", "Opened"],
  checking_device: ["设备检查", "Checking device"],
  in_progress: ["进行中", "In progress"],
  completed: ["已完成", "Completed"],
  timed_out: ["中途超时", "Timed out"],
  expired: ["已过期", "Expired"],
  withdrawn: ["已退出", "Withdrawn"],
  revoked: ["已撤销", "Revoked"],
  needs_person: ["要求真人", "Asked for a person"],
};

export const SCREENING_WORDS: Record<ScreeningResult, Localized> = {
  passes: ["符合", "Passes"],
  fails: ["不符合", "Does not pass"],
  unclear: ["待确认", "Unclear"],
};

/** Each with the column of the list that it belongs to; null: it stands in every file. */
const TITLES: readonly (readonly [zh: string, en: string, column: CandidateColumn | null])[] = [
  ["编号", "ID", null],
  ["姓名", "Name", null],
  ["手机", "Phone", null],
  ["邮箱", "E-mail", null],
  ["部门", "Unit", "position"],
  ["应聘岗位", "Position", "position"],
  ["条件筛选", "Screening", "screening"],
  ["来源", "Source", "source"],
  ["来源说明", "Source detail", "source"],
  ["标签", "Tags", "tags"],
  ["人才库", "Talent pool", null],
  ["最近面试", "Latest interview", "latest"],
  ["面试状态", "Interview status", "latest"],
  ["入库日期", "Added on", "since"],
];

export const inLanguage = <K extends string>(words: Record<K, Localized>, language: 0 | 1) =>
  Object.fromEntries(Object.entries<Localized>(words).map(([key, text]) => [key, text[language]])) as Record<
    K,
    string
  >;

export function exportWords(locale: Locale) {
  const language = locale === "zh" ? 0 : 1;
  return {
    titles: TITLES.map((title) => ({ title: title[language], column: title[2] })),
    source: inLanguage(SOURCE_WORDS, language),
    status: inLanguage(STATUS_WORDS, language),
    screening: inLanguage(SCREENING_WORDS, language),
    yes: (["是", "Yes"] as const)[language],
    comma: (["、", ", "] as const)[language],
    fileName: (day: string) => (locale === "zh" ? `候选人 ${day}` : `Candidates ${day}`),
  };
}
