import { Candidate } from "../../server/candidates/entity";
import { newId } from "../../server/clock";
import { insertRow, updateRows } from "../../server/db/rows";
import { Interview } from "../../server/interviews/entity";
import { openCandidateSession } from "../../server/interviews/identity";
import { CandidacyInterview } from "../../server/pipeline/entity";
import { ReportRow } from "../../server/reports/entity";
import { buildReported } from "./decisions";
import { buildWithReport } from "./reports";
import type { Call, Json, TestServer } from "./server";

export type Somebody = { interviewId: string; candidacyId: string; call: Call };

/** The candidate of an interview, who has just proved who they are. */
export async function signIn({ services, call }: TestServer, interviewId: string): Promise<Call> {
  const { sessionToken } = await services.db.write((tx) =>
    openCandidateSession(services, tx, interviewId, "sms"),
  );
  const authorization = `Bearer ${sessionToken}`;
  return (method, path, body, headers = {}) => call(method, path, body, { authorization, ...headers });
}

/** Somebody whose interview has a report that may be read, and who is logged in. */
export async function buildEvaluated(
  server: TestServer,
  orgUnitId: string,
  name: string,
  change: Partial<Interview> = {},
): Promise<Somebody> {
  const { services } = server;
  const interviewId = await buildWithReport(server, orgUnitId, name);
  await services.db.write(async (tx) => {
    if (Object.keys(change).length > 0) await updateRows(tx, Interview, { id: interviewId }, change);
    await services.events.publish(tx, "report.composed", interviewId, { version: 1 });
  });
  const { candidacyId } = await services.db.read.findOneByOrFail(CandidacyInterview, { interviewId });
  return { interviewId, candidacyId, call: await signIn(server, interviewId) };
}

/** What a candidate sees of where things stand. */
export const standingOf = async ({ call }: Pick<Somebody, "call">): Promise<Json> =>
  (await call("GET", "/candidate/standing")).body;

/** The person behind an interview. */
export async function personOf({ services }: TestServer, interviewId: string): Promise<Candidate> {
  const { read } = services.db;
  const { candidateId } = await read.findOneByOrFail(Interview, { id: interviewId });
  return read.findOneByOrFail(Candidate, { id: candidateId });
}

/**
 * So many other people who did the same interview and showed little of what it asks: reports like this interview's, with
 * low scores.
 */
export async function buildComparable(
  server: TestServer,
  interviewId: string,
  count: number,
): Promise<string[]> {
  const { db, clock } = server.services;
  const { orgUnitId, planId, language, frozenPlanSha256 } = await db.read.findOneByOrFail(Interview, {
    id: interviewId,
  });
  const { report } = await db.read.findOneByOrFail(ReportRow, { interviewId });
  const dimensions = report.dimensions.map((one) => ({ ...one, score: one.score === null ? null : 0 }));
  const ids: string[] = [];
  for (let n = 0; n < count; n += 1) {
    const { id } = await buildReported(server, orgUnitId, { planId, language, frozenPlanSha256 });
    await db.write((tx) =>
      insertRow(tx, ReportRow, {
        id: newId(),
        interviewId: id,
        version: 1,
        report: { ...report, dimensions },
        createdAt: clock.now(),
      }),
    );
    ids.push(id);
  }
  return ids;
}
