import type { EntityManager } from "typeorm";
import type { Answer } from "../interviews/entity";
import { selectEqual } from "../db/statements";
import { ChunkRow } from "./entity";
import type { ChunkRef, Manifest } from "./types";

export type ReceivedSegment = { take: number; segment: number; contiguous: number; beyond: number[] };

/** How far each segment is held without a gap, and what lies beyond the gap. */
export function summarize(take: number, chunks: Pick<ChunkRow, "segment" | "sequence">[]): ReceivedSegment[] {
  const segments = new Map<number, Set<number>>();
  for (const { segment, sequence } of chunks) {
    segments.set(segment, (segments.get(segment) ?? new Set()).add(sequence));
  }
  return [...segments.entries()]
    .toSorted(([left], [right]) => left - right)
    .map(([segment, sequences]) => {
      let contiguous = 0;
      while (sequences.has(contiguous)) contiguous += 1;
      const beyond = [...sequences].filter((sequence) => sequence > contiguous).toSorted((a, b) => a - b);
      return { take, segment, contiguous, beyond };
    });
}

export async function listReceived(manager: EntityManager, answerId: string, take: number) {
  const chunks = await selectEqual(manager, ChunkRow, { answerId, take });
  return summarize(take, chunks);
}

/** The chunks that the manifest names and the server does not hold. */
export async function listMissingChunks(
  manager: EntityManager,
  answer: Pick<Answer, "id" | "take" | "manifest">,
): Promise<ChunkRef[]> {
  if (!answer.manifest) return [];
  const held = await manager.find(ChunkRow, {
    where: { answerId: answer.id, take: answer.take },
    select: { answerId: true, take: true, segment: true, sequence: true },
  });
  const known = new Set(held.map(({ segment, sequence }) => `${segment}/${sequence}`));
  return answer.manifest.segments.flatMap(({ segment, chunks }) =>
    Array.from({ length: chunks }, (_, sequence) => ({ take: answer.take, segment, sequence })).filter(
      (ref) => !known.has(`${ref.segment}/${ref.sequence}`),
    ),
  );
}

/** The manifest of what is held of the present take, for an answer that nobody will submit any more. */
export async function manifestOfHeld(
  manager: EntityManager,
  answer: Pick<Answer, "id" | "take">,
): Promise<Manifest> {
  const chunks = await manager.find(ChunkRow, { where: { answerId: answer.id, take: answer.take } });
  const segments = new Map<
    number,
    { segment: number; mimeType: string; chunks: number; durationMs: number }
  >();
  for (const { segment, sequence, durationMs } of chunks) {
    const entry = segments.get(segment) ?? { segment, mimeType: "", chunks: 0, durationMs: 0 };
    entry.chunks = Math.max(entry.chunks, sequence + 1);
    entry.durationMs += durationMs;
    segments.set(segment, entry);
  }
  return { segments: [...segments.values()].toSorted((left, right) => left.segment - right.segment) };
}
