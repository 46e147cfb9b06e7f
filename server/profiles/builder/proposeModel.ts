import { apportion } from "../../plans/derive/apportion";
import type { InterviewLanguage } from "../../plans/definition";
import { type JobFamily, familyOfTemplate } from "../../plans/jobFamilies";
import { dimensionLibrary, instantiateTemplate, listTemplates } from "../../plans/templates";
import { DIMENSION_IDS } from "../../positions/competency";
import type { BankEntry } from "../../questions/bankEntry";
import { isBuiltIn } from "../../questions/builtin";
import { fold } from "../../resumes/parse/fold";
import type { JobProfile } from "../matchResume";
import { shareOf, termsOf } from "../terms";
import type { PerformerFacts } from "./performerFacts";
import type { ModelProposal, ModelSource } from "./schema";

const MOST_DIMENSIONS = 6;
/** Below this share of the weight a dimension says nothing about anybody. */
const LEAST_SHARE = 0.05;
/** So much of a line has to be about a dimension for it to speak of it. */
const SPEAKS = 0.2;
/** What somebody needs to be able to do says more than what is done. */
const SAYS = { title: 1, duty: 1, skill: 1.5 } as const;
/** A line that all of the top performers tell of says half as much again; a skill of theirs says little by itself. */
const PERFORMERS = { line: 0.5, skill: 0.25, score: 1.5 } as const;
/** What the text says against what the family's built-in plan weighs. */
const TEXT_SHARE = 0.6;
const REQUIRED = 6;
const MOST_SOURCES = 4;
const MOST_QUESTIONS = 3;
const PERCENT = 100;

type Line = { from: keyof typeof SAYS; words: string; count: number; of: number };
type Vote = { id: DimensionId; votes: number; source: ModelSource };
type Proposing = {
  position: JobProfile & { title: string; family: JobFamily };
  performers: PerformerFacts | null;
  /** What questions are taken from, the preferred first. */
  bank: readonly BankEntry[];
  language: InterviewLanguage;
};
type DimensionId = (typeof DIMENSION_IDS)[number];

const vocabularies = new Map(
  DIMENSION_IDS.map((id) => {
    const { zh, en } = dimensionLibrary[id];
    const words = [zh, en].flatMap(({ name, description, indicators }) => [name, description, ...indicators]);
    return [id, termsOf(fold(words.join("\n")))] as const;
  }),
);

const vocabularyOf = (id: DimensionId) => vocabularies.get(id) ?? new Set<string>();

/** The dimension that the line speaks of most, and how much. */
function spokenOf(words: string): { id: DimensionId; share: number } | null {
  const terms = termsOf(fold(words));
  const [best] = DIMENSION_IDS.map((id) => ({ id, share: shareOf(terms, vocabularyOf(id)) })).toSorted(
    (a, b) => b.share - a.share,
  );
  return best && best.share >= SPEAKS ? best : null;
}

/** What the family's built-in plan weighs; nothing where there is none. */
function familyModel(family: JobFamily) {
  const template = listTemplates().find(({ id }) => familyOfTemplate(id) === family);
  const plan = template && instantiateTemplate(template.id, "zh");
  return template && plan ? { name: template.name, dimensions: plan.dimensions } : null;
}

/** Each line speaks for one dimension: the more so, the more of the top performers tell of it. */
function votesOfLines(
  { title, duties, skills }: Proposing["position"],
  told: PerformerFacts["lines"],
): Vote[] {
  const countOf = (words: string) => {
    const { count = 0, of = 0 } = told.find((line) => line.words === words) ?? {};
    return { count, of };
  };
  const lines: Line[] = [
    { from: "title", words: title, count: 0, of: 0 },
    ...duties.map((words) => ({ from: "duty" as const, words, ...countOf(words) })),
    ...skills.map((words) => ({ from: "skill" as const, words, ...countOf(words) })),
  ];
  return lines.flatMap((source) => {
    const spoken = spokenOf(source.words);
    if (!spoken) return [];
    const more = source.of === 0 ? 0 : (PERFORMERS.line * source.count) / source.of;
    return [{ id: spoken.id, votes: spoken.share * SAYS[source.from] * (1 + more), source }];
  });
}

