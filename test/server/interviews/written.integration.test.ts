import { startSomebody } from "../../factories/interviews";
import { buildDefinition, buildQuestion } from "../../factories/plans";
import { type TestServer, openTestServer } from "../../factories/server";

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer({});
});
afterAll(() => server.close());

const letter = "客户来信：净水器装好三天就漏水，打电话没有人接。";
const definition = buildDefinition({
  stages: [
    {
      id: "write",
      kind: "written",
      title: "笔答",
      guide: "",
      questions: [
        buildQuestion({
          id: "w1",
          text: "请写一封回信。",
          prepSeconds: 30,
          answerSeconds: 600,
          rerecords: 0,
          material: letter,
          leastLength: 60,
          mostLength: 300,
        }),
      ],
    },
  ],
});

/** Somebody at the written question, answering. */
async function startWriting() {
  const candidate = await startSomebody(server, { definition });
  await candidate.call("POST", "/candidate/answers/w1/present");
  await candidate.call("POST", "/candidate/answers/w1/begin", { take: 1, medium: "text" });
  return candidate;
}
const save = (candidate: Awaited<ReturnType<typeof startWriting>>, body: object) =>
  candidate.call("PUT", "/candidate/answers/w1/text", body);
const current = async (candidate: Awaited<ReturnType<typeof startWriting>>) =>
  (await candidate.call("GET", "/candidate/interview")).body.current;

test("what is to be read comes with the question and not before, and says how much is asked for", async () => {
  const candidate = await startSomebody(server, { definition });
  const before = await current(candidate);
  expect(before.question).toMatchObject({ text: "", material: "", leastLength: 60, mostLength: 300 });
  expect(JSON.stringify(before)).not.toContain("漏水");
  await candidate.call("POST", "/candidate/answers/w1/present");
  expect((await current(candidate)).question).toMatchObject({ text: "请写一封回信。", material: letter });
});

test("words are held at each save, with what was pasted, through a second device and back", async () => {
  const candidate = await startWriting();
  expect((await current(candidate)).answer.pasted).toBeNull();
  await save(candidate, { text: "王女士您好", revision: 1, pasted: { times: 2, length: 120 } });
  const other = "0190a000-0000-4000-8000-00000000000b";
  await candidate.as(other)("PUT", "/candidate/seat", { tabId: other });
  const there = (await candidate.as(other)("GET", "/candidate/interview")).body.current.answer;
  expect(there).toMatchObject({
    text: "王女士您好",
    textRevision: 1,
    pasted: { times: 2, length: 120 },
  });
  // The first page's words come late: the seat is elsewhere.
  const late = await save(candidate, { text: "晚到", revision: 2 });
  expect(late.body.error.code).toBe("interview.opened_elsewhere");
  // An older page told of less: what is held stays.
  await candidate.as(other)("PUT", "/candidate/answers/w1/text", {
    text: "王女士您好，很抱歉",
    revision: 2,
    pasted: { times: 1, length: 10 },
  });
  await candidate.call("PUT", "/candidate/seat", { tabId: candidate.tabId });
  expect((await current(candidate)).answer).toMatchObject({
    text: "王女士您好，很抱歉",
    pasted: { times: 2, length: 120 },
  });
});

test("the last words and pastes come with the submission, and nonsense is refused", async () => {
  const candidate = await startWriting();
  for (const pasted of [
    { times: 0, length: 3 },
    { times: 1.5, length: 3 },
    { times: 1, length: -1 },
    { times: 1 },
  ])
    expect((await save(candidate, { text: "好", revision: 1, pasted })).status).toBe(422);
  const sent = await candidate.call("POST", "/candidate/answers/w1/submit", {
    take: 1,
    medium: "text",
    manifest: null,
    text: "王女士您好，明天上午上门检修。",
    pasted: { times: 1, length: 9 },
  });
  expect(sent.body.interview.status).toBe("completed");
  const [row] = await server.services.db.read.query(
    "SELECT text, pasted FROM answers WHERE interviewId = ?",
    [candidate.interviewId],
  );
  expect(row.text).toBe("王女士您好，明天上午上门检修。");
  expect(JSON.parse(row.pasted)).toEqual({ times: 1, length: 9 });
});
