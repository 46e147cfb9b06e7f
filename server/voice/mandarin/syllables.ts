import { Jieba } from "@node-rs/jieba";
import { dict } from "@node-rs/jieba/dict";
import { pinyin } from "pinyin-pro";
import { READINGS, SYLLABIC_ER } from "./readings";
import { spokenText } from "./spokenText";
import { parseSyllable, type Syllable } from "./syllable";

/** What is said, in order: a word of syllables, a run of Latin letters, or a pause. */
export type Spoken =
  | { kind: "word"; syllables: Syllable[] }
  | { kind: "latin"; text: string }
  | { kind: "pause"; mark: "," | "." | "!" | "?" };

const PAUSES: ReadonlyMap<string, "," | "." | "!" | "?"> = new Map([
  ...[..."，、,：:；;（）()—…"].map((mark) => [mark, ","] as const),
  ...[..."。.\n"].map((mark) => [mark, "."] as const),
  ...[..."！!"].map((mark) => [mark, "!"] as const),
  ...[..."？?"].map((mark) => [mark, "?"] as const),
]);

let segmenter: Jieba | undefined;

/** Folds the 儿 of 这儿, 一会儿 into the syllable before it. */
function foldErhua(word: string, syllables: Syllable[]): Syllable[] {
  const last = syllables.at(-2);
  if (!last || !word.endsWith("儿") || SYLLABIC_ER.has(word)) return syllables;
  return [...syllables.slice(0, -2), { ...last, erhua: true }];
}

function readWord(word: string, inContext: string[]): Syllable[] {
  const numbered = READINGS.get(word)?.split(" ") ?? inContext;
  return foldErhua(word, numbered.map(parseSyllable));
}

/** One unbroken run of Han characters: pinyin from the whole run (context decides 行, 长, 一, 不), words from jieba. */
function readRun(run: string): Spoken[] {
  segmenter ??= Jieba.withDict(dict);
  const readings = pinyin(run, { toneType: "num", type: "array", v: true });
  let at = 0;
  return segmenter.cut(run).map((word) => {
    const length = [...word].length;
    const syllables = readWord(word, readings.slice(at, at + length));
    at += length;
    return { kind: "word", syllables };
  });
}

/**
 * Reads Mandarin text: numbers are spelled out, characters become syllables with the tone sandhi of 一 and 不
 * (third-tone sandhi is left to the voice), Latin runs and pauses keep their place. Characters that nobody can
 * say (emoji, brackets) are dropped. Loading the dictionaries takes about 0.3 s the first time.
 */
export function readMandarin(text: string): Spoken[] {
  const spoken: Spoken[] = [];
  for (const [run] of spokenText(text).matchAll(/\p{Script=Han}+|[A-Za-z]+|[^\p{Script=Han}A-Za-z]/gu)) {
    const mark = PAUSES.get(run);
    if (/^\p{Script=Han}/u.test(run)) spoken.push(...readRun(run));
    else if (/^[A-Za-z]/.test(run)) spoken.push({ kind: "latin", text: run });
    else if (mark && spoken.length > 0) spoken.push({ kind: "pause", mark });
  }
  return mergePauses(spoken);
}

/** Of neighbouring pauses the strongest stays: "……？" is one question mark. */
function mergePauses(spoken: Spoken[]): Spoken[] {
  const merged: Spoken[] = [];
  for (const item of spoken) {
    const before = merged.at(-1);
    if (item.kind !== "pause" || before?.kind !== "pause") merged.push(item);
    else if (before.mark === ",") merged[merged.length - 1] = item;
  }
  return merged;
}
