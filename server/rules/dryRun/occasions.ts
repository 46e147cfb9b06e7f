import { isReported } from "../../interviews/status";
import type { RuleTrigger } from "../schema";
import type { Way } from "./findWays";
import type { Happened, Meeting, OnRecord } from "./readRecord";

/** What set rules going, and when; of each kind the last time. */
export type Occasion = { on: RuleTrigger; at: Date; planId: string; meeting: Meeting | null };

/** What rules are asked about in a candidacy since then. Pure. */
export function occasionsOf(record: OnRecord, way: Way, since: Date): Occasion[] {
  const meetings = record.meetings.filter(({ candidacyId }) => candidacyId === way.id);
  const screenedBy = record.positions.find(({ positionId }) => positionId === way.positionId)?.planId ?? null;
  return [
    ...screenedIn(record, way, since, screenedBy),
    ...testedIn(record, way, since, { meetings, screenedBy }),
    ...meetings.flatMap((meeting) => interviewedIn(record, meeting, since)),
  ];
}

/** What was written down only now though it happened long ago has set nothing going. */
const lastOf = ({ events }: OnRecord, way: Way, type: Happened["type"], since: Date): Happened | null =>
  newestBy(
    eventsOf(events, way, type).filter(({ at, writtenAt }) => at >= since && writtenAt >= since),
    ({ number }) => number,
  );
export const eventsOf = (events: readonly Happened[], way: Way, type: Happened["type"]) =>
  events.filter((event) => event.candidacyId === way.id && event.type === type);

function screenedIn(record: OnRecord, way: Way, since: Date, planId: string | null): Occasion[] {
  const screened = lastOf(record, way, "candidacy.screened", since);
  return screened && planId ? [{ on: "screened", at: screened.writtenAt, planId, meeting: null }] : [];
}

/** By the rules of the interview that there was by then, else those that the position is screened by. */
function testedIn(
  record: OnRecord,
  way: Way,
  since: Date,
  { meetings, screenedBy }: { meetings: readonly Meeting[]; screenedBy: string | null },
): Occasion[] {
  const told = lastOf(record, way, "candidacy.test_recorded", since)?.writtenAt;
  if (!told) return [];
  const invited = meetings.filter(({ invitedAt }) => invitedAt <= told);
  const meeting = newestBy(invited, ({ invitedAt }) => invitedAt);
  const planId = meeting?.planId ?? screenedBy;
  const isScored = record.filed.some(
    ({ interviewId, createdAt }) => interviewId === meeting?.id && createdAt <= told,
  );
  const at = isScored ? askedAt(record, meeting, told) : told;
  return at && planId ? [{ on: "tested", at, planId, meeting }] : [];
}

/** Of a blind interview nothing is asked before its scores are shown; null while they are sealed. */
function askedAt({ shownFrom }: OnRecord, meeting: Meeting | null, told: Date): Date | null {
  const shown = shownFrom.get(meeting?.id ?? "");
  if (shown === undefined) return told;
  return shown && shown > told ? shown : shown && told;
}

function interviewedIn(record: OnRecord, meeting: Meeting, since: Date): Occasion[] {
  const { planId, status, reportState } = meeting;
  if (!isReported(status) || reportState !== "ready") return [];
  const filedAt = newestOf(record.filed, meeting, ({ version }) => version)?.createdAt;
  const at = filedAt && askedAt(record, meeting, filedAt);
  const reviewedAt = newestOf(record.reviews, meeting, ({ sentAt }) => sentAt)?.sentAt;
  return [
    ...(at && at >= since ? [{ on: "reported" as const, at, planId, meeting }] : []),
    ...(reviewedAt && reviewedAt >= since
      ? [{ on: "reviewed" as const, at: reviewedAt, planId, meeting }]
      : []),
  ];
}

export const newestBy = <T>(items: readonly T[], time: (item: T) => Date | number | null): T | null =>
  items.reduce<T | null>(
    (best, item) => (best === null || Number(time(item)) >= Number(time(best)) ? item : best),
    null,
  );

export const newestOf = <T extends { interviewId: string }>(
  rows: readonly T[],
  meeting: Meeting | null,
  order: (row: T) => Date | number | null,
): T | null =>
  newestBy(
    rows.filter(({ interviewId }) => interviewId === meeting?.id),
    order,
  );
