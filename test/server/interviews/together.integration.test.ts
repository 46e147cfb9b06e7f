import { randomUUID } from "node:crypto";
import { IdentityCode } from "../../../server/interviews/identityEntity";
import { Answer } from "../../../server/interviews/entity";
import { Job } from "../../../server/queue/entity";
import { scoreAnswer } from "../../../server/scoring/scoreAnswer";
import { transcribeAnswer } from "../../../server/speech/transcribeAnswer";
import { beginQuestion, inviteSomebody, readCode, startSomebody } from "../../factories/interviews";
import { API_TOKEN, type TestServer, openTestServer } from "../../factories/server";

/** What two do at the same moment. On MariaDB their transactions really run side by side. */
let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.close());

const context = {
  jobId: "job",
  attempt: 1,
  signal: new AbortController().signal,
  progress: async () => undefined,
};
const both = <T>(act: () => Promise<T>) => Promise.all([act(), act()]);

/** An interview in writing that is completed, with its words; only the scores are missing. */
async function awaitingScores() {
  const { db } = server.services;
  const candidate = await startSomebody(server, { medium: "text" });
  for (const questionId of ["q1", "q2", "w1"]) {
    await beginQuestion(candidate, questionId, "text");
    const body = { take: 1, medium: "text", manifest: null, text: "我和团队一起完成了目标。" };
    await candidate.call("POST", `/candidate/answers/${questionId}/submit`, body);
  }
  const answers = await db.read.findBy(Answer, { interviewId: candidate.interviewId });
  for (const { id: answerId } of answers) {
    const commit = await transcribeAnswer(server.services).run({ answerId }, context);
    if (commit) await db.write(commit);
  }
  return { interviewId: candidate.interviewId, answers };
}

test("the last steps of several answers end at once: the report is composed all the same", async () => {
  const { db } = server.services;
  for (let round = 0; round < 8; round += 1) {
    const { interviewId, answers } = await awaitingScores();
    const commits = await Promise.all(
      answers.map(({ id }) =>
        scoreAnswer(server.services).run({ answerId: id, transcriptVersion: 1 }, context),
      ),
    );
    await Promise.all(commits.flatMap((commit) => (commit ? [db.write(commit)] : [])));
    const composing = await db.read.findBy(Job, { kind: "reports.compose" });
    expect(composing.map(({ payload }) => payload)).toContainEqual({ interviewId });
  }
});

test("a code asked for twice goes out once", async () => {
  const { db } = server.services;
  for (let round = 0; round < 5; round += 1) {
    const { token, interviewId } = await inviteSomebody(server);
    const answers = await both(() => server.call("POST", "/candidate/codes", { token, channel: "sms" }));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([202, 429]);
    expect(await db.read.countBy(IdentityCode, { interviewId })).toBe(1);
  }
});

test("a code used twice opens one session", async () => {
  for (let round = 0; round < 5; round += 1) {
    const { token } = await inviteSomebody(server);
    const { body } = await server.call("POST", "/candidate/open", { token });
    const { noticeVersion } = body;
    const consent = { token, recording: true, aiEvaluation: true, noticeVersion };
    await server.call("POST", "/candidate/consents", consent);
    await server.call("POST", "/candidate/codes", { token, channel: "sms" });
    const code = await readCode(server, token);
    const answers = await both(() => server.call("POST", "/candidate/sessions", { token, code }));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 410]);
  }
});

test("the same Idempotency-Key twice is one invitation, and nobody sees a failure of ours", async () => {
  const staff = await server.staff();
  const plan = (await staff("GET", "/plans")).body.items[0].id;
  const expiresAt = new Date(Date.now() + 24 * 3_600_000).toISOString();
  for (let round = 0; round < 5; round += 1) {
    const key = randomUUID();
    const name = `双击${round}`;
    const body = { planId: plan, candidate: { name, phone: `1370000001${round}` }, expiresAt };
    const headers = { "idempotency-key": key, authorization: `Bearer ${API_TOKEN}` };
    const answers = await both(() => server.call("POST", "/invitations", body, headers));
    expect(answers.map(({ status }) => status).filter((status) => status !== 201 && status !== 409)).toEqual(
      [],
    );
    const found = await staff("GET", `/interviews?q=${encodeURIComponent(name)}`);
    expect(found.body.items).toHaveLength(1);
  }
});
