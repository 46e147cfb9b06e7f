import { listQuestions, type PlanDefinition, type Question, type StageKind } from "../../plans/definition";
import { type DimensionId, dimensionLibrary } from "../../plans/templates/dimensions";
import type { RequirementMatch } from "../../profiles/schema";
import { questionBank } from "../../questions/bank";
import type { DimensionTotal } from "../../scoring/totals";
import type { AnswerScore, Quote } from "../../scoring/types";
import { sayable, touchesProtected } from "./mayQuote";
import type { Probe } from "./schema";
import * as texts from "./texts";

/** An answer with those to its follow-ups, as it was judged. */
export type ProbeSource = {
  questionId: string;
  score: AnswerScore | null;
  /** Where quotes of the judgement stand. */
  locate(quotes: readonly Quote[]): { answerId: string; start: number; end: number; quote: string }[];
  /** Of what was written, how much came in from elsewhere, 0–1. */
  pastedShare: number;
};

const MOST = 8;
const MOST_OF_DIMENSION = 2;
const MOST_OF_QUESTION = 2;
const MOST_REQUIREMENTS = 2;
const THIN_CONFIDENCE = 0.45;
const SHORT_QUESTION = { zh: 40, en: 120 };

type Ranked = Probe & { worth: number };
type Asked = { ask: texts.Localized; why: texts.Localized };

/**
 * What a second interviewer should ask, most useful first: what stands against the résumé, dimensions without evidence,
 * what stories lack, what was claimed and not shown, what the position asks for and the résumé leaves open. At most eight
 * in all, two for a dimension and two for a question. Nothing that touches life outside work is asked or quoted. Pure.
 */
export function findProbes(
  plan: PlanDefinition,
  dimensions: readonly DimensionTotal[],
  sources: readonly ProbeSource[],
  requirements: readonly RequirementMatch[] = [],
): Probe[] {
  const ranked = [
    ...sources.flatMap((source) => contradictionsIn(plan, source)),
    ...dimensions.flatMap((total) => aboutDimension(plan, total, sources)),
    ...sources.flatMap((source) => aboutAnswer(plan, source)),
    ...requirements.flatMap(aboutRequirement).slice(0, MOST_REQUIREMENTS),
  ].filter(({ ask }) => !touchesProtected(ask.zh) && !touchesProtected(ask.en));
  const chosen: Ranked[] = [];
  const count = (holds: (probe: Probe) => boolean) => chosen.filter(holds).length;
  // Sorting keeps the order of what is worth the same.
  for (const probe of ranked.toSorted((left, right) => right.worth - left.worth)) {
    const { dimension, questionId, ask } = probe;
    if (chosen.length === MOST) break;
    if (dimension !== null && count((each) => each.dimension === dimension) >= MOST_OF_DIMENSION) continue;
    if (questionId !== null && count((each) => each.questionId === questionId) >= MOST_OF_QUESTION) continue;
    if (count((each) => each.ask.zh === ask.zh) === 0) chosen.push(probe);
  }
  return chosen.map((ranking) => {
    const { worth: _, ...probe } = ranking;
    return probe;
  });
}

/** The candidate's words with their place, and as they can be said back; neither where they touch on private life. */
function saidIn(plan: PlanDefinition, source: ProbeSource, quotes: readonly Quote[]) {
  const usable = source.locate(quotes).find(({ quote }) => !touchesProtected(quote));
  return usable
    ? { source: usable, said: sayable(usable.quote, plan.language) }
    : { source: null, said: null };
}

function contradictionsIn(plan: PlanDefinition, source: ProbeSource): Ranked[] {
  return (source.score?.contradictions ?? []).flatMap((found) => {
    const { said, source: place } = saidIn(plan, source, [found.said]);
    if (said === null) return [];
    const about = texts.aboutContradiction(found, said);
    return { kind: "contradiction" as const, ...about, ...at(source, null), source: place, worth: 3 };
  });
}

const at = ({ questionId }: ProbeSource, dimension: string | null) => ({ questionId, dimension });

/** The dimension's name in both languages where the library has it, else as the plan has it. */
function nameOf(plan: PlanDefinition, { id, name }: Pick<DimensionTotal, "id" | "name">): texts.Localized {
  const known = Object.hasOwn(dimensionLibrary, id) ? dimensionLibrary[id as DimensionId] : null;
  if (known?.[plan.language].name !== name) return { zh: name, en: name };
  return { zh: known.zh.name, en: known.en.name };
}

function aboutDimension(
  plan: PlanDefinition,
  total: DimensionTotal,
  sources: readonly ProbeSource[],
): Ranked[] {
  const { id, weightBp, questionsAsked, score, confidence } = total;
  if (weightBp === 0 || questionsAsked === 0) return [];
  const weight = weightBp / 10_000;
  const name = nameOf(plan, total);
  if (touchesProtected(name.zh)) return [];
  if (score === null) {
    const ask = bankQuestion(plan, id) ?? texts.noEvidence(name).ask;
    return [
      {
        kind: "none",
        ask,
        why: texts.WHY_NONE(name),
        questionId: null,
        dimension: id,
        source: null,
        worth: 1.4 + weight,
      },
    ];
  }
  if (confidence >= THIN_CONFIDENCE) return [];
  const said = sources
    .map((source) => saidIn(plan, source, evidenceFor(source, id)))
    .find(({ source }) => source !== null);
  return [
    {
      kind: "thin",
      ...texts.thinEvidence(name, said?.said ?? null),
      questionId: null,
      dimension: id,
      source: said?.source ?? null,
      worth: 0.7 + weight,
    },
  ];
}

const evidenceFor = ({ score }: ProbeSource, dimension: string): Quote[] =>
  score?.dimensions.find(({ id }) => id === dimension)?.evidence ?? [];

