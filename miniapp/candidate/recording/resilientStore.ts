import type { ChunkKey, ChunkStore, SegmentRecord } from "./chunk";

/** Why chunks are kept in memory only: storage is missing, or it is full. */
export type Degraded = "unavailable" | "full" | null;

/**
 * Writes to `durable`, and to `memory` whatever the durable store refuses, so that a full disk never stops an
 * answer. Reads see both.
 */
export function createResilientStore(
  durable: ChunkStore | null,
  memory: ChunkStore,
  onDegraded: (why: Degraded) => void,
): ChunkStore {
  if (!durable) {
    onDegraded("unavailable");
    return memory;
  }
  const stores = [durable, memory];

  async function writeOrKeep(write: (store: ChunkStore) => Promise<void>) {
    try {
      await write(durable as ChunkStore);
    } catch (error) {
      onDegraded((error as Error | null)?.name === "QuotaExceededError" ? "full" : "unavailable");
      await write(memory);
    }
  }
  const onBoth = async (work: (store: ChunkStore) => Promise<void>) => {
    await Promise.all(stores.map((store) => readable(work(store), undefined)));
  };

  async function count(interviewId: string, which?: (key: ChunkKey) => boolean) {
    const counts = await Promise.all(stores.map((store) => store.count(interviewId, which)));
    return counts.reduce((sum, each) => sum + each, 0);
  }

  return {
    open: (segment) => writeOrKeep((store) => store.open(segment)),
    async add(chunk, segment) {
      await writeOrKeep((store) => store.add(chunk, segment));
      // A manifest made while the durable store cannot be read must still name what this page recorded.
      await memory.open(segment);
    },
    async oldest(interviewId, limit, wanted) {
      const first = await readable(durable.oldest(interviewId, limit, wanted), []);
      const rest = first.length < limit ? await memory.oldest(interviewId, limit - first.length, wanted) : [];
      return [...first, ...rest];
    },
    remove: (keys: ChunkKey[]) => onBoth((store) => store.remove(keys)),
    count,
    async segments(interviewId) {
      const [kept, held] = await Promise.all(
        stores.map((store) => readable(store.segments(interviewId), [] as SegmentRecord[])),
      );
      return mergeSegments(kept ?? [], held ?? []);
    },
    discardTakes: (interviewId, questionId, beforeTake) =>
      onBoth((store) => store.discardTakes(interviewId, questionId, beforeTake)),
    async forget(interviewId) {
      if ((await count(interviewId)) === 0)
        await Promise.all(stores.map((store) => store.forget(interviewId)));
    },
    discard: (interviewId) => onBoth((store) => store.discard(interviewId)),
  };
}

/** A broken durable store must not hide what memory still has. */
const readable = <T>(read: Promise<T>, otherwise: T) => read.catch(() => otherwise);

/** A segment that overflowed into memory has two records; the one with more chunks is the newer. */
function mergeSegments(kept: SegmentRecord[], held: SegmentRecord[]): SegmentRecord[] {
  const merged = new Map<string, SegmentRecord>();
  for (const record of [...kept, ...held]) {
    const id = [record.questionId, record.take, record.segment].join("/");
    const known = merged.get(id);
    if (!known || record.chunks > known.chunks) merged.set(id, record);
  }
  return [...merged.values()];
}
