import type { EntityManager } from "typeorm";
import { Candidate } from "../../candidates/entity";
import { selectColumns, selectEqual } from "../../db/statements";
import { Interview } from "../../interviews/entity";
import { ArchiveEvent, CandidacyInterview } from "../../pipeline/entity";
import { CandidateScreening } from "../../profiles/screening/entity";
import { ReportRow } from "../../reports/entity";
import { Review, ReviewTask } from "../../reviews/entity";
import { PositionRules } from "../entity";
import type { Way } from "./findWays";

export type Meeting = Pick<
  Interview,
  "id" | "planId" | "orgUnitId" | "positionId" | "status" | "reportState" | "invitedAt"
>;
type Filed = Pick<ReportRow, "id" | "interviewId" | "version" | "createdAt">;
type Sent = Pick<Review, "interviewId" | "sentAt" | "id" | "result">;
export type Happened = Pick<ArchiveEvent, "candidacyId" | "number" | "type" | "data" | "at" | "writtenAt">;

/** What is on record of some candidacies, as far as rules look at it. */
export type OnRecord = {
  meetings: (Meeting & { candidacyId: string })[];
  filed: Filed[];
  reviews: Sent[];
  /** Of interviews that are, or were, rated blind: from when on their scores are shown; null while they are sealed. */
  shownFrom: ReadonlyMap<string, Date | null>;
  events: Happened[];
  screenings: Pick<CandidateScreening, "candidateId" | "positionId" | "result">[];
  people: Pick<Candidate, "id" | "name" | "source">[];
  positions: PositionRules[];
};

/** The first review opens them, or that nobody rated them in time. */
function shownFrom(
  { interviewId, sealed, dueAt }: Pick<ReviewTask, "interviewId" | "sealed" | "dueAt">,
  reviews: readonly Sent[],
): Date | null {
  if (sealed) return null;
  const sent = reviews.flatMap((one) => (one.interviewId === interviewId && one.sentAt ? [one.sentAt] : []));
  return new Date(Math.min(...[dueAt, ...sent].map(Number)));
}

export async function readRecord(read: EntityManager, ways: readonly Way[]): Promise<OnRecord> {
  const candidacyId = ways.map(({ id }) => id);
  const candidateId = ways.map((way) => way.candidateId);
  const links = await selectEqual(read, CandidacyInterview, { candidacyId });
  const interviewId = links.map((link) => link.interviewId);
  const [meetings, filed, reviews, tasks, events, screenings, people, positions] = await Promise.all([
    selectColumns(
      read,
      Interview,
      ["id", "planId", "orgUnitId", "positionId", "status", "reportState", "invitedAt"],
      { id: interviewId },
    ),
    selectColumns(read, ReportRow, ["id", "interviewId", "version", "createdAt"], { interviewId }),
    selectColumns(read, Review, ["id", "interviewId", "sentAt", "result"], { interviewId, state: "sent" }),
    selectColumns(read, ReviewTask, ["interviewId", "blind", "sealed", "dueAt"], { interviewId }),
    selectColumns(read, ArchiveEvent, ["candidacyId", "number", "type", "data", "at", "writtenAt"], {
      candidacyId,
      type: ["candidacy.screened", "candidacy.test_recorded"],
    }),
    selectColumns(read, CandidateScreening, ["candidateId", "positionId", "result"], { candidateId }),
    selectColumns(read, Candidate, ["id", "name", "source"], { id: candidateId }),
    selectEqual(read, PositionRules, { positionId: ways.flatMap(({ positionId }) => positionId ?? []) }),
  ]);
  const candidacyOf = new Map(links.map((link) => [link.interviewId, link.candidacyId]));
  return {
    meetings: meetings.map((meeting) => ({ ...meeting, candidacyId: candidacyOf.get(meeting.id) ?? "" })),
    filed,
    reviews,
    shownFrom: new Map(
      tasks.flatMap((task) =>
        task.blind || task.sealed ? [[task.interviewId, shownFrom(task, reviews)]] : [],
      ),
    ),
    events,
    screenings,
    people,
    positions,
  };
}
