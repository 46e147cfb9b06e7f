import type { SegmentKey, SegmentRecord } from "./chunk";

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

/** Media time of one take on this device, in ms. */
export function recordedMs(local: readonly SegmentRecord[], questionId: string, take: number): number {
  return local
    .filter((record) => record.questionId === questionId && record.take === take)
    .reduce((sum, record) => sum + record.durationMs, 0);
}
