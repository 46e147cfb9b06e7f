import type { Quote } from "../types";
import { clausesByUnit, type ReadAnswer, type ReadClause } from "./answer";
import { quoteOf } from "./clauses";

export const starParts = ["situation", "task", "action", "result"] as const;
export type StarPart = (typeof starParts)[number];
type State = StarPart | "reflection" | "none";
const states: State[] = ["situation", "task", "action", "result", "reflection", "none"];

export type Star = {
  quotes: Record<StarPart, Quote[]>;
  /** What each unit is doing, by unit index. */
  labels: State[];
};

/** How a story moves: forward is natural, staying is likely, going back costs. Rows: from, columns: to, as `states`. */
const MOVES: number[][] = [
  [0.2, 0.1, 0, -0.5, -1, -0.3],
  [-0.9, 0.2, 0.3, -0.3, -1, -0.3],
  [-1.3, -1, 0.5, 0.1, -0.3, -0.3],
  [-1.2, -1, -0.5, 0.4, 0.2, -0.2],
  [-1.2, -1, -0.8, -0.4, 0.5, -0.1],
  [0, -0.1, 0, -0.2, -0.2, 0.1],
];
const START = [0.4, -0.2, -0.2, -1.2, -1, 0];
const REPORTED = 0.9;

/**
 * STAR parts by unit (a sentence, or a stretch of a run-on one). Cues vote for each part, and the most plausible
 * course of the story is found by dynamic programming (Viterbi), so that "然后" in a result is not read as an action.
 */
export function findStar(answer: ReadAnswer): Star {
  const byUnit = clausesByUnit(answer).map((clauses) => clauses.filter((clause) => !clause.ignored));
  // Courtesies before and after have no place in the story.
  const live = byUnit.flatMap((clauses, unit) => (clauses.length > 0 ? [unit] : []));
  const votes = byUnit.map(() => states.map((state) => (state === "none" ? 1 : -1)));
  live.forEach((unit, i) => {
    votes[unit] = vote(byUnit[unit]!, live.length <= 1 ? 0.5 : i / (live.length - 1));
  });
  const course = bestCourse(live.map((unit) => votes[unit]!));
  const labels = byUnit.map((): State => "none");
  live.forEach((unit, i) => {
    labels[unit] = course[i]!;
  });
  const quotes: Record<StarPart, Quote[]> = { situation: [], task: [], action: [], result: [] };
  labels.forEach((state, i) => {
    if (state === "none" || state === "reflection" || votes[i]![states.indexOf(state)]! < REPORTED) return;
    const quote = quoteOf(answer.text.original, answer.units[i]!);
    if (quote) quotes[state].push(quote);
  });
  for (const part of starParts) {
    if (quotes[part].length > 0) continue;
    const quote = withinOther(part, byUnit, votes, answer.text.original);
    if (quote) quotes[part].push(quote);
  }
  return { quotes, labels };
}

const CLEAR = 1;

/** A part told in passing, inside a unit that mainly does something else: the clauses with its cues. */
function withinOther(
  part: StarPart,
  byUnit: ReadClause[][],
  votes: number[][],
  original: string,
): Quote | null {
  const column = states.indexOf(part);
  const strength = votes.map((row) => row[column]!);
  const best = strength.indexOf(Math.max(...strength));
  if (best === -1 || strength[best]! < CLEAR) return null;
  const clauses = byUnit[best]!.filter(
    (clause) => clause.cues.has(part) && !clause.generic && !clause.cues.has("vague"),
  );
  const first = clauses[0];
  return first ? quoteOf(original, { start: first.start, end: first.end }) : null;
}

/** Strength of each state for a unit; about 1 for one clear cue. */
function vote(clauses: ReadClause[], place: number): number[] {
  const amount = (kind: Parameters<ReadClause["cues"]["get"]>[0]) => {
    const distinct = new Set(clauses.flatMap((clause) => [...(clause.cues.get(kind) ?? [])]));
    return distinct.size === 0 ? 0 : 0.8 + 0.4 * Math.min(3, distinct.size - 1);
  };
  const mine = clauses.some((clause) => clause.subject === "i") ? 0.2 : 0;
  const numbers = clauses.some((clause) => clause.facts.length > 0) ? 0.2 : 0;
  // "我需要…", "I had to …": what is to be done next is the task, whatever verbs follow.
  const duty = clauses.some((clause) => clause.saysI && clause.cues.has("task")) ? 0.7 : 0;
  const opens = place === 0 ? 0.5 : 0;
  const opinions = clauses.every((clause) => clause.opinion || clause.generic) ? 0.8 : 0;
  return [
    amount("situation") + opens + 0.7 * (1 - place) - 0.1,
    amount("task") + duty + 0.3 * (1 - place),
    amount("action") + mine + (place > 0.1 && place < 0.9 ? 0.2 : 0) - opinions,
    amount("result") + numbers + 0.7 * (place - 0.3) - opinions,
    amount("reflection") * 1.2 + 0.5 * (place - 0.5) + opinions / 2,
    0.7 + opinions / 2,
  ];
}

function bestCourse(votes: number[][]): State[] {
  if (votes.length === 0) return [];
  let scores = votes[0]!.map((value, state) => value + START[state]!);
  const back: number[][] = [];
  for (const row of votes.slice(1)) {
    const from: number[] = [];
    scores = row.map((value, to) => {
      let best = 0;
      for (let state = 1; state < states.length; state += 1) {
        if (scores[state]! + MOVES[state]![to]! > scores[best]! + MOVES[best]![to]!) best = state;
      }
      from.push(best);
      return value + scores[best]! + MOVES[best]![to]!;
    });
    back.push(from);
  }
  let state = scores.indexOf(Math.max(...scores));
  const course = [state];
  for (const from of back.toReversed()) {
    state = from[state]!;
    course.push(state);
  }
  return course.toReversed().map((index) => states[index]!);
}
