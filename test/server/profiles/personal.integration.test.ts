import { Interview } from "../../../server/interviews/entity";
import { createPlan } from "../../../server/plans/createPlan";
import { type PersonalMode, listQuestions } from "../../../server/plans/definition";
import { FrozenPlan } from "../../../server/plans/entity";
import { thawPlan } from "../../../server/plans/frozenPlans";
import { closeResumeReaders } from "../../../server/resumes/text/readResumeFile";
import { openBranches } from "../../factories/branches";
import { postBatch, workOff } from "../../factories/batches";
import { buildCandidate, buildResume, workOnResume } from "../../factories/candidates";
import type { Colleague, Places } from "../../factories/org";
import { buildDefinition } from "../../factories/plans";
import { buildOpenPosition } from "../../factories/positions";
import { resumeDocx } from "../../factories/resumeFiles";
import type { Json, TestServer } from "../../factories/server";
import { LINES } from "../resumes/parse/resumes";

let server: TestServer;
let places: Places;
let hr: Colleague;
let otherHr: Colleague;

beforeAll(async () => {
  ({ server, places, hr, otherHr } = await openBranches());
});
afterAll(async () => {
  closeResumeReaders();
  await server.close();
});

const semi = (personalQuestions?: PersonalMode) =>
  buildDefinition({ style: "semi_structured", ...(personalQuestions ? { personalQuestions } : {}) });
const planOf = async (definition = semi()) =>
  (await createPlan(server.services, { name: "方案", definition }, places.own)).id;

async function buildApplicant() {
  const position = await buildOpenPosition(server, places.own, { skills: ["深海潜水"], duties: "" });
  const person = await buildCandidate(server, places.own, { positionId: position.id });
  await workOnResume(server, await buildResume(server, person.id, { content: resumeDocx(LINES) }));
  return { ...person, positionId: position.id };
}
type Applicant = Awaited<ReturnType<typeof buildApplicant>>;

const proposalsFor = async ({ id }: { id: string }, planId: string) =>
  (await hr.call("GET", `/candidates/${id}/personal-questions?planId=${planId}`)).body;

const invite = (
  { name, phone, positionId }: Pick<Applicant, "name" | "phone"> & { positionId?: string },
  planId: string,
  personalQuestions?: unknown[],
) =>
  hr.call("POST", "/invitations", {
    planId,
    positionId,
    candidate: { name, phone },
    expiresAt: new Date(server.services.clock.now().getTime() + 24 * 3_600_000).toISOString(),
    ...(personalQuestions ? { personalQuestions } : {}),
  });

async function questionsOf(interviewId: string) {
  const { db } = server.services;
  const row = await db.read.findOneByOrFail(Interview, { id: interviewId });
  const asked = listQuestions(await thawPlan(db.read, row)).map(({ question }) => question);
  expect(row.questionCount).toBe(asked.length);
  return asked;
}
const idsOf = (questions: { id: string }[]) => questions.map(({ id }) => id);
const chosen = ({ dimension, kind, text, because }: Json) => ({
  dimension: dimension.id,
  kind,
  from: because.from,
  text: text.zh,
  because: because.words,
});

test("what HR chose is frozen into this one interview and no other, and HR sees why", async () => {
  const person = await buildApplicant();
  const planId = await planOf();
  const { mode, most, isReading, items } = await proposalsFor(person, planId);
  expect({ mode, most, isReading }).toEqual({ mode: "propose", most: 2, isReading: false });
  const kinds = items.map(({ kind }: { kind: string }) => kind);
  expect(kinds.slice(0, 2)).toEqual(["deepen", "how_would_you"]);
  expect(items[1].because.words).toBe("深海潜水");

  const reworded = { ...chosen(items[1]), text: "如果第一次带客人潜水，您会怎么安排？" };
  const invited = await invite(person, planId, [reworded]);
  expect(invited.status).toBe(201);
  const [plain, silent] = [
    await invite({ name: "林见秋", phone: "13900008888" }, planId, []),
    await invite({ name: "沈望舒", phone: "13900008889" }, planId),
  ];
  expect(idsOf(await questionsOf(invited.body.interviewId))).toEqual(["q1", "q2", "personal_1", "w1"]);
  for (const other of [plain, silent])
    expect(idsOf(await questionsOf(other.body.interviewId))).toEqual(["q1", "q2", "w1"]);

  const { body: seen } = await hr.call("GET", `/interviews/${invited.body.interviewId}`);
  expect(seen.questions[2]).toMatchObject({
    text: reworded.text,
    personal: { kind: "how_would_you", from: "position", because: "深海潜水" },
  });
  expect(seen.questions[0].personal).toBeNull();
});

test("where the plan always asks some, they are asked unless somebody drops them", async () => {
  const person = await buildApplicant();
  const planId = await planOf(semi("always"));
  const { items } = await proposalsFor(person, planId);
  const byItself = await invite(person, planId);
  const asked = (await questionsOf(byItself.body.interviewId)).filter(({ personal }) => personal);
  expect(asked.map(({ text }) => text)).toEqual(
    items.slice(0, 2).map(({ text }: { text: { zh: string } }) => text.zh),
  );
  const dropped = await invite(person, planId, []);
  expect(idsOf(await questionsOf(dropped.body.interviewId))).toEqual(["q1", "q2", "w1"]);
});

