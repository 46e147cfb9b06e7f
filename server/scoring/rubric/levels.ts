import type { DimensionScore, Quote } from "../types";
import { clausesByUnit, type ReadAnswer, type ReadClause } from "./answer";
import { quoteOf } from "./clauses";
import type { DimensionModel, Sign } from "./competencies";
import { clamp, fixed2, saturate, scoreOfLevel } from "./fixed";
import { detailOf, isOwnAction, isTelling, type Measures } from "./measures";
import type { Star } from "./star";
import { overlap } from "./relevance";
import { asksForLanguage, type Writing } from "./writing";

export type ShownSign = { label: Sign["label"]; strength: number; own: boolean };

/** What was found for one dimension, before it is put into words. */
export type Finding = {
  model: DimensionModel;
  level: number;
  confidence: number;
  evidence: Quote[];
  shown: ShownSign[];
  /** False when the answer fits the question but shows none of the dimension's own signs. */
  direct: boolean;
};

export type LevelInput = {
  answer: ReadAnswer;
  star: Star;
  measures: Measures;
  relevance: number;
  /** Share 0–1 of the question's strong points that the answer covers, and of its weak ones. */
  strong: number;
  weak: number;
  mayImagine: boolean;
  /** Only of written work. */
  writing: Writing | null;
  model: DimensionModel;
  /** Whether an answer to the question may count though it shows no sign of the dimension. */
  mayBeIndirect: boolean;
  stuffed: boolean;
  /** General advice where a story was asked for. */
  recited: boolean;
};

const MAX_QUOTES = 3;
/** What is left of a level where words stand for deeds. */
const HOLLOW = 0.4;
/** Signs from which a dimension is shown and not only touched on: about one thing done, or two told of. */
const DIRECT = 0.8;

/** Worth of a sign by what the clause around it is: done by the speaker, done, or only mentioned. */
function strengthOf(clause: ReadClause, sign: Sign, input: LevelInput): number {
  if (clause.ignored) return 0;
  const kind = sign.kind === "topic" ? 0.3 : 1;
  if (clause.generic || clause.opinion) return 0.12 * kind;
  if (input.stuffed && !clause.saysI) return 0.05 * kind;
  const own = isOwnAction(clause, input.mayImagine);
  const acted = own
    ? 1
    : clause.subject === "we"
      ? 0.6
      : clause.hypothetical && !input.mayImagine
        ? 0.3
        : 0.5;
  const vague = clause.cues.has("vague") && clause.facts.length === 0 ? 0.6 : 1;
  return kind * acted * vague * (1 + 0.25 * saturate(detailOf(clause), 1));
}

/**
 * Level 1–5 of one dimension, or null when there is too little to judge. About half comes from the dimension's own
 * signs, the rest from how well the story behind them is told: own action, result, detail, context, reflection. Every
 * part is a saturating count of different things, so saying more words about the same adds nothing.
 */
export function judgeDimension(input: LevelInput): Finding | null {
  const { answer, measures, model } = input;
  const id = model.dimension.id;
  const concepts = new Map<string, ShownSign>();
  const worthByClause = new Map<number, number>();
  for (const clause of answer.clauses) {
    for (const { payload } of clause.signs) {
      if (payload.dimension !== id) continue;
      const strength = strengthOf(clause, payload, input);
      if (strength === 0) continue;
      worthByClause.set(clause.index, Math.max(strength, worthByClause.get(clause.index) ?? 0));
      const known = concepts.get(payload.concept);
      if (payload.kind === "topic" ? known : known && known.strength >= strength) continue;
      concepts.set(payload.concept, {
        label: payload.label,
        strength,
        own: isOwnAction(clause, input.mayImagine),
      });
    }
  }
  const strengths = [...concepts.values()].map((sign) => sign.strength);
  const signs = strengths.reduce((sum, strength) => sum + strength, 0);
  const vocabulary = overlap(model.vocabulary, answer.terms);
  // A behaviour told without any detail is a claim; with detail it is an example.
  const concrete = clamp(0.5 * measures.specificity + 0.3 * measures.richness + 0.5 * measures.factual);
  const words = (model.lexicon === null ? 0.8 : 0.2) * vocabulary;
  const said = saturate((0.2 + 0.8 * concrete) * 0.6 * signs + words + 0.6 * input.strong, 1);
  // A text is itself what shows how somebody writes.
  const made = input.writing && asksForLanguage(model.dimension) ? qualityOf(input.writing) : null;
  const shown = Math.max(said, made ?? 0);
  const direct = made !== null || signs >= DIRECT || (model.lexicon === null && vocabulary >= 0.06);
  if (!direct && !(input.mayBeIndirect && toldSomething(measures))) return null;

  const told = input.writing
    ? toldInWriting(measures, input.writing, made)
    : input.mayImagine
      ? toldOfPlan(measures)
      : toldOfEvent(measures, concrete);
  const onTopic = (direct ? 0.9 : 0.8) + (direct ? 0.1 : 0.2) * clamp(input.relevance / 0.3);
  const tied = 0.8 + 0.2 * clamp(shown / 0.35);
  // Something of one's own, however thinly told, is more than level 1.
  const happened = 0.1 * saturate(measures.telling, 1.5) * (1 - measures.generic);
  const lost =
    0.18 * measures.vagueness +
    0.12 * measures.generic +
    0.08 * input.weak +
    (measures.ownership < 0.3 ? 0.02 : 0);
  const value = clamp((0.27 * shown + 0.7 * told * tied + happened) * onTopic - lost);
  const level = fixed2(1 + 4 * lift(value * (input.stuffed || input.recited ? HOLLOW : 1)));

  const evidence = chooseEvidence(input, worthByClause);
  if (evidence.length === 0) return null;
  // Indicators mostly say a behaviour again; they are named where there is little else.
  const behaviours = [...concepts.keys()].filter((concept) => concept.startsWith("b")).length;
  const ranked = [...concepts]
    .filter(([concept]) => concept !== "topic" && (behaviours < 2 || concept.startsWith("b")))
    .map(([, sign]) => sign)
    .sort((a, b) => b.strength - a.strength)
    .filter((sign) => sign.strength >= 0.25);
  const amount = saturate(signs, 1.5);
  const confidence = clamp(
    0.2 +
      0.4 * amount +
      0.15 * saturate(measures.telling, 4) +
      0.15 * measures.specificity +
      0.1 * clamp(input.relevance / 0.4) -
      (direct ? 0 : 0.1),
    0.05,
    0.95,
  );
  return { model, level, confidence, evidence, shown: ranked, direct };
}

