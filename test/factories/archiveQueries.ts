import { ArchiveQuery, ArchiveQueryVersion } from "../../server/archiveQueries/entity";
import { queryDefinition } from "../../server/archiveQueries/schema";
import { newId } from "../../server/clock";
import { insertRow } from "../../server/db/rows";
import { Interview } from "../../server/interviews/entity";
import type { Happened } from "../../server/pipeline/candidacyEvents";
import { type Candidacy, CandidacyInterview } from "../../server/pipeline/entity";
import { recordEvent } from "../../server/pipeline/recordEvent";
import { buildCandidacy } from "./candidacies";
import type { TestServer } from "./server";

/** A question that another system has saved and shared in a unit. */
export async function buildSavedQuery({ services }: TestServer, orgUnitId: string): Promise<ArchiveQuery> {
  const now = services.clock.now();
  const row: ArchiveQuery = {
    id: newId(),
    orgUnitId,
    staffId: null,
    apiTokenId: null,
    name: "销售留存",
    shared: true,
    definition: queryDefinition.parse({ measures: ["retention.12"] }),
    version: 1,
    createdAt: now,
    updatedAt: now,
  };
  const { id: queryId, version, name, definition } = row;
  await services.db.write(async (tx) => {
    await insertRow(tx, ArchiveQuery, row);
    await insertRow(tx, ArchiveQueryVersion, { queryId, version, name, definition, savedAt: now });
  });
  return row;
}

export type Life = {
  positionId: string;
  /** Days, as `2023-04-03`. */
  hiredOn?: string;
  leftOn?: string;
  leftKind?: "resigned" | "dismissed" | "ended";
  aiTotal?: number;
  performance?: number;
  promoted?: boolean;
};

/** An interview that was held and has its report. */
const interviewRow = (
  { id, candidateId, orgUnitId, positionId, jobTitle }: Candidacy,
  reportTotal: number,
  at: Date,
): Interview => ({
  id,
  candidateId,
  orgUnitId,
  positionId,
  planId: id,
  planName: "方案",
  jobTitle,
  language: "zh",
  frozenPlanSha256: "0".repeat(64),
  status: "completed",
  medium: "audio",
  extraTimePercent: 0,
  textOnly: false,
  consentRecording: true,
  consentAiEvaluation: true,
  answeredCount: 1,
  questionCount: 1,
  seatTabId: null,
  graceUsedMs: 0,
  personReason: null,
  satisfaction: null,
  recommend: null,
  feedbackComment: null,
  reportState: "ready",
  reportTotal,
  reportMatch: reportTotal * 10,
  recommendation: "review",
  decision: null,
  invitedAt: at,
  expiresAt: at,
  startedAt: at,
  completedAt: at,
  lastSeenAt: at,
  updatedAt: at,
});

/** What has happened to somebody, in order, each with its day. */
function eventsOf(id: string, { hiredOn, leftOn, leftKind = "resigned", ...life }: Life) {
  const events: { happened: Happened; day?: string | undefined }[] = [];
  if (life.aiTotal !== undefined)
    events.push({ happened: { type: "candidacy.reported", data: { interviewId: id, version: 1 } } });
  if (hiredOn !== undefined)
    events.push({ happened: { type: "candidacy.hired", data: { startsOn: hiredOn } }, day: hiredOn });
  if (life.performance !== undefined) {
    const data = { period: "2024H1", score: life.performance, outOf: 100 };
    events.push({ happened: { type: "employment.performance", data }, day: hiredOn });
  }
  if (life.promoted)
    events.push({ happened: { type: "employment.promoted", data: { to: "主管" } }, day: hiredOn });
  if (leftOn !== undefined)
    events.push({ happened: { type: "employment.left", data: { kind: leftKind } }, day: leftOn });
  return events;
}

/** Somebody of a unit with what has become of them, written by the ways of the product. */
export async function buildLife(server: TestServer, orgUnitId: string, life: Life): Promise<Candidacy> {
  const { services } = server;
  const { positionId, aiTotal } = life;
  const candidacy = await buildCandidacy(server, orgUnitId, { positionId });
  const now = services.clock.now();
  await services.db.write(async (tx) => {
    if (aiTotal !== undefined) {
      await insertRow(tx, Interview, interviewRow(candidacy, aiTotal, now));
      await insertRow(tx, CandidacyInterview, { interviewId: candidacy.id, candidacyId: candidacy.id });
    }
    for (const { happened, day } of eventsOf(candidacy.id, life)) {
      const at = day === undefined ? now : new Date(`${day}T04:00:00.000Z`);
      await recordEvent(services, tx, candidacy.id, happened, { source: "import", at });
    }
  });
  return candidacy;
}
