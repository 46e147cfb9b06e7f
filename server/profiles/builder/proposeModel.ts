import { apportion } from "../../plans/derive/apportion";
import type { InterviewLanguage } from "../../plans/definition";
import { type JobFamily, familyOfTemplate } from "../../plans/jobFamilies";
import { dimensionLibrary, instantiateTemplate, listTemplates } from "../../plans/templates";
import { DIMENSION_IDS } from "../../positions/competency";
import type { BankEntry } from "../../questions/bankEntry";
import { fold } from "../../resumes/parse/fold";
import type { JobProfile } from "../matchResume";
import { shareOf, termsOf } from "../terms";
import type { ModelProposal, ModelSource } from "./schema";

const MOST_DIMENSIONS = 6;
/** Below this share of the weight a dimension says nothing about anybody. */
const LEAST_SHARE = 0.05;
/** So much of a line has to be about a dimension for it to speak of it. */
const SPEAKS = 0.2;
/** What somebody needs to be able to do says more than what is done. */
const SAYS = { title: 1, duty: 1, skill: 1.5 } as const;
/** What the text says against what the family's built-in plan weighs. */
const TEXT_SHARE = 0.6;
const REQUIRED = 6;
const MOST_SOURCES = 4;
const MOST_QUESTIONS = 3;
const PERCENT = 100;

type Line = { from: keyof typeof SAYS; words: string };
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
function spokenOf({ words }: Line): { id: DimensionId; share: number } | null {
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

/**
 * A competency model for a position from what it says and from its family's built-in plan, each dimension with where it
 * comes from and with questions of the bank, for a person to change and accept. Lines vote for the dimension of the
 * library that they speak of; votes carry 60 %, the family's weights the rest. Whole per cents; six dimensions at most.
 * Pure and deterministic; nothing where neither says anything.
 */
export function proposeModel(
  { title, family, skills, duties }: JobProfile & { title: string; family: JobFamily },
  bank: readonly BankEntry[],
  language: InterviewLanguage,
): ModelProposal["items"] {
  const lines: Line[] = [
    { from: "title", words: title },
    ...duties.map((words) => ({ from: "duty" as const, words })),
    ...skills.map((words) => ({ from: "skill" as const, words })),
  ];
  const votes = new Map<DimensionId, number>();
  const sources = new Map<DimensionId, ModelSource[]>();
  for (const line of lines) {
    const spoken = spokenOf(line);
    if (!spoken) continue;
    votes.set(spoken.id, (votes.get(spoken.id) ?? 0) + spoken.share * SAYS[line.from]);
    sources.set(spoken.id, [...(sources.get(spoken.id) ?? []), line]);
  }
  const standard = familyModel(family);
  const said = [...votes.values()].reduce((sum, vote) => sum + vote, 0);
  const fromText = said === 0 ? 0 : standard ? TEXT_SHARE : 1;
  const shares = DIMENSION_IDS.map((id) => {
    const weighs = standard?.dimensions.find((dimension) => dimension.id === id)?.weightBp ?? 0;
    const text = said === 0 ? 0 : (votes.get(id) ?? 0) / said;
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
      ...(sources.get(id) ?? []).slice(0, MOST_SOURCES),
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
      return words ? [{ questionId, text: words.text, own: content.category === family }] : [];
    })
    .toSorted((a, b) => Number(b.own) - Number(a.own))
    .slice(0, MOST_QUESTIONS)
    .map(({ questionId, text }) => ({ questionId, text }));
}
