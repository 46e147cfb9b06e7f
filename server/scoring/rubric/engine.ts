import type { Dimension } from "../../plans/definition";
import type {
  AnswerScore,
  Quote,
  Rubric,
  ScoringContext,
  ScoringFlag,
  ScoringQuestion,
  ScoringTranscript,
} from "../types";
import { readAnswer, type ReadAnswer } from "./answer";
import { commentOn, commentOnUnjudged } from "./comments";
import { modelOf, type DimensionModel } from "./competencies";
import { clamp, fixed2, fixed4, weightedMean } from "./fixed";
import { countEvents, isRecited } from "./events";
import { findFlags, isStuffed, unreadable } from "./flags";
import { foldText } from "./fold";
import { visibleText, type Visible } from "./invisible";
import { countKeywords } from "./keywords";
import { legibilityOf, warmUpLegibility } from "./legibility";
import { dimensionScore, judgeDimension, type Finding } from "./levels";
import { measure } from "./measures";
import { reasonFor } from "./reasons";
import { asksForStory, overlap, relevanceOf } from "./relevance";
import { findStar } from "./star";
import { termsOf, warmUpSegmenter } from "./terms";
import { cueIndex } from "./cues";
import { readWriting } from "./writing";

export const RUBRIC_ENGINE = { name: "rubric", version: "1.2.0" } as const;

/** Loads dictionaries and word lists (about 0.3 s, once). Call it at start, so that no request waits for it. */
export function warmUpRubricEngine(): void {
  warmUpSegmenter();
  warmUpLegibility();
  cueIndex();
  foldText("預");
}

/**
 * Judges one answer. Bounded: what lies beyond MAX_UNITS of the transcript is left out. Never throws on any text.
 * Speech signals and the transcript's usability move confidence only.
 */
export function scoreAnswer(
  question: ScoringQuestion,
  rubric: Rubric,
  transcript: ScoringTranscript,
  context: ScoringContext = {},
): AnswerScore {
  const visible = visibleText(transcript.text);
  const score = scoreVisible(
    question,
    rubric,
    { ...transcript, text: visible.text },
    context,
    visible.hidden,
  );
  return visible.text === transcript.text ? score : quoteFrom(transcript.text, visible, score);
}

/** The same score with its quotes in the text as it came, unseen characters and all. */
function quoteFrom(text: string, { original }: Visible, score: AnswerScore): AnswerScore {
  const place = (quotes: Quote[]) =>
    quotes.map(({ start, end }): Quote => {
      const from = original(start);
      const to = original(end - 1) + 1;
      return { start: from, end: to, quote: text.slice(from, to) };
    });
  const { situation, task, action, result } = score.star;
  return {
    ...score,
    dimensions: score.dimensions.map((part) => ({ ...part, evidence: place(part.evidence) })),
    star: { situation: place(situation), task: place(task), action: place(action), result: place(result) },
  };
}

function scoreVisible(
  question: ScoringQuestion,
  rubric: Rubric,
  transcript: ScoringTranscript,
  context: ScoringContext,
  hidden: boolean,
): AnswerScore {
  const { language } = transcript;
  const reason = unreadable(foldText(transcript.text).folded, language);
  if (!transcript.usable || reason)
    return unjudged(transcript, [...(reason ? [reason] : []), ...(hidden ? (["hidden_text"] as const) : [])]);

  const assessed = assessedDimensions(question, rubric);
  const model = modelOf(assessed);
  // What came with the question is as little one's own as the question.
  const given = question.material ? `${question.text}\n${question.material}` : question.text;
  const answer = readAnswer(transcript.text, given, model);
  const star = findStar(answer);
  const asked = foldText(question.text).folded;
  const written = question.kind === "written";
  const mayImagine =
    question.kind === "situational" ||
    asksWhatWouldBeDone(question.text) ||
    (written && !asksForStory(asked));
  const measures = measure(answer, star, mayImagine);
  const points = termsOf(foldText([...question.strong, ...question.weak].join("\n")).folded);
  const field = model.dimensions.flatMap((dimension) => dimension.vocabulary);
  const job = termsOf(foldText(context.jobTitle ?? "").folded);
  const relevanceTo = (folded: string) =>
    relevanceOf({
      question: folded,
      answer: liveText(answer),
      terms: { question: termsOf(folded), answer: answer.terms, job, points, field },
    });
  // A task may say no more than "read the letter and reply": what it is about then stands in the letter.
  const relevance = question.material
    ? Math.max(relevanceTo(asked), relevanceTo(foldText(given).folded))
    : relevanceTo(asked);
  const writing = written
    ? readWriting(
        answer,
        {
          asked: termsOf(foldText(given).folded),
          points: question.strong.map((point) => termsOf(foldText(point).folded)),
        },
        language,
      )
    : null;
  const stuffed = isStuffed(answer);
  const recited = !mayImagine && asksForStory(asked) && isRecited(answer);
  const judge = (dimension: DimensionModel, mayBeIndirect: boolean) =>
    judgeDimension({
      answer,
      star,
      measures,
      relevance,
      strong: coverage(question.strong, answer),
      weak: coverage(question.weak, answer),
      mayImagine,
      writing,
      model: dimension,
      mayBeIndirect,
      stuffed,
      recited,
    });
  const direct = model.dimensions.map((dimension) => judge(dimension, false)).filter(isFound);
  const findings =
    direct.length > 0
      ? direct
      : surest(model.dimensions.map((dimension) => judge(dimension, true)).filter(isFound));
  const flags = findFlags({
    answer,
    measures,
    question: given,
    language,
    relevance,
    assessed: assessed.length > 0,
    shown: findings.some((finding) => finding.direct && finding.shown.length > 0),
    recited,
  });
  if (hidden) flags.push("hidden_text");
  const told = { measures, star, mayImagine, writing };
  const legibility = legibilityOf(liveText(answer, "original"), liveText(answer), language);
  const factor = legibility * confidenceFactor(flags, context);
  const barred = flags.includes("question_read_back") || flags.includes("off_topic");
  const dimensions = findings
    .filter(() => !(flags.includes("asks_for_score") && countEvents(answer) === 0))
    .filter((finding) => !barred || (finding.direct && finding.shown.some((sign) => sign.own)))
    .map((finding) => dimensionScore(finding, factor, reasonFor(finding, told, language)));
  return {
    dimensions,
    star: star.quotes,
    signals: {
      relevance: fixed4(relevance),
      specificity: fixed2(measures.specificity),
      structure: fixed2(measures.structure),
      ownership: fixed2(measures.ownership),
      keywords: countKeywords(answer),
      characters: countCharacters(transcript.text),
      sentences: answer.sentences.length,
    },
    total: totalOf(question, dimensions),
    usable: true,
    flags,
    engine: { ...RUBRIC_ENGINE },
    ...(writing
      ? {
          writing: {
            structure: fixed2(writing.structure),
            coherence: fixed2(writing.coherence),
            completeness: fixed2(writing.completeness),
            language: fixed2(writing.language),
          },
        }
      : {}),
    comment: commentOn(
      {
        flags,
        assessed: assessed.length > 0,
        scored: dimensions.length > 0,
        measures,
        star,
        mayImagine,
        writing,
      },
      language,
    ),
  };
}

