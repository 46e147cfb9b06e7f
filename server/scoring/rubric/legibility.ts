import { questionBank } from "../../questions/bank";
import { clamp } from "./fixed";
import { dictionaryWords } from "./terms";
import { PEOPLE_TOPICS } from "./topics/people";
import { WORK_TOPICS } from "./topics/work";

/**
 * How much of a text looks misheard, without its sound. Where a recogniser errs, Chinese words fall apart into single
 * characters of no everyday use, and English has letters in a row that no English word has.
 */

/** Characters that stand alone in ordinary speech, then the commonest surnames. */
const SINGLES = new Set(
  "的了是在我你他就不也都还和跟与及把被让给对从到去来有没很太最更再又先后前里外上下中个次天年月周日人大小多少说看做用会能要想得着过吗吧呢啊嗯那这其每各只才已向由于以为而但并或则因所可应该请问约三二一四五六七八九十两几百千万元块位名家店件条份" +
    "叫带写画找答卖买打开关送收发拿放换改修查选定算加减快慢好坏新老高低长短早晚远近轻重全半单双第号点分秒时当等比如若即便且却虽然使将至此某另别处间内旁边旧难易真假错准清明白懂学教听讲谈聊跑走站坐吃喝住回进出起落停留完成败赢输急忙闲累苦怕爱恨笑哭" +
    "王李张刘陈杨赵黄吴徐孙胡朱林何郭马罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔崔康毛邱秦江史顾侯邵孟龙段雷钱汤尹黎常武乔贺赖龚文",
);

/** What a well recognised answer has too, how much confidence goes with each further part, and what goes at most. */
const USUAL = { zh: 0.07, en: 0.012 };
const COST = { zh: 2, en: 5 };
const MOST = 0.5;
/** Below this there is too little to tell a rare word from a misheard one. */
const MIN_WORDS = 12;

function strayShareZh(folded: string): number {
  const words = dictionaryWords(folded);
  const stray = words.filter((word) => word.length === 1 && !SINGLES.has(word)).length;
  return words.length < MIN_WORDS ? 0 : stray / words.length;
}

let letters: Set<string> | undefined;

/** Three letters in a row, with the word's edges, as they occur in the product's own English. */
function knownLetters(): Set<string> {
  if (letters) return letters;
  letters = new Set();
  const own = questionBank.map(({ en }) => [en.text, ...en.strong, ...en.weak, ...en.followUps].join(" "));
  for (const word of new Set(
    [PEOPLE_TOPICS, WORK_TOPICS, ...own]
      .join(" ")
      .toLowerCase()
      .match(/[a-z]{2,}/g),
  ))
    for (const piece of piecesOf(word)) letters.add(piece);
  return letters;
}

function piecesOf(word: string): string[] {
  const edged = `^${word}$`;
  return Array.from({ length: edged.length - 2 }, (_, i) => edged.slice(i, i + 3));
}

/** A name inside a sentence is no error, from whatever language it comes: a capital letter shows it. */
const PLAIN_WORD = /(?<![\p{L}\p{N}'’])(?:[a-z]{2,}|(?<=(?:^|[.!?]\s*))[A-Z][a-z]+)(?![\p{L}\p{N}])/gu;

function strayShareEn(text: string): number {
  const words = text.match(PLAIN_WORD) ?? [];
  const known = knownLetters();
  const stray = words.filter((word) =>
    piecesOf(word.toLowerCase()).some((piece) => !known.has(piece)),
  ).length;
  return words.length < MIN_WORDS ? 0 : stray / words.length;
}

/** Builds the table (about 20 ms, once). */
export function warmUpLegibility(): void {
  knownLetters();
}

/** 1 for a text that reads well, down to ½: how sure one can be of what is read in it. */
export function legibilityOf(original: string, folded: string, language: "zh" | "en"): number {
  const stray = language === "zh" ? strayShareZh(folded) : strayShareEn(original);
  return 1 - clamp(COST[language] * (stray - USUAL[language]), 0, MOST);
}
