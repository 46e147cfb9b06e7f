import type { Dimension, PlanDefinition } from "../../plans/definition";
import { fold } from "../../resumes/parse/fold";
import { type JobProfile, type LawfulResume, matchResume } from "../matchResume";
import type { RequirementMatch } from "../schema";
import { shareOf, termsOf } from "../terms";
import { type Claim, claimsOf } from "./claims";
import { isPrivate, isQuotable } from "./isPrivate";
import type { PersonalProposal } from "./schema";
import { quoted, wordsOf } from "./words";

/** What an earlier interview left open on a dimension: its score, or null where there was no evidence. */
export type Finding = { dimensionId: string; score: number | null; requiredScore: number };

/** More than may be asked, to choose from. */
const MOST = 6;
const MOST_BECAUSE = 200;
const ASKED_ABOUT: ReadonlySet<RequirementMatch["kind"]> = new Set([
  "skill",
  "experience",
  "certificate",
  "language",
]);
/** What a line of the position has in common with a claim says more than what a dimension's vocabulary has. */
const WORTH = { position: 2, dimension: 1, result: 0.15, shared: 0.15 } as const;
const LEAST_WORTH = 0.15;

type Weighed = { dimension: Dimension; terms: ReadonlySet<string> };

const weigh = (dimensions: readonly Dimension[]): Weighed[] =>
  dimensions.map((dimension) => {
    const { name, description, indicators, anchors } = dimension;
    return { dimension, terms: termsOf(fold([name, description, ...indicators, ...anchors].join("\n"))) };
  });

/** Gives a matter to the dimension that it is nearest to; of equal ones to one that has no question yet, then by weight. */
function assigning(dimensions: readonly Weighed[]) {
  const taken = new Map<string, number>();
  return (terms: ReadonlySet<string>): PersonalProposal["dimension"] => {
    const [best] = dimensions
      .map(({ dimension, terms: own }, order) => ({ dimension, order, share: shareOf(terms, own) }))
      .toSorted(
        (a, b) =>
          b.share - a.share ||
          (taken.get(a.dimension.id) ?? 0) - (taken.get(b.dimension.id) ?? 0) ||
          b.dimension.weightBp - a.dimension.weightBp ||
          a.order - b.order,
      );
    const { id, name } = best!.dimension;
    taken.set(id, (taken.get(id) ?? 0) + 1);
    return { id, name };
  };
}

/** How much a claim is worth going into: by what the position asks for, by what the plan judges, by what it tells. */
function worthOf(
  claim: Claim,
  lines: readonly ReadonlySet<string>[],
  dimensions: readonly Weighed[],
): number {
  const nearest = (all: readonly ReadonlySet<string>[]) =>
    Math.max(
      0,
      ...all.map((terms) => Math.max(shareOf(terms, claim.terms), shareOf(claim.terms, terms) / 2)),
    );
  return (
    WORTH.position * nearest(lines) +
    WORTH.dimension * Math.max(0, ...dimensions.map(({ terms }) => shareOf(claim.terms, terms))) +
    (claim.hasResult ? WORTH.result : 0) +
    (claim.isShared ? WORTH.shared : 0)
  );
}

/** Best first, but one of each job or project before a second one. */
function ranked(claims: readonly Claim[], worth: (claim: Claim) => number): Claim[] {
  const sorted = claims
    .map((claim, order) => ({ claim, order, worth: worth(claim) }))
    .filter((each) => each.worth >= LEAST_WORTH)
    .toSorted((a, b) => b.worth - a.worth || a.order - b.order)
    .map(({ claim }) => claim);
  const turns = new Map<number, number>();
  return sorted
    .map((claim, order) => {
      const turn = turns.get(claim.entry) ?? 0;
      turns.set(claim.entry, turn + 1);
      return { claim, turn, order };
    })
    .toSorted((a, b) => a.turn - b.turn || a.order - b.order)
    .map(({ claim }) => claim);
}

/**
 * Questions for one person beside those of the plan: what their résumé claims is gone into, what the position asks for
 * and the résumé is silent on becomes "how would you", and what earlier interviews left open is asked again. Each
 * belongs to a dimension of the plan, says why, and touches nothing that is protected: what is private, names a school
 * or speaks to the scorer is not quoted, whoever wrote it. In turns, so that a few of them are of every kind; at most
 * `MOST`. Pure and deterministic; none where the plan has no dimension with weight.
 */
