import { createNlsStreamEngine } from "../../../../server/speech/nls/streamEngine";
import type { Timers } from "../../../../server/outside/timers";
import type { NlsRule } from "../../../simulators/nls/rules";
import { openNlsService, type NlsService } from "../../../simulators/nls/nlsService";
import { eventually } from "../../../support/eventually";
import { accountAt, teach } from "./account";

/** For services that say nothing: what waits for ten seconds waits for one. */
const hurried: Timers = {
  after(ms, run) {
    const timer = setTimeout(run, ms / 10);
    return () => clearTimeout(timer);
  },
};

let service: NlsService;
let pcm: Float32Array;
let text: string;
const stray: unknown[] = [];
const note = (error: unknown) => stray.push(error);

beforeAll(async () => {
  // It closes nothing by itself: whatever is closed was closed by us.
  service = await openNlsService({ idleMs: 3_600_000 });
  ({ pcm, text } = await teach(service, "short-greeting.ogg"));
  process.on("unhandledRejection", note);
  process.on("uncaughtException", note);
});
afterAll(async () => {
  process.off("unhandledRejection", note);
  process.off("uncaughtException", note);
  await service.close();
});
afterEach(async () => {
  // However it ended: no connection is left, and nothing went past whoever asked.
  await eventually(() => service.counts().open === 0);
  if (stray.length > 0) throw new AggregateError(stray.splice(0), "errors went past whoever asked");
});

const open = (more?: Record<string, string>, timers?: Timers) =>
  createNlsStreamEngine(accountAt(service, more), timers);
const hear = (engine = open()) => engine.recognize(pcm, { language: "zh" });

const once: NlsRule[] = (["start", "audio", "stop"] as const).flatMap((at) => [
  { does: "fail", at, status: 50_000_000, text: "Gateway:SERVER_ERROR:Internal!" } as const,
  { does: "close", at } as const,
  { does: "cut", at } as const,
  { does: "babble", at } as const,
  { does: "babble", at, frame: '{"header":{}}' } as const,
  { does: "babble", at, frame: "null" } as const,
  { does: "hang", at } as const,
]);

it.each([
  ...once,
  { does: "close", at: "connect" },
  { does: "hang", at: "connect" },
  { does: "fail", at: "stop", status: 40_000_004, text: "Gateway:IDLE_TIMEOUT:Idle!" },
  { does: "babble", at: "stop", frame: '{"header":{"name":"SentenceEnd"},"payload":{"index":"one"}}' },
  { does: "lose_sentence" },
  { does: "refuse", http: 502 },
] as NlsRule[])("a session that goes wrong once (%j) costs nothing but a second one", async (rule) => {
  service.behave(rule);
  expect((await hear(open({}, hurried))).text).toBe(text);
});

it.each([
  [{ does: "cut", at: "stop" }, "broken"],
  [{ does: "babble", at: "audio" }, "broken"],
] as [NlsRule, string][])("a service that goes on like that (%j) is told of", async (rule, kind) => {
  service.behave(rule, rule);
  await expect(hear(open({}, hurried))).rejects.toMatchObject({ code: "unavailable", kind });
});

it("what the service refuses is not asked again, and its words do not get out", async () => {
  const secret = "The token '5f0c9d' of LTAI5tSecret is invalid: FREE_TRIAL_EXPIRED";
  service.behave({ does: "fail", at: "start", status: 40_000_010, text: secret });
  const before = service.counts();
  const error = await hear().catch((failure: Error) => failure);
  expect(error).toMatchObject({ kind: "refused", message: "NLS: 40000010 FREE_TRIAL_EXPIRED" });
  expect(service.counts().transcriptions).toBe(before.transcriptions);
});

it("sentences that come behind the end of everything belong to it", async () => {
  service.behave({ does: "end_late" });
  const before = service.counts().transcriptions;
  expect((await hear()).text).toBe(text);
  expect(service.counts().transcriptions).toBe(before + 1);
});

it.each(["failure", "nothing"] as const)("nobody speaking is no failure (as %s)", async (as) => {
  service.behave({ does: "hear_nothing", as });
  expect(await hear()).toEqual({ text: "", words: [], languageLikelihood: null, dropped: "no_speech" });
});

it("sentences without words and certainty have words all the same, and no certainty", async () => {
  const full = await hear();
  expect(full.certainty).toBeCloseTo(0.93);
  service.behave({ does: "be_terse" });
  const terse = await hear();
  expect(terse.words.map((word) => word.text).join("")).toBe(text.replaceAll(/\P{L}/gu, ""));
  expect(terse.words.at(-1)!.endMs).toBeGreaterThan(terse.words[0]!.endMs);
  expect(terse).not.toHaveProperty("certainty");
});

it("a token that ended is renewed once for everybody, and nobody notices", async () => {
  const engine = open();
  await hear(engine);
  service.expireTokens();
  const before = service.counts().tokens;
  const heard = await Promise.all([hear(engine), hear(engine), hear(engine)]);
  expect(heard.map((recognition) => recognition.text)).toEqual([text, text, text]);
  expect(service.counts().tokens).toBe(before + 1);
});

it("no more at once than its share, the others in their order", async () => {
  const engine = open({ NLS_CONCURRENCY: "2" });
  const done: number[] = [];
  await Promise.all([0, 1, 2, 3, 4].map(async (index) => done.push((await hear(engine), index))));
  expect(service.counts().most).toBeLessThanOrEqual(3);
  expect(done.toSorted()).toEqual([0, 1, 2, 3, 4]);
  expect(Math.max(...done.slice(0, 2))).toBeLessThan(2);
});

it("what is too much for the account waits and is heard", async () => {
  service.limit(1);
  const refused = service.counts().refused;
  const heard = await Promise.all([0, 1, 2].map(() => hear(open({}, hurried))));
  service.limit(Number.POSITIVE_INFINITY);
  expect(heard.map((recognition) => recognition.text)).toEqual([text, text, text]);
  expect(service.counts().refused).toBeGreaterThan(refused);
});

it("too much for long is a failure, so that something else may hear it", async () => {
  service.limit(0);
  await expect(hear(open({}, hurried))).rejects.toMatchObject({ kind: "quota" });
  service.limit(Number.POSITIVE_INFINITY);
});

it("called off in the middle, it is over at once and its place is free", async () => {
  const engine = open({ NLS_CONCURRENCY: "1" });
  const leaving = new AbortController();
  service.behave({ does: "hang", at: "stop" });
  const heard = engine.recognize(pcm, { language: "zh", signal: leaving.signal });
  const next = hear(engine);
  await eventually(() => service.counts().open === 1);
  leaving.abort(new Error("candidate left"));
  await expect(heard).rejects.toThrow("candidate left");
  expect((await next).text).toBe(text);
});

it("closed in the middle, whoever waits is told so", async () => {
  const engine = open({ NLS_CONCURRENCY: "1" });
  service.behave({ does: "hang", at: "start" });
  const all = Promise.allSettled([hear(engine), hear(engine)]);
  await eventually(() => service.counts().open === 1);
  await engine.close();
  for (const result of await all) expect(result).toMatchObject({ reason: { code: "closed" } });
});

it("nobody there is told at once", async () => {
  const account = { ...accountAt(service), url: "ws://127.0.0.1:9/ws/v1" };
  await expect(hear(createNlsStreamEngine(account))).rejects.toMatchObject({
    kind: "unreachable",
    message: "NLS: ECONNREFUSED",
  });
});
