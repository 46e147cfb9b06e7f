import type { z } from "zod";
import type { Transaction } from "../db/database";
import { selectOne } from "../db/statements";
import { insertRow } from "../db/rows";
import type { CandidateActor } from "../http/actors";
import { conflict, gone, tooLarge } from "../http/errors";
import { answerRemaining, limitsOf } from "../interviews/answerClock";
import type { commitBody, commitResultSchema } from "../interviews/candidateSchema";
import { findAsked } from "../interviews/course";
import { Answer, type Interview } from "../interviews/entity";
import { recordContact } from "../interviews/heldAnswer";
import { afterUpload, whileSpeaking } from "../interviews/pipeline";
import { findSeated } from "../interviews/seated";
import type { Services } from "../services";
import { chunkKey } from "./chunkKeys";
import { ChunkRow } from "./entity";
import { assertNamed, assertSame, findHeld, refOf, sameRef } from "./heldChunks";
import type { ChunkRef } from "./types";

/** Recorder slices end a little after the limit. */
const MEDIA_TOLERANCE_MS = 5_000;
/** Far above any recorder of ours: how long a chunk is, its page says; how big it is, we see. */
const MAX_BYTES_PER_SECOND = 1024 * 1024;

type Committed = z.output<typeof commitBody>["chunks"];

/**
 * Acknowledges chunks that the store holds durably (invariant 1). What the store does not hold is answered as
 * missing, to be put again.
 */
export async function commitChunks(
  services: Services,
  actor: CandidateActor,
  questionId: string,
  { chunks }: z.output<typeof commitBody>,
): Promise<z.input<typeof commitResultSchema>> {
  const { db, clock, metrics } = services;
  const seen = await selectOne(db.read, Answer, { interviewId: actor.interviewId, questionId });
  if (!seen) throw conflict("answer.not_begun");
  const { stored, missing } = await lookInStore(services, actor.interviewId, seen.id, chunks);

  const { added, answerRemainingMs } = await db.write(async (tx) => {
    const interview = await findSeated(services, tx, actor);
    const answer = await selectOne(tx.manager, Answer, { id: seen.id });
    if (!answer) throw conflict("answer.not_begun");
    assertNamed(answer, stored);
    if (!answer.sealedAt && interview.status !== "in_progress") throw conflict("interview.status");
    const count = await addChunks(tx, answer.id, stored, clock.now());
    if (!answer.sealedAt) {
      return { added: count, answerRemainingMs: await hearRecording(services, tx, interview, answer) };
    }
    if (count > 0) await afterUpload(services, tx, answer);
    return { added: count, answerRemainingMs: 0 };
  });
  metrics.chunks.inc(added);
  return {
    acknowledged: stored.map(refOf),
    missing,
    serverNow: clock.now().toISOString(),
    answerRemainingMs,
  };
}

async function lookInStore({ media }: Services, interviewId: string, answerId: string, chunks: Committed) {
  const objects = await Promise.all(
    chunks.map(async (chunk) => ({
      chunk,
      object: await media.head(chunkKey(interviewId, answerId, chunk)),
    })),
  );
  const stored: Committed = [];
  const missing: ChunkRef[] = [];
  for (const { chunk, object } of objects) {
    if (object) {
      assertSame(chunk, object);
      stored.push(chunk);
    } else {
      missing.push(refOf(chunk));
    }
  }
  return { stored, missing };
}

async function addChunks(tx: Transaction, answerId: string, chunks: Committed, now: Date): Promise<number> {
  const known = await findHeld(tx.manager, answerId, chunks);
  let added = 0;
  for (const chunk of chunks) {
    const held = known.find((row) => sameRef(row, chunk));
    if (held) {
      assertSame(chunk, held);
      continue;
    }
    const { size, md5, durationMs } = chunk;
    const row: ChunkRow = { answerId, ...refOf(chunk), size, md5, durationMs, createdAt: now };
    await insertRow(tx, ChunkRow, row);
    known.push(row);
    added += 1;
  }
  return added;
}

/** Runs the clock on by the media that came, and has what was said so far recognised. */
async function hearRecording(
  services: Services,
  tx: Transaction,
  interview: Interview,
  answer: Answer,
): Promise<number> {
  const asked = await findAsked(tx.manager, interview, answer.questionId);
  if (!asked) throw new Error("an answer to a question that its plan does not have");
  const limits = limitsOf(asked.question, interview.extraTimePercent);
  const takes: { take: number; durationMs: string | number; size: string | number }[] =
    await tx.manager.query(
      "SELECT take, SUM(durationMs) AS durationMs, SUM(size) AS size FROM chunks WHERE answerId = ? GROUP BY take",
      [answer.id],
    );
  // Media time gates, not the wall clock: what was recorded offline within the limit is welcome whenever it comes.
  const longest = limits.answerMs + MEDIA_TOLERANCE_MS;
  if (takes.some(({ durationMs }) => Number(durationMs) > longest)) throw gone("answer.time_over");
  if (takes.some(({ size }) => Number(size) > (longest / 1000) * MAX_BYTES_PER_SECOND))
    throw tooLarge("chunk.too_large");
  const recordedMs = Number(takes.find(({ take }) => take === answer.take)?.durationMs ?? 0);
  const heard = await recordContact(services, tx, { interview, answer, limits }, recordedMs);
  await whileSpeaking(services, tx, answer.id, { before: answer.recordedMs, after: heard.recordedMs });
  return answerRemaining(heard, limits, services.clock.now());
}