export function proposeQuestions(
  { dimensions: all }: Pick<PlanDefinition, "dimensions">,
  profile: JobProfile,
  resume: LawfulResume | null,
  findings: readonly Finding[],
): PersonalProposal[] {
  const dimensions = weigh(all.filter(({ weightBp }) => weightBp > 0));
  if (dimensions.length === 0) return [];
  const assign = assigning(dimensions);
  const requirements = resume ? matchResume(profile, resume).requirements : [];
  return inTurns([
    resume ? deepen(profile, resume, requirements, dimensions, assign) : [],
    howWouldYou(requirements, assign),
    again(dimensions, findings),
  ])
    .filter(mayBeAsked)
    .slice(0, MOST);
}

/** By the same measure as what a person writes: an invitation that nobody looks at is never refused for its words. */
const mayBeAsked = ({ text, because }: PersonalProposal) =>
  ![text.zh, text.en, because.words].some(isPrivate);

type Assign = ReturnType<typeof assigning>;

function deepen(
  profile: JobProfile,
  resume: LawfulResume,
  requirements: readonly RequirementMatch[],
  dimensions: readonly Weighed[],
  assign: Assign,
): PersonalProposal[] {
  const lines = [...profile.skills, ...profile.duties].map((line) => termsOf(fold(line)));
  const proposals: PersonalProposal[] = [];
  for (const claim of ranked(claimsOf(resume), (each) => worthOf(each, lines, dimensions))) {
    if (proposals.length === MOST) break;
    if (quoted(claim.words).length < 4 || !isQuotable(claim.words)) continue;
    const words = claim.words.slice(0, MOST_BECAUSE);
    proposals.push({
      dimension: assign(claim.terms),
      text: wordsOf.deepen(claim),
      because: { from: "resume", words, span: claim.span },
      kind: "deepen",
    });
  }
  return proposals.length > 0 ? proposals : deepenListed(requirements, assign);
}

/** Of a résumé that tells of nothing done: what it only names, and the position asks for. */
function deepenListed(requirements: readonly RequirementMatch[], assign: Assign): PersonalProposal[] {
  const seen = new Set<string>();
  return requirements.flatMap(({ kind, met, evidence }): PersonalProposal[] => {
    const [said] = evidence;
    const isClaimed = ASKED_ABOUT.has(kind) && (met === "yes" || met === "partly");
    if (!isClaimed || !said || seen.has(said.words) || !isQuotable(said.words)) return [];
    seen.add(said.words);
    const { words, start, end } = said;
    return [
      {
        dimension: assign(termsOf(fold(words))),
        text: wordsOf.deepen({ words, hasResult: false, isShared: false }),
        because: { from: "resume", words, span: { start, end } },
        kind: "deepen",
      },
    ];
  });
}

function howWouldYou(requirements: readonly RequirementMatch[], assign: Assign): PersonalProposal[] {
  return requirements
    .filter(({ kind, met }) => ASKED_ABOUT.has(kind) && (met === "no" || met === "unknown"))
    .slice(0, MOST)
    .map(({ requirement }) => ({
      dimension: assign(termsOf(fold(requirement))),
      text: wordsOf.howWouldYou(requirement),
      because: { from: "position", words: requirement.slice(0, MOST_BECAUSE), span: null },
      kind: "how_would_you",
    }));
}

function again(dimensions: readonly Weighed[], findings: readonly Finding[]): PersonalProposal[] {
  return findings.flatMap(({ dimensionId, score, requiredScore }): PersonalProposal[] => {
    const found = dimensions.find(({ dimension: { id } }) => id === dimensionId);
    if (!found || (score !== null && score >= requiredScore)) return [];
    const { id, name } = found.dimension;
    return [
      {
        dimension: { id, name },
        text: wordsOf.again(name),
        because: {
          from: "interview",
          words: score === null ? name : `${name} ${score.toFixed(1)}`,
          span: null,
        },
        kind: "deepen",
      },
    ];
  });
}

/** First of each, second of each … */
function inTurns<T>(lists: readonly (readonly T[])[]): T[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, turn) =>
    lists.flatMap((list) => list.slice(turn, turn + 1)),
  ).flat();
}
