import type { ArchiveFact } from "./entity";
import {
  type Leaving,
  type PerformanceBand,
  type RetentionMonths,
  performanceBandOf,
  quarterOf,
  scoreBandOf,
  yearOf,
} from "./fields";
import type { CandidateSource } from "../candidates/entity";
import type { JobFamily } from "../plans/jobFamilies";

/** One candidacy as it is cut: its facts with what is read beside them, and whose it is. Plain JSON. */
export type Member = Omit<ArchiveFact, "candidateId" | "positionId" | "openedAt" | "leftAt" | "updatedAt"> & {
  /** Under whichever row they are known today: somebody who applied five times is one person. */
  personId: string;
  family: JobFamily | "none";
  source: CandidateSource;
  openedOn: string;
  leftOn: string | null;
  /** By the months of a retention that are over: 1 who was still there. */
  kept: Partial<Record<RetentionMonths, number>>;
  scores: readonly { dimension: string; name: string; score: number }[];
};

export const pointOf = ({ aiTotal }: Pick<Member, "aiTotal">): number | null =>
  aiTotal === null ? null : Math.floor(aiTotal);
export const leavingOf = ({ hiredOn, leftOn, leftKind }: Member): Leaving =>
  hiredOn === null ? "never" : leftOn === null ? "here" : (leftKind ?? "unstated");
export const bandOf = ({ performanceMean }: Member): PerformanceBand => performanceBandOf(performanceMean);
/** Whoever was hired belongs to the year of the hire, everybody else to that of the application. */
const cohortOf = ({ hiredOn, openedOn }: Member): number => quarterOf(hiredOn ?? openedOn);

type Value = string | number;
type Field = { of(member: Member): Value; ordered: boolean };
const named = (of: Field["of"]): Field => ({ of, ordered: false });
const ordered = (of: Field["of"]): Field => ({ of, ordered: true });

/** By what people are told apart, the most asked for first: what comes late is told apart only where many are alike. */
const FIELDS: readonly Field[] = [
  named(({ family }) => family),
  named(({ jobTitle }) => jobTitle),
  named(({ outcome }) => outcome),
  ordered((member) => yearOf(cohortOf(member))),
  ordered((member) => scoreOrder(member)),
  ordered((member) => pointOf(member) ?? -1),
  named(({ source }) => source),
  ordered(cohortOf),
  named(bandOf),
  named(leavingOf),
];

/** Bands before points, so that a band's edge is kept where its points are too few. */
const BANDS = ["none", "low", "middle", "high"] as const;
const scoreOrder = (member: Member): number => BANDS.indexOf(scoreBandOf(pointOf(member)));

export const peopleIn = (members: readonly Member[]): number =>
  new Set(members.map(({ personId }) => personId)).size;

/** Random bits of the id: who is lent to a smaller part has nothing to do with who they are. */
const rank = ({ candidacyId }: Member): string => candidacyId.slice(-12);

/** Takes as many people as `small` lacks out of a part, whoever the ids say; null where too few would stay. */
function lend(
  part: readonly Member[],
  small: readonly Member[],
  least: number,
): [lent: Member[], kept: Member[]] | null {
  const inSmall = new Set(small.map(({ personId }) => personId));
  const sorted = part.toSorted((one, other) => (rank(one) < rank(other) ? -1 : 1));
  const others = [...new Set(sorted.map(({ personId }) => personId))].filter((id) => !inSmall.has(id));
  const chosen = new Set(others.slice(0, least - inSmall.size));
  const kept = part.filter(({ personId }) => !chosen.has(personId));
  if (chosen.size + inSmall.size < least || peopleIn(kept) < least) return null;
  return [part.filter(({ personId }) => chosen.has(personId)), kept];
}

const compare = (one: Value, other: Value): number => (one < other ? -1 : one > other ? 1 : 0);

/** Parts with the same value, and of those that would be too small, parts of neighbours: each of enough people. */
function divide(members: readonly Member[], { of, ordered: inOrder }: Field, least: number): Member[][] {
  const byValue = new Map<Value, Member[]>();
  for (const member of members) {
    const value = of(member);
    const part = byValue.get(value);
    if (part) part.push(member);
    else byValue.set(value, [member]);
  }
  const all = [...byValue].map(([value, part]) => ({ value, part, isSmall: peopleIn(part) < least }));
  // Small parts stand beside their neighbours; where there is no order, beside whoever can best spare some.
  const size = ({ part, isSmall }: (typeof all)[number]) =>
    isSmall ? Number.POSITIVE_INFINITY : part.length;
  all.sort((one, other) =>
    inOrder
      ? Number(one.value) - Number(other.value)
      : compare(size(other), size(one)) || compare(one.value, other.value),
  );
  const parts: Member[][] = [];
  let small: Member[] = [];
  const join = (part: Member[]) => {
    const loan = lend(part, small, least);
    if (loan) parts.push([...small, ...loan[0]], loan[1]);
    else parts.push([...small, ...part]);
    small = [];
  };
  for (const { part, isSmall } of all) {
    if (isSmall) small = [...small, ...part];
    else if (small.length === 0) parts.push(part);
    else join(part);
    if (small.length > 0 && peopleIn(small) >= least) {
      parts.push(small);
      small = [];
    }
  }
  const last = small.length > 0 ? parts.pop() : undefined;
  if (last) join(last);
  else if (small.length > 0) parts.push(small);
  return parts;
}

/**
 * Parts of at least so many people, as alike as that allows, each member in exactly one: a k-anonymous partition
 * (LeFevre, DeWitt & Ramakrishnan 2006, Mondrian; Domingo-Ferrer & Mateo-Sanz 2002 on groups of a least size). Pure,
 * and the same for the same members in whatever order. `members` are at least so many people themselves.
 */
export function* cutAlike(
  members: readonly Member[],
  least: number,
  fields: readonly Field[] = FIELDS,
): Generator<Member[]> {
  const [field, ...rest] = fields;
  if (!field || peopleIn(members) < 2 * least) {
    yield [...members];
    return;
  }
  for (const part of divide(members, field, least)) yield* cutAlike(part, least, rest);
}
