import type { InterviewLanguage } from "../plans/definition";
import type { Gap } from "./types";

type Words = {
  /** What is asked where none of the question's own directions asks for it. */
  asks: Record<Exclude<Gap, "too_little">, string>;
  /** What the answer lacks, for the candidate. */
  lacks: Record<Gap, string>;
  /** A direction of the question as something that is asked. */
  direct(direction: string): string;
  gently(direction: string | null): string;
  why(lacking: string, dimension: string): string;
  /** Directions that ask for what is missing. */
  directions: Partial<Record<Gap, RegExp>>;
  /** Directions that are notes for an interviewer: they speak of the candidate as of somebody else. */
  aboutThem: RegExp;
};

const endsAsQuestion = /[?？]$/;
const bare = (direction: string) => direction.replace(/[\s。.；;，,]+$/u, "");

/** Chinese directions are questions without their mark; "您" stays as it is. */
const asked = (direction: string) => {
  const text = bare(direction);
  return endsAsQuestion.test(text) ? text : `${text}？`;
};

/** English directions are mostly things to tell of: "The channel that was least use". */
const toldOf = (direction: string) => {
  const text = bare(direction);
  if (endsAsQuestion.test(text)) return text;
  return `${/^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text}?`;
};

export const followUpWords: Record<InterviewLanguage, Words> = {
  zh: {
    asks: {
      example: "能不能讲一件您亲身经历的具体的事：当时是什么情况，您做了什么，结果怎样？",
      action: "在这件事里，您具体做了哪几步？先做了什么，后做了什么？",
      own_part: "您刚才说到“我们”。其中哪些是您自己做的，您负责哪一部分？",
      result: "这件事最后的结果怎样？您是怎么知道的？",
      figures: "能不能用一两个数字说说规模或结果，比如多少人、多长时间、变化了多少？",
      situation: "当时是什么情况：什么时候、和谁一起、为什么要做这件事？",
      steps: "如果真的遇到这种情况，您第一步做什么，接下来做什么？",
      detail: "能不能再具体一点：您会先找谁、怎么说，怎样才算处理好了？",
    },
    lacks: {
      too_little: "刚才的回答比较短",
      example: "刚才的回答里还没有具体的事例",
      action: "刚才的回答里还没有讲到您是怎么做的",
      own_part: "刚才的回答里还看不出哪些是您自己做的",
      result: "刚才的回答里还没有讲到结果",
      figures: "刚才的回答里还没有数字",
      situation: "刚才的回答里还没有讲到当时的情况",
      steps: "刚才的回答里还没有讲到具体步骤",
      detail: "刚才的回答还可以更具体",
    },
    direct: (direction) => `接着您刚才的回答，再请问：${asked(direction)}`,
    gently: (direction) =>
      `不着急，您可以再多讲一点。${direction === null ? "当时是什么情况，您做了什么，结果怎样？" : `比如：${asked(direction)}`}`,
    why: (lacking, dimension) => `${lacking}，多讲一点有助于了解您的“${dimension}”。`,
    directions: {
      action: /第一步|怎么做|怎样做|如何做|做了哪|先做/,
      own_part: /哪些是您|亲自|您负责|分工|您的作用/,
      result: /结果|效果|成效|后来|改变|变化|反馈|不同|影响/,
      figures: /多少|几[个位次天周月年成]|多久|多长|比例|数字|金额|花了/,
      situation: /当时|起因|背景|什么时候|为什么/,
      steps: /第一步|怎么做|怎样做|如何做|先做/,
      detail: /怎么|怎样|如何|多少|多久|什么时候/,
    },
    aboutThem: /候选人|应聘者|他自己|她自己/,
  },
  en: {
    asks: {
      example:
        "Could you tell us about one particular time that you lived through yourself: what was going on, what did you do, and how did it end?",
      action: "What exactly did you do in this, step by step? What came first, and what after that?",
      own_part: "You spoke of 'we'. Which part of it was yours, and what did you do yourself?",
      result: "How did it turn out in the end, and how do you know?",
      figures:
        "Could you give a number or two for the size or the outcome, such as how many people, how long, or how much it changed?",
      situation: "What was the situation: when was it, who was with you, and why did it have to be done?",
      steps: "If this really happened, what would you do first, and what next?",
      detail:
        "Could you be a little more specific: whom would you turn to first, what would you say, and how would you know that it was handled well?",
    },
    lacks: {
      too_little: "Your answer was rather short",
      example: "Your answer had no particular example yet",
      action: "Your answer did not say yet what you did",
      own_part: "Your answer did not show yet which part was yours",
      result: "Your answer did not say yet how it ended",
      figures: "Your answer had no numbers yet",
      situation: "Your answer did not say yet what the situation was",
      steps: "Your answer did not name the steps yet",
      detail: "Your answer could be more specific",
    },
    direct: (direction) => `Could you tell us a little more about this: ${toldOf(direction)}`,
    gently: (direction) =>
      `Take your time; you are welcome to say more. ${direction === null ? "What was going on, what did you do, and how did it end?" : `For example: ${toldOf(direction)}`}`,
    why: (lacking, dimension) => `${lacking}; a little more helps us to understand your “${dimension}”.`,
    directions: {
      action: /\b(?:what you did|first step|steps)\b/i,
      own_part: /\b(?:own part|your part|personally|yourself|your role)\b/i,
      result: /\b(?:results?|outcomes?|effects?|came of|afterwards|changed?|later|difference|response)\b/i,
      figures: /\b(?:how (?:many|much|long|often|far)|numbers?|figures?|share|size|costs?)\b/i,
      situation: /\b(?:when|who|why|situation|background|reason)\b/i,
      steps: /\b(?:first step|steps|what you would do)\b/i,
      detail: /\b(?:how|when|whom|which|words)\b/i,
    },
    aboutThem: /\b(?:they|them|their|theirs|themselves|he|she|his|her|candidate)\b/i,
  },
};
