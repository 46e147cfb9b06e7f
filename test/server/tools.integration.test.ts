import { readFileSync } from "node:fs";
import { API_TOKEN, type Json, type TestServer, openTestServer } from "../factories/server";
import { characterErrorRate, speechFile, spokenAnswer } from "../factories/speech";

jest.setTimeout(180_000);

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.close());

const authorization = `Bearer ${API_TOKEN}`;

async function transcribe(
  bytes: Buffer,
  language = "zh",
  field = "file",
): Promise<{ status: number; body: Json }> {
  const form = new FormData();
  form.set("language", language);
  form.set(field, new Blob([new Uint8Array(bytes)]), "answer.ogg");
  const response = await fetch(`${server.origin}/api/v1/tools/transcribe`, {
    method: "POST",
    headers: { authorization },
    body: form,
  });
  return { status: response.status, body: await response.json() };
}

test("transcribe hears what is said, with words in time", async () => {
  const said = spokenAnswer("short-greeting");
  const { status, body } = await transcribe(readFileSync(speechFile(said)));
  expect(status).toBe(200);
  expect(characterErrorRate(said.text, body.text)).toBeLessThanOrEqual(0.25);
  expect(body).toMatchObject({ language: "zh", usable: true, reason: null });
  expect(Math.abs(body.durationMs - said.durationMs)).toBeLessThan(300);
  expect(body.words[0].startMs).toBeLessThan(body.words.at(-1).endMs);
});

test.each([
  ["an empty file", Buffer.alloc(0), "empty_file"],
  ["a PDF", Buffer.from(`%PDF-1.4\n${"x".repeat(4000)}`), "broken_file"],
])("transcribe gives no text for %s", async (_, bytes, reason) => {
  const { status, body } = await transcribe(bytes);
  expect(status).toBe(200);
  expect(body).toMatchObject({ text: "", usable: false, reason, words: [] });
});

test("transcribe refuses a form without a file, another language and another type", async () => {
  expect((await transcribe(Buffer.from("x"), "zh", "picture")).status).toBe(422);
  expect((await transcribe(Buffer.from("x"), "fr")).status).toBe(422);
  const json = await server.call("POST", "/tools/transcribe", {}, { authorization });
  expect(json.status).toBe(415);
});

test("score-answer quotes what it scores, and the same answer gets the same score", async () => {
  const question = {
    question: "请讲一次您和团队一起解决困难的经历。",
    answer:
      "去年我们的项目延期了两周。我负责把五个同事召集起来，重新分工，每天开十分钟的碰头会，遇到分歧我先听完再提建议。结果项目提前三天上线，客户满意度提高了百分之二十。",
    language: "zh",
  };
  const first = await server.call("POST", "/tools/score-answer", question, { authorization });
  const second = await server.call("POST", "/tools/score-answer", question, { authorization });
  expect(first.status).toBe(200);
  expect(second.body).toEqual(first.body);
  expect(first.body.dimensions.length).toBeGreaterThan(0);
  for (const { level, score, evidence } of first.body.dimensions) {
    expect(score).toBeCloseTo(2.5 * (level - 1), 1);
    for (const { start, end, quote } of evidence) expect(question.answer.slice(start, end)).toBe(quote);
  }
  expect(first.body.star.result.length).toBeGreaterThan(0);
});

test("score-answer gives nothing for nothing", async () => {
  const empty = { question: "请介绍自己。", answer: "", language: "zh" };
  const { body } = await server.call("POST", "/tools/score-answer", empty, { authorization });
  expect(body).toMatchObject({ dimensions: [], total: null, usable: false });
});

test("the tools are not for everybody", async () => {
  expect((await server.call("POST", "/tools/score-answer", {})).status).toBe(401);
});
