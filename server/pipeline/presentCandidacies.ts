import type { EntityManager } from "typeorm";
import type { z } from "zod";
import { Candidate } from "../candidates/entity";
import { SecondRound } from "../decisions/entity";
import { selectColumns, selectEqual } from "../db/statements";
import type { StaffActor } from "../http/actors";
import { Interview } from "../interviews/entity";
import { canOver } from "../org/permissions";
import { presentUnitRef } from "../org/staff/presentStaff";
import { type Reviewed, findReviewed } from "../reviews/findReviewed";
import type { Services } from "../services";
import type { ArchiveEventType } from "./candidacyEvents";
import { ArchiveEvent, type Candidacy, CandidacyInterview } from "./entity";
import { nextStepOf } from "./nextStep";
import type { candidacySchema } from "./schema";
import type { Stage } from "./stages";

/** What of its row a candidacy is shown by. */
export const COLUMNS = [
  "id",
  "candidateId",
  "orgUnitId",
  "positionId",
  "jobTitle",
  "stage",
  "outcome",
  "offer",
  "employed",
  "events",
  "since",
  "openedAt",
] as const satisfies (keyof Candidacy)[];
export type Listed = Pick<Candidacy, (typeof COLUMNS)[number]>;

const OF_INTERVIEW = [
  "id",
  "orgUnitId",
  "positionId",
  "status",
  "reportState",
  "reportTotal",
  "recommendation",
  "decision",
  "invitedAt",
] as const satisfies (keyof Interview)[];
type Shown = Pick<Interview, (typeof OF_INTERVIEW)[number]>;

/** The newest interview of each of these candidacies, and where its second round stands. */
async function newestInterviews(manager: EntityManager, candidacyIds: readonly string[]) {
  const links = await selectEqual(manager, CandidacyInterview, { candidacyId: candidacyIds });
  const interviewIds = links.map(({ interviewId }) => interviewId);
  const interviews: Shown[] = await selectColumns(manager, Interview, OF_INTERVIEW, { id: interviewIds });
  const rounds = await selectColumns(manager, SecondRound, ["id", "interviewId", "state", "attendance"], {
    interviewId: interviewIds,
  });
  const byId = new Map(interviews.map((interview) => [interview.id, interview]));
  const newest = new Map<string, Shown>();
  for (const { candidacyId, interviewId } of links) {
    const interview = byId.get(interviewId);
    const known = newest.get(candidacyId);
    if (interview && (!known || interview.invitedAt > known.invitedAt)) newest.set(candidacyId, interview);
  }
  // Ids carry the time at which they were made: the last one stands.
  const stateOf = new Map(
    rounds
      .toSorted((left, right) => (left.id < right.id ? -1 : 1))
      .map(({ interviewId, state, attendance }) => [interviewId, attendance ? "held" : state] as const),
  );
  return { newest, stateOf };
}

/** What the result of a stage is told by. */
const RESULT_OF: Partial<Record<Stage, ArchiveEventType>> = {
  written_test: "candidacy.test_recorded",
  on_site: "candidacy.form_sent",
};

/** Those of whom the result of the stage is there at which they stand. */
async function withResult(manager: EntityManager, rows: readonly Listed[]): Promise<Set<string>> {
  const found = Object.entries(RESULT_OF).map(([stage, type]) =>
    selectColumns(manager, ArchiveEvent, ["candidacyId"], {
      candidacyId: rows.filter((row) => row.stage === stage).map(({ id }) => id),
      type,
    }),
  );
  return new Set((await Promise.all(found)).flat().map(({ candidacyId }) => candidacyId));
}

/** Scores that are sealed are not in the interview's row either (reviews/tasks), so none is shown here. */
const presentInterview = (
  actor: StaffActor,
  interview: Shown | undefined,
  reviewed: ReadonlyMap<string, Reviewed>,
) =>
  interview && canOver(actor, "interviews.read", interview)
    ? {
        id: interview.id,
        status: interview.status,
        decision: interview.decision,
        report: {
          state: interview.reportState,
          total: interview.reportTotal,
          recommendation: interview.recommendation,
          reviewed: reviewed.get(interview.id) ?? null,
        },
      }
    : null;

/** Candidacies as boards and lists show them: who, where, since when, what the interview gave, what is to be done. */
export async function presentCandidacies(
  { db, org }: Pick<Services, "db" | "org">,
  actor: StaffActor,
  rows: readonly Listed[],
): Promise<z.input<typeof candidacySchema>[]> {
  if (rows.length === 0) return [];
  const ids = [...new Set(rows.map(({ candidateId }) => candidateId))];
  const people = await selectColumns(db.read, Candidate, ["id", "name"], { id: ids });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const { newest, stateOf } = await newestInterviews(
    db.read,
    rows.map(({ id }) => id),
  );
  const recorded = await withResult(db.read, rows);
  const reviewed = await findReviewed(
    db.read,
    [...newest.values()].map(({ id }) => id),
  );
  return rows.map(({ candidateId, orgUnitId, positionId, jobTitle, since, openedAt, ...row }) => {
    const interview = newest.get(row.id);
    return {
      ...row,
      candidate: { id: candidateId, name: names.get(candidateId) ?? "" },
      position: { id: positionId, title: jobTitle },
      orgUnit: presentUnitRef(org.tree(), orgUnitId),
      interview: presentInterview(actor, interview, reviewed),
      next: nextStepOf(
        row,
        interview ?? null,
        stateOf.get(interview?.id ?? "") ?? null,
        recorded.has(row.id),
      ),
      since: since.toISOString(),
      openedAt: openedAt.toISOString(),
    };
  });
}
