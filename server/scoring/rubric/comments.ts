import type { ScoringFlag } from "../types";
import type { Measures } from "./measures";
import { listEn } from "./reasons";
import type { Writing } from "./writing";
import { starParts, type Star, type StarPart } from "./star";

type Language = "zh" | "en";

type Texts = {
  flags: Record<ScoringFlag, string>;
  parts: Record<StarPart, string>;
  unclear: string;
  noEvidence: string;
  allParts: string;
  someParts(has: string[], lacks: string[]): string;
  steps: string;
  fewSteps: string;
  ordered: string;
  unordered: string;
  coherent: string;
  incoherent: string;
  complete: string;
  incomplete: string;
  concrete: string;
  fewDetails: string;
  notScored: string;
  join(sentences: string[]): string;
};

const texts: Record<Language, Texts> = {
  zh: {
    flags: {
      no_speech: "没有可以评价的内容",
      too_short: "回答太短，证据不足，请人工查看",
      other_language: "回答所用语言与面试语言不同，请人工查看",
      off_topic: "回答与题目关系不大",
      question_read_back: "回答大部分是在复述题目",
      keyword_stuffing: "罗列了不少能力词汇，但缺少事例",
      asks_for_score: "回答里有要求给分的话，这部分没有计入",
      generic: "内容偏笼统，像是通用说法",
      repeated_text: "有重复的内容，只计一次",
      recited: "像背好的通用答案，没有讲到一件亲身经历的事",
      copied_rubric: "有照搬评分标准的内容，这部分没有计入",
      hidden_text: "文字里夹有看不见的字符，已按看得见的内容评价",
    },
    parts: { situation: "情境", task: "任务", action: "行动", result: "结果" },
    unclear: "这段录音没有听清，证据不足，请人工查看",
    noEvidence: "没有找到足以评分的事例，证据不足",
    allParts: "情境、任务、行动、结果都讲到了",
    someParts: (has, lacks) => `讲到了${has.join("、")}，没有讲清${lacks.join("、")}`,
    steps: "处理步骤讲得比较清楚",
    fewSteps: "处理步骤讲得不多",
    ordered: "条理清楚",
    unordered: "层次不够清楚",
    coherent: "前后衔接连贯",
    incoherent: "句与句之间联系不紧",
    complete: "题目要求的内容大多写到了",
    incomplete: "题目要求的内容有不少没有写到",
    concrete: "细节具体，可以核实",
    fewDetails: "细节偏少，建议追问",
    notScored: "本题不计分，供了解候选人背景",
    join: (sentences) => `${sentences.join("。")}。`,
  },
  en: {
    flags: {
      no_speech: "There is nothing to judge",
      too_short: "The answer is too short to judge; please look at it yourself",
      other_language: "The answer is in another language than the interview; please look at it yourself",
      off_topic: "The answer has little to do with the question",
      question_read_back: "Most of the answer repeats the question",
      keyword_stuffing: "Lists competency words without an example",
      asks_for_score: "The answer asks for a score; that part was not counted",
      generic: "Mostly general statements that anybody could make",
      repeated_text: "Parts are repeated; they were counted once",
      recited: "Sounds like a model answer learnt by heart: nothing that happened is told",
      copied_rubric: "Copies the wording of the scoring guide; that part was not counted",
      hidden_text: "The text holds characters that cannot be seen; what can be seen was judged",
    },
    parts: { situation: "situation", task: "task", action: "action", result: "result" },
    unclear: "This recording could not be understood well enough to judge; please listen to it yourself",
    noEvidence: "No example was found that is enough for a score",
    allParts: "Situation, task, action and result are all there",
    someParts: (has, lacks) =>
      `The ${listEn(has)} ${has.length > 1 ? "are" : "is"} there; the ${listEn(lacks)} ${lacks.length > 1 ? "are" : "is"} not clear`,
    steps: "The steps are set out clearly",
    fewSteps: "Few steps are set out",
    ordered: "Well ordered",
    unordered: "The order is hard to follow",
    coherent: "One thought leads to the next",
    incoherent: "The sentences hang together loosely",
    complete: "Most of what the task asks for is there",
    incomplete: "Much of what the task asks for is missing",
    concrete: "The details are concrete and can be checked",
    fewDetails: "Details are few; a follow-up question would help",
    notScored: "This question is not scored; it is there to get to know the candidate",
    join: (sentences) => `${sentences.join(". ")}.`,
  },
};

/** Comment on an answer that could not be judged at all. */
export function commentOnUnjudged(flags: ScoringFlag[], language: Language): string {
  const text = texts[language];
  return text.join([flags[0] ? text.flags[flags[0]] : text.unclear]);
}

export type CommentInput = {
  flags: ScoringFlag[];
  /** Whether the question assesses anything. */
  assessed: boolean;
  scored: boolean;
  measures: Measures;
  star: Star;
  mayImagine: boolean;
  writing: Writing | null;
};

/** One comment on the answer as a whole, for HR. */
export function commentOn(input: CommentInput, language: Language): string {
  const text = texts[language];
  const notes = input.flags.map((flag) => text.flags[flag]);
  if (!input.assessed) return text.join([text.notScored, ...notes]);
  const sentences = input.scored ? [] : [text.noEvidence];
  sentences.push(...told(input, text));
  if (input.measures.specificity >= 0.6) sentences.push(text.concrete);
  else if (input.scored && input.measures.specificity < 0.35) sentences.push(text.fewDetails);
  return text.join([...sentences, ...notes]);
}

function told({ star, measures, mayImagine, writing }: CommentInput, text: Texts): string[] {
  if (writing) {
    return [
      writing.structure >= 0.6 ? text.ordered : writing.structure < 0.4 ? text.unordered : "",
      writing.coherence >= 0.6 ? text.coherent : writing.coherence < 0.4 ? text.incoherent : "",
      writing.completeness >= 0.6 ? text.complete : writing.completeness < 0.35 ? text.incomplete : "",
    ].filter((sentence) => sentence !== "");
  }
  if (mayImagine) return [measures.action >= 0.4 ? text.steps : text.fewSteps];
  const has = starParts.filter((part) => star.quotes[part].length > 0);
  const lacks = starParts.filter((part) => star.quotes[part].length === 0);
  if (lacks.length === 0) return [text.allParts];
  if (has.length === 0) return [];
  return [
    text.someParts(
      has.map((part) => text.parts[part]),
      lacks.map((part) => text.parts[part]),
    ),
  ];
}
