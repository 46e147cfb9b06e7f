import type { SupportQuery, SupportRow } from "./schema";

/** The lower goes first. */
type Rank = readonly number[];

const LAST = Number.POSITIVE_INFINITY;

/** What each view sorts by, in the words of its page. Pure. */
const RANKS: Record<SupportQuery["view"], (row: SupportRow) => Rank> = {
  promotion: ({ ratings, monthsInJob }) => [ratings.mean === null ? LAST : -ratings.mean, -monthsInJob],
  transfer: ({ gaps }) => [gaps === null ? LAST : gaps.short, gaps?.unknown.length ?? LAST],
  training: ({ papers, gaps }) => [
    -papers.filter(({ validity }) => validity === "expired").length,
    -papers.length,
    -(gaps?.short ?? 0),
  ],
};

export function orderPeople(view: SupportQuery["view"], rows: readonly SupportRow[]): SupportRow[] {
  const rankOf = RANKS[view];
  return rows.toSorted((one, other) => {
    const [left, right] = [rankOf(one), rankOf(other)];
    const index = left.findIndex((value, place) => value !== right[place]);
    if (index < 0) return one.startsOn < other.startsOn ? -1 : 1;
    return (left[index] as number) < (right[index] as number) ? -1 : 1;
  });
}
