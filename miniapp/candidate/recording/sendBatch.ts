import { isApiError, isTemporary } from "../../shared/api";
import { PutRefused } from "./uploadErrors";
import type { StoredChunk } from "./chunk";

export type Ref = { take: number; segment: number; sequence: number };
type Described = Ref & { size: number; md5: string };
export type Ticket = Ref & { url: string; headers: Record<string, string> };
export type CommitResult = { acknowledged: Ref[]; missing: Ref[]; answerRemainingMs: number };

/** The three calls of the chunk protocol; each throws ApiError or NetworkError. */
export type UploadCalls = {
  tickets(questionId: string, chunks: Described[]): Promise<{ tickets: Ticket[]; held: Ref[] }>;
  put(ticket: Ticket, bytes: ArrayBuffer): Promise<void>;
  commit(questionId: string, chunks: (Described & { durationMs: number })[]): Promise<CommitResult>;
};

const PARALLEL_PUTS = 3;
/** It is these bytes that the store does not take. Anything else, as a ticket that ran out, asks for a new ticket. */
const SPOILT = new Set([400, 413, 422]);

/**
 * Tickets → put → commit for chunks of one answer. Calls `release` for what the server holds durably, as soon as
 * it says so. `onPutRefused` hears of an object that the store would not take for its bytes.
 * @returns the commit's result, or null where the server held everything already
 */
export async function sendBatch(
  calls: UploadCalls,
  batch: readonly StoredChunk[],
  release: (chunks: StoredChunk[]) => Promise<void>,
  onPutRefused: (chunk: StoredChunk) => void,
): Promise<CommitResult | null> {
  const questionId = batch[0]?.questionId;
  if (questionId === undefined) return null;
  const byRef = new Map(batch.map((chunk) => [refId(chunk), chunk]));
  const chunksOf = (refs: readonly Ref[]) => refs.flatMap((ref) => byRef.get(refId(ref)) ?? []);

  const granted = await calls.tickets(questionId, batch.map(describe));
  await release(chunksOf(granted.held));
  if (granted.tickets.length === 0) return null;

  const waiting = [...granted.tickets];
  const put = new Set<StoredChunk>();
  const lane = async () => {
    for (let ticket = waiting.shift(); ticket; ticket = waiting.shift()) {
      const chunk = byRef.get(refId(ticket));
      if (!chunk) continue;
      await putOne(calls, ticket, chunk, onPutRefused);
      put.add(chunk);
    }
  };
  const lanes = await Promise.allSettled(Array.from({ length: PARALLEL_PUTS }, lane));
  const failed = lanes.find((outcome) => outcome.status === "rejected");
  if (put.size === 0 && failed) throw failed.reason;

  // What did arrive is committed even when a neighbour failed: on a bad network each try still gets further.
  const result = await calls.commit(
    questionId,
    batch
      .filter((chunk) => put.has(chunk))
      .map((chunk) => ({ ...describe(chunk), durationMs: Math.round(chunk.durationMs) })),
  );
  await release(chunksOf(result.acknowledged));
  if (failed) throw failed.reason;
  return result;
}

async function putOne(
  calls: UploadCalls,
  ticket: Ticket,
  chunk: StoredChunk,
  onPutRefused: (chunk: StoredChunk) => void,
) {
  try {
    await calls.put(ticket, chunk.bytes);
  } catch (error) {
    if (!isApiError(error) || isTemporary(error)) throw error;
    // Something lies there already, most likely from a put whose answer was lost: what it is, the commit says.
    if (error.status === 409) return;
    if (SPOILT.has(error.status)) onPutRefused(chunk);
    throw new PutRefused(error.code, { cause: error });
  }
}

const refId = ({ take, segment, sequence }: Ref) => `${take}/${segment}/${sequence}`;
const describe = ({ take, segment, sequence, size, md5 }: StoredChunk): Described => ({
  take,
  segment,
  sequence,
  size,
  md5,
});
