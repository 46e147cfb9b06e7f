import type { CandidateSource } from "../candidates/entity";
import type { ScreeningResult } from "../profiles/screening/schema";
import type { Stage } from "../pipeline/stages";
import type { Done } from "./entity";
import type { CheckedCondition, GuardReason } from "./evaluateRules";
import type { RuleFlag } from "./flags";
import type { z } from "zod";
import type { Rule, RuleAction, RuleCondition, RuleTrigger, thankReason } from "./schema";

export type Words = { zh: string; en: string };
type Names = ReadonlyMap<string, string>;

const word = (zh: string, en: string): Words => ({ zh, en });

/** Rules in plain words, in both languages: on the page of rules, and where somebody asks why. */
const SCREENING: Record<ScreeningResult, Words> = {
  passes: word("通过", "passes"),
  fails: word("不符合", "fails"),
  unclear: word("待确认", "leaves something open"),
};

const SOURCES: Record<CandidateSource, Words> = {
  job_site: word("招聘网站", "job site"),
  referral: word("内推", "referral"),
  campus: word("校园招聘", "campus"),
  application: word("主动投递", "application"),
  import: word("批量导入", "import"),
  interview: word("面试邀请", "interview"),
  other: word("其他", "other"),
};

const FLAGS: Record<RuleFlag, Words> = {
  incomplete: word("没有答完", "not finished"),
  no_total: word("证据不足，没有总分", "too little evidence for a total"),
  low_confidence: word("评分把握不大", "low confidence"),
  too_short: word("回答过短", "an answer is too short"),
  no_speech: word("没有听到说话", "nothing was said"),
  off_topic: word("答非所问", "off topic"),
  question_read_back: word("复述题目", "the question was read back"),
  keyword_stuffing: word("堆砌关键词", "keywords in a heap"),
  asks_for_score: word("向系统要分", "asks for a score"),
  generic: word("空泛", "generic"),
  repeated_text: word("重复内容", "repeats itself"),
  other_language: word("用了其他语言", "another language"),
  recited: word("像是背诵", "sounds recited"),
  copied_rubric: word("照抄评分标准", "copies the rubric"),
  hidden_text: word("含有隐藏文字", "hidden text"),
};

const STAGES: Record<Stage, Words> = {
  screening: word("简历初筛", "screening"),
  written_test: word("笔试", "written test"),
  interview: word("AI 面试", "AI interview"),
  second_round: word("复试", "second round"),
  on_site: word("现场面试", "on-site"),
  offer: word("录用", "offer"),
};

const REASONS: Record<z.infer<typeof thankReason>, Words> = {
  skills: word("专业技能与岗位要求有差距", "skills do not match the job"),
  experience: word("相关经验不足", "too little relevant experience"),
  evidence: word("回答缺少具体事例", "answers lacked concrete examples"),
  communication: word("岗位所需的沟通表达不足", "communication below what the job needs"),
  terms: word("待遇、地点或到岗时间不合适", "pay, place or starting date do not fit"),
  position_filled: word("岗位已招满或取消", "position filled or withdrawn"),
};

export const TRIGGERS: Record<RuleTrigger, Words> = {
  screened: word("简历初筛有结果", "The résumé was screened"),
  tested: word("笔试有成绩", "A written test has its result"),
  reported: word("面试报告生成", "The report is there"),
  reviewed: word("人工复核结束", "The review is over"),
};

export const GUARDS: Record<GuardReason, Words> = {
  position_reviewed: word("这个岗位一律由人来看", "At this position a person always looks"),
  always_review: word("总部要求每份报告都由人来看", "Headquarters has a person look at every report"),
  below_minimum: word("低于总部的最低推进线", "Below headquarters' line to be led on"),
  borderline: word("分数离分数线太近，可能在另一边", "So near to a line that it could as well lie beyond it"),
  needs_person: word("需要有人确认", "A person has to confirm"),
  unreachable: word("没有能联系到候选人的渠道", "No channel reaches the candidate"),
  no_report: word("还没有面试报告可供审批", "There is no report yet to approve"),
  not_possible: word("没能自动完成", "It could not be done by itself"),
};

const both = (make: (language: "zh" | "en") => string): Words => word(make("zh"), make("en"));
const join = (parts: readonly Words[], zh: string, en: string): Words =>
  word(parts.map((one) => one.zh).join(zh), parts.map((one) => one.en).join(en));
const number = (value: number) => String(Math.round(value * 100) / 100);

const MEASURES = {
  total: word("总分", "total"),
  match: word("岗位匹配度", "job match"),
  test: word("笔试成绩（百分制）", "written test (percent)"),
} as const;

