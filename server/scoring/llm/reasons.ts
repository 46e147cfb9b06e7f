import type { Dimension, InterviewLanguage } from "../../plans/definition";
import { findInjections } from "./injections";
import { findPersonal } from "./personal";
import { BLANK, foldText } from "../rubric/fold";

const MAX_UNITS = 200;

/** What no reason may speak of, whoever wrote it, and talk about scores that are not the reason's to give. */
const UNFIT = [
  /性别|男性|女性|男生|女生|年龄|岁|年轻|年长|婚|孕|生育|孩子|民族|籍贯|宗教|信仰|残疾|健康状况|学历|毕业|大学|学院|名校|外貌|口音|空窗/,
  /\b(?:gender|male|female|man|woman|age|aged|young|old|married|pregnan\w*|child(?:ren)?|ethnic\w*|race|racial|religio\w*|disab\w*|accent|university|college|graduate\w*|career gap)\b/,
  /录用|淘汰|不予通过|满分|\b(?:hire|reject|offer|full marks)\b/,
];

/**
 * A model's reason as far as it may stand in a report: one line, bounded, in the answer's language, about behaviour.
 * Otherwise the anchor that the level is nearest to.
 */
export function reasonOf(
  text: string,
  level: number,
  { anchors }: Pick<Dimension, "anchors">,
  language: InterviewLanguage,
): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\s]+/gu, " ").trim();
  const { folded } = foldText(line);
  const fit =
    line !== "" &&
    isIn(language, line) &&
    // The fold blanks schools.
    !folded.includes(BLANK) &&
    UNFIT.every((pattern) => !pattern.test(folded)) &&
    findPersonal(folded).length === 0 &&
    findInjections(folded).length === 0 &&
    !/[<>{}`|\\]|https?:/.test(line);
  if (fit) return shorten(line);
  const nearest = Math.min(5, Math.max(1, Math.round(level)));
  const anchor = anchors[nearest - 1] ?? "";
  return language === "zh"
    ? `最接近第 ${nearest} 级：${anchor.replace(/[。.]$/, "")}。`
    : `Closest to level ${nearest}: ${anchor.replace(/\.$/, "")}.`;
}

function isIn(language: InterviewLanguage, line: string): boolean {
  const han = (line.match(/[\u3400-\u9fff]/g) ?? []).length;
  const latin = (line.match(/[a-z]/gi) ?? []).length;
  return language === "zh" ? han >= 4 && han * 3 > latin : latin >= 8 && han * 20 < latin;
}

/** At the end of a sentence where there is one. */
function shorten(line: string): string {
  const characters = [...line];
  if (characters.length <= MAX_UNITS) return line;
  const cut = characters.slice(0, MAX_UNITS - 1).join("");
  const end = Math.max(...["。", "；", ". ", "; "].map((mark) => cut.lastIndexOf(mark)));
  return end > MAX_UNITS / 2 ? cut.slice(0, end + 1) : `${cut}…`;
}
