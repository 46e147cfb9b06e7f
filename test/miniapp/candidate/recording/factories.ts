import type { ChunkStore, SegmentRecord, StoredChunk } from "../../../../miniapp/candidate/recording/chunk";

export const INTERVIEW = "0190a000-0000-7000-8000-000000000001";

export function buildSegment(overrides: Partial<SegmentRecord> = {}): SegmentRecord {
  return {
    interviewId: INTERVIEW,
    questionId: "q1",
    take: 1,
    segment: 0,
    mimeType: "video/webm",
    chunks: 0,
    durationMs: 0,
    ...overrides,
  };
}

export function buildChunk(overrides: Partial<StoredChunk> = {}): StoredChunk {
  const { sequence = 0, segment = 0, questionId = "q1", take = 1 } = overrides;
  return {
    interviewId: INTERVIEW,
    questionId,
    take,
    segment,
    sequence,
    size: 4,
    md5: `md5-${questionId}-${take}-${segment}-${sequence}`,
    durationMs: 1000,
    bytes: new Uint8Array([take, segment, sequence, 7]).buffer,
    ...overrides,
  };
}

/** Puts `count` chunks of one segment into the store, in order. */
export async function fillSegment(
  store: ChunkStore,
  count: number,
  overrides: Partial<StoredChunk> = {},
): Promise<StoredChunk[]> {
  const chunks = Array.from({ length: count }, (_, sequence) => buildChunk({ ...overrides, sequence }));
  for (const chunk of chunks) {
    const { interviewId, questionId, take, segment, sequence } = chunk;
    await store.add(
      chunk,
      buildSegment({
        interviewId,
        questionId,
        take,
        segment,
        chunks: sequence + 1,
        durationMs: 1000 * (sequence + 1),
      }),
    );
  }
  return chunks;
}
