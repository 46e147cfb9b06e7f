import type { Dimension, PlanDefinition } from "../../../server/plans/definition";
import { scoreAnswer } from "../../../server/scoring/rubric/engine";
import type { AnswerScore, ScoringContext, ScoringQuestion } from "../../../server/scoring/types";
import type { SpeechSignals } from "../../../server/speech/types";

/** Invented people and events only. */
export const zhQuestion = "请讲一次你处理客户投诉的经历，你是怎么做的？";
export const enQuestion = "Tell me about a time you solved a difficult problem with your team.";

export const zhStrong =
  "去年国庆期间有位顾客买的咖啡机坏了，很生气地来店里投诉。店长让我负责处理，要在当天给出答复。我先请他坐下，听他把情况讲完，再跟他确认是水泵不出水。" +
  "我当场打电话给仓库，协调了一台备用机，第二天上午亲自送到他家，并且跟他解释了保养方法。结果一周后我打电话回访，他说很满意，还介绍了两位朋友来办会员。" +
  "后来我把这个情况整理成处理流程分享给全店，同类投诉从每月6起降到1起。我学到先听完再解决最省时间。";
export const zhMiddle =
  "之前有个客户因为快递晚到来投诉，我接到电话以后先跟他道歉，然后查了物流，发现是仓库漏发了。我联系仓库重新补发，第二天客户就收到了，最后他没有退款。";
export const zhPlain =
  "之前有客户来投诉，我就跟他道歉了，然后给他退款，后来客户也还可以，大家都挺满意的，反正事情就这样过去了。";
export const zhVague =
  "我觉得沟通很重要，遇到客户投诉就要好好跟客户沟通，我这个人比较有耐心，一般都能处理好，客户也都挺满意的，反正就是要认真负责。";

export const enStrong =
  "Last year our checkout service started failing during peak hours. I was responsible for the payment module. First I pulled the logs and traced the error " +
  "to a connection pool that was too small. I sat down with two teammates, explained the graph, and we agreed on a fix. I wrote a load test, raised the pool to 50 " +
  "and added an alert. As a result errors dropped from 3% to 0.1% and my manager said it was our smoothest release. I learned to test limits before launch.";
export const enMiddle =
  "Last summer our till kept crashing on Saturdays. I looked at the log with a colleague, we saw that an update ran at noon, and I asked the supplier to move it to the night. After that it did not crash again.";
export const enVague =
  "I am a team player and a hard worker. I think communication is key. I always try my best to solve problems and everyone was happy with the result.";

export function buildDimension(id: string, name: string, overrides: Partial<Dimension> = {}): Dimension {
  return {
    id,
    name,
    description: name,
    weightBp: 5_000,
    requiredScore: 6,
    anchors: ["1", "2", "3", "4", "5"],
    indicators: [],
    ...overrides,
  };
}

export const zhDimensions = [
  buildDimension("communication", "沟通表达"),
  buildDimension("customer_focus", "客户服务意识"),
];
export const enDimensions = [
  buildDimension("teamwork", "Teamwork"),
  buildDimension("problem_solving", "Problem solving"),
];

export function buildQuestion(
  text: string,
  dimensions: Dimension[],
  overrides: Partial<ScoringQuestion> = {},
): ScoringQuestion {
  const weightBp = Math.floor(10_000 / dimensions.length);
  return {
    text,
    kind: "questions",
    dimensions: dimensions.map(({ id }) => ({ id, weightBp })),
    strong: [],
    weak: [],
    ...overrides,
  };
}

export function scoreZh(
  text: string,
  context: ScoringContext = {},
  dimensions = zhDimensions,
  question = zhQuestion,
): AnswerScore {
  return scoreAnswer(
    buildQuestion(question, dimensions),
    { dimensions },
    { text, language: "zh", usable: true },
    context,
  );
}

export function scoreEn(
  text: string,
  context: ScoringContext = {},
  dimensions = enDimensions,
  question = enQuestion,
): AnswerScore {
  return scoreAnswer(
    buildQuestion(question, dimensions),
    { dimensions },
    { text, language: "en", usable: true },
    context,
  );
}

/** Levels by dimension id. */
export function levelsOf(score: AnswerScore): Record<string, number> {
  return Object.fromEntries(score.dimensions.map(({ id, level }) => [id, level]));
}

export function meanLevel(score: AnswerScore): number {
  const levels = score.dimensions.map(({ level }) => level);
  return levels.reduce((sum, level) => sum + level, 0) / levels.length;
}

export function buildSpeech(overrides: Partial<SpeechSignals> = {}): SpeechSignals {
  return {
    voicedMs: 60_000,
    charsPerMinute: 210,
    pauses: [],
    fillers: [],
    loudness: { meanDb: -20, rangeDb: 8 },
    pitch: { medianHz: 180, rangeSemitones: 6 },
    noise: { floorDb: -60, snrDb: 30 },
    rateByQuarter: [210, 210, 210, 210],
    ...overrides,
  };
}

export function buildPlan(overrides: Partial<PlanDefinition> = {}): PlanDefinition {
  return {
    language: "zh",
    jobTitle: "客服专员",
    dimensions: [
      buildDimension("communication", "沟通表达", { weightBp: 4_000 }),
      buildDimension("customer", "客户意识", { weightBp: 4_000, requiredScore: 8 }),
      buildDimension("stress", "抗压能力", { weightBp: 2_000, requiredScore: 0 }),
    ],
    stages: [
      {
        id: "main",
        kind: "questions",
        title: "正式题",
        guide: "",
        questions: [
          planQuestion("q1", zhQuestion, [
            ["communication", 5_000],
            ["customer", 5_000],
          ]),
          planQuestion("q2", "讲一次你在高峰期工作的经历。", [
            ["communication", 2_500],
            ["stress", 7_500],
          ]),
        ],
      },
    ],
    thresholds: { advance: 7, review: 5 },
    ...overrides,
  };
}

export function planQuestion(
  id: string,
  text: string,
  parts: [string, number][],
): PlanDefinition["stages"][0]["questions"][0] {
  const dimensions = parts.map(([dimension, weightBp]) => ({ id: dimension, weightBp }));
  return { id, text, prepSeconds: 30, answerSeconds: 120, rerecords: 1, dimensions, strong: [], weak: [] };
}

/** An answer's score with the given dimension scores (0–10) and, where it matters, confidence. */
export function buildScore(
  scores: Record<string, number | [score: number, confidence: number]>,
  overrides: Partial<AnswerScore> = {},
): AnswerScore {
  const dimensions = Object.entries(scores).map(([id, value]) => {
    const [score, confidence] = Array.isArray(value) ? value : [value, 0.8];
    return {
      id,
      score,
      level: 1 + score / 2.5,
      confidence,
      evidence: [{ start: 0, end: 1, quote: "我" }],
      reason: "",
    };
  });
  return {
    dimensions,
    star: {
      situation: [],
      task: [],
      action: [{ start: 0, end: 1, quote: "我" }],
      result: [{ start: 0, end: 1, quote: "我" }],
    },
    signals: {
      relevance: 0.5,
      specificity: 0.5,
      structure: 0.5,
      ownership: 1,
      keywords: [],
      characters: 100,
      sentences: 5,
    },
    total: null,
    usable: true,
    flags: [],
    engine: { name: "rubric", version: "1.2.0" },
    comment: "",
    ...overrides,
  };
}
