import type { Medium } from "../interviews/candidateSchema";
import type { LlmFailure } from "../llm/types";
import type { InterviewLanguage } from "../plans/definition";
import type { ScoringFlag } from "../scoring/types";
import type { UnusableReason } from "../speech/types";
import type { Report } from "./schema";

type Said<K extends string> = Record<K, readonly [zh: string, en: string]>;

const recommendations: Said<Report["recommendation"]> = {
  advance: ["建议推进", "Advance"],
  review: ["建议人工复核", "Review by a person"],
  decline: ["建议不推进", "Decline"],
};

const media: Said<Medium> = {
  video: ["视频", "Video"],
  audio: ["语音", "Voice"],
  text: ["文字", "Text"],
};

const unusableReasons: Said<UnusableReason> = {
  empty_file: ["录制文件是空的", "The recording is empty"],
  broken_file: ["录制文件已损坏", "The recording is damaged"],
  no_audio: ["录制中没有声音", "The recording has no sound"],
  silence: ["没有听到说话声", "Nobody is heard speaking"],
  noise: ["环境噪声太大", "There is too much noise"],
  music: ["录到的主要是音乐", "The recording is mostly music"],
  other_language: ["所用语言与面试语言不同", "The answer is in another language than the interview"],
  too_little_speech: ["说话内容太少", "There is too little speech"],
  engine_failed: ["语音识别没有成功", "Speech recognition did not succeed"],
};

const flags: Said<ScoringFlag> = {
  too_short: ["回答过短", "Too short"],
  no_speech: ["没有内容", "Nothing said"],
  off_topic: ["偏离题目", "Off topic"],
  question_read_back: ["复述题目", "Repeats the question"],
  keyword_stuffing: ["罗列词汇", "Lists keywords"],
  asks_for_score: ["要求给分", "Asks for a score"],
  generic: ["内容笼统", "Generic"],
  repeated_text: ["内容重复", "Repeats itself"],
  recited: ["像背诵的答案", "Sounds recited"],
  copied_rubric: ["照搬评分标准", "Copies the scoring guide"],
  hidden_text: ["含隐藏字符", "Hidden characters"],
  other_language: ["语言不符", "Other language"],
};

const sources: Said<"machine" | "correction" | "typed"> = {
  machine: ["语音识别", "speech recognition"],
  correction: ["人工更正", "corrected by hand"],
  typed: ["候选人输入", "typed by the candidate"],
};

const confidences: Said<Confidence> = {
  high: ["高", "High"],
  medium: ["中", "Medium"],
  low: ["低", "Low"],
};

/** Why the language model did not judge. */
const failures: Said<LlmFailure> = {
  budget: ["当天的用量已用完", "the day's budget was used up"],
  open: ["服务连续出错，暂停调用", "the service kept failing and was left alone"],
  timeout: ["服务超时", "the service did not answer in time"],
  rate_limited: ["服务限流", "the service limited the rate"],
  unavailable: ["服务不可用", "the service was not available"],
  rejected: ["服务拒绝了请求", "the service refused the request"],
  invalid_output: ["返回的内容无法读取", "what came back could not be read"],
  not_agreed: [
    "候选人同意的须知里没有外部服务",
    "the candidate agreed to a notice that names no outside service",
  ],
  closed: ["服务器正在停止", "the server was stopping"],
};

const groups = { failures, recommendations, media, unusableReasons, flags, sources, confidences };
type Groups = typeof groups;

/** The report's word for a value, in its own language. */
export function wordFor<G extends keyof Groups>(
  language: InterviewLanguage,
  group: G,
  value: keyof Groups[G] & string,
): string {
  const pair = groups[group][value] as readonly [string, string];
  return pair[language === "zh" ? 0 : 1];
}

export type Confidence = "high" | "medium" | "low";

/** How sure a score is, as a band: two decimals would claim more than the evidence carries. */
export function confidenceBand(confidence: number): Confidence {
  if (confidence >= 0.7) return "high";
  return confidence >= 0.4 ? "medium" : "low";
}

const twoDigits = (value: number) => String(value).padStart(2, "0");

/** 83000 → "01:23"; minutes go on past 60, as players of answers do. */
export function mediaClock(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return `${twoDigits(Math.floor(seconds / 60))}:${twoDigits(seconds % 60)}`;
}

/** "2026-03-01 16:20" where the company is. */
export function localTime(instant: string | Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).formatToParts(new Date(instant));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? "";
  return `${part("year")}-${part("month")}-${part("day")} ${part("hour")}:${part("minute")}`;
}
