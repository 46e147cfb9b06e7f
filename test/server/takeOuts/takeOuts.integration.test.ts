import { Message } from "../../../server/notifications/entity";
import { recordEvent } from "../../../server/pipeline/recordEvent";
import { endTakeOuts } from "../../../server/takeOuts/endTakeOuts";
import { buildHr, declineAndTell, deliverNews } from "../../factories/declines";
import { type Places, openCompany } from "../../factories/org";
import { type Call, type Json, type TestServer, openTestServer, refusal } from "../../factories/server";
import { buildEvaluated, signIn, standingOf } from "../../factories/standing";
import { readZip } from "../../support/readZip";
import { runJobs } from "../../support/runJobs";
import { type TestClock, createTestClock } from "../../support/testClock";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
let clock: TestClock;
let server: TestServer;
let places: Places;

beforeAll(async () => {
  clock = createTestClock("2026-03-02T02:00:00.000Z");
  server = await openTestServer({ env: { RATE_LIMITS: "false" }, clock });
  places = await openCompany(server);
}, 60_000);
afterAll(() => server.close());

const linkOf = async (call: Call): Promise<URL> => {
  const { url } = (await call("POST", "/candidate/take-outs/link", {})).body;
  return new URL(url, server.origin);
};
/** The files of a copy that is asked for now. */
async function takeCopy(call: Call): Promise<Map<string, Buffer>> {
  await call("POST", "/candidate/take-outs", {});
  await runJobs(server.services, ["take_outs.compose"]);
  const answer = await fetch(await linkOf(call));
  return readZip(Buffer.from(await answer.arrayBuffer()));
}

test("a copy of one's data is whole, one's own, fetched once, and gone after a day", async () => {
  const somebody = await buildEvaluated(server, places.own, "季安");
  const stranger = await buildEvaluated(server, places.own, "旁人甲");
  await declineAndTell(server, clock, places.own, somebody.candidacyId);
  const { services } = server;
  const { storeKey } = await services.db.read
    .query(
      "SELECT storeKey FROM recordings WHERE answerId IN (SELECT id FROM answers WHERE interviewId = ?)",
      [somebody.interviewId],
    )
    .then((rows: Json) => rows[0]);
  const sound = Buffer.alloc(300_000, "sound");
  await services.media.put(storeKey, sound);

  const fresh = { ...somebody, call: await signIn(server, somebody.interviewId) };
  await fresh.call("POST", "/candidate/take-outs", {});
  expect(refusal(await fresh.call("POST", "/candidate/take-outs", {}))).toEqual([409, "take_out.open"]);
  await runJobs(services, ["take_outs.compose"]);
  expect((await standingOf(fresh)).takeOut).toMatchObject({ state: "ready", taken: false });
  const url = await linkOf(fresh.call);

  const answer = await fetch(url);
  expect(answer.headers.get("content-type")).toBe("application/zip");
  const files = readZip(Buffer.from(await answer.arrayBuffer()));
  const names = [...files.keys()];
  const textOf = (name: string) => files.get(name)?.toString() ?? "";
  expect(names).toEqual(
    expect.arrayContaining(["index.html", "profile.json", "interviews/1/interview.json"]),
  );
  const recording = names.find((name) => /^interviews\/1\/.*\.webm$/.test(name)) ?? "";
  expect(files.get(recording)?.equals(sound)).toBe(true);
  const interview = JSON.parse(textOf("interviews/1/interview.json"));
  expect(interview.evaluation.dimensions.length).toBeGreaterThan(0);
  expect(interview.evaluation).not.toHaveProperty("risks");
  expect(textOf("profile.json")).toContain((await standingOf(fresh)).applications[0].jobTitle);
  const whole = names
    .filter((name) => !name.endsWith(".webm"))
    .map(textOf)
    .join();
  for (const others of ["旁人甲", "苏晴", "skills"]) expect(whole).not.toContain(others);

  expect((await fetch(url)).status).toBe(404);
  expect(refusal(await stranger.call("POST", "/candidate/take-outs/link", {}))[0]).not.toBe(200);
  clock.advance(31 * MINUTE_MS);
  const late = await fresh.call("POST", "/candidate/take-outs/link", {});
  expect(refusal(late)).toEqual([403, "identity.again"]);
  clock.advance(DAY_MS);
  await endTakeOuts(services);
  const call = await signIn(server, somebody.interviewId);
  expect((await standingOf({ call })).takeOut).toMatchObject({ state: "over", taken: true });
  expect(refusal(await call("POST", "/candidate/take-outs/link", {}))).toEqual([404, "take_out.not_ready"]);
});

test("a copy tells what was sent, what was tested and agreed, in words and on clocks that one knows", async () => {
  const somebody = await buildEvaluated(server, places.own, "季晴");
  const { services } = server;
  const { interviewId, candidacyId } = somebody;
  const staff = await buildHr(server, places.own);
  await somebody.call("POST", "/candidate/reviews", { words: "请看看我的第一题" });
  await staff.call("POST", `/interviews/${interviewId}/decision`, { outcome: "advance" });
  const offered = (await somebody.call("GET", "/candidate/second-round")).body.offered;
  const note = "下午三点以后更方便";
  await somebody.call("PUT", "/candidate/second-round/times", { times: [offered[1]], note });
  const test = { name: "逻辑测试", score: 31, outOf: 40, passed: null };
  const happened = { type: "candidacy.test_recorded", data: test } as const;
  await services.db.write((tx) => recordEvent(services, tx, candidacyId, happened, { source: "staff" }));
  const copy = async () => {
    const files = await takeCopy(await signIn(server, interviewId));
    const jsonOf = (name: string) => JSON.parse(files.get(name)?.toString() ?? "");
    return {
      page: files.get("index.html")?.toString() ?? "",
      profile: jsonOf("profile.json"),
      interview: jsonOf("interviews/1/interview.json"),
    };
  };
  const first = await copy();
  // What waits may never go out, and a result that was not told is no copy's to tell.
  const waiting = await services.db.read.findBy(Message, { interviewId, state: "waiting" });
  expect(waiting.length).toBeGreaterThan(0);
  expect(first.profile.messages).toEqual([]);
  expect(first.profile.candidacies[0].tests).toEqual([]);
  expect(first.interview.secondRounds).toMatchObject([{ state: "proposed", note, times: [offered[1]] }]);
  expect(first.page).toContain(note);
  expect(first.page).not.toMatch(/ai_evaluation|talent_pool|UTC/);

  await deliverNews(server);
  clock.advance(8 * DAY_MS);
  await endTakeOuts(services);
  const later = await copy();
  expect(later.profile.messages).toContainEqual(expect.objectContaining({ purpose: "second_round" }));
  expect(later.profile.candidacies[0].tests).toMatchObject([test]);
  expect(later.page).toContain("逻辑测试: 31 / 40");
});

test("a copy does not tell a decline before the letter", async () => {
  const somebody = await buildEvaluated(server, places.own, "季节");
  await somebody.call("POST", "/candidate/reviews", { words: "请再看一遍" });
  const staff = await buildHr(server, places.own);
  const decision = { outcome: "decline", reason: "skills" };
  await staff.call("POST", `/interviews/${somebody.interviewId}/decision`, decision);
  const files = await takeCopy(somebody.call);
  const whole = [...files.values()].map(String).join("\n");
  expect(whole).toContain("请再看一遍");
  expect(whole).not.toMatch(/decided|rejected|decline/);
});
