import type { Locale } from "../../http/messages";
import { printWords } from "./words";

const zhOffers: Record<string, string> = {
  "candidacy.offered": "发出录用通知",
  "candidacy.offer_accepted": "接受录用",
  "candidacy.offer_declined": "拒绝录用",
  "candidacy.offer_revoked": "撤回录用通知",
  "candidacy.hired": "入职",
};
const enOffers: Record<string, string> = {
  "candidacy.offered": "Offer made",
  "candidacy.offer_accepted": "Offer accepted",
  "candidacy.offer_declined": "Offer declined",
  "candidacy.offer_revoked": "Offer revoked",
  "candidacy.hired": "Hired",
};

const zh = {
  title: "综合报告",
  resume: "简历",
  screening: "条件筛选",
  tests: "笔试",
  interview: "AI 面试",
  forms: "复试与现场评价",
  decision: "决定",
  offer: "录用",
  none: "没有记录",
  noResume: "没有读到简历，或无权查看",
  noScreening: "这个岗位没有筛选条件，或无权查看",
  result: { passes: "符合条件", fails: "不符合条件", unclear: "需要人看" },
  conditions: (met: number, not: number, unclear: number) =>
    `条件：符合 ${met} 项，不符合 ${not} 项，无法判断 ${unclear} 项`,
  state: { shown: "", none: "还没有报告", sealed: "得分为盲评暂不显示" },
  total: "总分",
  match: "岗位匹配度",
  reviewed: "人工复核",
  recommendation: { advance: "建议推进", review: "建议人工复核", decline: "建议不推进" },
  hidden: "提交自己的评价后才能看到其他人的",
  people: (count: number) => `${count} 人评价`,
  mean: "平均",
  form: { yes: "建议录用", unsure: "不确定", no: "不建议" },
  outcome: { advance: "进入复试", decline: "不通过" },
  undecided: "还没有决定",
  years: (years: number) => `${years} 年工作经验`,
  skills: "技能",
  certificates: "证书",
  what: "内容",
  when: "时间",
  passed: "通过",
  failed: "未通过",
  startsOn: (day: string) => `入职日期 ${day}`,
  comma: "、",
  offerOf: (type: string) => zhOffers[type] ?? type,
};

const en: typeof zh = {
  title: "Comprehensive report",
  resume: "Résumé",
  screening: "Screening",
  tests: "Written tests",
  interview: "AI interview",
  forms: "Second round and on-site",
  decision: "Decision",
  offer: "Offer",
  none: "Nothing on record",
  noResume: "No résumé was read, or it is not yours to read",
  noScreening: "The position screens by nothing, or it is not yours to read",
  result: { passes: "Meets the conditions", fails: "Does not meet them", unclear: "For a person to see" },
  conditions: (met, not, unclear) => `Conditions: ${met} met, ${not} not met, ${unclear} unclear`,
  state: { shown: "", none: "No report yet", sealed: "Scores are held back for a blind review" },
  total: "Total",
  match: "Match",
  reviewed: "Reviewed by a person",
  recommendation: { advance: "Advance", review: "Review by a person", decline: "Decline" },
  hidden: "What others sent is shown once your own form is sent",
  people: (count) => `${count} ${count === 1 ? "person" : "people"}`,
  mean: "Mean",
  form: { yes: "For hiring", unsure: "Unsure", no: "Against" },
  outcome: { advance: "Second round", decline: "Declined" },
  undecided: "Not decided yet",
  years: (years) => `${years} years of experience`,
  skills: "Skills",
  certificates: "Certificates",
  what: "What",
  when: "When",
  passed: "Passed",
  failed: "Not passed",
  startsOn: (day) => `begins on ${day}`,
  comma: ", ",
  offerOf: (type) => enOffers[type] ?? type,
};

/** The words of the comprehensive report, with those that all documents of the archive share. */
export const comprehensiveWords = (locale: Locale) => ({
  ...printWords(locale),
  ...(locale === "zh" ? zh : en),
});
export type ComprehensiveWords = ReturnType<typeof comprehensiveWords>;
