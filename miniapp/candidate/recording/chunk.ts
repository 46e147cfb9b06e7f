/** What the recording core passes around. Keys as in DESIGN §6: (answer, take, segment, sequence). */

export type SegmentKey = { interviewId: string; questionId: string; take: number; segment: number };

export type ChunkKey = SegmentKey & { sequence: number };

/** One slice on this device, with what the server needs to accept it. Bytes, not Blob: old Safari loses Blobs. */
export type StoredChunk = ChunkKey & {
  size: number;
  /** Base64. */
  md5: string;
  durationMs: number;
  bytes: ArrayBuffer;
};

/**
 * What one recorder session has produced so far. It outlives its chunks, which leave once acknowledged, since the
 * manifest at submit counts them all.
 */
export type SegmentRecord = SegmentKey & {
  mimeType: string;
  /** Chunks made: sequences 0 … chunks−1. */
  chunks: number;
  durationMs: number;
};

/** The browser's own storage: IndexedDB, or memory where there is none. */
export interface ChunkStore {
  /** Registers an empty segment. */
  open(segment: SegmentRecord): Promise<void>;
  /** Stores the chunk and advances its segment's record in one transaction. */
  add(chunk: StoredChunk, segment: SegmentRecord): Promise<void>;
  /** The oldest chunks of the interview that `wanted` lets through, first in first out. */
  oldest(interviewId: string, limit: number, wanted: (key: ChunkKey) => boolean): Promise<StoredChunk[]>;
  remove(keys: ChunkKey[]): Promise<void>;
  /**
   * How many chunks of the interview there are, or of those that `which` lets through.
   * @throws where the store does not answer: what is not known is not nothing
   */
  count(interviewId: string, which?: (key: ChunkKey) => boolean): Promise<number>;
  segments(interviewId: string): Promise<SegmentRecord[]>;
  /** Everything of one answer's takes below `beforeTake`. */
  discardTakes(interviewId: string, questionId: string, beforeTake: number): Promise<void>;
  /** What is left of an interview without chunks, which are its segment records; nothing while there is a chunk. */
  forget(interviewId: string): Promise<void>;
  /** Everything of the interview, chunks and segment records, whether the server has it or not. */
  discard(interviewId: string): Promise<void>;
}

/** Chunks that share a question and take travel in one batch and are set aside together. */
export const groupOf = (key: Pick<ChunkKey, "questionId" | "take">) => `${key.questionId}#${key.take}`;

export const chunkId = (key: Omit<ChunkKey, "interviewId">) =>
  `${groupOf(key)}/${key.segment}/${key.sequence}`;
