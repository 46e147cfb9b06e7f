import type { InterviewSummary } from "../../../server/interviews/staffSchema";
import type { InterviewStatus } from "../../../server/interviews/status";

/** The live channel's events applied to what the query cache already holds. Pure: a new value or the same one. */

export type InterviewPage = {
  items: InterviewSummary[];
  nextCursor: string | null;
  counts: Partial<Record<InterviewStatus, number>>;
};
export type PagedInterviews = { pages: InterviewPage[]; pageParams: unknown[] };

export type Scope = {
  statuses: readonly InterviewStatus[];
  planId: string | null;
  q: string;
  /** By something that an event does not tell, such as the week. */
  narrowed?: boolean;
};

/** `stale` asks for a fetch: the event changed something that cannot be worked out here. */
export type Patched<T> = { data: T; stale: boolean };

const inScope = (summary: InterviewSummary, scope: Scope) =>
  (scope.planId === null || summary.plan.id === scope.planId) &&
  (scope.q === "" || summary.candidate.name.includes(scope.q));

const movedCounts = (
  counts: InterviewPage["counts"],
  from: InterviewStatus | null,
  to: InterviewStatus,
): InterviewPage["counts"] =>
  from === to
    ? counts
    : {
        ...counts,
        ...(from ? { [from]: Math.max(0, (counts[from] ?? 0) - 1) } : {}),
        [to]: (counts[to] ?? 0) + 1,
      };

/**
 * A known row is replaced where it stands, even if it left the status filter: rows must not jump away under a
 * reader's hand. An older summary than the one shown is ignored. An unknown interview that fits the filters is
 * put on top when it is new, else a fetch is asked for.
 */
export function patchInterviews(
  data: PagedInterviews,
  summary: InterviewSummary,
  scope: Scope,
): Patched<PagedInterviews> {
  const known = data.pages.flatMap((page) => page.items).find((item) => item.id === summary.id);
  if (known) {
    if (known.updatedAt > summary.updatedAt) return { data, stale: false };
    const pages = data.pages.map((page) => ({
      ...page,
      items: page.items.map((item) => (item.id === summary.id ? summary : item)),
      counts: movedCounts(page.counts, known.status, summary.status),
    }));
    return { data: { ...data, pages }, stale: false };
  }
  if (scope.narrowed) return { data, stale: true };
  if (!inScope(summary, scope)) return { data, stale: scope.q !== "" };
  const [first, ...rest] = data.pages;
  const newest = first?.items[0];
  const isNew = !newest || summary.invitedAt > newest.invitedAt;
  if (!first || !isNew || scope.q !== "") return { data, stale: true };
  const listed = scope.statuses.length === 0 || scope.statuses.includes(summary.status);
  const pages = [
    {
      ...first,
      items: listed ? [summary, ...first.items] : first.items,
      counts: movedCounts(first.counts, null, summary.status),
    },
    ...rest,
  ];
  // Outside the status filter an unknown interview may be an old one that moved: its former count is unknown.
  return { data: { ...data, pages }, stale: !listed };
}
