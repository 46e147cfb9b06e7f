import { createMemoryStore } from "../../../../miniapp/candidate/recording/memoryStore";
import {
  recordSegment,
  type BlobLike,
  type RecorderLike,
} from "../../../../miniapp/candidate/recording/segmentRecorder";
import { INTERVIEW } from "./factories";

const MB = 1024 * 1024;

/** A recorder that hands over slices when told to. */
function fakeRecorder() {
  const listeners: Record<string, ((event: { data: BlobLike }) => void)[]> = {};
  const emit = (type: string, data: BlobLike = blob(0)) => listeners[type]?.forEach((hear) => hear({ data }));
  const recorder = {
    state: "inactive",
    start: () => void (recorder.state = "recording"),
    stop() {
      recorder.state = "inactive";
      emit("dataavailable", blob(3));
      emit("stop");
    },
    addEventListener: (type: string, hear: (event: { data: BlobLike }) => void) =>
      void (listeners[type] ??= []).push(hear),
  };
  return { recorder: recorder as RecorderLike & { state: string }, emit };
}

function blob(size: number): BlobLike {
  return {
    size,
    slice: (start, end) => blob(end - start),
    arrayBuffer: async () => new ArrayBuffer(size),
  };
}

function setUp(store = createMemoryStore()) {
  const { recorder, emit } = fakeRecorder();
  const clock = { ms: 100 };
  const ended = jest.fn();
  const failed = jest.fn();
  const stored = jest.fn();
  const recording = recordSegment({
    recorder,
    key: { interviewId: INTERVIEW, questionId: "q1", take: 1, segment: 2 },
    mimeType: "video/webm",
    store,
    checksum: (bytes) => `md5-${bytes.byteLength}`,
    now: () => clock.ms,
    onStored: stored,
    onEnded: ended,
    onFailed: failed,
  });
  const slice = (ms: number, size: number) => {
    clock.ms += ms;
    emit("dataavailable", blob(size));
  };
  return { recording, recorder, store, slice, clock, emit, ended, failed, stored };
}

const chunksIn = (store: ReturnType<typeof createMemoryStore>) => store.oldest(INTERVIEW, 1000, () => true);

test("each slice is stored with the next sequence, its size, checksum and duration", async () => {
  const { recording, store, slice, stored } = setUp();
  slice(1000, 40);
  slice(1010, 50);
  const record = await recording.stop();
  const chunks = await chunksIn(store);
  expect(chunks.map(({ sequence, size, md5, durationMs }) => ({ sequence, size, md5, durationMs }))).toEqual([
    { sequence: 0, size: 40, md5: "md5-40", durationMs: 1000 },
    { sequence: 1, size: 50, md5: "md5-50", durationMs: 1010 },
    { sequence: 2, size: 3, md5: "md5-3", durationMs: 0 },
  ]);
  expect(record).toMatchObject({ segment: 2, chunks: 3, durationMs: 2010, mimeType: "video/webm" });
  expect(stored).toHaveBeenCalledTimes(3);
});

test("stop waits until the last slice is in the store, and may be called twice", async () => {
  const { recording, store, slice, ended } = setUp();
  slice(1000, 10);
  await Promise.all([recording.stop(), recording.stop()]);
  expect(await store.count(INTERVIEW)).toBe(2);
  expect(ended).not.toHaveBeenCalled();
});

test("an empty slice takes no sequence, and its time goes to the next one", async () => {
  const { recording, store, slice } = setUp();
  slice(1000, 0);
  slice(1000, 9);
  await recording.stop();
  expect((await chunksIn(store)).map(({ sequence, durationMs }) => [sequence, durationMs])).toEqual([
    [0, 2000],
    [1, 0],
  ]);
});

test("a long slice from a phone that slept is cut under the server's limits", async () => {
  const { recording, store, slice } = setUp();
  slice(90_000, 5 * MB);
  const record = await recording.stop();
  const chunks = await chunksIn(store);
  expect(chunks.map(({ size }) => size)).toEqual([2 * MB, 2 * MB, MB, 3]);
  expect(chunks.map(({ sequence }) => sequence)).toEqual([0, 1, 2, 3]);
  expect(record.durationMs).toBe(90_000);
});

test("a recorder that ends by itself says so once, and stop still gives what there is", async () => {
  const { recording, recorder, slice, emit, ended } = setUp();
  slice(1000, 10);
  recorder.state = "inactive";
  emit("stop");
  expect(ended).toHaveBeenCalledTimes(1);
  await expect(recording.stop()).resolves.toMatchObject({ chunks: 1 });
});

test("a slice that could not be stored anywhere is told, and the next one keeps an unused sequence", async () => {
  const store = createMemoryStore();
  const add = jest.spyOn(store, "add").mockRejectedValueOnce(new Error("no room"));
  const { recording, slice, failed } = setUp(store);
  slice(1000, 10);
  slice(1000, 20);
  await recording.stop();
  expect(failed).toHaveBeenCalledTimes(1);
  expect(add.mock.calls.map(([chunk]) => chunk.sequence)).toEqual([0, 0, 1]);
  expect((await chunksIn(store)).map(({ size }) => size)).toEqual([20, 3]);
});

test("the running slice counts as recorded time only while recording", async () => {
  const { recording, slice, clock } = setUp();
  slice(1000, 10);
  clock.ms += 400;
  expect(recording.durationMs()).toBe(1400);
  await recording.stop();
  clock.ms += 5000;
  expect(recording.durationMs()).toBe(1400);
});
