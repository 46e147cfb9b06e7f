import type { Medium } from "../../server/interviews/candidateSchema";
import { listQuestions, type PlanDefinition, type Question } from "../../server/plans/definition";
import { instantiateTemplate } from "../../server/plans/templates";
import type { AnswerSource, ReportSource } from "../../server/reports/buildReport";
import { joinThread } from "../../server/scoring/threads";
import type { AnswerScore, Quote } from "../../server/scoring/types";
import type { Transcript } from "../../server/speech/entity";
import type { SpeechSignals, UnusableReason, Word } from "../../server/speech/types";

/** Invented people, answers and scores; quotes are cut out of the answers, as an engine would. */

export const uuidOf = (number: number) => `01900000-0000-7000-8000-${String(number).padStart(12, "0")}`;
export const moment = (minute: number) => new Date(Date.UTC(2026, 2, 3, 8, minute));

/** Words as the recogniser divides them: one per Chinese character or Latin word, with a pause after each sentence. */
export function wordsOf(text: string, startMs = 500): Word[] {
  let at = startMs;
  return [...text.matchAll(/\p{Script=Han}|[\p{L}\p{N}'.%-]*[\p{L}\p{N}]|[。！？.!?]/gu)].flatMap(
    ([piece]) => {
      if (/^[。！？.!?]$/u.test(piece)) {
        at += 600;
        return [];
      }
      const word = { text: piece, startMs: at, endMs: at + 220 };
      at += 240;
      return [word];
    },
  );
}

export const speechOf = (change: Partial<SpeechSignals> = {}): SpeechSignals => ({
  voicedMs: 60_000,
  charsPerMinute: 212.4,
  pauses: [{ startMs: 4_000, endMs: 6_400 }],
  fillers: [{ text: "那个", count: 3 }],
  loudness: { meanDb: -22, rangeDb: 11 },
  pitch: { medianHz: 180, rangeSemitones: 6 },
  noise: { floorDb: -58, snrDb: 27 },
  rateByQuarter: [220, 214, 205, 210],
  ...change,
});

export function transcriptOf(text: string, change: Partial<Transcript> = {}): Transcript {
  return {
    id: uuidOf(500),
    answerId: uuidOf(100),
    version: 1,
    source: "machine",
    language: "zh",
    text,
    words: wordsOf(text),
    speech: speechOf(),
    usable: true,
    reason: null,
    engine: "whisper-base@1.0.0",
    createdBy: null,
    createdAt: moment(30),
    ...change,
  };
}

const noStar = { situation: [], task: [], action: [], result: [] };
const noSignals = {
  relevance: 0,
  specificity: 0,
  structure: 0,
  ownership: 0,
  keywords: [],
  characters: 0,
  sentences: 0,
};

const UNJUDGED: AnswerScore = {
  dimensions: [],
  star: noStar,
  signals: noSignals,
  total: null,
  usable: false,
  flags: [],
  engine: { name: "rubric", version: "1.0.0" },
  comment: "这段录音没有听清，证据不足，请人工查看。",
};

/** Level 3 for the first dimension of the question, then up by 0.6; sentences stand as evidence. */
export function scoreOf(question: Question, text: string, language: "zh" | "en"): AnswerScore {
  const quotes = [...text.matchAll(/[^。！？\n]+?(?:[。！？]|\.(?= |$)|\n|$)/gu)].map((match): Quote => ({
    start: match.index,
    end: match.index + match[0].length,
    quote: match[0],
  }));
  const zh = language === "zh";
  const dimensions = question.dimensions.map(({ id }, index) => {
    const level = 3 + index * 0.6;
    return {
      id,
      level,
      score: 2.5 * (level - 1),
      confidence: 0.8 - index * 0.3,
      evidence: quotes.slice(1 + index, 3 + index),
      reason: zh
        ? "讲到「介绍价值与处理异议」「盯目标与回款」，多为本人所做，有数字支撑的结果，细节具体。"
        : "Tells of handling objections and following the numbers, mostly their own doing; the result is backed by a number.",
    };
  });
  const scored = dimensions.length > 0;
  return {
    ...UNJUDGED,
    dimensions,
    star: { ...noStar, situation: quotes.slice(0, 1), action: quotes.slice(1, 3), result: quotes.slice(-1) },
    signals: {
      ...noSignals,
      relevance: 0.7,
      specificity: 0.6,
      keywords: [{ text: zh ? "团队" : "team", dimension: "leadership", count: 3 }],
    },
    total: scored ? 5 : null,
    usable: true,
    comment: zh
      ? "讲到了情境、行动、结果，没有讲清任务。细节具体，可以核实。"
      : "Situation, action and result are there; the task is not clear. The details are concrete and can be checked.",
  };
}

type Given = { text: string; medium?: Medium; unusable?: UnusableReason; corrected?: string };

/** An answer to the plan's question at `index` (0-based), gone through the whole pipeline. */
export function answerTo(
  plan: PlanDefinition,
  index: number,
  { text, medium = "video", ...more }: Given,
): AnswerSource {
  const asked = listQuestions(plan)[index];
  if (!asked) throw new Error(`the plan has no question ${index}`);
  const id = uuidOf(100 + index);
  const typed = medium === "text";
  const first = transcriptOf(more.unusable ? "" : text, {
    id: uuidOf(500 + index * 10),
    answerId: id,
    language: plan.language,
    speech: speechOf(
      plan.language === "en" ? { charsPerMinute: 141.8, fillers: [{ text: "um", count: 2 }] } : {},
    ),
    ...(typed ? { source: "typed", words: [], speech: null, engine: "typed" } : {}),
    ...(more.unusable ? { words: [], usable: false, reason: more.unusable } : {}),
  });
  const transcripts = more.corrected
    ? [
        transcriptOf(more.corrected, {
          ...first,
          id: uuidOf(501 + index * 10),
          version: 2,
          source: "correction",
          text: more.corrected,
          createdBy: "总部 HR",
          createdAt: moment(50),
        }),
        first,
      ]
    : [first];
  const latest = transcripts[0] as Transcript;
  return {
    answer: { id, questionId: asked.question.id, questionIndex: index, medium, take: 1 },
    recording: typed
      ? null
      : {
          mimeType: "video/webm",
          durationMs: 64_000 + index * 7_000,
          size: 3_100_000,
          sha256: "ab".repeat(32),
        },
    transcripts,
    score: {
      engine: "rubric@1.0.0",
      score: latest.usable ? scoreOf(asked.question, latest.text, plan.language) : UNJUDGED,
    },
  };
}

const introduction =
  "您好，我叫林晓舟，做了六年家电渠道销售，最近三年在苏州带一个八人的团队。主要负责经销商开发和大客户维护，去年团队完成销售额四千二百万，比目标高了百分之十一。来应聘这个岗位，是因为你们正在开拓华东的新渠道，这正好是我最熟悉的事情。";
const hardest =
  "前年我跟一家连锁酒店谈净水设备，对方采购部一直不回应，觉得我们价格比竞争对手高百分之十五。我先去了他们三家门店，花了两个星期统计每天换桶装水的次数和人工，算出一家店一年要花六万八千块。然后我没有再找采购，而是约了他们的运营总监，把数据和试用方案给他看，主动提出先在两家店免费试用一个月。试用期间我每周去一次现场，把漏水的问题当天解决掉。一个月后他们的用水成本降低了百分之三十七，总监同意签了四十家店的合同，金额三百二十万，第二年又续签了。我总结下来，价格不是真正的顾虑，怕麻烦才是。";
const team =
  "去年第二季度我的团队只完成了目标的百分之六十。我先把每个人的客户名单和拜访记录拉出来看，发现新人把时间都花在小客户上。我把客户分成三级，给每个人定了每周的拜访计划，每周一早上一起复盘，我自己带两个新人跑了十二家客户。其中一位同事状态很差，我单独跟他谈，了解到他家里有事，帮他调整了区域。到九月底我们完成了目标的百分之一百零四，两个新人都转正了。";
const lost =
  "有一家做了四年的经销商转去了竞争对手那里，一年少了大概五百万的销售额。那时候我们换了物流公司，连续三次送货延迟，我们也没有主动解释。我后来上门道歉，把每一次延迟的原因和赔付方案列出来，虽然他没有马上回来，但是愿意把售后继续交给我们。我之后要求团队，送货延迟超过一天必须当天打电话给客户。半年以后他恢复了一半的订单。";
const promise =
  "我不会口头答应。我会先谢谢他愿意今天就签，然后坦白告诉他这个交付时间公司目前做不到，如果我答应了，最后受影响的是他的开业时间。接着我会给他两个选择，一个是分两批交付，第一批保证在月底之前到，另一个是签一份意向书，等我今天下午和供应链确认以后再签正式合同。业绩差一成我会如实跟领导汇报，不会用做不到的承诺去换。";
const plan30 =
  "一、目标：一个月内签约 30 台样板户、3 家社区合作点，获客成本不超过 600 元/台。\n二、分工：市场 2 人负责社区活动，销售 4 人负责上门测水，我每天晚上 8 点开 15 分钟复盘会。\n三、预算：场地与物料 3 万元，测水设备 1.5 万元，样机 3 万元，奖金 1.5 万元，机动 1 万元。\n四、步骤：第 1 周选 5 个小区做免费测水，收集 300 条水质数据；第 2 周用数据做对比海报，请物业联合举办讲座；第 3 周主推以旧换新；第 4 周回访和转介绍。\n五、风险：如果第 2 周末签约少于 8 台，就把预算从讲座转到上门测水。";

export const zhPlan = instantiateTemplate("sales_manager", "zh") as PlanDefinition;

/** Six of seven questions: one unusable, one corrected, one typed. */
export function chineseSource(): ReportSource {
  const plan = zhPlan;
  return {
    plan,
    candidateName: "林晓舟",
    interview: {
      id: uuidOf(1),
      planName: "华东区销售经理 2026 春招",
      jobTitle: plan.jobTitle,
      language: "zh",
      completedAt: moment(28),
    },
    answers: [
      answerTo(plan, 0, { text: introduction }),
      answerTo(plan, 1, { text: hardest.replace("净水设备", "进水设备"), corrected: hardest }),
      answerTo(plan, 2, { text: team }),
      answerTo(plan, 3, { text: lost, medium: "audio" }),
      answerTo(plan, 4, { text: promise }),
      answerTo(plan, 5, { text: "", unusable: "noise" }),
      answerTo(plan, 6, { text: plan30, medium: "text" }),
    ],
  };
}

/** The same, with a follow-up to the second question, which was judged together with it. */
export function followedSource(): ReportSource {
  const source = chineseSource();
  const parent = source.answers[1] as AnswerSource;
  const text = "第二年续签的时候，他们又加了二十家店。";
  const answerId = uuidOf(190);
  const reply: AnswerSource = {
    ...parent,
    answer: { ...parent.answer, id: answerId, questionId: "f2.1" },
    transcripts: [transcriptOf(text, { id: uuidOf(590), answerId })],
    score: null,
  };
  const words = parent.transcripts[0] as Transcript;
  const thread = joinThread([words, ...reply.transcripts]);
  const question = listQuestions(zhPlan)[1]!.question;
  const score = { ...scoreOf(question, thread.text, "zh"), star: { ...noStar, result: [] as Quote[] } };
  const start = thread.parts[1]!.start;
  score.star.result.push({ start, end: start + text.length, quote: text });
  const answers = source.answers.map((answer) =>
    answer === parent ? { ...parent, score: { engine: "rubric@1.0.0", score, parts: thread.parts } } : answer,
  );
  return {
    ...source,
    plan: { ...zhPlan, style: "semi_structured", maxFollowUps: 3 },
    answers: [...answers, reply],
    followUps: [
      {
        id: uuidOf(90),
        interviewId: source.interview.id,
        answerId: parent.answer.id,
        questionId: question.id,
        questionIndex: 1,
        state: "asked",
        waitUntil: moment(10),
        reason: "result",
        dimensionId: question.dimensions[0]!.id,
        text: "这件事最后的结果怎样？您是怎么知道的？",
        why: "刚才的回答里还没有讲到结果。",
        askedAs: "f2.1",
        number: 1,
        engine: "rubric@1.0.0",
        createdAt: moment(10),
        decidedAt: moment(10),
      },
    ],
  };
}

const english = [
  "I have worked in retail sales for seven years, the last four as a team lead in a home appliance chain. I was responsible for twelve people and a yearly target of 5.5 million dollars, and we beat it by 9% last year.",
  "The hardest sale was a hospital group that had used the same supplier for ten years. I spent three weeks talking to the nurses and found that their machines were down four hours a week. I calculated the cost, which was 62,000 dollars a year, and took it to the operations director instead of the buyer. I offered a trial on two wards and visited every Friday. Downtime fell by 71% and they signed for 18 wards, worth 840,000 dollars. I learned that price was never the real concern.",
  "Last spring my team was 30% behind target in May. I looked at every rep's calls and found that two thirds of them went to accounts that could not buy. I split the accounts into three groups, planned each week with every rep, and coached two new people on the road. By the end of the quarter we were at 102%, and both new people passed probation.",
  "We lost a customer worth 300,000 dollars because of late deliveries. I visited them, apologised, and listed every delay with what we would pay for it. They did not return at once. I set a rule that any delay over a day is phoned in the same day. After six months they gave us half of their orders back.",
];

export function englishSource(): ReportSource {
  const plan = instantiateTemplate("sales_manager", "en") as PlanDefinition;
  return {
    plan,
    candidateName: "Maya Lindqvist",
    interview: {
      id: uuidOf(2),
      planName: "Sales manager, north region",
      jobTitle: plan.jobTitle,
      language: "en",
      completedAt: null,
    },
    answers: english.map((text, index) =>
      answerTo(plan, index, { text, medium: index === 3 ? "audio" : "video" }),
    ),
  };
}
