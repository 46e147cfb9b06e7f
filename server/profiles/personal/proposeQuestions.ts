import type { Dimension, PlanDefinition } from "../../plans/definition";
import { fold } from "../../resumes/parse/fold";
import type { JobProfile, LawfulResume } from "../matchResume";
import { matchResume } from "../matchResume";
import { shareOf, termsOf } from "../terms";
import type { RequirementMatch } from "../schema";
import { isPrivate } from "./isPrivate";
import type { PersonalProposal } from "./schema";

/** What an earlier interview left open on a dimension: its score, or null where there was no evidence. */
export type Finding = { dimensionId: string; score: number | null; requiredScore: number };

/** More than may be asked, to choose from. */
const MOST = 6;
const ASKED_ABOUT: ReadonlySet<RequirementMatch["kind"]> = new Set([
  "skill",
  "experience",
  "certificate",
  "language",
]);
const short = (words: string) =>
  words
    .replaceAll(/\s+/g, " ")
    .replaceAll(/["“”?？]/g, "")
    .trim()
    .slice(0, 60);

const words = {
  deepen: (claim: string) => ({
    zh: `您的简历里提到“${claim}”。其中遇到的最大挑战是什么？您自己做了什么，结果怎么样？`,
    en: `Your résumé mentions "${claim}". What was the greatest challenge in it, what did you do yourself, and what came of it?`,
  }),
  howWouldYou: (asked: string) => ({
    zh: `这个岗位会用到“${asked}”。如果交给您一项这样的任务，您会怎样着手？请一步一步说。`,
    en: `This job calls for "${asked}". If you were given such a task, how would you go about it, step by step?`,
  }),
  again: (dimension: string) => ({
    zh: `请再讲一次您亲身经历的、最能体现“${dimension}”的事：当时的情况、您的做法和结果。`,
    en: `Please tell of another time that shows "${dimension}" best: the situation, what you did, and what came of it.`,
  }),
};

const told = ({ name, description, indicators, anchors }: Dimension) =>
  termsOf(fold([name, description, ...indicators, ...anchors].join("\n")));

/** The dimension that a matter is nearest to, else the one with the most weight that was not taken yet. */
function dimensionFor(
  about: string,
  dimensions: readonly Dimension[],
  taken: ReadonlySet<string>,
): Dimension {
  const terms = termsOf(fold(about));
  const ranked = dimensions
    .map((dimension, order) => ({ dimension, order, share: shareOf(terms, told(dimension)) }))
    .toSorted(
      (a, b) =>
        b.share - a.share ||
        Number(taken.has(a.dimension.id)) - Number(taken.has(b.dimension.id)) ||
        b.dimension.weightBp - a.dimension.weightBp ||
        a.order - b.order,
    );
  return ranked[0]!.dimension;
}

/**
 * Questions for one person beside those of the plan: what their résumé claims is gone into, what the position asks for
 * and the résumé is silent on becomes "how would you", and what earlier interviews left open is asked again. Each
 * belongs to a dimension of the plan, says why, and touches nothing that is protected. In turns, so that a few of them
 * are of every kind; at most `MOST`. Pure and deterministic; none where the plan has no dimension with weight.
 */
export function proposeQuestions(
  { dimensions: all }: Pick<PlanDefinition, "dimensions">,
  profile: JobProfile,
  resume: LawfulResume | null,
  findings: readonly Finding[],
): PersonalProposal[] {
  const dimensions = all.filter(({ weightBp }) => weightBp > 0);
  if (dimensions.length === 0) return [];
  const taken = new Set<string>();
  const assign = (about: string) => {
    const { id, name } = dimensionFor(about, dimensions, taken);
    taken.add(id);
    return { id, name };
  };
  const requirements = resume ? matchResume(profile, resume).requirements : [];

  const claims = requirements.flatMap(({ requirement, met, evidence }) => {
    const claim = evidence.find(({ words: said }) => short(said).length > 1);
    return claim && (met === "yes" || met === "partly") ? [{ requirement, claim }] : [];
  });
  const seen = new Set<string>();
  const deepen = claims.flatMap(({ requirement, claim }): PersonalProposal[] => {
    const said = short(claim.words);
    if (seen.has(said) || /^\d/.test(said) || !seen.add(said)) return [];
    const { start, end } = claim;
    return [
      {
        dimension: assign(`${requirement} ${said}`),
        text: words.deepen(said),
        because: { from: "resume", words: said, span: { start, end } },
        kind: "deepen",
      },
    ];
  });
  const lacking = requirements.filter(
    ({ kind, met }) => ASKED_ABOUT.has(kind) && (met === "no" || met === "unknown"),
  );
  const howWouldYou = lacking.map(({ requirement }): PersonalProposal => ({
    dimension: assign(requirement),
    text: words.howWouldYou(short(requirement)),
    because: { from: "position", words: requirement, span: null },
    kind: "how_would_you",
  }));
  const again = findings.flatMap(({ dimensionId, score, requiredScore }): PersonalProposal[] => {
    const dimension = dimensions.find(({ id }) => id === dimensionId);
    if (!dimension || (score !== null && score >= requiredScore)) return [];
    const { id, name } = dimension;
    const from = { from: "interview" as const, words: score === null ? name : `${name} ${score.toFixed(1)}` };
    return [
      { dimension: { id, name }, text: words.again(name), because: { ...from, span: null }, kind: "deepen" },
    ];
  });
  return inTurns([deepen, howWouldYou, again])
    .filter(({ text }) => !isPrivate(text.zh) && !isPrivate(text.en))
    .slice(0, MOST);
}

/** First of each, second of each … */
function inTurns<T>(lists: readonly (readonly T[])[]): T[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, turn) =>
    lists.flatMap((list) => list.slice(turn, turn + 1)),
  ).flat();
}
