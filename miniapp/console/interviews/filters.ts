import type { Focus } from "../../../server/interviews/staffSchema";
import type { InterviewStatus } from "../../../server/interviews/status";

/** What the list shows. Lives in the URL, so that a link, the back button and a reload keep it. */
export type Filters = {
  statuses: InterviewStatus[];
  planId: string | null;
  q: string;
  /** What was decided on those that have a report; `none` has still to be. */
  decision: DecisionFilter | null;
  focus: Focus | null;
} & Behind;

export const DECISION_FILTERS = ["none", "advance", "decline"] as const;
export type DecisionFilter = (typeof DECISION_FILTERS)[number];

/** What a number of the progress page stands for; the list shows it as one tag that can be taken off. */
export type Behind = {
  unit: string | null;
  positionId: string | null;
  jobTitle: string | null;
  /** Mondays. */
  fromWeek: string | null;
  toWeek: string | null;
};
const BEHIND_KEYS = ["unit", "positionId", "jobTitle", "fromWeek", "toWeek"] as const;
export const NOTHING_BEHIND: Behind = {
  unit: null,
  positionId: null,
  jobTitle: null,
  fromWeek: null,
  toWeek: null,
};
export const isBehindNumber = (filters: Behind) => BEHIND_KEYS.some((key) => filters[key] !== null);
const behindQuery = (filters: Behind): Record<string, string> =>
  Object.fromEntries(BEHIND_KEYS.flatMap((key) => (filters[key] === null ? [] : [[key, filters[key]]])));

/** Reasons for which a person is needed now; each shows the list behind its number, narrowed by plan at most. */
export const FOCUSES = [
  "person",
  "review",
  "failed",
  "stuck",
  "expiring",
] as const satisfies readonly Focus[];
export type { Focus };

export type TabKey = "all" | "person" | "waiting" | "running" | "completed" | "ended";

/** The tabs over the list, each a set of statuses; `all` has none. */
export const TABS: Record<TabKey, InterviewStatus[]> = {
  all: [],
  person: ["needs_person"],
  waiting: ["not_started", "opened", "checking_device"],
  running: ["in_progress"],
  completed: ["completed"],
  ended: ["timed_out", "expired", "withdrawn", "revoked"],
};
export const TAB_KEYS = Object.keys(TABS) as TabKey[];
const KNOWN = new Set<string>(Object.values(TABS).flat());

export const NO_FILTERS: Filters = {
  statuses: [],
  planId: null,
  q: "",
  decision: null,
  focus: null,
  ...NOTHING_BEHIND,
};

/** Reads the filters from the address; what it does not know it drops. */
export function parseFilters(params: URLSearchParams): Filters {
  const planId = params.get("plan") || null;
  const focus = FOCUSES.find((known) => known === params.get("focus"));
  if (focus) return { ...NO_FILTERS, planId, focus };
  return {
    statuses: (params.get("status") ?? "")
      .split(",")
      .filter((value): value is InterviewStatus => KNOWN.has(value)),
    planId,
    q: (params.get("q") ?? "").trim().slice(0, 60),
    decision: DECISION_FILTERS.find((known) => known === params.get("decision")) ?? null,
    focus: null,
    ...(Object.fromEntries(BEHIND_KEYS.map((key) => [key, params.get(key) || null])) as Behind),
  };
}

/** The address for these filters, with nothing in it that is not a choice. */
export function serializeFilters(filters: Filters): URLSearchParams {
  const params = new URLSearchParams();
  if (filters.statuses.length > 0) params.set("status", filters.statuses.join(","));
  if (filters.planId) params.set("plan", filters.planId);
  if (filters.q) params.set("q", filters.q);
  if (filters.decision) params.set("decision", filters.decision);
  if (filters.focus) params.set("focus", filters.focus);
  for (const [key, value] of Object.entries(behindQuery(filters))) params.set(key, value);
  return params;
}

/** The query for `GET /interviews`. */
export const listQuery = (filters: Filters, limit: number): Record<string, string> => ({
  limit: String(limit),
  ...exportQuery({ ...filters, focus: null }),
});

/** The query for `GET /interviews/export`: what is listed now, as far as it goes. */
export function exportQuery(filters: Filters): Record<string, string> {
  return {
    ...(filters.focus ? { focus: filters.focus } : {}),
    ...(filters.statuses.length > 0 ? { status: filters.statuses.join(",") } : {}),
    ...(filters.planId ? { planId: filters.planId } : {}),
    ...(filters.q ? { q: filters.q } : {}),
    ...(filters.decision ? { decision: filters.decision } : {}),
    ...behindQuery(filters),
  };
}

const sameSet = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((value) => b.includes(value));

/** The tab that these statuses are; null for a hand-made mix. */
export function tabOf(statuses: InterviewStatus[]): TabKey | null {
  return TAB_KEYS.find((key) => sameSet(TABS[key], statuses)) ?? null;
}

/** How many interviews stand behind a tab. */
export function tabCount(counts: Partial<Record<InterviewStatus, number>>, tab: TabKey): number {
  const statuses: string[] = TABS[tab];
  return Object.entries(counts)
    .filter(([status]) => tab === "all" || statuses.includes(status))
    .reduce((sum, [, count]) => sum + (count ?? 0), 0);
}

export const isFiltered = (filters: Filters) =>
  filters.statuses.length > 0 ||
  filters.planId !== null ||
  filters.q !== "" ||
  filters.decision !== null ||
  filters.focus !== null ||
  isBehindNumber(filters);
