import { isApiError } from "../../shared/api";
import { backoffMs } from "./backoff";
import { createBell } from "./bell";
import { chunkId, groupOf, type ChunkKey, type ChunkStore, type StoredChunk } from "./chunk";
import { sendBatch, type CommitResult, type UploadCalls } from "./sendBatch";
import { judgeUploadError } from "./uploadErrors";

export type UploadProgress = {
  /** Chunks on this device that the server has not acknowledged. */
  pending: number;
  /** Tries in a row that failed; 0 while things go well. */
  failures: number;
};
export type Halt = "session" | "elsewhere";
export type Uploader = ReturnType<typeof createUploader>;

const BATCH = 20;
/** Between batches while speaking, so that each carries more than one slice. */
const PACE_MS = 1500;
/** Another tab may have left chunks in the shared store. */
const IDLE_MS = 10_000;
const PUT_TRIES = 3;

/**
 * One loop, first in first out. A chunk leaves the store only when acknowledged; what the server refuses for good
 * stays there and is skipped. It never gives up on a network or server that fails.
 */
export function createUploader(options: {
  interviewId: string;
  store: ChunkStore;
  calls: UploadCalls;
  random: () => number;
  onProgress: (progress: UploadProgress) => void;
  /** The server holds these durably; they have left the store. */
  onReleased: (chunks: StoredChunk[]) => void;
  onCommitted: (questionId: string, result: CommitResult) => void;
  /** 401, or another tab has the seat: nothing is sent until `resume()`. */
  onHalt: (why: Halt) => void;
  /** The server sees the interview differently: the page should load its state again. */
  onStale: () => void;
}) {
  const { interviewId, store } = options;
  const bell = createBell();
  const refused = new Set<string>();
  const putRefusals = new Map<string, number>();
  const setAside = new Set<string>();
  /** One chunk at a time, to find the one that spoils a batch. */
  let single = false;
  let failures = 0;
  let halted = false;
  let closed = false;
  let idle = false;
  let fresh = false;
  let running: Promise<void> | null = null;

  const wanted = (key: ChunkKey) => !refused.has(chunkId(key)) && !setAside.has(groupOf(key));

  async function report(): Promise<number> {
    const pending = Math.max(0, (await store.count(interviewId)) - refused.size);
    if (!closed) options.onProgress({ pending, failures });
    return pending;
  }

  /** The oldest chunks that belong to one question and take. */
  async function nextBatch(): Promise<StoredChunk[]> {
    const found = await store.oldest(interviewId, single ? 1 : BATCH, wanted);
    const first = found[0];
    return first ? found.filter((chunk) => groupOf(chunk) === groupOf(first)) : [];
  }

  async function release(chunks: StoredChunk[]) {
    await store.remove(chunks);
    options.onReleased(chunks);
  }

  function countPutRefusal(chunk: StoredChunk) {
    const tries = (putRefusals.get(chunkId(chunk)) ?? 0) + 1;
    putRefusals.set(chunkId(chunk), tries);
    if (tries >= PUT_TRIES) refused.add(chunkId(chunk));
  }

  /** @returns how long to wait before going on, in ms */
  function afterFailure(error: unknown, batch: StoredChunk[]): number {
    const first = batch[0] as StoredChunk;
    switch (judgeUploadError(error)) {
      case "halt":
        halted = true;
        options.onHalt(isApiError(error) && error.status === 401 ? "session" : "elsewhere");
        return 0;
      case "refuse":
        if (batch.length === 1) refused.add(chunkId(first));
        single = batch.length > 1;
        return 0;
      case "set_aside":
        failures += 1;
        setAside.add(groupOf(first));
        options.onStale();
        return 0;
      case "retry":
        failures += 1;
        return backoffMs(failures, options.random(), isApiError(error) ? error.retryAfterSeconds : null);
    }
  }

  async function rest() {
    const left = await report();
    if (left > 0 && setAside.size > 0) {
      await bell.wait(backoffMs(failures, options.random(), null));
      setAside.clear();
      return;
    }
    if (fresh) return;
    idle = true;
    await bell.wait(IDLE_MS);
    idle = false;
  }

  async function step() {
    fresh = false;
    const batch = await nextBatch();
    if (batch.length === 0) return rest();
    try {
      const result = await sendBatch(options.calls, batch, release, countPutRefusal);
      if (result) {
        options.onCommitted(batch[0]?.questionId as string, result);
        if (result.acknowledged.length === 0) throw new Error("The server acknowledged nothing");
      }
      failures = 0;
      single = false;
      if ((await report()) < BATCH) await bell.wait(PACE_MS);
    } catch (error) {
      const waitMs = afterFailure(error, batch);
      await report();
      if (waitMs > 0) await bell.wait(waitMs);
    }
  }

  async function run() {
    for (;;) {
      if (closed) return;
      if (halted) await bell.wait(null);
      else await step();
    }
  }

  return {
    start() {
      running ??= run();
    },
    /** There is a new chunk. Ends an idle wait, not the pause after a failure. */
    added() {
      fresh = true;
      if (idle) bell.ring();
      else void report();
    },
    /** A network that came back, a page that woke up, a submit: try now. */
    wake() {
      setAside.clear();
      bell.ring();
    },
    /** After a new sign-in, or with the seat back. */
    resume() {
      halted = false;
      failures = 0;
      setAside.clear();
      bell.ring();
    },
    async close() {
      closed = true;
      bell.ring();
      await running;
    },
  };
}
