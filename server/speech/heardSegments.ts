import type { Database, Transaction } from "../db/database";
import { findForUpdate } from "../db/locks";
import { Answer, Interview } from "../interviews/entity";
import { ChunkRow } from "../media/entity";
import { listMissingChunks } from "../media/receivedChunks";
import { SpeechSegment } from "./entity";
import type { GrowingResult } from "./transcriber";

/** What is kept of a segment between two runs. */
type SegmentState = Pick<GrowingResult, "pieces" | "durationMs" | "problem">;
export type HeardSegment = SegmentState & { segment: number; doneUntilMs: number };

/** Of what recording something was heard. */
export type Heard = {
  /** As it was when the run began. */
  answer: Pick<Answer, "id" | "interviewId" | "take">;
  /** How many chunks of the take there were; they only become more. */
  chunks: number;
  /** Whether that was all of it. */
  final: boolean;
};

/** Without words yet: `failed` is tried again when somebody asks for it. */
export const isOpen = ({ transcriptState }: Answer) =>
  transcriptState === "waiting" || transcriptState === "failed";

export async function findHeard(
  { read }: Pick<Database, "read">,
  { answer, segment }: { answer: Heard["answer"]; segment: number },
): Promise<HeardSegment | null> {
  const row = await read.findOneBy(SpeechSegment, { answerId: answer.id, take: answer.take, segment });
  return row && { ...(row.state as SegmentState), segment, doneUntilMs: row.doneUntilMs };
}

/**
 * Locks the answer for writing what was heard of it. Null where that is not wanted any more: its words are written, it
 * is recorded anew, or a chunk that had been given up came after all, for which a job of its own hears it from the
 * beginning (interviews/pipeline).
 */
export async function holdAnswer(
  db: Database,
  tx: Transaction,
  { answer, chunks, final }: Heard,
): Promise<Answer | null> {
  await findForUpdate(db, tx, Interview, { id: answer.interviewId });
  const held = await findForUpdate(db, tx, Answer, { id: answer.id });
  if (!held || held.take !== answer.take) return null;
  if (held.sealedAt !== null && !isOpen(held)) return null;
  if (!final || held.manifest === null) return held;
  const now = await tx.manager.countBy(ChunkRow, { answerId: answer.id, take: answer.take });
  const completed = now !== chunks && (await listMissingChunks(tx.manager, held)).length === 0;
  return completed ? null : held;
}

/** Keeps what was heard of a segment; what has been heard further than that, or to the end, stays. */
export async function keepHeard(
  db: Database,
  tx: Transaction,
  { id: answerId, take }: Pick<Answer, "id" | "take">,
  { segment, doneUntilMs, pieces, durationMs, problem }: HeardSegment,
  final: boolean,
): Promise<void> {
  const key = { answerId, take, segment };
  const stored = await findForUpdate(db, tx, SpeechSegment, key);
  if (!final && stored && (stored.final || stored.doneUntilMs >= doneUntilMs)) return;
  const state: SegmentState = { pieces, durationMs, problem };
  await tx.manager.save(SpeechSegment, { ...key, doneUntilMs: Math.round(doneUntilMs), state, final });
}
