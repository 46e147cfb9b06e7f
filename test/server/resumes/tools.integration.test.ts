import { closeResumeReaders } from "../../../server/resumes/text/readResumeFile";
import { parsedResumeSchema } from "../../../server/resumes/schema";
import { resumeDocx } from "../../factories/resumeFiles";
import { API_TOKEN, type Json, type TestServer, openTestServer } from "../../factories/server";
import { EXPORT_WITHOUT_BREAKS, LINES } from "./parse/resumes";

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(async () => {
  closeResumeReaders();
  await server.close();
});

const authorization = `Bearer ${API_TOKEN}`;
const parseText = (body: Json) => server.call("POST", "/tools/parse-resume", body, { authorization });

async function parseFile(
  content: Buffer,
  name: string,
  field = "file",
): Promise<{ status: number; body: Json }> {
  const form = new FormData();
  form.set(field, new Blob([new Uint8Array(content)]), name);
  const response = await fetch(`${server.origin}/api/v1/tools/parse-resume`, {
    method: "POST",
    headers: { authorization },
    body: form,
  });
  return { status: response.status, body: await response.json() };
}

test("a text becomes data, each field with its place", async () => {
  const { status, body } = await parseText({ text: EXPORT_WITHOUT_BREAKS });
  expect(status).toBe(200);
  const resume = parsedResumeSchema.parse(body);
  expect(resume).toMatchObject({ name: "周小满", educations: [{ school: "东湖大学", degree: "本科" }] });
  const { start, end } = resume.educations[0]?.spans.school ?? { start: 0, end: 0 };
  expect(resume.text.slice(start, end)).toBe("东湖大学");
  for (const entity of resume.entities) expect(body.text.slice(entity.start, entity.end)).toBe(entity.text);
});

test("the same from a Word file, by what the file is and not by its name", async () => {
  const { status, body } = await parseFile(resumeDocx(LINES), "resume.bin");
  expect(status).toBe(200);
  expect(body).toMatchObject({
    name: "周小满",
    works: [{ company: "东湖星辰科技有限公司", title: "高级后端工程师" }, {}, {}],
    protected: { gender: "female" },
  });
});

test("what is protected is in its own part alone", async () => {
  const { body } = await parseText({ text: LINES });
  expect(body.protected).toMatchObject({ birthday: "1994-05", politicalStatus: "中共党员" });
  // The text is the text, and entities are places in it.
  const rest = { ...body, protected: null, entities: null, text: null };
  expect(JSON.stringify(rest)).not.toMatch(/中共党员|汉族|1994[-.年]0?5/u);
});

test.each([
  ["a text that is too long", { text: "长".repeat(200_001) }, 422],
  ["no text", {}, 422],
  ["something else besides", { text: "", file: "x" }, 422],
])("%s is refused", async (_, body, status) => {
  const answer = await parseText(body);
  expect([answer.status, answer.body.error.code]).toEqual([status, "request.invalid"]);
});

test("what is no résumé says what to do", async () => {
  const answer = await parseFile(Buffer.from("MZ\x90\0".repeat(100), "latin1"), "resume.pdf");
  expect([answer.status, answer.body.error.code]).toEqual([422, "resume.type"]);
  expect((await parseFile(Buffer.alloc(0), "resume.pdf")).body.error.code).toBe("resume.empty");
  expect((await parseFile(resumeDocx("x"), "x", "picture")).status).toBe(422);
});

test("it is not for everybody", async () => {
  expect((await server.call("POST", "/tools/parse-resume", { text: "" })).status).toBe(401);
});
