import { isAppeal } from "./appeals";
import { asideOf } from "./asides";
import type { Clause, Span, Unit } from "./clauses";
import { splitText } from "./clauses";
import { bankWording } from "./bankWording";
import type { RubricModel, Sign } from "./competencies";
import { cueIndex, type Cue, type CueKind } from "./cues";
import { findFacts, type Fact } from "./facts";
import { foldText, type FoldedText } from "./fold";
import { isNegated, type Hit } from "./phrases";
import { copiedRuns, placedShingles, shingles } from "./shingles";
import { splitSpoken } from "./steps";
import { termsOf, type Term } from "./terms";
import { latinWords } from "./words";

export type IgnoredBecause =
  | "asks_for_score"
  | "read_back"
  | "rubric_copy"
  | "repeated"
  | "courtesy"
  | "filler"
  | "private";

export type ReadClause = Clause & {
  cues: Map<CueKind, Set<string>>;
  facts: Fact[];
  signs: Hit<Sign>[];
  terms: Term[];
  /** Who acts: said in the clause, or carried over from the one before ("我去了仓库，找到了货"). */
  subject: "i" | "we" | "other" | "none";
  saysI: boolean;
  saysWe: boolean;
  opinion: boolean;
  hypothetical: boolean;
  generic: boolean;
  ignored: IgnoredBecause | null;
};

export type ReadAnswer = {
  text: FoldedText;
  sentences: Span[];
  units: Unit[];
  clauses: ReadClause[];
  terms: Term[];
};

const KIN =
  "(?:的)?(?:一[个位名])?(?:同事|朋友|老板|主管|上司|领导|前辈|师傅|师父|同学|室友|搭档|组长|店长|经理|老师|爸爸|哥哥|先生|儿子)";
