import type { DimensionId } from "../../plans/templates";
import type { Bilingual } from "../../plans/templates/types";
import type { BankCategory, BankQuestion, BankQuestionText } from "./types";

/**
 * Reads an interviewer's sheet: first the question, then lines that begin with `+` (a strong answer contains),
 * `-` (a weak one does) or `?` (follow-up), each with one or more items between ` | `.
 * Throws at start-up when a line has none of these marks.
 */
export function readSheet(sheet: string): BankQuestionText {
  const [text = "", ...lines] = sheet
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
  const read: BankQuestionText = { text, strong: [], weak: [], followUps: [] };
  const lists = new Map([
    ["+", read.strong],
    ["-", read.weak],
    ["?", read.followUps],
  ]);
  for (const line of lines) {
    const list = lists.get(line.charAt(0));
    if (!list) throw new Error(`Not a line of a question sheet: ${line}`);
    for (const item of line.slice(1).split("|")) list.push(item.trim());
  }
  return read;
}

type Write = (
  topic: string,
  dimension: DimensionId,
  seconds: [prep: number, answer: number],
  tags: string[],
  sheets: Bilingual<string>,
) => BankQuestion;

/**
 * Writers for the questions of a category, by stage: what somebody did (`experience`), what they would do
 * (`situation`) and what they put in writing (`written`). The id is `<category>_<topic>`; times are in seconds.
 */
export function writersFor(category: BankCategory): Record<"experience" | "situation" | "written", Write> {
  const writer =
    (stage: BankQuestion["stage"]): Write =>
    (topic, dimension, [prepSeconds, answerSeconds], tags, { zh, en }) => ({
      id: `${category}_${topic}`,
      category,
      dimension,
      stage,
      prepSeconds,
      answerSeconds,
      tags,
      zh: readSheet(zh),
      en: readSheet(en),
    });
  return { experience: writer("questions"), situation: writer("situational"), written: writer("written") };
}
