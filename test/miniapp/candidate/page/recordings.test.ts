import type { ChunkStore } from "../../../../miniapp/candidate/recording/chunk";
import { createMemoryStore } from "../../../../miniapp/candidate/recording/memoryStore";
import { createResilientStore } from "../../../../miniapp/candidate/recording/resilientStore";
import type { Context } from "../../../../miniapp/candidate/page/context";
import { initialPage, type AnswerRun, type PageState } from "../../../../miniapp/candidate/page/model";
import { createRecordings } from "../../../../miniapp/candidate/page/recordings";
import { createStore } from "../../../../miniapp/candidate/page/store";
import type { Uploads } from "../../../../miniapp/candidate/page/uploads";
import { INTERVIEW } from "../recording/factories";
import { buildCurrent, buildState } from "./factories";

const run: AnswerRun = {
  questionId: "q1",
  take: 1,
  medium: "audio",
  phase: "starting",
  begun: true,
  resumed: false,
  trouble: null,
  earlierMs: 0,
  savedMs: 0,
};
const stream = { getTracks: () => [], getAudioTracks: () => [], getVideoTracks: () => [] };

class SilentRecorder {
  static isTypeSupported = () => true;
  state = "inactive";
  addEventListener() {}
  start() {
    this.state = "recording";
  }
}

beforeEach(() => void Object.assign(globalThis, { MediaRecorder: SilentRecorder, MediaStream: Object }));
afterEach(() => {
  Reflect.deleteProperty(globalThis, "MediaRecorder");
  Reflect.deleteProperty(globalThis, "MediaStream");
});

/** Loads the page anew and begins to record: the segment that it chose. */
async function recordIn(durable: ChunkStore | null, nextSegment = 0, change: Partial<AnswerRun> = {}) {
  const store = createStore<PageState>({
    ...initialPage,
    state: buildState({}, buildCurrent({ answer: { status: "answering", nextSegment } })),
  });
  const chunks = createResilientStore(durable, createMemoryStore(), (degraded) => store.set({ degraded }));
  const context = { store, chunks: async () => chunks, now: () => 0 } as unknown as Context;
  const uploads = { added: () => undefined } as unknown as Uploads;
  const recordings = createRecordings(context, uploads, () => undefined);
  await recordings.start(stream as unknown as MediaStream, "audio", { ...run, ...change });
  const segments = await chunks.segments(INTERVIEW);
  return Math.max(...segments.map(({ segment }) => segment));
}

test("where the browser keeps what it recorded, segments follow one another", async () => {
  const durable = createMemoryStore();
  expect(await recordIn(durable)).toBe(0);
  expect(await recordIn(durable, 0, { resumed: true })).toBe(1);
  expect(await recordIn(durable, 5, { resumed: true })).toBe(5);
});

test("where it keeps nothing, a reload takes no number that may lie at the server half sent", async () => {
  const random = jest.spyOn(Math, "random");
  const first = await recordIn(null);
  random.mockReturnValueOnce(0.1);
  const second = await recordIn(null);
  random.mockReturnValueOnce(0.7);
  const third = await recordIn(null);
  random.mockReturnValueOnce(0);
  const behind = await recordIn(null, third + 1);
  expect(new Set([0, first, second, third]).size).toBe(4);
  expect(behind).toBeGreaterThan(third);
  expect(await recordIn(null, 999_999)).toBe(999_999);
  random.mockRestore();
});

test("nor where the disk takes no record of a segment, or another device began the answer", async () => {
  const full: ChunkStore = {
    ...createMemoryStore(),
    open: () => Promise.reject(Object.assign(new Error("full"), { name: "QuotaExceededError" })),
  };
  expect(await recordIn(full)).toBeGreaterThan(0);
  expect(await recordIn(createMemoryStore(), 0, { resumed: true })).toBeGreaterThan(0);
});