/** A tried question of our own on the dimension, which this interview has not asked. */
function bankQuestion(plan: PlanDefinition, dimension: string): texts.Localized | null {
  const asked = listQuestions(plan).map(({ question }) => question);
  const fresh = questionBank.find(
    (entry) =>
      entry.category === "behavioural" &&
      entry.stage === "questions" &&
      entry.dimension === dimension &&
      !asked.some(
        ({ source, text }) => source?.questionId === entry.id || text === entry[plan.language].text,
      ),
  );
  return fresh ? { zh: fresh.zh.text, en: fresh.en.text } : null;
}

/** Success in words that cannot be checked. */
const CLAIM =
  /大幅|明显|显著|很大(?:的)?(?:提升|提高|改善|进步)|(?:提升|提高|改善|增长)了?(?:很多|不少|非常)|效果(?:很好|不错|显著)|非常成功|很成功|一致好评|\b(?:significantly|dramatically|greatly|a lot better|huge(?:ly)?|very successful|great success|much better|massive(?:ly)?)\b/i;
const FIGURE =
  /[\d０-９]|[一二两三四五六七八九十百千万]+(?:个|倍|成|分|次|家|单|人|天|周|月|年|元|万|%)|百分之|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|half|double|twice)\b/i;
const WE = /我们|咱们|大家|\b(?:we|us|our)\b/i;

function aboutAnswer(plan: PlanDefinition, source: ProbeSource): Ranked[] {
  const entry = listQuestions(plan).find(({ question }) => question.id === source.questionId);
  const { score } = source;
  if (!entry || !score?.usable || entry.question.dimensions.length === 0) return [];
  const { stage, question } = entry;
  const { id: dimension, weight } = heaviest(plan, question);
  const asked = shorten(question.text, plan.language);
  const make = (kind: Probe["kind"], worth: number, about: Asked, place: Probe["source"] = null): Ranked => ({
    kind,
    ...about,
    ...at(source, dimension),
    source: place,
    worth: worth + weight,
  });
  const flag = texts.GENERAL_FLAGS.find((each) => score.flags.includes(each));
  // Who told nothing of their own is asked for it; what a story would lack does not matter yet.
  if (flag) return [make("general", 1.1, texts.aboutGeneral(flag, asked))];
  const lacks = stage.kind === "written" ? [] : lackingIn(score, stage.kind);
  return [
    ...(source.pastedShare >= 0.5
      ? [make("pasted", 0.9, texts.aboutPasted(Math.round(100 * source.pastedShare)))]
      : []),
    ...(score.writing && score.writing.completeness < 0.35
      ? [make("unfinished", 0.8, texts.aboutUnfinished(asked))]
      : []),
    ...lacks.map(({ kind, worth, quotes }) => {
      const { said, source: place } = saidIn(plan, source, quotes);
      return make(kind, worth, texts.aboutMissing(kind, said, asked), place);
    }),
  ];
}

function heaviest(plan: PlanDefinition, { dimensions }: Question): { id: string | null; weight: number } {
  const id = dimensions.toSorted((left, right) => right.weightBp - left.weightBp)[0]?.id ?? null;
  const weight = plan.dimensions.find((dimension) => dimension.id === id)?.weightBp ?? 0;
  return { id, weight: weight / 10_000 };
}

type Lack = { kind: "action" | "share" | "result" | "detail" | "claim"; worth: number; quotes: Quote[] };

/** What a story lacks, each with the words that it would go on from. Plans of what one would do need no past. */
function lackingIn({ star, signals }: AnswerScore, kind: StageKind): Lack[] {
  const imagined = kind === "situational";
  const { situation, task, action, result } = star;
  const lacks: Lack[] = [];
  if (action.length === 0)
    lacks.push({ kind: "action", worth: 0.9, quotes: [...task, ...situation, ...result] });
  else if (!imagined && signals.ownership > 0 && signals.ownership < 0.5)
    lacks.push({ kind: "share", worth: 0.85, quotes: action.filter(({ quote }) => WE.test(quote)) });
  if (result.length === 0 && !imagined) {
    lacks.push({ kind: "result", worth: 0.8, quotes: action.toReversed() });
  } else {
    const claimed = result.filter(({ quote }) => CLAIM.test(quote) && !FIGURE.test(quote));
    if (claimed.length > 0) lacks.push({ kind: "claim", worth: 0.75, quotes: claimed });
    else if (signals.specificity < 0.35) lacks.push({ kind: "detail", worth: 0.6, quotes: action });
  }
  return lacks;
}

function aboutRequirement({ requirement, met, evidence }: RequirementMatch): Ranked[] {
  if (met === "yes" || touchesProtected(requirement)) return [];
  const said = evidence.find(({ words }) => words.trim() !== "" && !touchesProtected(words)) ?? null;
  const language = /[\u3400-\u9fff]/.test(said?.words ?? "") ? "zh" : "en";
  return [
    {
      kind: "requirement",
      ...texts.aboutRequirement(
        sayable(requirement, /[\u3400-\u9fff]/.test(requirement) ? "zh" : "en"),
        met,
        said && sayable(said.words, language),
      ),
      questionId: null,
      dimension: null,
      source: said && { answerId: null, start: said.start, end: said.end, quote: said.words },
      worth: met === "unknown" ? 0.6 : met === "partly" ? 0.7 : 0.65,
    },
  ];
}

function shorten(text: string, language: "zh" | "en"): string {
  const line = text.replace(/\s+/g, " ").trim();
  const most = SHORT_QUESTION[language];
  return line.length <= most ? line : `${line.slice(0, most).trimEnd()}…`;
}
