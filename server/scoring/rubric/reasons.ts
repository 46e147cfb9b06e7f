import type { Finding } from "./levels";
import type { Measures } from "./measures";
import type { Star } from "./star";
import type { Writing } from "./writing";

type Language = "zh" | "en";
type Told = { measures: Measures; star: Star; mayImagine: boolean; writing: Writing | null };

/** One sentence that names what raised and what held back the level, in words that HR uses. */
export function reasonFor(finding: Finding, told: Told, language: Language): string {
  return language === "zh" ? reasonZh(finding, told) : reasonEn(finding, told);
}

function reasonZh({ shown, direct }: Finding, { measures, mayImagine, writing }: Told): string {
  const good: string[] = [];
  const labels = shown.slice(0, 3).map((sign) => `「${sign.label.zh}」`);
  const own = shown.filter((sign) => sign.own).length;
  if (labels.length > 0) {
    const who = own * 2 > shown.length ? (mayImagine ? "，并说明自己会怎么做" : "，多为本人所做") : "";
    good.push(`讲到${labels.join("、")}${shown.length > 3 ? `等 ${shown.length} 种做法` : ""}${who}`);
  } else good.push(direct ? "提到与该维度有关的内容" : "回答切题，但没有直接讲到这一维度的做法");
  if (measures.result >= 0.8 && !mayImagine) good.push("有数字或他人评价支撑的结果");
  else if (measures.result >= 0.4 && !mayImagine) good.push("说了结果");
  if (measures.specificity >= 0.6) good.push("细节具体");
  if (measures.reflection >= 0.5) good.push("有复盘总结");
  const gaps: string[] = [];
  if (writing) {
    if (writing.structure >= 0.6) good.push("条理清楚");
    if (writing.completeness < 0.35) gaps.push("题目要求的内容有不少没有写到");
    if (writing.structure < 0.4) gaps.push("层次不够清楚");
    if (writing.coherence < 0.4) gaps.push("前后衔接不紧");
  } else if (measures.action < 0.25) gaps.push("自己具体做了什么讲得少");
  if (measures.result < 0.2 && !mayImagine) gaps.push("没有交代结果");
  else if (measures.result < 0.8 && !mayImagine) gaps.push("结果缺少数字或佐证");
  if (measures.specificity < 0.35) gaps.push("细节偏少");
  if (measures.ownership > 0 && measures.ownership < 0.34) gaps.push("多讲“我们”，个人作用不清楚");
  if (measures.vagueness >= 0.5) gaps.push("用词偏笼统");
  if (measures.generic >= 0.34) gaps.push("观点多于事例");
  return `${good.join("，")}${gaps.length > 0 ? `；${gaps.slice(0, 3).join("，")}` : ""}。`;
}

function reasonEn({ shown, direct }: Finding, { measures, mayImagine, writing }: Told): string {
  const good: string[] = [];
  const labels = shown.slice(0, 3).map((sign) => sign.label.en);
  const own = shown.filter((sign) => sign.own).length;
  if (labels.length > 0) {
    const who =
      own * 2 > shown.length
        ? mayImagine
          ? ", saying what they would do themselves"
          : ", mostly their own doing"
        : "";
    good.push(
      `Tells of ${listEn(labels)}${shown.length > 3 ? ` (${shown.length} kinds of behaviour in all)` : ""}${who}`,
    );
  } else
    good.push(
      direct
        ? "Touches on this competency"
        : "Answers the question but shows no behaviour of this competency directly",
    );
  if (measures.result >= 0.8 && !mayImagine)
    good.push("the result is backed by a number or by somebody's word");
  else if (measures.result >= 0.4 && !mayImagine) good.push("a result is given");
  if (measures.specificity >= 0.6) good.push("details are concrete");
  if (measures.reflection >= 0.5) good.push("they draw a lesson");
  const gaps: string[] = [];
  if (writing) {
    if (writing.structure >= 0.6) good.push("well ordered");
    if (writing.completeness < 0.35) gaps.push("much of what the task asks for");
    if (writing.structure < 0.4) gaps.push("a clear order");
    if (writing.coherence < 0.4) gaps.push("links between the sentences");
  } else if (measures.action < 0.25) gaps.push("little is said of what they did themselves");
  if (measures.result < 0.2 && !mayImagine) gaps.push("no result is given");
  else if (measures.result < 0.8 && !mayImagine) gaps.push("the result lacks a number or proof");
  if (measures.specificity < 0.35) gaps.push("few details");
  if (measures.ownership > 0 && measures.ownership < 0.34)
    gaps.push("mostly “we”, so their own part is unclear");
  if (measures.vagueness >= 0.5) gaps.push("the wording is vague");
  if (measures.generic >= 0.34) gaps.push("more opinions than examples");
  return `${good.join("; ")}${gaps.length > 0 ? `. What is missing: ${gaps.slice(0, 3).join(", ")}` : ""}.`;
}

export function listEn(items: string[]): string {
  return items.length < 2
    ? (items[0] ?? "")
    : `${items.slice(0, -1).join(", ")} and ${items[items.length - 1]}`;
}
