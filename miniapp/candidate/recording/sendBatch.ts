import { isApiError, isTemporary, type ApiError } from "../../shared/api";
import { PutRefused } from "./uploadErrors";
import { lanesAfter, putTimeoutMs } from "./uplink";
import type { StoredChunk } from "./chunk";

export type Ref = { take: number; segment: number; sequence: number };
type Described = Ref & { size: number; md5: string };
export type Ticket = Ref & { url: string; headers: Record<string, string> };
export type CommitResult = { acknowledged: Ref[]; missing: Ref[]; answerRemainingMs: number };

/** The three calls of the chunk protocol; each throws ApiError or NetworkError. */
export type UploadCalls = {
  tickets(questionId: string, chunks: Described[]): Promise<{ tickets: Ticket[]; held: Ref[] }>;
  put(ticket: Ticket, bytes: ArrayBuffer, timeoutMs: number): Promise<void>;
  commit(questionId: string, chunks: (Described & { durationMs: number })[]): Promise<CommitResult>;
};

/**
 * Tickets → put → commit for chunks of one answer. Calls `release` for what the server holds durably, as soon as
 * it says so. `onPutRefused` hears of each object that the store would not take, which holds up no other.
 * @param failures tries in a row that failed before this one
 * @returns the commit's result, or null where the server held everything already
 */
export async function sendBatch(
  calls: UploadCalls,
  batch: readonly StoredChunk[],
  failures: number,
  release: (chunks: StoredChunk[]) => Promise<void>,
  onPutRefused: (chunk: StoredChunk, why: ApiError) => void,
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
  const atOnce = Math.min(lanesAfter(failures), waiting.length);
  let refusal: ApiError | null = null;
  const lane = async () => {
    for (let ticket = waiting.shift(); ticket; ticket = waiting.shift()) {
      const chunk = byRef.get(refId(ticket));
      if (!chunk) continue;
      const timeoutMs = putTimeoutMs(chunk.size, atOnce, failures);
      const refused = await putOne(() => calls.put(ticket, chunk.bytes, timeoutMs));
      if (refused) {
        refusal = refused;
        onPutRefused(chunk, refused);
      } else put.add(chunk);
    }
  };
  const lanes = await Promise.allSettled(Array.from({ length: atOnce }, lane));
  const failed = lanes.find((outcome) => outcome.status === "rejected");
  if (put.size === 0)
    throw failed ? failed.reason : new PutRefused("No object was taken", { cause: refusal });

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

/** @returns the store's refusal of this one object; throws what befell the network */
async function putOne(put: () => Promise<void>): Promise<ApiError | null> {
  try {
    await put();
    return null;
  } catch (error) {
    if (!isApiError(error) || isTemporary(error)) throw error;
    // Something lies there already, most likely from a put whose answer was lost: what it is, the commit says.
    return error.status === 409 ? null : error;
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