export function describeCondition(condition: RuleCondition, dimensions: Names): Words {
  switch (condition.fact) {
    case "screening":
      return both(
        (l) =>
          `${l === "zh" ? "初筛结果为" : "screening "}${condition.is.map((one) => SCREENING[one][l]).join(l === "zh" ? "或" : " or ")}`,
      );
    case "source":
      return both(
        (l) =>
          `${l === "zh" ? "来源为" : "source is "}${condition.is.map((one) => SOURCES[one][l]).join(l === "zh" ? "或" : " or ")}`,
      );
    case "flag": {
      const { zh, en } = FLAGS[condition.flag];
      return condition.raised
        ? word(`有提示“${zh}”`, `flagged “${en}”`)
        : word(`没有提示“${zh}”`, `not flagged “${en}”`);
    }
    case "dimension": {
      const name = dimensions.get(condition.id) ?? condition.id;
      return bounded(word(`“${name}”`, `“${name}”`), condition);
    }
    default:
      return bounded(MEASURES[condition.fact], condition);
  }
}

function bounded(
  { zh, en }: Words,
  { fact, bound, value }: Extract<RuleCondition, { bound: string }>,
): Words {
  const sign = bound === "at_least" ? "≥" : "<";
  const line = fact === "total" || fact === "dimension" ? value.toFixed(1) : number(value);
  return word(`${zh} ${sign} ${line} `, `${en} ${sign} ${line}`);
}

function describeThanks({ offerTalentPool, reason }: Extract<RuleAction, { do: "thank" }>): Words {
  const why = reason && REASONS[reason];
  const thanks = why ? word(`发感谢信（${why.zh}）`, `thank (${why.en})`) : word("发感谢信", "thank");
  return offerTalentPool
    ? word(`${thanks.zh}，并邀请加入人才库`, `${thanks.en}, and offer the talent pool`)
    : thanks;
}

/** @param names of plans and staff by id, where they are named */
export function describeAction(action: RuleAction, names: Names): Words {
  switch (action.do) {
    case "invite": {
      const plan = action.planId === undefined ? undefined : names.get(action.planId);
      return plan
        ? word(`邀请参加“${plan}”`, `invite to “${plan}”`)
        : word("发出面试邀请", "invite to the interview");
    }
    case "advance":
      return action.how === "ask"
        ? word("请用人经理批准", "ask the hiring manager for approval")
        : word("直接进入下一轮", "lead on to the next round");
    case "review":
      return word("交人工复核", "have a person review");
    case "thank":
      return describeThanks(action);
    case "notify": {
      const list = action.staffIds.map((id) => names.get(id) ?? "?");
      return word(`通知${list.join("、")}`, `tell ${list.join(", ")}`);
    }
    case "tag":
      return word(`打上标签“${action.tag}”`, `tag “${action.tag}”`);
    case "webhook":
      return word("通知外部系统", "tell other systems");
  }
}

/** 「当总分 ≥ 8 时：请用人经理批准」. @param before the rules that are asked before this one */
export function describeRule(
  { on, when, actions }: Pick<Rule, "on" | "when" | "actions">,
  before: readonly Pick<Rule, "on" | "when">[],
  names: Names,
): Words {
  const conditions = join(
    when.map((one) => describeCondition(one, names)),
    "且",
    " and ",
  );
  const does = join(
    actions.map((one) => describeAction(one, names)),
    "；",
    "; ",
  );
  if (when.length === 0) {
    const isRest = before.some((rule) => rule.on === on && rule.when.length > 0);
    return isRest
      ? word(`其余情况：${does.zh}`, `Otherwise: ${does.en}`)
      : word(`每次：${does.zh}`, `Each time: ${does.en}`);
  }
  return word(`当${conditions.zh}时：${does.zh}`, `When ${conditions.en}: ${does.en}`);
}

/** In the place of what the reader may not see. */
export const NOT_SHOWN: Words = word("不显示", "not shown");

/** What was known of it then. */
export function describeActual({ condition, actual }: CheckedCondition): Words {
  if (condition.fact === "flag")
    return actual === null ? word("没有提示", "not flagged") : word("有提示", "flagged");
  if (actual === null) return word("不知道", "not known");
  if (condition.fact === "screening") return SCREENING[actual as ScreeningResult];
  if (condition.fact === "source") return SOURCES[actual as CandidateSource];
  return word(number(Number(actual)), number(Number(actual)));
}

export function describeDone(done: Done, names: Names): Words {
  switch (done.do) {
    case "invite":
      return done.channels.length > 0
        ? word("已发出面试邀请", "invited to the interview")
        : word("已生成面试链接，由人转交", "a link was made, for a person to pass on");
    case "ask":
      return word("已请用人经理批准", "the hiring manager was asked");
    case "advance":
      return word("已同意进入复试", "led on to the second round");
    case "move":
      return word(
        `已从“${STAGES[done.from].zh}”进入“${STAGES[done.to].zh}”`,
        `moved from ${STAGES[done.from].en} to ${STAGES[done.to].en}`,
      );
    case "review":
      return word("已交人工复核", "a review was asked for");
    case "thank":
      return word("应聘已结束", "the candidacy has ended");
    case "seen":
      return word("有人看过了", "somebody has looked");
    default:
      return describeAction(done, names);
  }
}