const isFound = (finding: Finding | null): finding is Finding => finding !== null;

/** An answer that fits the question but shows nothing directly speaks for one dimension at most: the likeliest. */
function surest(findings: Finding[]): Finding[] {
  return [...findings].sort((a, b) => b.confidence - a.confidence).slice(0, 1);
}

function unjudged(transcript: ScoringTranscript, flags: ScoringFlag[]): AnswerScore {
  return {
    dimensions: [],
    star: { situation: [], task: [], action: [], result: [] },
    signals: {
      relevance: 0,
      specificity: 0,
      structure: 0,
      ownership: 0,
      keywords: [],
      characters: countCharacters(transcript.text),
      sentences: 0,
    },
    total: null,
    usable: false,
    flags,
    engine: { ...RUBRIC_ENGINE },
    comment: commentOnUnjudged(flags, transcript.language),
  };
}

/** The dimensions that the question assesses. Where it names none: all, but for an introduction, which is then not scored. */
export function assessedDimensions(question: ScoringQuestion, rubric: Rubric): Dimension[] {
  if (question.dimensions.length === 0) return question.kind === "introduction" ? [] : rubric.dimensions;
  return rubric.dimensions.filter((dimension) => question.dimensions.some(({ id }) => id === dimension.id));
}

/** What counts of the answer: without appeals, copies of the question and repetitions. */
function liveText({ text, clauses }: ReadAnswer, form: "folded" | "original" = "folded"): string {
  return clauses
    .filter((clause) => !clause.ignored)
    .map((clause) => text[form].slice(clause.start, clause.end))
    .join("\n");
}

/** Share of a list of points that the answer covers by at least half of their words. */
function coverage(points: string[], answer: ReadAnswer): number {
  if (points.length === 0) return 0;
  const covered = points.filter(
    (point) => overlap(termsOf(foldText(point).folded), answer.terms) >= 0.5,
  ).length;
  return covered / points.length;
}

const WOULD =
  /如果|假如|假设|你会怎么|您会怎么|你会如何|您会如何|你将如何|会怎样处理|\bwould you\b|\bwhat if\b|\bimagine\b|\bsuppose\b|请写|写一封|写一份|写一段|\bwrite (?:a|an|the)\b|\bdraft\b|\bhow do you\b/i;

/** Whether the question asks for a plan rather than for something that happened. */
export function asksWhatWouldBeDone(question: string): boolean {
  return WOULD.test(foldText(question).folded);
}

/** Poor sound and doubtful answers make a level less sure, never lower. */
export function confidenceFactor(flags: ScoringFlag[], { speech }: ScoringContext): number {
  let factor = 1;
  const snr = speech?.noise.snrDb ?? null;
  if (snr !== null) factor *= clamp(0.55 + 0.03 * snr, 0.6, 1);
  const rate = speech?.charsPerMinute ?? null;
  // Faster than anybody speaks: the recogniser has invented words.
  if (rate !== null && rate > 450) factor *= 0.8;
  if (flags.includes("keyword_stuffing")) factor *= 0.5;
  if (flags.includes("recited") || flags.includes("copied_rubric") || flags.includes("hidden_text"))
    factor *= 0.7;
  if (flags.includes("asks_for_score") || flags.includes("generic") || flags.includes("question_read_back"))
    factor *= 0.8;
  if (flags.includes("off_topic")) factor *= 0.7;
  return factor;
}

/** The question-weighted mean of the dimensions that have a score; null where none has. */
export function totalOf(question: ScoringQuestion, dimensions: AnswerScore["dimensions"]): number | null {
  const weightOf = (id: string) =>
    question.dimensions.length === 0
      ? 1
      : (question.dimensions.find((part) => part.id === id)?.weightBp ?? 0);
  return weightedMean(dimensions.map(({ id, score }) => ({ weight: weightOf(id), value: score })));
}

/** Letters and digits as a person counts them: a surrogate pair is one, spaces and punctuation are none. */
function countCharacters(text: string): number {
  return (text.match(/[\p{L}\p{N}]/gu) ?? []).length;
}
