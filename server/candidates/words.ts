import type { Locale } from "../http/messages";
import type { InterviewStatus } from "../interviews/status";
import type { Localized } from "../spreadsheets/localized";
import type { CandidateSource } from "./entity";

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

const STATUS_WORDS: Record<InterviewStatus, Localized> = {
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

const TITLES: Localized[] = [
  ["编号", "ID"],
  ["姓名", "Name"],
  ["手机", "Phone"],
  ["邮箱", "E-mail"],
  ["部门", "Unit"],
  ["应聘岗位", "Position"],
  ["来源", "Source"],
  ["来源说明", "Source detail"],
  ["标签", "Tags"],
  ["人才库", "Talent pool"],
  ["最近面试", "Latest interview"],
  ["面试状态", "Interview status"],
  ["入库日期", "Added on"],
];

const inLanguage = <K extends string>(words: Record<K, Localized>, language: 0 | 1) =>
  Object.fromEntries(Object.entries<Localized>(words).map(([key, text]) => [key, text[language]])) as Record<
    K,
    string
  >;

export function exportWords(locale: Locale) {
  const language = locale === "zh" ? 0 : 1;
  return {
    titles: TITLES.map((title) => title[language]),
    source: inLanguage(SOURCE_WORDS, language),
    status: inLanguage(STATUS_WORDS, language),
    yes: (["是", "Yes"] as const)[language],
    comma: (["、", ", "] as const)[language],
    fileName: (day: string) => (locale === "zh" ? `候选人 ${day}` : `Candidates ${day}`),
  };
}
