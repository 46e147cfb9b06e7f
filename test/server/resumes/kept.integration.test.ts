import { Job } from "../../../server/queue/entity";
import { ParsedResumeRow, ResumeProtectedRow } from "../../../server/resumes/kept/entity";
import { loadFacts } from "../../../server/resumes/kept/loadFacts";
import { queueOutdated } from "../../../server/resumes/kept/queueParse";
import { closeResumeReaders } from "../../../server/resumes/text/readResumeFile";
import { administrator, buildCandidate, buildResume, workOnResume } from "../../factories/candidates";
import { type Colleague, type Places, buildColleague, inUnit, openCompany } from "../../factories/org";
import { resumeDocx } from "../../factories/resumeFiles";
import { type TestServer, openTestServer } from "../../factories/server";
import { mergeCandidates } from "../../../server/candidates/merging/mergeCandidates";
import { LINES } from "./parse/resumes";

let server: TestServer;
let places: Places;
let hr: Colleague;
let hqHr: Colleague;

beforeAll(async () => {
  server = await openTestServer({ env: { RATE_LIMITS: "false" } });
  places = await openCompany(server);
  hr = await buildColleague(server, [inUnit("branch_hr", places.own)]);
  hqHr = await buildColleague(server, [inUnit("hq_hr", places.hq)]);
});
afterAll(async () => {
  closeResumeReaders();
  await server.close();
});

const work = (resumeId: string) => workOnResume(server, resumeId);

async function keep(content: Buffer | string = resumeDocx(LINES)) {
  const { id } = await buildCandidate(server, places.own);
  const resumeId = await buildResume(server, id, { content });
  return { id, resumeId, path: `/candidates/${id}/resumes/${resumeId}/reading` };
}

test("a résumé that is kept is read by a job that was written with it", async () => {
  const { resumeId, path } = await keep();
  expect((await hr.call("GET", path)).body).toMatchObject({ state: "waiting", resume: null });
  const jobs = await server.services.db.read.findBy(Job, { kind: "resumes.parse" });
  expect(jobs).toContainEqual(expect.objectContaining({ status: "pending", payload: { resumeId } }));

  await work(resumeId);
  const { body } = await hr.call("GET", path);
  expect(body).toMatchObject({
    state: "read",
    reason: null,
    outdated: false,
    resume: { name: "周小满", works: [{ company: "东湖星辰科技有限公司" }, {}, {}] },
  });
});

test("nothing of it stands open in the database, and what is protected is in a table of its own", async () => {
  const { resumeId, path } = await keep();
  await work(resumeId);
  const { read } = server.services.db;
  const row = await read.findOneByOrFail(ParsedResumeRow, { id: resumeId });
  const attributes = await read.findOneByOrFail(ResumeProtectedRow, { id: resumeId });
  expect(JSON.stringify([row, attributes])).not.toMatch(/周小满|东湖|1994[-.年]0?5/u);
  const { body } = await hr.call("GET", path);
  expect(body.resume).not.toHaveProperty("protected");
  expect(body.resume.entities.map(({ type }: { type: string }) => type)).not.toContain("ETHNICITY");
});

test("only who has the permission is shown what nobody is judged by", async () => {
  const { resumeId, path } = await keep();
  await work(resumeId);
  const refused = await hr.call("GET", `${path}/protected`);
  expect([refused.status, refused.body.error.code]).toEqual([403, "session.forbidden"]);
  const shown = await hqHr.call("GET", `${path}/protected`);
  expect(shown.body.attributes).toMatchObject({ gender: "female", birthday: "1994-05", ethnicity: "汉族" });
});

test("a file that cannot be read says why, in the language of who asks, and can be tried again", async () => {
  const { resumeId, path } = await keep("%PDF-1.7\nbroken");
  await work(resumeId);
  const { body } = await hr.call("GET", path);
  expect(body).toMatchObject({ state: "failed", resume: null });
  expect(body.reason).toMatch(/重新导出|没有找到文字/u);
  const english = await hr.call("GET", path, undefined, { "accept-language": "en" });
  expect(english.body.reason).toMatch(/Export it again|No text/u);
  expect((await hr.call("POST", path)).status).toBe(204);
  expect((await hr.call("GET", path)).body).toMatchObject({ state: "waiting", reason: null });
});

test("who was merged keeps their résumé, which is read as the survivor's", async () => {
  const { id, resumeId } = await keep();
  await work(resumeId);
  const survivor = await buildCandidate(server, places.own);
  await mergeCandidates(server.services, administrator(server), survivor.id, { otherId: id, take: {} });
  const { status, body } = await hr.call("GET", `/candidates/${survivor.id}/resumes/${resumeId}/reading`);
  expect([status, body.state]).toEqual([200, "read"]);
});

test("a résumé that is taken away takes with it what was read of it", async () => {
  const { id, resumeId, path } = await keep();
  await work(resumeId);
  await hr.call("DELETE", `/candidates/${id}/resumes/${resumeId}`);
  expect((await hr.call("GET", path)).status).toBe(404);
  const { read } = server.services.db;
  expect(await read.countBy(ParsedResumeRow, { id: resumeId })).toBe(0);
  expect(await read.countBy(ResumeProtectedRow, { id: resumeId })).toBe(0);
  // Its job comes too late, and leaves nothing.
  await work(resumeId);
  expect(await read.countBy(ResumeProtectedRow, { id: resumeId })).toBe(0);
});

test("what is compared with a job has no name, no text and nothing protected", async () => {
  const { id, resumeId } = await keep();
  const { services } = server;
  expect(await loadFacts(services, services.db.read, [id])).toBeNull();
  await work(resumeId);
  const facts = await loadFacts(services, services.db.read, [id]);
  expect(facts).toMatchObject({ resumeId, educations: [{ school: "东湖大学" }, {}], works: [{}, {}, {}] });
  expect(JSON.stringify(facts)).not.toMatch(/周小满|女|1994[-.年]0?5|汉族|党员/u);
});

test("another person's résumé is not found under this one", async () => {
  const [one, other] = [await keep(), await keep()];
  const path = `/candidates/${one.id}/resumes/${other.resumeId}/reading`;
  for (const method of ["GET", "POST"]) {
    expect((await hr.call(method, path)).body.error.code).toBe("application.resume_not_found");
  }
});

test("what an older parser read is read again", async () => {
  const { resumeId, path } = await keep();
  await work(resumeId);
  const { services } = server;
  await services.db.write((tx) => tx.manager.update(ParsedResumeRow, { id: resumeId }, { engine: "older" }));
  expect((await hr.call("GET", path)).body).toMatchObject({ state: "read", outdated: true });
  expect(await queueOutdated(services)).toBe(1);
  expect((await hr.call("GET", path)).body).toMatchObject({ state: "waiting" });
  await work(resumeId);
  expect((await hr.call("GET", path)).body).toMatchObject({ state: "read", outdated: false });
});