const I_ZH = new RegExp(
  `(?:^|[^们])我(?!们|司|的|${KIN}|觉得|认为|想|相信|希望|感觉|国)|本人|自己(?:去|做|动手|来)`,
);
const WE_ZH = /我们|咱们|大家|大伙|团队一起|全组|我司/;
const OTHER_ZH = new RegExp(
  `^(?:但|而|后来|结果|当时|最后|因为|所以)?(?:我${KIN}|他|客户|顾客|客人|对方|同事|主管|老板|经理|领导|老师|公司|有人|有位|有个|后端|前端|用户|家长|学生)`,
);
const OPINION_ZH = /我(?:个人)?(?:觉得|认为|相信|希望|感觉|想说)/;
const I_EN = /\bi\b(?! (?:think|believe|feel|guess|hope|suppose)\b)|\bi['’](?:m|ve|d)\b/;
const WE_EN = /\b(?:we|us|ourselves)\b|\bwe['’](?:re|ve|d)\b/;
const OTHER_EN =
  /^(?:and |but |so |then )?(?:he|she|they|the customer|the client|my manager|my boss|my coworker|my colleague|the company|customers|people)\b/;
const OPINION_EN = /\bi (?:think|believe|feel|guess|hope|suppose)\b/;

/** Whether a folded text speaks of a group that the speaker belongs to. */
export const speaksOfUs = (folded: string): boolean => WE_ZH.test(folded) || WE_EN.test(folded);

/** "从 72% 提升到 91%", "from 3% to 0.1%": with a number, a result whatever the verb. */
const CHANGE = /从[^,。]{1,16}(?:到|至)|\bfrom\b.{1,24}\bto\b/;

/** What may be copied from: the question, and what it or the plan says of a good answer. */
export type Sources = { asked: ReadonlySet<string>; wanted: ReadonlySet<string>; model: RubricModel };

export function sourcesOf(question: string, points: readonly string[], model: RubricModel): Sources {
  const own = points.flatMap((point) => shingles(foldText(point).folded));
  return {
    asked: new Set(shingles(foldText(question).folded)),
    wanted: own.length === 0 ? model.wording : new Set([...model.wording, ...own]),
    model,
  };
}

/** As it is written, by its punctuation: what is quoted, and what is no part of the answer. Terms only where asked for. */
export const readWritten = (
  transcript: string,
  sources: Sources,
  { withTerms }: { withTerms: boolean },
): ReadAnswer => {
  const text = foldText(transcript);
  const terms = withTerms ? termsOf(text.folded) : [];
  return readAnswer(text, splitText(text), terms, copiesIn(text.folded, sources), sources);
};

/** By its words alone (see spoken.ts): what is weighed. */
export const readSpoken = (words: string, sources: Sources): ReadAnswer => {
  const text = foldText(words);
  const copies = copiesIn(text.folded, sources);
  return readAnswer(text, splitSpoken(text.folded, copies.runs), termsOf(text.folded), copies, sources);
};

type Copies = { bank: Span[]; runs: Span[] };

function copiesIn(folded: string, { asked, wanted }: Sources): Copies {
  const pieces = placedShingles(folded);
  const bank = copiedRuns(folded, pieces, bankWording());
  return { bank, runs: [asked, wanted].flatMap((source) => copiedRuns(folded, pieces, source)).concat(bank) };
}

/**
 * Clauses without a subject that are still somebody else's, who only thought or said something; then the speaker tells
 * on. Who does something is told of until the next subject.
 */
const OTHERS_CARRY = 2;

type Split = { sentences: Span[]; units: Unit[]; clauses: Clause[] };

/** Reads an answer once: clauses with what they contain. Everything after this works on the reading. */
function readAnswer(
  text: FoldedText,
  { sentences, units, clauses }: Split,
  allTerms: Term[],
  { bank }: Copies,
  { asked, wanted, model }: Sources,
): ReadAnswer {
  const { folded } = text;
  const words = latinWords(folded);
  const cues = byClause(clauses, cueIndex().find(folded, words));
  const signs = byClause(
    clauses,
    model.signs.find(folded, words).filter((hit) => !isNegated(folded, hit.start)),
  );
  const facts = byClause(clauses, findFacts(folded));
  const terms = byClause(clauses, allTerms);
  const seen = new Set<string>();
  /** What clauses are about, in any order and with any small words. */
  const matters = new Set<string>();
  let carried: ReadClause["subject"] = "none";
  let othersSince = 0;
  let asking = -1;
  const read = clauses.map((clause, i): ReadClause => {
    const own = folded.slice(clause.start, clause.end);
    const kinds = groupCues(cues[i]!);
    const saysI = I_ZH.test(own) || I_EN.test(own);
    const saysWe = speaksOfUs(own);
    const other = OTHER_ZH.test(own) || OTHER_EN.test(own);
    carried = saysI ? "i" : saysWe ? "we" : other ? "other" : carried;
    if (saysI || saysWe || other) othersSince = other && kinds.has("action") ? -Infinity : 0;
    else othersSince += 1;
    if (carried === "other" && othersSince > OTHERS_CARRY) carried = "none";
    if (facts[i]!.length > 0 && CHANGE.test(own) && !kinds.has("result"))
      kinds.set("result", new Set(["from…to"]));
    if (isAppeal(own, kinds.has("asksScore"))) asking = clause.unit;
    const key = own.replace(/[^\p{L}\p{N}]/gu, "");
    const again = roomOf(key) >= 6 && seen.has(key);
    seen.add(key);
    const matter = [...new Set(terms[i]!.map((term) => term.text))].sort().join(" ");
    const saidBefore = terms[i]!.length > 1 && facts[i]!.length === 0 && matters.has(matter);
    matters.add(matter);
    const aside = asideOf(own, carried !== "other" && !kinds.has("action"));
    const pieces = shingles(own);
    const copied = isCopied(pieces, asked)
      ? "read_back"
      : isCopied(pieces, wanted) || isWithin(clause, bank)
        ? "rubric_copy"
        : null;
    const ignored =
      asking === clause.unit
        ? "asks_for_score"
        : (copied ?? aside ?? (again || saidBefore ? "repeated" : null));
    return {
      ...clause,
      cues: kinds,
      facts: facts[i]!,
      signs: signs[i]!,
      terms: terms[i]!,
      subject: carried,
      saysI,
      saysWe,
      opinion: OPINION_ZH.test(own) || OPINION_EN.test(own),
      hypothetical: kinds.has("hypothetical"),
      generic: kinds.has("generic") && facts[i]!.length === 0,
      ignored,
    };
  });
  const counted = read.filter((clause) => !clause.ignored).flatMap((clause) => clause.terms);
  return { text, sentences, units, clauses: read, terms: counted };
}

/** Assigns hits to the clause they start in; both lists are in order, so this is one walk. */
function byClause<T extends { start: number }>(clauses: Clause[], hits: T[]): T[][] {
  const groups = clauses.map((): T[] => []);
  let at = 0;
  for (const hit of hits) {
    while (at < clauses.length && clauses[at]!.end <= hit.start) at += 1;
    const clause = clauses[at];
    if (clause && clause.start <= hit.start) groups[at]!.push(hit);
  }
  return groups;
}

/** The clauses of each unit, by unit index. */
export function clausesByUnit(answer: Pick<ReadAnswer, "units" | "clauses">): ReadClause[][] {
  const groups = answer.units.map((): ReadClause[] => []);
  for (const clause of answer.clauses) groups[clause.unit]!.push(clause);
  return groups;
}

function groupCues(hits: Hit<Cue>[]): Map<CueKind, Set<string>> {
  const kinds = new Map<CueKind, Set<string>>();
  for (const { payload } of hits) {
    const known = kinds.get(payload.kind);
    if (known) known.add(payload.phrase);
    else kinds.set(payload.kind, new Set([payload.phrase]));
  }
  return kinds;
}

/** Room in Chinese characters; three Latin letters are one. */
const roomOf = (key: string) => (/[\u3400-\u9fff]/.test(key) ? key.length : key.length / 3);

const COPIED = 0.7;

const isCopied = (pieces: string[], source: ReadonlySet<string>) =>
  pieces.length >= 2 && pieces.filter((piece) => source.has(piece)).length / pieces.length >= COPIED;

/** Whether most of a clause lies in one of the ranges. */
const isWithin = (clause: Span, ranges: readonly Span[]) =>
  ranges.some(
    ({ start, end }) =>
      (Math.min(end, clause.end) - Math.max(start, clause.start)) / (clause.end - clause.start) >= COPIED,
  );