async function inviteInBatch(definition: ReturnType<typeof buildDefinition>) {
  const person = await buildApplicant();
  const planId = await planOf(definition);
  const change = {
    orgUnitId: places.own,
    planId,
    positionId: person.positionId,
    candidateIds: [person.id],
  };
  const { body } = await postBatch(server, hr.call, change);
  await workOff(server, body.id);
  const interviews = await server.services.db.read.findBy(Interview, { planId });
  const [own, ...others] = [
    ...interviews.filter(({ candidateId }) => candidateId === person.id),
    ...interviews.filter(({ candidateId }) => candidateId !== person.id),
  ];
  return { own: await questionsOf(own!.id), other: await questionsOf(others[0]!.id), others };
}

test("in a batch whoever has a résumé gets theirs, and the others share one plan", async () => {
  const { own, other, others } = await inviteInBatch(semi("always"));
  expect(idsOf(own)).toEqual(["q1", "q2", "personal_1", "personal_2", "w1"]);
  expect(idsOf(other)).toEqual(["q1", "q2", "w1"]);
  expect(new Set(others.map(({ frozenPlanSha256 }) => frozenPlanSha256)).size).toBe(1);
});

test("a batch asks none where HR is to choose", async () => {
  const { own } = await inviteInBatch(semi());
  expect(idsOf(own)).toEqual(["q1", "q2", "w1"]);
});

test("the batch's preview says what the plan does", async () => {
  const { idempotencyToken: _, ...body } = {
    planId: await planOf(semi("always")),
    rows: [],
    candidateIds: [(await buildCandidate(server, places.own)).id],
    channels: ["sms"],
    expiresAt: new Date(server.services.clock.now().getTime() + 24 * 3_600_000).toISOString(),
    idempotencyToken: "",
  };
  expect((await hr.call("POST", "/batches/preview", body)).body.personalQuestions).toBe("always");
});

test("a structured plan, and one that has them off, propose nothing and take nothing", async () => {
  const person = await buildApplicant();
  const question = {
    dimension: "teamwork",
    kind: "deepen",
    from: "resume",
    text: "请讲一次团队协作的经历。",
    because: "协作",
  };
  for (const [definition, code] of [
    [buildDefinition({ style: "structured" }), "plan.structured"],
    [semi("off"), "plan.personal_off"],
  ] as const) {
    const planId = await planOf(definition);
    expect(await proposalsFor(person, planId)).toEqual({ mode: "off", most: 0, isReading: false, items: [] });
    const refused = await invite(person, planId, [question]);
    expect([refused.status, refused.body.error.code]).toEqual([409, code]);
  }
});

test("a question that touches what is protected is refused, more than two are, and nothing is left behind", async () => {
  const person = await buildApplicant();
  const planId = await planOf();
  const ask = (text: string) => ({
    dimension: "teamwork",
    kind: "deepen",
    from: "resume",
    text,
    because: "简历",
  });
  const refused = await invite(person, planId, [ask("您结婚了吗，打算要孩子吗？")]);
  expect([refused.status, refused.body.error.code]).toEqual([422, "invitation.question_private"]);
  const three = await invite(person, planId, Array(3).fill(ask("请讲一次团队协作的经历。")));
  expect(three.status).toBe(422);
  expect(await server.services.db.read.countBy(Interview, { planId })).toBe(0);
});

test("no plan may store a personal question, neither as new, nor edited, nor as a branch's own", async () => {
  const definition = semi();
  const [stage] = definition.stages;
  const personal = { kind: "deepen", from: "resume", because: "SQL" };
  const [first, ...rest] = stage!.questions;
  const withOne = {
    ...definition,
    stages: [{ ...stage, questions: [{ ...first, personal }, ...rest] }, ...definition.stages.slice(1)],
  };
  const body = { orgUnitId: places.own, name: "方案", definition: withOne };
  expect((await hr.call("POST", "/plans", body)).status).toBe(422);
  const planId = await planOf();
  const edit = { name: "方案", definition: withOne, version: 1 };
  expect((await hr.call("PUT", `/plans/${planId}`, edit)).status).toBe(422);
  const { body: kept } = await hr.call("GET", `/plans/${planId}`);
  expect(JSON.stringify(kept.definition)).not.toContain("personal");
});

test("nobody asks for another branch's person", async () => {
  const person = await buildApplicant();
  const planId = await planOf();
  const path = `/candidates/${person.id}/personal-questions?planId=${planId}`;
  expect((await otherHr.call("GET", path)).status).toBe(404);
});

test("what is frozen for one person has the words that were chosen, not the person", async () => {
  const person = await buildApplicant();
  const invited = await invite(person, await planOf(semi("always")));
  const { db } = server.services;
  const { frozenPlanSha256: sha256 } = await db.read.findOneByOrFail(Interview, {
    id: invited.body.interviewId,
  });
  const { text } = await db.read.findOneByOrFail(FrozenPlan, { sha256 });
  for (const word of [person.name, person.phone, "1994", "汉族", "党员", "东湖大学"])
    expect(text).not.toContain(word);
});
