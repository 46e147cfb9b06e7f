import type { ReadAnswer, ReadClause } from "./answer";
import type { CueKind } from "./cues";
import { clamp, saturate } from "./fixed";
import type { Star } from "./star";

/** What is true of an answer as a whole, each 0–1 unless named otherwise. */
export type Measures = {
  specificity: number;
  structure: number;
  ownership: number;
  action: number;
  /** 0 none, about 0.4 claimed, 1 with a number or somebody's word. */
  result: number;
  context: number;
  reflection: number;
  /** Share of telling clauses that stay vague. */
  vagueness: number;
  /** Share of clauses that say what anybody could say. */
  generic: number;
  /** Share of what was done that others did. */
  byOthers: number;
  /** Clauses that tell something; filler, copies and appeals do not. */
  telling: number;
  concreteFacts: number;
  /** Different numbers and named tools, saturating. */
  factual: number;
  /** Informative words for the room they take. */
  richness: number;
};

const TELLING: CueKind[] = ["situation", "task", "action", "result", "reflection", "time", "objects", "says"];

/** Whether a clause tells something that could be true of this person only. */
export function isTelling(clause: ReadClause): boolean {
  if (clause.ignored || clause.generic) return false;
  return clause.facts.length > 0 || clause.signs.length > 0 || TELLING.some((kind) => clause.cues.has(kind));
}

/** Whether the speaker acts in the clause, in fact (or, in a situational question, in the plan they describe). */
export function isOwnAction(clause: ReadClause, mayImagine: boolean): boolean {
  if (clause.ignored || clause.generic || clause.opinion || !clause.cues.has("action")) return false;
  if (clause.hypothetical && !mayImagine) return false;
  return clause.subject === "i" || clause.subject === "none";
}

/** Detail in a clause: what one could check. */
export function detailOf(clause: ReadClause): number {
  const of = (kind: CueKind) => clause.cues.get(kind)?.size ?? 0;
  const numbers = clause.facts.filter((fact) => fact.kind === "number").length;
  const tools = clause.facts.length - numbers;
  return numbers + 0.7 * tools + 0.5 * of("time") + 0.35 * of("objects") + 0.5 * of("says");
}

/** Weight from which a word says something of its own (see background.ts). */
const INFORMATIVE = 0.85;
const FILLER = /[嗯呃啊哦吧呢嘛\s]|那个|就是说|这个就是|\b(?:um+|uh+|er+|you know|i mean)\b/g;

/** Different informative words for the room they take: 1 is dense written prose, small talk is near 0. */
function richnessOf(telling: ReadClause[], folded: string): number {
  let width = 0;
  const words = new Map<string, number>();
  for (const clause of telling) {
    const text = folded.slice(clause.start, clause.end).replace(FILLER, "");
    const han = (text.match(/[\u3400-\u9fff]/g) ?? []).length;
    width += han + (text.length - han) / 2.6;
    for (const term of clause.terms) if (term.weight >= INFORMATIVE) words.set(term.text, term.weight);
  }
  const weight = [...words.values()].reduce((sum, value) => sum + value, 0);
  return width === 0 ? 0 : clamp((weight / (width + 12)) * 4 - 0.35);
}

/** How many different cues of a kind there are. */
function distinct(clauses: ReadClause[], kind: CueKind): number {
  return new Set(clauses.flatMap((clause) => [...(clause.cues.get(kind) ?? [])])).size;
}

export function measure(answer: ReadAnswer, star: Star, mayImagine: boolean): Measures {
  const telling = answer.clauses.filter(isTelling);
  const own = telling.filter((clause) => isOwnAction(clause, mayImagine));
  const facts = new Set(telling.flatMap((clause) => clause.facts.map((fact) => fact.text))).size;
  const detail =
    facts * 0.9 +
    0.35 * distinct(telling, "objects") +
    0.4 * distinct(telling, "time") +
    0.4 * distinct(telling, "says");
  const detailed = telling.filter((clause) => detailOf(clause) >= 0.5).length;
  const results = telling.filter(
    (clause) => clause.cues.has("result") && !(clause.hypothetical && !mayImagine),
  );
  const vague = telling.filter((clause) => clause.cues.has("vague") && clause.facts.length === 0).length;
  const saysI = answer.clauses.filter((clause) => !clause.ignored && clause.saysI).length;
  const saysWe = answer.clauses.filter((clause) => !clause.ignored && clause.saysWe).length;
  const words = answer.clauses.filter((clause) => !clause.ignored).length;
  const generic = answer.clauses.filter(
    (clause) => !clause.ignored && (clause.generic || clause.opinion),
  ).length;
  return {
    specificity: clamp(
      0.6 * saturate(detail, 3) * 1.25 + 0.4 * (telling.length === 0 ? 0 : detailed / telling.length),
    ),
    structure: structureOf(answer, star),
    ownership: saysI + saysWe === 0 ? 0 : saysI / (saysI + saysWe),
    action: clamp(saturate(distinct(own, "action"), 4) * 1.2),
    result: resultOf(results),
    context: clamp(
      0.5 * saturate(distinct(telling, "situation"), 1) * 1.5 +
        0.5 * saturate(distinct(telling, "task"), 1) * 1.5,
    ),
    reflection: clamp(saturate(distinct(telling, "reflection"), 1) * 1.4),
    vagueness: telling.length === 0 ? 0 : vague / telling.length,
    generic: words === 0 ? 0 : generic / words,
    byOthers: shareOfOthers(telling),
    telling: telling.length,
    concreteFacts: facts,
    factual: clamp(saturate(facts, 6) * 1.4),
    richness: richnessOf(telling, answer.text.folded),
  };
}

/** Nothing, or only "I" and "we", is 0; only he, she and they is 1. */
function shareOfOthers(telling: ReadClause[]): number {
  const deeds = telling.filter((clause) => clause.cues.has("action"));
  return deeds.length === 0 ? 0 : deeds.filter(({ subject }) => subject === "other").length / deeds.length;
}

function resultOf(results: ReadClause[]): number {
  let best = 0;
  for (const clause of results) {
    const proven = clause.facts.some((fact) => fact.kind === "number")
      ? 0.6
      : clause.cues.has("says")
        ? 0.35
        : 0;
    const vague = clause.cues.has("vague") && proven === 0 ? 0.15 : 0;
    best = Math.max(best, 0.4 + proven - vague);
  }
  return clamp(best + 0.05 * Math.max(0, Math.min(2, results.length - 1)));
}

/** Order words, coverage of the STAR parts, and whether they come in an order that one can follow. */
function structureOf(answer: ReadAnswer, star: Star): number {
  const live = answer.clauses.filter((clause) => !clause.ignored);
  const order = new Set(live.flatMap((clause) => [...(clause.cues.get("order") ?? [])])).size;
  const parts = Object.values(star.quotes).filter((quotes) => quotes.length > 0).length;
  const rank = ["situation", "task", "action", "result", "reflection"];
  const course = star.labels.filter((label) => label !== "none").map((label) => rank.indexOf(label));
  const forward = course.slice(1).filter((value, i) => value >= course[i]!).length;
  const inOrder = course.length < 2 ? 0 : forward / (course.length - 1);
  return clamp(0.3 * saturate(order, 1.5) * 1.4 + 0.45 * (parts / 4) + 0.25 * inOrder);
}
