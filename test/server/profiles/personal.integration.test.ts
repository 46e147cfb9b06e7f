import { Interview } from "../../../server/interviews/entity";
import { listHandlers } from "../../../server/jobs";
import { createPlan } from "../../../server/plans/createPlan";
import { listQuestions } from "../../../server/plans/definition";
import { thawPlan } from "../../../server/plans/frozenPlans";
import { closeResumeReaders } from "../../../server/resumes/text/readResumeFile";
import { buildCandidate, buildResume } from "../../factories/candidates";
import { type Colleague, type Places, buildColleague, inUnit, openCompany } from "../../factories/org";
import { buildDefinition } from "../../factories/plans";
import { buildPosition } from "../../factories/positions";
import { resumeDocx } from "../../factories/resumeFiles";
import { type TestServer, openTestServer } from "../../factories/server";
import { LINES } from "../resumes/parse/resumes";

let server: TestServer;
let places: Places;
let hr: Colleague;
let otherHr: Colleague;

beforeAll(async () => {
  server = await openTestServer({ env: { RATE_LIMITS: "false" } });
  places = await openCompany(server);
  hr = await buildColleague(server, [inUnit("branch_hr", places.own)]);
  otherHr = await buildColleague(server, [inUnit("branch_hr", places.other)]);
});
afterAll(async () => {
  closeResumeReaders();
  await server.close();
});

async function readResume(resumeId: string) {
  const { services } = server;
  const context = {
    jobId: "test",
    attempt: 1,
    signal: new AbortController().signal,
    progress: async () => {},
  };
  const commit = await listHandlers(services)["resumes.parse"].run({ resumeId }, context);
  await services.db.write(async (tx) => void (await commit?.(tx)));
}

const planOf = async (style: "structured" | "semi_structured") =>
  (await createPlan(server.services, { name: "方案", definition: buildDefinition({ style }) }, places.own))
    .id;

async function buildApplicant() {
  const position = await buildPosition(server, places.own, { skills: ["深海潜水"], duties: "" });
  const person = await buildCandidate(server, places.own, { positionId: position.id });
  await readResume(await buildResume(server, person.id, { content: resumeDocx(LINES) }));
  return person;
}

const invite = (
  person: { name: string; phone: string | null },
  planId: string,
  personalQuestions: unknown[],
) =>
  hr.call("POST", "/invitations", {
    planId,
    candidate: { name: person.name, phone: person.phone },
    expiresAt: new Date(server.services.clock.now().getTime() + 24 * 3_600_000).toISOString(),
    personalQuestions,
  });

test("what is proposed is frozen into this one interview, and no other", async () => {
  const person = await buildApplicant();
  const planId = await planOf("semi_structured");
  const { body } = await hr.call("GET", `/candidates/${person.id}/personal-questions?planId=${planId}`);
  expect(body).toMatchObject({ most: 2, items: [{ kind: "how_would_you", because: { words: "深海潜水" } }] });
  const [{ dimension, kind, text, because }] = body.items;
  const question = { dimension: dimension.id, kind, text: text.zh, because: because.words };

  const invited = await invite(person, planId, [question]);
  expect(invited.status).toBe(201);
  const plain = await invite({ name: "林见秋", phone: "13900008888" }, planId, []);
  const { db } = server.services;
  const rows = await Promise.all(
    [invited, plain].map((each) => db.read.findOneByOrFail(Interview, { id: each.body.interviewId })),
  );
  const plans = await Promise.all(rows.map((row) => thawPlan(db.read, row)));
  expect(plans.map((plan) => listQuestions(plan).map(({ question: { id } }) => id))).toEqual([
    ["q1", "q2", "personal_1", "w1"],
    ["q1", "q2", "w1"],
  ]);
  expect(rows.map(({ questionCount }) => questionCount)).toEqual([4, 3]);
});

test("a structured plan proposes nothing and takes nothing", async () => {
  const person = await buildApplicant();
  const planId = await planOf("structured");
  const { body } = await hr.call("GET", `/candidates/${person.id}/personal-questions?planId=${planId}`);
  expect(body).toEqual({ most: 0, items: [] });
  const question = {
    dimension: "teamwork",
    kind: "deepen",
    text: "请讲一次团队协作的经历。",
    because: "协作",
  };
  const refused = await invite(person, planId, [question]);
  expect([refused.status, refused.body.error.code]).toEqual([409, "plan.structured"]);
});

test("a question that touches what is protected is refused, and more than two are", async () => {
  const person = await buildApplicant();
  const planId = await planOf("semi_structured");
  const ask = (text: string) => ({ dimension: "teamwork", kind: "deepen", text, because: "简历" });
  const refused = await invite(person, planId, [ask("您结婚了吗，打算要孩子吗？")]);
  expect([refused.status, refused.body.error.code]).toEqual([422, "invitation.question_private"]);
  const three = await invite(person, planId, Array(3).fill(ask("请讲一次团队协作的经历。")));
  expect(three.status).toBe(422);
});

test("nobody asks for another branch's person", async () => {
  const person = await buildApplicant();
  const planId = await planOf("semi_structured");
  const path = `/candidates/${person.id}/personal-questions?planId=${planId}`;
  expect((await otherHr.call("GET", path)).status).toBe(404);
});
