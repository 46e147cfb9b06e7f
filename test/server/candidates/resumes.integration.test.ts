import { CandidateResume } from "../../../server/candidates/resumes/entity";
import { resumeKey } from "../../../server/candidates/resumes/files";
import { buildCandidate, buildResume } from "../../factories/candidates";
import { type Colleague, type Places, buildColleague, inUnit, openCompany } from "../../factories/org";
import { type Json, type TestServer, openTestServer } from "../../factories/server";

let server: TestServer;
let places: Places;
let hr: Colleague;

beforeAll(async () => {
  server = await openTestServer({ env: { RATE_LIMITS: "false" } });
  places = await openCompany(server);
  hr = await buildColleague(server, [inUnit("branch_hr", places.own)]);
});
afterAll(() => server.close());

const PDF = "%PDF-1.7\nresume";

async function upload(id: string, content: BlobPart, name = "陈同学 简历.pdf") {
  const form = new FormData();
  form.set("file", new Blob([content]), name);
  const response = await fetch(`${server.origin}/api/v1/candidates/${id}/resumes`, {
    method: "POST",
    headers: { cookie: hr.cookie, "x-requested-with": "zhimian" },
    body: form,
  });
  return { status: response.status, body: (await response.json()) as Json };
}
const view = async (id: string) => (await hr.call("GET", `/candidates/${id}`)).body;

test("a résumé that staff have is put beside the person, saved again, and taken away", async () => {
  const { id } = await buildCandidate(server, places.own);
  const { status, body } = await upload(id, PDF);
  expect(status).toBe(201);
  expect((await view(id)).resumes).toMatchObject([
    { id: body.id, fileName: "陈同学 简历.pdf", type: "pdf", bytes: PDF.length, author: "同事" },
  ]);
  const path = `/candidates/${id}/resumes/${body.id}`;
  const link = await hr.call("GET", path);
  const file = await fetch(new URL(link.body.url, server.origin));
  expect(file.headers.get("content-disposition")).toContain("attachment");
  expect(await file.text()).toBe(PDF);
  const row = await server.services.db.read.findOneByOrFail(CandidateResume, { id: body.id });
  expect(JSON.stringify(row)).not.toContain("陈同学");

  expect((await hr.call("DELETE", path)).status).toBe(204);
  expect((await view(id)).resumes).toEqual([]);
  expect((await hr.call("GET", path)).body.error.code).toBe("application.resume_not_found");
  expect(await server.services.media.head(resumeKey(body.id))).toBeNull();
});

test.each([
  ["a page that a job site exported", "<html><body>周小满 销售经理</body></html>", "html", "octet-stream"],
  ["text", "周小满\n销售经理", "txt", "text/plain"],
])("%s is kept, and saved as a file", async (_, content, extension, mimeType) => {
  const { id } = await buildCandidate(server, places.own);
  const { status, body } = await upload(id, content, `简历.${extension}`);
  expect(status).toBe(201);
  const { url } = (await hr.call("GET", `/candidates/${id}/resumes/${body.id}`)).body;
  const { headers } = await fetch(new URL(url, server.origin));
  expect(headers.get("content-type")).toContain(mimeType);
  expect(headers.get("content-disposition")).toMatch(new RegExp(`^attachment;.*\\.${extension}"`));
});

test.each([
  ["a program called .pdf", "MZ\x90\0 %PDF-1.7", 422, "resume.type"],
  ["nothing", "", 422, "resume.empty"],
  ["more than 10 MB", new Uint8Array(10 * 1024 * 1024 + 1), 413, "application.resume_too_large"],
])("%s is refused, and nothing stays", async (_, content, status, code) => {
  const { id } = await buildCandidate(server, places.own);
  const answer = await upload(id, content, "cv.pdf");
  expect([answer.status, answer.body.error.code]).toEqual([status, code]);
  expect((await view(id)).resumes).toEqual([]);
});

test("who reads a résumé of a merged person reads it as the survivor's, and of nobody else", async () => {
  const survivor = await buildCandidate(server, places.own);
  const other = await buildCandidate(server, places.own);
  const stranger = await buildCandidate(server, places.own);
  const resumeId = await buildResume(server, other.id);
  const ask = async (id: string) => (await hr.call("GET", `/candidates/${id}/resumes/${resumeId}`)).status;
  expect(await ask(survivor.id)).toBe(404);
  await hr.call("POST", `/candidates/${survivor.id}/merge`, { otherId: other.id });
  expect(await ask(survivor.id)).toBe(200);
  expect((await view(survivor.id)).resumes.map(({ id }: Json) => id)).toEqual([resumeId]);
  expect(await ask(stranger.id)).toBe(404);
});

test("twenty at most", async () => {
  const { id } = await buildCandidate(server, places.own);
  for (let count = 0; count < 20; count += 1) await buildResume(server, id);
  const { status, body } = await upload(id, PDF);
  expect([status, body.error.code]).toEqual([409, "candidate.too_many_resumes"]);
  expect(body.error.message).toContain("20");
});
