import type { EntityManager } from "typeorm";
import { selectEqual } from "../db/statements";
import { conflict, gone } from "../http/errors";
import type { Answer } from "../interviews/entity";
import { ChunkRow } from "./entity";
import type { Chunk, ChunkRef } from "./types";

export const sameRef = (left: ChunkRef, right: ChunkRef) =>
  left.take === right.take && left.segment === right.segment && left.sequence === right.sequence;

export const refOf = ({ take, segment, sequence }: ChunkRef): ChunkRef => ({ take, segment, sequence });

const distinct = (numbers: number[]) => [...new Set(numbers)];

/** The rows of these chunks, and possibly of others near them. */
export const findHeld = (manager: EntityManager, answerId: string, chunks: ChunkRef[]) =>
  selectEqual(manager, ChunkRow, {
    answerId,
    take: distinct(chunks.map(({ take }) => take)),
    segment: distinct(chunks.map(({ segment }) => segment)),
    sequence: distinct(chunks.map(({ sequence }) => sequence)),
  });

/** The same key with other content is never taken for the same chunk. */
export function assertSame(chunk: Pick<Chunk, "md5" | "size">, held: Pick<Chunk, "md5" | "size">): void {
  if (held.md5 !== chunk.md5 || held.size !== chunk.size) throw conflict("chunk.conflict");
}

/** Whether a sealed answer's manifest has this chunk. */
export function isNamed(
  { take, manifest }: Pick<Answer, "take" | "manifest">,
  { segment, sequence, ...chunk }: ChunkRef,
): boolean {
  const part = manifest?.segments.find((entry) => entry.segment === segment);
  return chunk.take === take && part !== undefined && sequence < part.chunks;
}

/** An open answer takes no take that has not begun; a sealed one only what its manifest names. */
export function assertNamed(
  answer: Pick<Answer, "sealedAt" | "take" | "manifest">,
  chunks: ChunkRef[],
): void {
  if (!answer.sealedAt) {
    if (chunks.some(({ take }) => take > answer.take)) throw conflict("interview.state_changed");
    return;
  }
  if (!chunks.every((chunk) => isNamed(answer, chunk))) throw gone("answer.sealed");
}
