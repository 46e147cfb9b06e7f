import { closeResumeReaders } from "../../../server/resumes/text/readResumeFile";
import { readResumeFacts } from "../../../server/scoring/readResumeFacts";
import { mergeCandidates } from "../../../server/candidates/merging/mergeCandidates";
import { administrator, buildCandidate, buildResume, workOnResume } from "../../factories/candidates";
import { type Places, openCompany } from "../../factories/org";
import { resumeDocx } from "../../factories/resumeFiles";
import { API_TOKEN, type Json, type TestServer, openTestServer } from "../../factories/server";
import { LINES } from "../resumes/parse/resumes";
import { zhMiddle, zhQuestion } from "./fixtures";

let server: TestServer;
let places: Places;

beforeAll(async () => {
  server = await openTestServer({ env: { RATE_LIMITS: "false" } });
  places = await openCompany(server);
});
afterAll(async () => {
  closeResumeReaders();
  await server.close();
});

const parse = (resumeId: string) => workOnResume(server, resumeId);

test("answers are held against the newest résumé that was read", async () => {
  const { services } = server;
  const { id } = await buildCandidate(server, places.own);
  expect(await readResumeFacts(services, services.db.read, id)).toBeNull();

  const resumeId = await buildResume(server, id, { content: resumeDocx(LINES) });
  expect(await readResumeFacts(services, services.db.read, id)).toBeNull();

  await parse(resumeId);
  const read = await readResumeFacts(services, services.db.read, id);
  expect(read?.facts).toContainEqual({ kind: "employer", text: "东湖星辰科技有限公司" });
  expect(JSON.stringify(read)).not.toMatch(/周小满|1994[-.年]0?5|女|汉族/u);
});

test("the résumé of an earlier record counts for whom it was merged into", async () => {
  const { services } = server;
  const [survivor, earlier] = [
    await buildCandidate(server, places.own),
    await buildCandidate(server, places.own),
  ];
  await parse(await buildResume(server, earlier.id, { content: resumeDocx(LINES) }));
  expect(await readResumeFacts(services, services.db.read, survivor.id)).toBeNull();
  await mergeCandidates(services, administrator(server), survivor.id, { otherId: earlier.id, take: {} });
  const read = await readResumeFacts(services, services.db.read, survivor.id);
  expect(read?.facts).toContainEqual({ kind: "degree", text: "master" });
});

test("the tool says what differs and scores the same", async () => {
  const score = (body: Json) =>
    server.call("POST", "/tools/score-answer", body, { authorization: `Bearer ${API_TOKEN}` });
  const asked = { question: zhQuestion, answer: `我有五年客服经验。${zhMiddle}`, language: "zh" };
  const plain = await score(asked);
  const held = await score({ ...asked, resume: { facts: [{ kind: "years", text: "2" }] } });

  expect(held.status).toBe(200);
  expect(held.body).toEqual({
    ...plain.body,
    contradictions: [{ kind: "years", resume: "2", said: { start: 0, end: 8, quote: "我有五年客服经验" } }],
  });
});
