import { newId } from "../../server/clock";
import { insertRow } from "../../server/db/rows";
import { PassRateAlert } from "../../server/insight/passRates/entity";
import { Interview } from "../../server/interviews/entity";
import { Meeting } from "../../server/meetings/entity";
import type { Services } from "../../server/services";
import type { TestServer } from "./server";

export async function buildAlert(
  { services }: { services: Services },
  orgUnitId: string,
  over: Partial<PassRateAlert> = {},
): Promise<PassRateAlert> {
  const now = services.clock.now();
  const id = newId();
  const alert: PassRateAlert = {
    id,
    orgUnitId,
    positionId: null,
    jobKey: id,
    jobTitle: "销售顾问",
    day: "2026-03-02",
    figures: {
      completed: 20,
      passed: 1,
      rate: 0.05,
      interval: { low: 0.009, high: 0.236 },
      threshold: 0.3,
      others: { completed: 60, passed: 30, rate: 0.5 },
    },
    since: new Date(now.getTime() - 30 * 86_400_000),
    createdAt: now,
    ...over,
  };
  await services.db.write((tx) => insertRow(tx, PassRateAlert, alert));
  return alert;
}

export async function buildMeeting(server: TestServer, orgUnitId: string): Promise<Meeting> {
  const { services } = server;
  const alert = await buildAlert(server, orgUnitId);
  const now = services.clock.now();
  const meeting: Meeting = {
    id: newId(),
    orgUnitId,
    positionId: null,
    alertId: alert.id,
    calledById: null,
    calledBy: "同事",
    notes: "",
    createdAt: now,
    updatedAt: now,
    doneAt: null,
    doneBy: null,
  };
  await services.db.write((tx) => insertRow(tx, Meeting, meeting));
  return meeting;
}

let made = 0;
/** Completed interviews of a unit with their reports, `passed` of them recommended. */
export async function buildCompleted(
  { services }: { services: Services },
  orgUnitId: string,
  { completed, passed, jobTitle = "销售顾问" }: { completed: number; passed: number; jobTitle?: string },
): Promise<string[]> {
  const now = services.clock.now();
  const ids: string[] = [];
  await services.db.write(async (tx) => {
    for (let index = 0; index < completed; index += 1) {
      const id = newId();
      ids.push(id);
      await insertRow(tx, Interview, {
        ...bare(now),
        id,
        candidateId: newId(),
        orgUnitId,
        jobTitle,
        recommendation: index < passed ? "advance" : "decline",
        decision: null,
      });
    }
  });
  made += completed;
  return ids;
}

const bare = (now: Date): Interview => ({
  id: "",
  candidateId: "",
  orgUnitId: "",
  positionId: null,
  planId: newId(),
  planName: `方案 ${made}`,
  jobTitle: "",
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
  reportTotal: 5,
  reportMatch: 50,
  recommendation: null,
  decision: null,
  invitedAt: now,
  expiresAt: new Date(now.getTime() + 86_400_000),
  startedAt: now,
  completedAt: now,
  lastSeenAt: now,
  updatedAt: now,
});
