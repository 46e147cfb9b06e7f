import type { InterviewLanguage } from "../plans/definition";
import type { Degree } from "./resumeFacts";
import type { Contradiction, ScoringFlag } from "./types";

export type RiskCode = ScoringFlag | "unusable" | "noisy";

export type BehaviourTexts = {
  mentions(word: string, count: number): string;
  actionAndResult(whole: number, all: number): string;
  rate(perMinute: number): string;
  pauses(count: number, seconds: number): string;
  fillers(words: string[], count: number): string;
  risk(code: RiskCode, questionNumbers: number[]): string;
  contradiction(found: Contradiction, questionNumber: number | undefined): string;
};

const risksZh: Record<RiskCode, string> = {
  no_speech: "没有说话内容，未评分",
  too_short: "回答太短，未评分",
  other_language: "所用语言与面试语言不同，未评分",
  off_topic: "回答与题目关系不大",
  question_read_back: "大部分在复述题目",
  keyword_stuffing: "罗列能力词汇，缺少事例",
  asks_for_score: "出现要求给分或干扰评分的话，已排除在评分之外",
  generic: "内容偏笼统，像通用说法，建议追问真实经历",
  repeated_text: "有重复内容，只计一次",
  recited: "像背好的通用答案，建议追问一件具体的事",
  copied_rubric: "照搬评分标准的用语，已排除在评分之外",
  hidden_text: "文字里夹有看不见的字符，请核对来源",
  unusable: "录音无法听清，未评分",
  noisy: "背景噪声较大，转写可能有误",
};

const risksEn: Record<RiskCode, string> = {
  no_speech: "nothing was said; not scored",
  too_short: "too short; not scored",
  other_language: "in another language than the interview; not scored",
  off_topic: "little to do with the question",
  question_read_back: "mostly repeats the question",
  keyword_stuffing: "lists competency words without an example",
  asks_for_score: "asks for a score or tries to steer the scoring; that part was left out",
  generic: "general statements; ask for something that really happened",
  repeated_text: "parts are repeated; counted once",
  recited: "sounds like a model answer; ask for one thing that happened",
  copied_rubric: "copies the scoring guide's wording; that part was left out",
  hidden_text: "the text holds characters that cannot be seen; check where it came from",
  unusable: "the recording could not be understood; not scored",
  noisy: "loud background; the transcript may be wrong",
};

const degreesZh: Record<Degree, string> = {
  secondary: "高中或中专",
  professional: "大专",
  bachelor: "本科",
  master: "硕士",
  doctor: "博士",
};
const degreesEn: Record<Degree, string> = {
  secondary: "secondary school",
  professional: "a college diploma",
  bachelor: "a bachelor's degree",
  master: "a master's degree",
  doctor: "a doctorate",
};

function resumeSaysZh({ kind, resume }: Contradiction): string {
  if (kind === "years") return `工作 ${resume} 年`;
  if (kind === "team") return `带过 ${resume} 人`;
  return kind === "degree" ? `最高学历为${degreesZh[resume as Degree]}` : `任职单位为${resume}`;
}

function resumeSaysEn({ kind, resume }: Contradiction): string {
  if (kind === "years") return `${resume} years of work`;
  if (kind === "team") return `a team of ${resume}`;
  return kind === "degree" ? `${degreesEn[resume as Degree]} at most` : `these employers: ${resume}`;
}

export const behaviourTexts: Record<InterviewLanguage, BehaviourTexts> = {
  zh: {
    mentions: (word, count) => `提到“${word}” ${count} 次`,
    actionAndResult: (whole, all) => `${all} 个回答中有 ${whole} 个既讲了做法也讲了结果`,
    rate: (perMinute) => `语速约 ${perMinute} 字/分钟`,
    pauses: (count, seconds) => `${seconds} 秒以上的停顿 ${count} 次`,
    fillers: (words, count) => `口头语 ${count} 次（${words.map((word) => `“${word}”`).join("、")}）`,
    contradiction: (found, number) =>
      `${number === undefined ? "" : `第 ${number} 题：`}简历写${resumeSaysZh(found)}，回答说“${found.said.quote}”，建议核实（不影响评分）`,
    risk: (code, numbers) => `${numbers.length > 0 ? `第 ${numbers.join("、")} 题：` : ""}${risksZh[code]}`,
  },
  en: {
    mentions: (word, count) => `Mentions “${word}” ${count} times`,
    actionAndResult: (whole, all) => `${whole} of ${all} answers tell both what was done and what came of it`,
    rate: (perMinute) => `Speaks about ${perMinute} words a minute`,
    pauses: (count, seconds) => `${count} ${count === 1 ? "pause" : "pauses"} of ${seconds} seconds or more`,
    fillers: (words, count) =>
      `${count} filler ${count === 1 ? "word" : "words"} (${words.map((word) => `“${word}”`).join(", ")})`,
    contradiction: (found, number) =>
      `${number === undefined ? "" : `Question ${number}: `}the résumé has ${resumeSaysEn(found)}; the answer says “${found.said.quote}”. Please check (no effect on the score)`,
    risk: (code, numbers) =>
      `${numbers.length > 0 ? `Question ${numbers.join(", ")}: ` : ""}${risksEn[code]}`,
  },
};
