import type { ChunkStore, SegmentKey, SegmentRecord } from "./chunk";

/** What the server says it holds of one segment (InterviewState.current.answer.received). */
export type HeldSegment = { take: number; segment: number; contiguous: number; beyond: number[] };

export type ManifestSegment = { segment: number; mimeType: string; chunks: number; durationMs: number };

/** Slices are about a second; used only where this device never saw the segment being recorded. */
const USUAL_SLICE_MS = 1000;

/**
 * The manifest that seals one take: every segment this device made, sent or not, joined with what the server holds
 * from elsewhere (another device, or a browser whose storage was emptied). Empty segments are left out.
 */
export function composeManifest(
  take: number,
  local: readonly SegmentRecord[],
  held: readonly HeldSegment[],
  fallbackMimeType: string,
): { segments: ManifestSegment[] } {
  const bySegment = new Map<number, ManifestSegment>();
  for (const record of local) {
    if (record.take !== take || record.chunks === 0) continue;
    const { segment, mimeType, chunks, durationMs } = record;
    bySegment.set(segment, { segment, mimeType, chunks, durationMs: Math.round(durationMs) });
  }
  for (const known of held) {
    if (known.take !== take) continue;
    const chunks = Math.max(known.contiguous, ...known.beyond.map((sequence) => sequence + 1));
    const own = bySegment.get(known.segment);
    if (chunks === 0 || (own && own.chunks >= chunks)) continue;
    bySegment.set(known.segment, {
      segment: known.segment,
      mimeType: own?.mimeType ?? fallbackMimeType,
      chunks,
      durationMs: own?.durationMs ?? chunks * USUAL_SLICE_MS,
    });
  }
  return { segments: [...bySegment.values()].sort((a, b) => a.segment - b.segment) };
}

/** A number no recorder session of this take has used, here or at the server, so that no key comes twice. */
export function nextSegment(
  answer: Omit<SegmentKey, "segment">,
  local: readonly SegmentRecord[],
  serverNext: number,
): number {
  return local
    .filter((record) => record.questionId === answer.questionId && record.take === answer.take)
    .reduce((next, record) => Math.max(next, record.segment + 1), serverNext);
}

/** The server takes no higher number. */
const LAST_SEGMENT = 999_999;
/** Among so many numbers two pages that know nothing of each other choose the same one hardly ever. */
const APART = 10_000;

/**
 * Chooses the number of a new segment and registers it. Where this page's records die with it, and where another
 * device or an emptied storage knew of the take, some numbers may lie at the server with bytes that nobody
 * acknowledged, which `serverNext` does not tell: a random number well behind keeps clear of them, and still stands
 * after all that was acknowledged.
 * @param elsewhere the take was begun, and not by this page
 * @param lasting whether the store's last writes outlive the page
 */
export async function openSegment(
  store: Pick<ChunkStore, "open" | "segments">,
  answer: Omit<SegmentKey, "segment"> & { mimeType: string },
  facts: { serverNext: number; elsewhere: boolean; lasting: () => boolean; random: () => number },
): Promise<{ segment: number; earlier: SegmentRecord[] }> {
  const { mimeType, ...take } = answer;
  const earlier = await store.segments(take.interviewId);
  const next = nextSegment(take, earlier, facts.serverNext);
  const open = (segment: number) => store.open({ ...take, segment, mimeType, chunks: 0, durationMs: 0 });
  const known = earlier.some((record) => record.questionId === take.questionId && record.take === take.take);
  if (known || !facts.elsewhere) {
    await open(next);
    if (facts.lasting()) return { segment: next, earlier };
  }
  const apart = next + 1 + Math.floor(facts.random() * APART);
  const segment = apart <= LAST_SEGMENT ? apart : next;
  await open(segment);
  return { segment, earlier };
}

/** Media time of one take on this device, in ms. */
export function recordedMs(local: readonly SegmentRecord[], questionId: string, take: number): number {
  return local
    .filter((record) => record.questionId === questionId && record.take === take)
    .reduce((sum, record) => sum + record.durationMs, 0);
}
