import { SOURCE_WORDS } from "../candidates/words";
import type { Localized } from "../spreadsheets/localized";
import type { BuiltInMeasure, GroupField } from "./fields";

/** Words of spreadsheets; the pages have their own (miniapp/console/i18n). */
export const FIELD_WORDS: Record<GroupField, Localized> = {
  branch: ["分支机构", "Branch"],
  unit: ["部门", "Unit"],
  family: ["岗位类别", "Job family"],
  job: ["岗位", "Job"],
  source: ["来源", "Source"],
  outcome: ["结果", "Outcome"],
  openedYear: ["应聘年份", "Year of application"],
  hiredYear: ["入职年份", "Year of hire"],
  scoreBand: ["AI 面试分段", "AI score band"],
  performance: ["绩效", "Performance"],
  leaving: ["在职情况", "Still here"],
};

const retention = (months: number): Localized => [`${months} 个月留存率`, `Retention, ${months} months`];

export const MEASURE_WORDS: Record<BuiltInMeasure, Localized> = {
  hired: ["录用率", "Hired"],
  promoted: ["晋升比例", "Promoted"],
  "retention.3": retention(3),
  "retention.6": retention(6),
  "retention.12": retention(12),
  "retention.18": retention(18),
  "retention.24": retention(24),
  "retention.36": retention(36),
  aiTotal: ["AI 面试总分", "AI total"],
  aiMatch: ["岗位匹配度", "Job match"],
  reviewTotal: ["人工复核总分", "Reviewed total"],
  onSite: ["现场面试总分", "On-site total"],
  test: ["笔试（%）", "Written test, %"],
  performanceLatest: ["最近绩效（%）", "Latest performance, %"],
  performanceMean: ["平均绩效（%）", "Mean performance, %"],
  trainings: ["培训次数", "Trainings"],
};

/** Of labels, whatever their field: no two fields mean different things by one word. */
export const VALUE_WORDS: Record<string, Localized> = {
  ...SOURCE_WORDS,
  general: ["通用", "General"],
  sales: ["销售", "Sales"],
  service: ["客服", "Service"],
  retail: ["零售", "Retail"],
  manufacturing: ["制造", "Manufacturing"],
  technical: ["技术", "Technical"],
  product: ["产品", "Product"],
  management: ["管理", "Management"],
  graduate: ["应届生", "Graduates"],
  administration: ["行政", "Administration"],
  none: ["没有", "None"],
  open: ["进行中", "Under way"],
  hired: ["录用", "Hired"],
  rejected: ["未录用", "Not hired"],
  withdrawn: ["主动退出", "Withdrew"],
  here: ["在职", "Still here"],
  resigned: ["主动离职", "Resigned"],
  dismissed: ["辞退", "Dismissed"],
  ended: ["合同结束", "Contract ended"],
  unstated: ["离职，原因未注明", "Left, reason not stated"],
  never: ["未入职", "Never hired"],
  "0": ["未入职", "Never hired"],
};

/** Bands by what they stand for. */
export const BAND_WORDS: Partial<Record<GroupField, Record<string, Localized>>> = {
  scoreBand: {
    high: ["8 分及以上", "8 or more"],
    middle: ["6 分到 8 分", "6 to 8"],
    low: ["6 分以下", "Below 6"],
    none: ["没有分数", "No score"],
  },
  performance: {
    high: ["80% 及以上", "80 % or more"],
    middle: ["60% 到 80%", "60 % to 80 %"],
    low: ["60% 以下", "Below 60 %"],
    none: ["没有绩效", "Not rated"],
  },
};

export const MERGED: Localized = ["人数少，合并统计", "Too few each, told together"];
export const EVERYBODY: Localized = ["全部", "Everybody"];
export const TOO_FEW: Localized = ["少于 {least} 人，不显示", "Fewer than {least}: not shown"];
