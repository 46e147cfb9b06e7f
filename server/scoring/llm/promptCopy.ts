import { plainSign } from "../../llm/fence";
import { shingles } from "../rubric/answer";
import { asideOf } from "../rubric/asides";
import { splitText, type Clause, type Span } from "../rubric/clauses";
import { type CueKind, cueIndex } from "../rubric/cues";
import { BLANK, foldText } from "../rubric/fold";
import { latinWords } from "../rubric/words";
import { findInjections } from "./injections";
import { findPersonal } from "./personal";

/** Stands for what somebody is called, where they studied, how they are reached. */
export const HIDDEN = "□";
/** Stands for words to the scorer; no quote reaches over it. */
export const REMOVED = "■";

/**
 * What a model reads of an answer. It is made so that what may not matter cannot: names, schools, sex, age, gaps,
 * courtesies, script, width, repetitions and copies of the question are not in it, so that two answers that differ in
 * these alone are one text.
 */
export type PromptCopy = {
  text: string;
  /** Where each unit of `text` comes from in the original; -1 for what was put in between. */
  at: readonly number[];
  original: string;
  /** By unit of the original: whether a sign stands for it. */
  hidden: Uint8Array;
  /** Whether the answer speaks to the scorer. */
  injected: boolean;
};

type Fate = "kept" | "omitted" | "removed";

const SAYS_I = /我|本人|自己|\bi\b|\bmy\b|\bme\b/;
const COPIED = 0.7;
const MIN_REPEATED = 4;

/** Pure and linear; about 10 ms for the longest answer. */
export function copyForPrompt(transcript: string, question: string): PromptCopy {
  const text = foldText(transcript);
  const { original, folded } = text;
  const { clauses } = splitText(text);
  const fates = decideFates(folded, clauses, question);
  const hidden = new Uint8Array(folded.length);
  for (const { start, end } of findPersonal(folded)) hidden.fill(1, start, end);
  for (let i = folded.indexOf(BLANK); i !== -1; i = folded.indexOf(BLANK, i + 1)) hidden[i] = 1;
  const between = /[\u3400-\u9fff]/.test(folded) ? "，" : ", ";

  const out: string[] = [];
  const at: number[] = [];
  const put = (characters: string, from: number) => {
    for (let i = 0; i < characters.length; i += 1) {
      out.push(characters[i]!);
      at.push(from === -1 ? -1 : from + i);
    }
  };
  let unit = -1;
  clauses.forEach((clause, i) => {
    if (fates[i] === "omitted") return;
    const opens = out.length === 0;
    const separator = clause.unit === unit ? between : "\n";
    if (fates[i] === "removed") {
      if (out.at(-1) !== REMOVED) put(`${opens ? "" : separator}${REMOVED}`, -1);
    } else {
      if (!opens) put(separator, -1);
      putClause(folded, clause, hidden, put);
    }
    unit = clause.unit;
  });
  return { text: out.join(""), at, original, hidden, injected: fates.includes("removed") };
}

function putClause(
  folded: string,
  { start, end }: Span,
  hidden: Uint8Array,
  put: (characters: string, from: number) => void,
): void {
  let hiding = false;
  for (let i = start; i < end;) {
    const character = String.fromCodePoint(folded.codePointAt(i)!);
    if (hidden[i] === 1) {
      // One sign however long the name: its length says nothing.
      if (!hiding) put(HIDDEN, i);
      hiding = true;
    } else {
      hiding = false;
      const sign = plainSign(character);
      if (sign.length === character.length) put(sign, i);
    }
    i += character.length;
  }
}

/** Courtesies, life outside work, copies and repetitions are left out; from words to the scorer on, a sentence is. */
function decideFates(folded: string, clauses: Clause[], question: string): Fate[] {
  const cues = cueIndex().find(folded, latinWords(folded));
  const startsOf = (kind: CueKind) =>
    cues.filter(({ payload }) => payload.kind === kind).map(({ start }) => start);
  const asks = [...startsOf("asksScore"), ...findInjections(folded)];
  const acts = startsOf("action");
  const source = new Set(shingles(foldText(question).folded));
  const seen = new Set<string>();
  let asking = -1;
  return clauses.map((clause): Fate => {
    const own = folded.slice(clause.start, clause.end);
    const within = (start: number) => start >= clause.start && start < clause.end;
    if (asks.some(within)) asking = clause.unit;
    if (asking === clause.unit) return "removed";
    const key = own.replace(/[^\p{L}\p{N}]/gu, "");
    const repeated = key.length >= MIN_REPEATED && seen.has(key);
    seen.add(key);
    const pieces = shingles(own);
    const copied =
      pieces.length >= 2 && pieces.filter((piece) => source.has(piece)).length / pieces.length >= COPIED;
    const aside = asideOf(own, SAYS_I.test(own) && !acts.some(within));
    return repeated || copied || aside ? "omitted" : "kept";
  });
}
