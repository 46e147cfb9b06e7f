import { FollowUp } from "../../../server/followUps/entity";
import type { PlanDefinition } from "../../../server/plans/definition";
import type { JobKind } from "../../../server/queue/queue";
import { buildFollowed } from "../../factories/followUps";
import { type Verified, beginQuestion, startSomebody } from "../../factories/interviews";
import { type Json, type TestServer, openTestServer } from "../../factories/server";
import { runJobs } from "../../support/runJobs";
import { type TestClock, createTestClock } from "../../support/testClock";

/** How long a candidate waits for a follow-up at most. */
export const PATIENCE_MS = 20_000;
/** What decides about a follow-up. */
const WORDS: JobKind[] = ["speech.transcribe", "interviews.follow_up"];
/** The same, and what makes the report. */
export const ALL: JobKind[] = [...WORDS, "interviews.go_on", "scoring.score", "reports.compose"];

/** A server whose interviews are asked on, and what its worker and its staff see of them. */
export type Followed = {
  server: TestServer;
  clock: TestClock;
  /** Whoever answers in writing. */
  start(definition?: PlanDefinition): Promise<Verified>;
  /** Does what the worker would: what decides about follow-ups, unless told. */
  run(kinds?: JobKind[]): Promise<string[]>;
  /** What became of each answer, in the order in which they were given. */
  decisions(candidate: Verified): Promise<unknown[][]>;
  detailOf(candidate: Verified): Promise<Json>;
};

export async function openFollowed(): Promise<Followed> {
  const clock = createTestClock();
  const server = await openTestServer({ clock });
  return {
    server,
    clock,
    start: (definition = buildFollowed()) => startSomebody(server, { definition, medium: "text" }),
    run: (kinds = WORDS) => runJobs(server.services, kinds),
    decisions: async ({ interviewId }) => {
      const { read } = server.services.db;
      const rows = await read.find(FollowUp, { where: { interviewId }, order: { id: "ASC" } });
      return rows.map(({ questionId, state, reason, askedAs }) => [questionId, state, reason, askedAs]);
    },
    detailOf: async ({ interviewId }) =>
      (await (await server.staff())("GET", `/interviews/${interviewId}`)).body,
  };
}

export const stateOf = async ({ call }: Verified): Promise<Json> =>
  (await call("GET", "/candidate/interview")).body;
export const goOn = async ({ call }: Verified): Promise<Json> =>
  (await call("POST", "/candidate/go-on", {})).body;

/** Writes an answer and hands it in. */
export async function answer(candidate: Verified, questionId: string, text: string): Promise<Json> {
  await beginQuestion(candidate, questionId, "text");
  const { status, body } = await candidate.call("POST", `/candidate/answers/${questionId}/submit`, {
    take: 1,
    medium: "text",
    manifest: null,
    text,
  });
  expect([questionId, status]).toEqual([questionId, 200]);
  return body;
}
