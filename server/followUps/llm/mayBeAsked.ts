import type { InterviewLanguage } from "../../plans/definition";
import { BLANK, foldText } from "../../scoring/rubric/fold";
import { overlap } from "../../scoring/rubric/relevance";
import { termsOf } from "../../scoring/rubric/terms";
import { findInjections } from "../../scoring/llm/injections";
import { findPersonal } from "../../scoring/llm/personal";
import { followUpWords } from "../words";
import type { FollowUpMoment } from "../types";
import { MAX_CHARACTERS } from "./prompt";

const MIN_CHARACTERS = 6;

/** On folded text. */
const UNFIT = [
  // Protected facts.
  /性别|男女|男性|女性|年龄|岁|多大年纪|婚|孕|生育|孩子|老公|老婆|丈夫|妻子|父母|家庭|家里|民族|籍贯|老家|户口|宗教|信仰|残疾|健康|生病|学历|毕业|大学|学院|学校|空窗|政治面貌|党员|姓名|名字|电话|微信|邮箱|住址/,
  /\b(?:gender|sex|male|female|age|aged|how old|old are you|married|husband|wife|spouse|pregnan\w*|child(?:ren)?|kids?|famil(?:y|ies)|parents?|ethnic\w*|race|racial|religio\w*|disab\w*|health|university|college|school|graduat\w*|career gap|nationality|name|phone|e-?mail|address)\b/,
  // Scores, promises, praise and blame.
  /评分|打分|得分|分数|满分|高分|加分|扣分|等级|评级|保证|承诺|录用|录取|入职|薪|工资|待遇|通过面试|下一轮|恭喜|回答得|答得|很棒|不错|优秀|不对|错误/,
  /\b(?:score\w*|rating|grade\w*|points|guarantee\w*|promise\w*|hire\w*|offer|salary|pay rise|congratulat\w*|next round|great|excellent|impressive|wrong|incorrect|good (?:answer|job))\b/,
];

/**
 * Whether a model's question may be put to a candidate: one question, short, in the interview's language, about what
 * the interview is about, and about nothing else. Whatever is in doubt is not asked.
 * @param about what it may speak of: question, dimension, directions and answer
 */
export function mayBeAsked(text: string, { language, asked }: FollowUpMoment, about: string): boolean {
  const characters = [...text].length;
  if (characters < MIN_CHARACTERS || characters > MAX_CHARACTERS) return false;
  if (/[\p{Cc}\p{Cf}<>{}`|\\□■]|https?:/u.test(text)) return false;
  // One question: its mark stands at the end, and only there.
  if (!/^[^?？]+[?？]$/.test(text)) return false;
  const { folded } = foldText(text);
  // The fold blanks schools.
  if (folded.includes(BLANK) || !isIn(language, folded) || UNFIT.some((pattern) => pattern.test(folded)))
    return false;
  if (findPersonal(folded).length > 0 || findInjections(folded).length > 0) return false;
  if (followUpWords[language].aboutThem.test(text)) return false;
  if (asked.some((earlier) => lettersOf(earlier.text) === lettersOf(text))) return false;
  return overlap(termsOf(folded), termsOf(foldText(about).folded)) > 0;
}

const lettersOf = (text: string) => foldText(text).folded.replace(/[^\p{L}\p{N}]/gu, "");

function isIn(language: InterviewLanguage, folded: string): boolean {
  const han = (folded.match(/[\u3400-\u9fff]/g) ?? []).length;
  const latin = (folded.match(/[a-z]/g) ?? []).length;
  return language === "zh" ? han >= MIN_CHARACTERS && han > latin : han === 0 && latin >= MIN_CHARACTERS;
}