/** What the top performers have in common speaks as well. */
function votesOfPerformers({ skills, dimensions }: PerformerFacts): Vote[] {
  return [
    ...skills.flatMap(({ words, count, of }): Vote[] => {
      const spoken = spokenOf(words);
      if (!spoken) return [];
      const votes = spoken.share * PERFORMERS.skill * (count / of);
      return [{ id: spoken.id, votes, source: { from: "performers_skill", words, count, of } }];
    }),
    ...DIMENSION_IDS.flatMap((id): Vote[] => {
      const better = dimensions[id];
      if (!better) return [];
      const { strength, ...facts } = better;
      return [{ id, votes: PERFORMERS.score * strength, source: { from: "performers_score", ...facts } }];
    }),
  ];
}

/**
 * A competency model for a position from what it says, from its family's built-in plan and from what those have in
 * common who do the job well, each dimension with where it comes from and with questions of the bank, for a person to
 * change and accept. Lines vote for the dimension of the library that they speak of; votes carry 60 %, the family's
 * weights the rest. Whole per cents; six dimensions at most. Pure and deterministic; nothing where none says anything.
 */
export function proposeModel({ position, performers, bank, language }: Proposing): ModelProposal["items"] {
  const { family } = position;
  const votes = [
    ...votesOfLines(position, performers?.lines ?? []),
    ...(performers ? votesOfPerformers(performers) : []),
  ];
  const votesFor = (id: DimensionId) =>
    votes.filter((vote) => vote.id === id).reduce((sum, vote) => sum + vote.votes, 0);
  const sourcesOf = (id: DimensionId) =>
    votes
      .filter((vote) => vote.id === id)
      .toSorted((a, b) => b.votes - a.votes)
      .slice(0, MOST_SOURCES)
      .map(({ source }) => source);
  const standard = familyModel(family);
  const said = votes.reduce((sum, vote) => sum + vote.votes, 0);
  const fromText = said === 0 ? 0 : standard ? TEXT_SHARE : 1;
  const shares = DIMENSION_IDS.map((id) => {
    const weighs = standard?.dimensions.find((dimension) => dimension.id === id)?.weightBp ?? 0;
    const text = said === 0 ? 0 : votesFor(id) / said;
    return { id, weighs, share: fromText * text + (1 - fromText) * (weighs / 10_000) };
  });
  const chosen = shares
    .filter(({ share }) => share >= LEAST_SHARE)
    .toSorted((a, b) => b.share - a.share)
    .slice(0, MOST_DIMENSIONS);
  const weights = apportion(
    chosen.map(({ share }) => Math.round(share * 1_000)),
    PERCENT,
  );
  return chosen.map(({ id, weighs }, index) => ({
    competency: {
      source: "library" as const,
      id,
      weightBp: (weights[index] ?? 0) * PERCENT,
      requiredScore: standard?.dimensions.find((dimension) => dimension.id === id)?.requiredScore ?? REQUIRED,
    },
    sources: [
      ...sourcesOf(id),
      ...(standard && weighs > 0 ? [{ from: "family" as const, words: standard.name[language] }] : []),
    ],
    questions: questionsFor(id, family, bank, language),
  }));
}

function questionsFor(
  id: string,
  family: JobFamily,
  bank: readonly BankEntry[],
  language: InterviewLanguage,
) {
  return bank
    .flatMap(({ questionId, content }) => {
      const words = content.dimension === id ? content[language] : undefined;
      const isOwn = !isBuiltIn(questionId);
      return words ? [{ questionId, text: words.text, isOwn, ofFamily: content.category === family }] : [];
    })
    .toSorted((a, b) => Number(b.ofFamily) - Number(a.ofFamily))
    .slice(0, MOST_QUESTIONS)
    .map(({ questionId, text, isOwn }) => ({ questionId, text, isOwn }));
}
