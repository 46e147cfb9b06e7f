import {
  chunkId,
  type ChunkKey,
  type ChunkStore,
  type SegmentKey,
  type SegmentRecord,
  type StoredChunk,
} from "./chunk";

const segmentId = (key: SegmentKey) => [key.interviewId, key.questionId, key.take, key.segment].join("/");
const keyOf = (key: ChunkKey) => `${key.interviewId}/${chunkId(key)}`;

/** Keeps chunks only as long as the page lives: the fallback for private mode and full disks. */
export function createMemoryStore(): ChunkStore {
  const chunks = new Map<string, StoredChunk>();
  const segments = new Map<string, SegmentRecord>();

  function drop(gone: (key: SegmentKey) => boolean) {
    for (const [id, chunk] of chunks) if (gone(chunk)) chunks.delete(id);
    for (const [id, segment] of segments) if (gone(segment)) segments.delete(id);
  }

  const countOf = (interviewId: string, which: (key: ChunkKey) => boolean) =>
    [...chunks.values()].filter((chunk) => chunk.interviewId === interviewId && which(chunk)).length;

  return {
    async open(segment) {
      segments.set(segmentId(segment), segment);
    },
    async add(chunk, segment) {
      chunks.set(keyOf(chunk), chunk);
      segments.set(segmentId(segment), segment);
    },
    async oldest(interviewId, limit, wanted) {
      const found: StoredChunk[] = [];
      for (const chunk of chunks.values()) {
        if (chunk.interviewId !== interviewId || !wanted(chunk)) continue;
        if (found.push(chunk) === limit) break;
      }
      return found;
    },
    async remove(keys) {
      for (const key of keys) chunks.delete(keyOf(key));
    },
    async count(interviewId, which = () => true) {
      return countOf(interviewId, which);
    },
    async segments(interviewId) {
      return [...segments.values()].filter((segment) => segment.interviewId === interviewId);
    },
    async discardTakes(interviewId, questionId, beforeTake) {
      drop(
        (key) => key.interviewId === interviewId && key.questionId === questionId && key.take < beforeTake,
      );
    },
    async forget(interviewId) {
      if (countOf(interviewId, () => true) === 0) drop((key) => key.interviewId === interviewId);
    },
    async discard(interviewId) {
      drop((key) => key.interviewId === interviewId);
    },
  };
}
