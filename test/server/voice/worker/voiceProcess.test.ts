import { join } from "node:path";
import { VoiceProcess, type VoiceProcessOptions } from "../../../../server/voice/worker/voiceProcess";
import { codeOf } from "../../media/fixtures";

let voice: VoiceProcess;

function start(options: VoiceProcessOptions = {}): VoiceProcess {
  voice = new VoiceProcess(
    { engine: "espeak", espeakPath: "unused" },
    { entry: join(__dirname, "obedientProcess.cjs"), ...options },
  );
  return voice;
}

const say = async (text: string): Promise<string> => (await voice.speak(text, "zh")).toString();
const pidIn = (said: string): number => Number(said.split(" ")[0]);

beforeEach(() => {
  // Only what this class sets by itself; messages between processes need the real ones.
  jest.useFakeTimers({ doNotFake: ["nextTick", "setImmediate", "queueMicrotask", "performance"] });
});
afterEach(async () => {
  await voice.close();
  jest.useRealTimers();
});

test("starts with the first request and serves the next ones with the same process", async () => {
  start();
  expect(voice.pid).toBeUndefined();
  const [first, second] = await Promise.all([say("one"), say("two")]);
  expect(first).toBe(`${voice.pid} one`);
  expect(second).toBe(`${voice.pid} two`);
});

test("ends when idle and starts again when asked", async () => {
  start({ idleMs: 60_000 });
  const first = pidIn(await say("one"));
  jest.advanceTimersByTime(59_999);
  expect(voice.pid).toBe(first);
  jest.advanceTimersByTime(1);
  expect(voice.pid).toBeUndefined();
  expect(pidIn(await say("two"))).not.toBe(first);
});

test("is not taken for idle while a request is under way", async () => {
  start({ idleMs: 60_000, timeoutMs: 120_000 });
  const pid = pidIn(await say("one"));
  const ending = codeOf(say("hang"));
  await jest.advanceTimersByTimeAsync(119_999);
  expect(voice.pid).toBe(pid);
  await jest.advanceTimersByTimeAsync(1);
  expect(await ending).toBe("voice.timeout");
});

test("a refusal is reported and the process lives on", async () => {
  start();
  const pid = pidIn(await say("one"));
  await expect(say("fail")).rejects.toMatchObject({
    code: "voice.failed",
    message: "voice.failed: no breath",
  });
  await expect(say("say nothing")).rejects.toMatchObject({ code: "voice.nothing_to_say" });
  expect(pidIn(await say("two"))).toBe(pid);
});

test("a process that dies fails its request with the reason; the next call works", async () => {
  start();
  const dying = say("die");
  const next = say("two");
  await expect(dying).rejects.toMatchObject({ code: "voice.failed", message: expect.stringContaining("7") });
  expect(await next).toMatch(/ two$/);
});

test("a process killed from outside fails its request; the next call works", async () => {
  start();
  const pid = pidIn(await say("one"));
  const hanging = say("hang");
  process.kill(pid, "SIGKILL");
  await expect(hanging).rejects.toMatchObject({
    code: "voice.failed",
    message: expect.stringContaining("SIGKILL"),
  });
  expect(pidIn(await say("two"))).not.toBe(pid);
});

test("a process that hangs is given up in time; the next call works", async () => {
  start({ timeoutMs: 5_000 });
  const pid = pidIn(await say("one"));
  const ending = codeOf(say("hang"));
  await jest.advanceTimersByTimeAsync(5_000);
  expect(await ending).toBe("voice.timeout");
  expect(pidIn(await say("two"))).not.toBe(pid);
});

test("too many waiting requests are refused", async () => {
  start({ maxWaiting: 1 });
  const first = say("one");
  await expect(say("two")).rejects.toMatchObject({ code: "voice.busy" });
  await first;
});

test("closing ends the request under way and refuses later ones", async () => {
  start();
  await say("one");
  const ending = codeOf(say("hang"));
  await voice.close();
  expect(await ending).toBe("voice.closed");
  expect(voice.pid).toBeUndefined();
  await expect(say("two")).rejects.toMatchObject({ code: "voice.closed" });
});

test("the process inherits none of the server's secrets", async () => {
  start();
  const own = ["NODE_CHANNEL_FD", "NODE_CHANNEL_SERIALIZATION_MODE", "PATH", "SystemRoot"];
  expect((await say("environment")).split(" ").filter((name) => !own.includes(name))).toEqual([]);
});
