import type { DimensionId } from "../../plans/templates";

export type BankCategory =
  | "behavioural"
  | "situational"
  | "culture"
  | "sales"
  | "service"
  | "retail"
  | "manufacturing"
  | "technical"
  | "management"
  | "graduate";

/**
 * One question in one language. The lists are for interviewers and the scoring engines, never shown to candidates:
 * what a strong and a weak answer contain, and the directions in which a follow-up goes.
 */
export type BankQuestionText = { text: string; strong: string[]; weak: string[]; followUps: string[] };

/** A question of the built-in bank. The id is stable: interviews and branch banks refer to it. */
export type BankQuestion = {
  id: string;
  category: BankCategory;
  dimension: DimensionId;
  stage: "questions" | "situational" | "written";
  prepSeconds: number;
  answerSeconds: number;
  /** Slugs from `BANK_TAGS`. */
  tags: string[];
  zh: BankQuestionText;
  en: BankQuestionText;
};

/** What a question is about, finer than its category; the order is the one in which filters offer them. */
export const BANK_TAGS: readonly { slug: string; zh: string; en: string }[] = [
  { slug: "conflict", zh: "冲突分歧", en: "Conflict" },
  { slug: "cooperation", zh: "协作配合", en: "Cooperation" },
  { slug: "feedback", zh: "反馈", en: "Feedback" },
  { slug: "persuasion", zh: "说服", en: "Persuasion" },
  { slug: "listening", zh: "倾听", en: "Listening" },
  { slug: "presentation", zh: "汇报展示", en: "Presentation" },
  { slug: "writing", zh: "书面表达", en: "Writing" },
  { slug: "handover", zh: "交接", en: "Handover" },
  { slug: "remote", zh: "异地协作", en: "Remote work" },
  { slug: "priorities", zh: "轻重缓急", en: "Priorities" },
  { slug: "deadline", zh: "期限", en: "Deadlines" },
  { slug: "planning", zh: "计划安排", en: "Planning" },
  { slug: "decision", zh: "决策", en: "Decisions" },
  { slug: "resources", zh: "资源有限", en: "Scarce resources" },
  { slug: "improvement", zh: "改进创新", en: "Improvement" },
  { slug: "root_cause", zh: "原因分析", en: "Root causes" },
  { slug: "data", zh: "数据分析", en: "Data" },
  { slug: "quality", zh: "质量", en: "Quality" },
  { slug: "cost", zh: "成本", en: "Cost" },
  { slug: "mistake", zh: "失误", en: "Mistakes" },
  { slug: "setback", zh: "挫折", en: "Setbacks" },
  { slug: "pressure", zh: "压力", en: "Pressure" },
  { slug: "change", zh: "变化", en: "Change" },
  { slug: "ambiguity", zh: "情况不明", en: "Ambiguity" },
  { slug: "learning", zh: "学习", en: "Learning" },
  { slug: "initiative", zh: "主动担当", en: "Initiative" },
  { slug: "motivation", zh: "动力", en: "Motivation" },
  { slug: "values", zh: "价值观", en: "Values" },
  { slug: "ethics", zh: "职业操守", en: "Ethics" },
  { slug: "confidentiality", zh: "保密", en: "Confidentiality" },
  { slug: "compliance", zh: "合规", en: "Compliance" },
  { slug: "fairness", zh: "公平", en: "Fairness" },
  { slug: "inclusion", zh: "包容", en: "Inclusion" },
  { slug: "customer_insight", zh: "客户洞察", en: "Customer insight" },
  { slug: "prospecting", zh: "开发客户", en: "Prospecting" },
  { slug: "negotiation", zh: "谈判", en: "Negotiation" },
  { slug: "objection", zh: "异议处理", en: "Objections" },
  { slug: "pricing", zh: "价格", en: "Pricing" },
  { slug: "key_account", zh: "客户经营", en: "Account care" },
  { slug: "payment", zh: "回款", en: "Payment" },
  { slug: "complaint", zh: "投诉", en: "Complaints" },
  { slug: "service_recovery", zh: "服务补救", en: "Service recovery" },
  { slug: "emotion", zh: "情绪安抚", en: "Strong feelings" },
  { slug: "accessibility", zh: "特殊需要", en: "Special needs" },
  { slug: "merchandise", zh: "商品陈列", en: "Merchandise" },
  { slug: "inventory", zh: "库存", en: "Inventory" },
  { slug: "scheduling", zh: "排班", en: "Rotas" },
  { slug: "safety", zh: "安全", en: "Safety" },
  { slug: "equipment", zh: "设备", en: "Equipment" },
  { slug: "procedure", zh: "作业规程", en: "Procedures" },
  { slug: "emergency", zh: "突发情况", en: "Emergencies" },
  { slug: "architecture", zh: "架构", en: "Architecture" },
  { slug: "troubleshooting", zh: "故障排查", en: "Troubleshooting" },
  { slug: "security", zh: "信息安全", en: "Security" },
  { slug: "testing", zh: "测试", en: "Testing" },
  { slug: "code_review", zh: "代码评审", en: "Code review" },
  { slug: "coaching", zh: "辅导带人", en: "Coaching" },
  { slug: "delegation", zh: "授权", en: "Delegation" },
  { slug: "performance", zh: "绩效", en: "Performance" },
  { slug: "hiring", zh: "用人", en: "Hiring" },
  { slug: "strategy", zh: "目标策略", en: "Goals and strategy" },
  { slug: "campus", zh: "校园经历", en: "Campus experience" },
  { slug: "career", zh: "职业选择", en: "Career choice" },
];
