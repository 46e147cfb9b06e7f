import { array, assert, asyncProperty, constantFrom, integer } from "fast-check";
import { NetworkError } from "../../../../miniapp/shared/api";
import { chunkId } from "../../../../miniapp/candidate/recording/chunk";
import { createMemoryStore } from "../../../../miniapp/candidate/recording/memoryStore";
import { createUploader } from "../../../../miniapp/candidate/recording/uploader";
import { INTERVIEW, buildChunk, buildSegment, fillSegment } from "./factories";
import { fakeServer, refusal } from "./fakeServer";

function setUp(server: ReturnType<typeof fakeServer>, store = createMemoryStore()) {
  const seen = { onHalt: jest.fn(), onStale: jest.fn(), onProgress: jest.fn(), onReleased: jest.fn() };
  const uploader = createUploader({
    interviewId: INTERVIEW,
    store,
    calls: server.calls,
    random: () => 0.5,
    now: () => performance.now(),
    onCommitted: () => undefined,
    ...seen,
  });
  return { store, uploader, ...seen };
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test("sends what a reload left behind, oldest first, in batches of one answer, and empties the store", async () => {
  const server = fakeServer();
  const { store, uploader, onProgress, onReleased } = setUp(server);
  await fillSegment(store, 45, { questionId: "q1" });
  await fillSegment(store, 2, { questionId: "q2" });
  uploader.start();
  await jest.advanceTimersByTimeAsync(10_000);
  expect(server.batches).toEqual([20, 20, 5, 2]);
  expect(server.committed.size).toBe(47);
  expect(await store.count(INTERVIEW)).toBe(0);
  expect(onProgress).toHaveBeenLastCalledWith({ pending: 0, refused: 0, failures: 0 });
  expect(onReleased.mock.calls.flatMap(([chunks]) => chunks)).toHaveLength(47);
  await uploader.close();
});

test("a new chunk ends the idle wait", async () => {
  const server = fakeServer();
  const { store, uploader } = setUp(server);
  uploader.start();
  await jest.advanceTimersByTimeAsync(10);
  await store.add(buildChunk(), buildSegment({ chunks: 1 }));
  uploader.added();
  await jest.advanceTimersByTimeAsync(10);
  expect(server.committed.size).toBe(1);
  await uploader.close();
});

test("keeps everything while the network is gone, and goes on at once when woken", async () => {
  let online = false;
  const server = fakeServer(() => (online ? null : new NetworkError("gone")));
  const { store, uploader, onProgress } = setUp(server);
  await fillSegment(store, 3);
  uploader.start();
  await jest.advanceTimersByTimeAsync(60_000);
  expect(await store.count(INTERVIEW)).toBe(3);
  expect(onProgress.mock.lastCall[0].failures).toBeGreaterThan(3);
  online = true;
  uploader.wake();
  await jest.advanceTimersByTimeAsync(10);
  expect(await store.count(INTERVIEW)).toBe(0);
  await uploader.close();
});

test("what was put before the batch broke is committed, so a bad network still gets further", async () => {
  let puts = 0;
  const server = fakeServer((call) => (call === "put" && ++puts % 5 === 0 ? new NetworkError("lost") : null));
  const { store, uploader } = setUp(server);
  await fillSegment(store, 20);
  uploader.start();
  await jest.advanceTimersByTimeAsync(10);
  expect(server.committed.size).toBeGreaterThan(0);
  await jest.advanceTimersByTimeAsync(120_000);
  expect(await store.count(INTERVIEW)).toBe(0);
  await uploader.close();
});

test.each([
  [401, "session.invalid", "session"],
  [409, "interview.opened_elsewhere", "elsewhere"],
])("%d %s stops sending, keeps the chunks, and resumes", async (status, code, why) => {
  let refusing = true;
  const server = fakeServer(() => (refusing ? refusal(status, code) : null));
  const { store, uploader, onHalt } = setUp(server);
  await fillSegment(store, 2);
  uploader.start();
  await jest.advanceTimersByTimeAsync(60_000);
  expect(onHalt.mock.calls).toEqual([[why]]);
  expect(await store.count(INTERVIEW)).toBe(2);
  refusing = false;
  uploader.resume();
  await jest.advanceTimersByTimeAsync(10);
  expect(await store.count(INTERVIEW)).toBe(0);
  await uploader.close();
});

test("one chunk that will never be taken does not hold up the others, and stays on the device", async () => {
  const bad = chunkId({ questionId: "q1", take: 1, segment: 0, sequence: 4 });
  const server = fakeServer((call, key) =>
    call === "tickets" && key === bad ? refusal(409, "chunk.conflict") : null,
  );
  const { store, uploader, onProgress } = setUp(server);
  await fillSegment(store, 10);
  uploader.start();
  await jest.advanceTimersByTimeAsync(60_000);
  expect(server.committed.size).toBe(9);
  expect((await store.oldest(INTERVIEW, 10, () => true)).map(({ sequence }) => sequence)).toEqual([4]);
  expect(onProgress).toHaveBeenLastCalledWith({ pending: 0, refused: 1, failures: 0 });
  await uploader.close();
});

test("an answer that is not open now is set aside; the next one goes, then it is tried again", async () => {
  let open = false;
  const server = fakeServer((call, key) =>
    call === "tickets" && key.startsWith("q1#") && !open ? refusal(409, "interview.state_changed") : null,
  );
  const { store, uploader, onStale } = setUp(server);
  await fillSegment(store, 2, { questionId: "q1" });
  await fillSegment(store, 2, { questionId: "q2" });
  uploader.start();
  await jest.advanceTimersByTimeAsync(10);
  expect([...server.committed].every((key) => key.startsWith("q2#"))).toBe(true);
  expect(onStale).toHaveBeenCalled();
  open = true;
  await jest.advanceTimersByTimeAsync(60_000);
  expect(server.committed.size).toBe(4);
  await uploader.close();
});

test.each([
  [422, "media.checksum_mismatch"],
  [400, "InvalidDigest"],
])("an object that the store refuses three times for its bytes stays here: %d %s", async (status, code) => {
  const bad = chunkId({ questionId: "q1", take: 1, segment: 0, sequence: 1 });
  let puts = 0;
  const server = fakeServer((call, key) =>
    call === "put" && key === bad && ++puts ? refusal(status, code) : null,
  );
  const { store, uploader, onProgress } = setUp(server);
  await fillSegment(store, 3);
  uploader.start();
  await jest.advanceTimersByTimeAsync(120_000);
  expect(server.committed.size).toBe(2);
  expect([await store.count(INTERVIEW), puts]).toEqual([1, 3]);
  expect(onProgress).toHaveBeenLastCalledWith({ pending: 0, refused: 1, failures: 0 });
  await uploader.close();
});

test.each([
  [400, "RequestTimeout"],
  [413, "http.413"],
  [422, "http.422"],
])("%d %s says nothing of the bytes: tried on with new tickets, past which the others go", async (...why) => {
  const slow = chunkId({ questionId: "q1", take: 1, segment: 0, sequence: 0 });
  let standing = true;
  const server = fakeServer((call, key) =>
    call === "put" && key === slow && standing ? refusal(...why) : null,
  );
  const { store, uploader, onProgress } = setUp(server);
  await fillSegment(store, 30);
  uploader.start();
  await jest.advanceTimersByTimeAsync(120_000);
  expect(server.committed.size).toBe(29);
  expect(onProgress.mock.lastCall[0]).toMatchObject({ pending: 1, refused: 0 });
  standing = false;
  await jest.advanceTimersByTimeAsync(30_000);
  expect(await store.count(INTERVIEW)).toBe(0);
  await uploader.close();
});

test.each(["tickets", "commit"])(
  "a proxy that refuses %s for a while refuses no chunk for ever",
  async (at) => {
    let troubles = 12;
    const server = fakeServer((call) => (call === at && troubles-- > 0 ? refusal(413, "http.413") : null));
    const { store, uploader } = setUp(server);
    await fillSegment(store, 3);
    uploader.start();
    await jest.advanceTimersByTimeAsync(600_000);
    expect([server.committed.size, await store.count(INTERVIEW)]).toEqual([3, 0]);
    await uploader.close();
  },
);

test("on a slow uplink one at a time with patience for its size, and three again once that works", async () => {
  const MB = 1024 * 1024;
  let lost = 0;
  const server = fakeServer((call) => (call === "put" && ++lost <= 3 ? new NetworkError("too slow") : null));
  const { store, uploader } = setUp(server);
  await fillSegment(store, 12, { size: 2 * MB, bytes: new ArrayBuffer(2 * MB) });
  uploader.start();
  await jest.advanceTimersByTimeAsync(120_000);
  expect(await store.count(INTERVIEW)).toBe(0);
  const [first, , , alone, , again] = server.puts;
  expect(server.puts.slice(0, 3).map(({ atOnce }) => atOnce)).toEqual([1, 2, 3]);
  expect([alone?.atOnce, server.puts.slice(4).some(({ atOnce }) => atOnce > 1)]).toEqual([1, true]);
  // 30 kB/s, shared by those that go at once; half of it after a failure.
  const bytesPerMs = 30;
  expect(first?.timeoutMs).toBeGreaterThan((3 * 2 * MB) / bytesPerMs);
  expect(alone?.timeoutMs).toBeGreaterThan((2 * 2 * MB) / bytesPerMs);
  expect(again?.timeoutMs).toBeLessThan(600_000);
  await uploader.close();
});

test("a store that cannot be read is not an empty one", async () => {
  let broken = true;
  const memory = createMemoryStore();
  const unless = <T>(work: () => Promise<T>) => (broken ? Promise.reject(new Error("UnknownError")) : work());
  const server = fakeServer();
  const { uploader, onProgress } = setUp(server, {
    ...memory,
    count: (...which) => unless(() => memory.count(...which)),
    oldest: (...which) => unless(() => memory.oldest(...which)),
  });
  await fillSegment(memory, 2);
  uploader.start();
  await jest.advanceTimersByTimeAsync(30_000);
  expect(onProgress.mock.calls.map(([{ pending }]) => pending)).not.toContain(0);
  expect(onProgress).toHaveBeenLastCalledWith({ pending: null, refused: 0, failures: 0 });
  broken = false;
  await jest.advanceTimersByTimeAsync(30_000);
  expect(onProgress).toHaveBeenLastCalledWith({ pending: 0, refused: 0, failures: 0 });
  expect(server.committed.size).toBe(2);
  await uploader.close();
});

test("a ticket that ran out asks for another, however often", async () => {
  let puts = 0;
  const server = fakeServer((call) => (call === "put" && ++puts <= 5 ? refusal(403, "http.403") : null));
  const { store, uploader } = setUp(server);
  await fillSegment(store, 1);
  uploader.start();
  await jest.advanceTimersByTimeAsync(120_000);
  expect(server.committed.size).toBe(1);
  expect(await store.count(INTERVIEW)).toBe(0);
  await uploader.close();
});

test("an object that lies there already is committed: its put had succeeded unheard", async () => {
  const server = fakeServer();
  const puts = new Set<string>();
  const { put } = server.calls;
  server.calls.put = async (ticket, bytes) => {
    if (puts.has(ticket.url)) throw refusal(409, "http.409");
    puts.add(ticket.url);
    await put(ticket, bytes);
    throw new NetworkError("the answer was lost");
  };
  const { store, uploader } = setUp(server);
  await fillSegment(store, 3);
  uploader.start();
  await jest.advanceTimersByTimeAsync(120_000);
  expect(server.committed.size).toBe(3);
  expect(await store.count(INTERVIEW)).toBe(0);
  await uploader.close();
});

test("whatever fails and however often, no chunk leaves before it is acknowledged, and all arrive", async () => {
  await assert(
    asyncProperty(
      array(constantFrom(null, new NetworkError("x"), refusal(503, "x"), refusal(429, "x")), {
        maxLength: 60,
      }),
      integer({ min: 1, max: 50 }),
      async (troubles, count) => {
        const queue = [...troubles];
        const server = fakeServer(() => queue.shift() ?? null);
        const { store, uploader } = setUp(server);
        const sent = await fillSegment(store, count);
        const remove = jest.spyOn(store, "remove");
        uploader.start();
        await jest.advanceTimersByTimeAsync(3_600_000);
        const removed = remove.mock.calls.flatMap(([keys]) => keys).map(chunkId);
        expect(removed.every((key) => server.committed.has(key))).toBe(true);
        expect(server.committed.size).toBe(sent.length);
        expect(await store.count(INTERVIEW)).toBe(0);
        await uploader.close();
      },
    ),
    { numRuns: 40 },
  );
});
