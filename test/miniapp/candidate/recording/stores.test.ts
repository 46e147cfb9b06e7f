import type { ChunkStore } from "../../../../miniapp/candidate/recording/chunk";
import { createMemoryStore } from "../../../../miniapp/candidate/recording/memoryStore";
import { createResilientStore, type Degraded } from "../../../../miniapp/candidate/recording/resilientStore";
import { INTERVIEW, buildChunk, buildSegment, fillSegment } from "./factories";

const all = () => true;
const named = (name: string) => Object.assign(new Error(name), { name });

function setUpResilient(refuse: () => Error | null) {
  const durable = createMemoryStore();
  const degraded: Degraded[] = [];
  const failing: ChunkStore = {
    ...durable,
    async add(chunk, segment) {
      const error = refuse();
      if (error) throw error;
      await durable.add(chunk, segment);
    },
  };
  const store = createResilientStore(failing, createMemoryStore(), (why) => degraded.push(why));
  return { store, durable, degraded };
}

describe("memory store", () => {
  test("gives the oldest first, up to the limit, and only what is wanted", async () => {
    const store = createMemoryStore();
    await fillSegment(store, 3, { questionId: "q1" });
    await fillSegment(store, 2, { questionId: "q2" });
    const first = await store.oldest(INTERVIEW, 4, all);
    expect(first.map(({ questionId, sequence }) => questionId + sequence)).toEqual([
      "q10",
      "q11",
      "q12",
      "q20",
    ]);
    const wanted = await store.oldest(INTERVIEW, 4, (key) => key.questionId === "q2");
    expect(wanted).toHaveLength(2);
  });

  test("a removed chunk is gone, its segment's record stays for the manifest", async () => {
    const store = createMemoryStore();
    const chunks = await fillSegment(store, 2);
    await store.remove(chunks.slice(0, 1));
    expect(await store.count(INTERVIEW)).toBe(1);
    expect(await store.count(INTERVIEW, ({ sequence }) => sequence === 0)).toBe(0);
    expect(await store.segments(INTERVIEW)).toMatchObject([{ chunks: 2, durationMs: 2000 }]);
  });

  test("discarding earlier takes leaves the new take and other questions", async () => {
    const store = createMemoryStore();
    await fillSegment(store, 2, { take: 1 });
    await fillSegment(store, 1, { take: 2 });
    await fillSegment(store, 1, { take: 1, questionId: "q2" });
    await store.discardTakes(INTERVIEW, "q1", 2);
    expect((await store.segments(INTERVIEW)).map(({ questionId, take }) => `${questionId}/${take}`)).toEqual([
      "q1/2",
      "q2/1",
    ]);
    await store.discard(INTERVIEW);
    expect(await store.count(INTERVIEW)).toBe(0);
  });
});

describe("resilient store", () => {
  test("goes on in memory when the disk is full, and gives both parts back in order", async () => {
    let full = false;
    const { store, durable, degraded } = setUpResilient(() => (full ? named("QuotaExceededError") : null));
    await fillSegment(store, 2);
    full = true;
    await store.add(buildChunk({ sequence: 2 }), buildSegment({ chunks: 3, durationMs: 3000 }));
    expect(await durable.count(INTERVIEW)).toBe(2);
    expect(await store.count(INTERVIEW)).toBe(3);
    expect((await store.oldest(INTERVIEW, 20, all)).map(({ sequence }) => sequence)).toEqual([0, 1, 2]);
    expect(await store.segments(INTERVIEW)).toMatchObject([{ chunks: 3 }]);
    expect(degraded).toEqual(["full"]);
  });

  test("any other refusal counts as unavailable", async () => {
    const { store, degraded } = setUpResilient(() => named("UnknownError"));
    await fillSegment(store, 1);
    expect(await store.count(INTERVIEW)).toBe(1);
    expect(degraded).toEqual(["unavailable"]);
  });

  test("removes from both", async () => {
    let full = false;
    const { store } = setUpResilient(() => (full ? named("QuotaExceededError") : null));
    await fillSegment(store, 1);
    full = true;
    await store.add(buildChunk({ sequence: 1 }), buildSegment({ chunks: 2 }));
    await store.remove(await store.oldest(INTERVIEW, 20, all));
    expect(await store.count(INTERVIEW)).toBe(0);
  });

  test("does not count what it cannot read, and still knows what this page recorded", async () => {
    const durable = createMemoryStore();
    const broken = async () => {
      throw named("UnknownError");
    };
    const store = createResilientStore(
      { ...durable, count: broken, segments: broken },
      createMemoryStore(),
      () => undefined,
    );
    await fillSegment(store, 2);
    await expect(store.count(INTERVIEW)).rejects.toThrow("UnknownError");
    expect(await store.segments(INTERVIEW)).toMatchObject([{ chunks: 2, durationMs: 2000 }]);
  });

  test("forgets an interview only when neither part holds a chunk of it", async () => {
    let full = false;
    const { store } = setUpResilient(() => (full ? named("QuotaExceededError") : null));
    const kept = await fillSegment(store, 1);
    full = true;
    await store.add(buildChunk({ sequence: 1 }), buildSegment({ chunks: 2 }));
    await store.remove(kept);
    await store.forget(INTERVIEW);
    expect(await store.count(INTERVIEW)).toBe(1);
    expect(await store.segments(INTERVIEW)).toHaveLength(1);
    await store.remove(await store.oldest(INTERVIEW, 20, all));
    await store.forget(INTERVIEW);
    expect(await store.segments(INTERVIEW)).toEqual([]);
  });

  test("without any storage it is memory, and says so", async () => {
    const degraded: Degraded[] = [];
    const store = createResilientStore(null, createMemoryStore(), (why) => degraded.push(why));
    await fillSegment(store, 1);
    expect(await store.count(INTERVIEW)).toBe(1);
    expect(degraded).toEqual(["unavailable"]);
  });
});