/**
 * Spoken answers crowd the lower half of the raw measure; this spreads them over the anchors (0 and 1 stay). Monotone,
 * and a polynomial, so that the bytes are the same on every machine.
 */
const lift = (value: number) => value * (1.4 - 0.4 * value);

/** How well something that happened is told, 0–1. */
function toldOfEvent(measures: Measures, concrete: number): number {
  return (
    0.17 * measures.action +
    0.17 * measures.result * (0.35 + 0.65 * concrete) +
    0.18 * measures.specificity +
    0.2 * measures.factual +
    0.18 * measures.richness +
    0.05 * measures.context +
    0.12 * measures.reflection
  );
}

/** How well a plan of what one would do is told, 0–1: steps count, past results and figures hardly. */
function toldOfPlan(measures: Measures): number {
  return (
    0.4 * measures.action +
    0.1 * measures.result +
    0.15 * measures.specificity +
    0.08 * measures.factual +
    0.2 * measures.richness +
    0.1 * measures.structure +
    0.05 * measures.reflection
  );
}

/**
 * How well a piece of writing does its task, 0–1: its order and how it hangs together, what of the task is there, how
 * concrete it is. Where the dimension asks how something is put, that counts for half.
 */
function toldInWriting(measures: Measures, writing: Writing, made: number | null): number {
  const told =
    0.2 * writing.structure +
    0.16 * writing.coherence +
    0.26 * writing.completeness +
    0.12 * measures.specificity +
    0.06 * measures.factual +
    0.12 * measures.richness +
    0.08 * measures.action;
  return made === null ? told : 0.5 * told + 0.5 * made;
}

/** How something is put; a few tidy sentences that leave the task undone put little. */
const qualityOf = ({ structure, coherence, language, completeness }: Writing) =>
  (0.5 * structure + 0.3 * coherence + 0.2 * language) * (0.6 + 0.4 * completeness);

/** Whether there is at least something of the person's own to go by when no sign of the dimension is shown. */
function toldSomething({ telling, concreteFacts, action, generic }: Measures): boolean {
  return generic < 0.34 && (concreteFacts > 0 ? telling >= 1 : telling >= 2 && action > 0);
}

/** Quotes that carried the level: units with the strongest signs first, then action and result; in text order. */
function chooseEvidence(
  { answer, star, mayImagine }: LevelInput,
  worthByClause: Map<number, number>,
): Quote[] {
  const ranked = clausesByUnit(answer)
    .map((clauses, unit) => {
      const live = clauses.filter(
        (clause) => !clause.ignored && (isTelling(clause) || worthByClause.has(clause.index)),
      );
      const signs = live.reduce((sum, clause) => sum + (worthByClause.get(clause.index) ?? 0), 0);
      const detail = live.reduce((sum, clause) => sum + detailOf(clause), 0);
      const part = star.labels[unit] === "action" || star.labels[unit] === "result" ? 0.25 : 0;
      const own = live.some((clause) => isOwnAction(clause, mayImagine)) ? 0.2 : 0;
      return {
        unit,
        signs,
        worth: live.length === 0 ? 0 : 2 * saturate(signs, 1) + saturate(detail, 2) + part + own,
      };
    })
    .filter(({ worth }) => worth > 0.15)
    .sort((a, b) => b.worth - a.worth || a.unit - b.unit);
  const withSigns = ranked.filter(({ signs }) => signs > 0);
  const quotes = (withSigns.length > 0 ? withSigns : ranked)
    .slice(0, MAX_QUOTES)
    .sort((a, b) => a.unit - b.unit)
    .map(({ unit }) => quoteOf(answer.text.original, answer.units[unit]!))
    .filter((quote): quote is Quote => quote !== null);
  return quotes.filter((quote, i) => quotes.findIndex((other) => other.quote === quote.quote) === i);
}

export function dimensionScore(finding: Finding, confidenceFactor: number, reason: string): DimensionScore {
  return {
    id: finding.model.dimension.id,
    level: finding.level,
    score: scoreOfLevel(finding.level),
    confidence: fixed2(clamp(finding.confidence * confidenceFactor)),
    evidence: finding.evidence,
    reason,
  };
}
