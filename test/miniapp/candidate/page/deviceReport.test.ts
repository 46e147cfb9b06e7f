import {
  allGood,
  canAnswer,
  deviceCheckBody,
  reportAdvice,
  reportRows,
  type Findings,
} from "../../../../miniapp/candidate/page/deviceReport";
import { deviceCheckBody as contract } from "../../../../server/interviews/candidateSchema";

const found = (overrides: Partial<Findings> = {}): Findings => ({
  phase: "running",
  medium: "video",
  cameraTrouble: null,
  microphoneTrouble: null,
  listening: true,
  peakDb: -20,
  floorDb: -60,
  latencyMs: 40,
  unreachable: false,
  storage: true,
  mimeType: "video/webm;codecs=vp8,opus",
  ...overrides,
});
const statuses = (findings: Findings) =>
  Object.fromEntries(reportRows(findings).map(({ item, status }) => [item, status]));

test("everything in order", () => {
  expect(statuses(found())).toEqual({
    camera: "ok",
    microphone: "ok",
    noise: "ok",
    network: "ok",
    browser: "ok",
  });
  expect(allGood(found())).toBe(true);
  expect(reportAdvice(found())).toBe("good");
});

test("before the check nothing is judged", () => {
  const idle = found({ phase: "idle", listening: false, latencyMs: null, mimeType: null });
  expect(new Set(Object.values(statuses(idle)))).toEqual(new Set(["waiting"]));
});

test.each([
  ["permission denied", { cameraTrouble: "denied", microphoneTrouble: "denied", listening: false }, "denied"],
  ["camera gone, voice works", { medium: "audio", cameraTrouble: "busy" }, "audioInstead"],
  ["not a word yet", { peakDb: -80 }, "say"],
  ["a loud street", { floorDb: -30 }, "noisy"],
  ["a slow network", { latencyMs: 900 }, "slow"],
  ["no server", { latencyMs: null, unreachable: true }, "offline"],
  ["no storage", { storage: false }, "memory"],
  ["voice in order", { medium: "audio" }, "goodAudio"],
  ["text in order", { medium: "text", listening: false }, "goodText"],
  ["text on a slow network", { medium: "text", listening: false, latencyMs: 2000 }, "slow"],
] as const)("%s → advice %s", (_name, change, advice) => {
  expect(reportAdvice(found(change as Partial<Findings>))).toBe(advice);
});

test("noise, a slow network and missing storage are advice: one may go on", () => {
  for (const change of [{ floorDb: -30 }, { latencyMs: 2000 }, { storage: false }, { peakDb: -90 }]) {
    expect(canAnswer(found(change))).toBe(true);
  }
  expect(canAnswer(found({ listening: false }))).toBe(false);
  expect(canAnswer(found({ listening: false, medium: "text" }))).toBe(true);
});

test.each([
  ["all well", {}, { camera: "ok", microphone: "ok", noiseDb: -60, latencyMs: 40 }],
  ["quiet microphone", { peakDb: -90, floorDb: null }, { microphone: "quiet", noiseDb: null }],
  [
    "camera in use elsewhere",
    { medium: "audio", cameraTrouble: "busy" },
    { camera: "failed", medium: "audio" },
  ],
  ["voice by choice", { medium: "audio" }, { camera: "skipped", microphone: "ok" }],
  [
    "in writing",
    { medium: "text", listening: false },
    { camera: "skipped", microphone: "skipped", noiseDb: null, recorderMimeType: null },
  ],
] as const)("in the words of the contract: %s", (_name, change, expected) => {
  const body = deviceCheckBody(found(change as Partial<Findings>));
  expect(body).toMatchObject(expected);
  expect(contract.safeParse(body).success).toBe(true);
});
