import { ApiError } from "../../../../miniapp/shared/api";
import { chunkId } from "../../../../miniapp/candidate/recording/chunk";
import type { Ref, UploadCalls } from "../../../../miniapp/candidate/recording/sendBatch";

export const refusal = (status: number, code: string) => new ApiError(status, code, code, null, [], null);
const ref = ({ take, segment, sequence }: Ref) => ({ take, segment, sequence });

const id = (questionId: string, chunk: Ref) => chunkId({ questionId, ...ref(chunk) });

/** A server that keeps the chunk protocol; `trouble` may throw before a call, or after it took effect. */
export function fakeServer(
  trouble: (call: "tickets" | "put" | "commit", key: string) => Error | null = () => null,
) {
  const objects = new Map<string, number>();
  const committed = new Set<string>();
  const batches: number[] = [];
  /** Of each put, how many went at once with it, and how long it was given. */
  const puts: { atOnce: number; timeoutMs: number }[] = [];
  let underway = 0;
  const stumble = (call: "tickets" | "put" | "commit", key: string) => {
    const error = trouble(call, key);
    if (error) throw error;
  };
  const calls: UploadCalls = {
    async tickets(questionId, chunks) {
      chunks.forEach((chunk) => stumble("tickets", id(questionId, chunk)));
      batches.push(chunks.length);
      const held = chunks.filter((chunk) => committed.has(id(questionId, chunk)));
      const open = chunks.filter((chunk) => !committed.has(id(questionId, chunk)));
      return {
        held: held.map(ref),
        tickets: open.map((chunk) => ({ ...ref(chunk), url: id(questionId, chunk), headers: {} })),
      };
    },
    async put(ticket, bytes, timeoutMs) {
      underway += 1;
      puts.push({ atOnce: underway, timeoutMs });
      await Promise.resolve();
      underway -= 1;
      stumble("put", ticket.url);
      objects.set(ticket.url, bytes.byteLength);
    },
    async commit(questionId, chunks) {
      stumble("commit", "");
      const there = chunks.filter((chunk) => objects.get(id(questionId, chunk)) === chunk.size);
      there.forEach((chunk) => committed.add(id(questionId, chunk)));
      return {
        acknowledged: there.map(ref),
        missing: chunks.filter((chunk) => !there.includes(chunk)).map(ref),
        answerRemainingMs: 1,
      };
    },
  };
  return { calls, committed, batches, puts };
}
