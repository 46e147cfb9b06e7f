import { isApiError, type ApiError } from "../../shared/api";
import { backoffMs } from "./backoff";
import { createBell } from "./bell";
import { chunkId, groupOf, type ChunkKey, type ChunkStore, type StoredChunk } from "./chunk";
import { sendBatch, type CommitResult, type UploadCalls } from "./sendBatch";
import { lanesAfter } from "./uplink";
import { isSpoilt, judgeUploadError } from "./uploadErrors";

export type UploadProgress = {
  /** Chunks on this device that still go up; null while the store does not say. */
  pending: number | null;
  /** Chunks that the server did not take. They stay on this device, and the next visit tries them again. */
  refused: number;
  /** Tries in a row that failed; 0 while things go well. */
  failures: number;
};
export type Halt = "session" | "elsewhere";
export type Uploader = ReturnType<typeof createUploader>;

const BATCH = 20;
/** What goes together is acknowledged together: on a slow uplink that must not take as long as its tickets live. */
const BATCH_BYTES_PER_LANE = 2 * 1024 * 1024;
/** Between batches while speaking, so that each carries more than one slice. */
const PACE_MS = 1500;
/** Another tab may have left chunks in the shared store. */
const IDLE_MS = 10_000;
/** What is refused so often is not damage on the way. */
const TRIES = 3;

/**
 * One loop, first in first out. A chunk leaves the store only when acknowledged; what the server does not take stays
 * there and is skipped in this visit. It never gives up on a network or server that fails.
 */
export function createUploader(options: {
  interviewId: string;
  store: ChunkStore;
  calls: UploadCalls;
  random: () => number;
  /** Monotonic, in ms. */
  now: () => number;
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
  const refusals = new Map<string, number>();
  /** Chunks that let others pass: how often already, and until when. */
  const waits = new Map<string, { tries: number; until: number }>();
  const setAside = new Set<string>();
  /** One chunk at a time, to find the one that spoils a batch. */
  let single = false;
  let failures = 0;
  let halted = false;
  let closed = false;
  let idle = false;
  let fresh = false;
  let running: Promise<void> | null = null;

  const isRefused = (key: ChunkKey) => refused.has(chunkId(key));
  const isWanted = (key: ChunkKey) =>
    !isRefused(key) && !setAside.has(groupOf(key)) && (waits.get(chunkId(key))?.until ?? 0) <= options.now();

  /** Takes of which a chunk was refused may have been given up since: what is not there any more does not count. */
  async function lookInStore(): Promise<Pick<UploadProgress, "pending" | "refused">> {
    try {
      const kept = await store.count(interviewId);
      const stuck = refused.size > 0 ? await store.count(interviewId, isRefused) : 0;
      return { pending: Math.max(0, kept - stuck), refused: stuck };
    } catch {
      return { pending: null, refused: refused.size };
    }
  }

  async function report(): Promise<number | null> {
    const found = await lookInStore();
    if (!closed) options.onProgress({ ...found, failures });
    return found.pending;
  }

  /** The oldest chunks that belong to one question and take. */
  async function nextBatch(): Promise<StoredChunk[]> {
    const found = await store.oldest(interviewId, single ? 1 : BATCH, isWanted).catch(() => []);
    const first = found[0];
    if (!first) return [];
    const most = BATCH_BYTES_PER_LANE * lanesAfter(failures);
    let bytes = 0;
    return found
      .filter((chunk) => groupOf(chunk) === groupOf(first))
      .filter((chunk) => (bytes += chunk.size) <= most || chunk === first);
  }

  async function release(chunks: StoredChunk[]) {
    await store.remove(chunks);
    for (const chunk of chunks) waits.delete(chunkId(chunk));
    options.onReleased(chunks);
  }

  /** The chunk lets others pass for a while. */
  function putOff(chunk: StoredChunk, why: ApiError) {
    const tries = (waits.get(chunkId(chunk))?.tries ?? 0) + 1;
    const waitMs = backoffMs(tries, options.random(), why.retryAfterSeconds);
    waits.set(chunkId(chunk), { tries, until: options.now() + waitMs });
  }

  function countRefusal(chunk: StoredChunk, why: ApiError) {
    const tries = (refusals.get(chunkId(chunk)) ?? 0) + 1;
    refusals.set(chunkId(chunk), tries);
    if (tries >= TRIES) refused.add(chunkId(chunk));
    else putOff(chunk, why);
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
        if (batch.length === 1) countRefusal(first, error as ApiError);
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

  function tryAllAgain() {
    setAside.clear();
    for (const wait of waits.values()) wait.until = 0;
  }

  async function rest() {
    const left = await report();
    if (left === 0 && failures > 0) {
      failures = 0;
      await report();
    }
    if (left !== 0 && setAside.size > 0) {
      await bell.wait(backoffMs(failures, options.random(), null));
      setAside.clear();
      return;
    }
    if (fresh) return;
    const soonest = Math.min(
      ...[...waits.values()].map(({ until }) => until).filter((at) => at > options.now()),
    );
    idle = true;
    await bell.wait(Math.min(IDLE_MS, soonest - options.now()));
    idle = false;
  }

  async function step() {
    fresh = false;
    const batch = await nextBatch();
    if (batch.length === 0) return rest();
    try {
      const result = await sendBatch(options.calls, batch, failures, release, (chunk, why) =>
        isSpoilt(why) ? countRefusal(chunk, why) : putOff(chunk, why),
      );
      if (result) {
        options.onCommitted(batch[0]?.questionId as string, result);
        if (result.acknowledged.length === 0) throw new Error("The server acknowledged nothing");
      }
      failures = 0;
      single = false;
      if (((await report()) ?? 0) < BATCH) await bell.wait(PACE_MS);
    } catch (error) {
      const waitMs = afterFailure(error, batch);
      await report();
      if (waitMs > 0) await bell.wait(waitMs);
    }
  }

  async function run() {
    await report();
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
      tryAllAgain();
      bell.ring();
    },
    /** After a new sign-in, or with the seat back. */
    resume() {
      halted = false;
      failures = 0;
      tryAllAgain();
      bell.ring();
    },
    /** What was refused too, once more: somebody asked for it. */
    sendAgain() {
      refused.clear();
      refusals.clear();
      tryAllAgain();
      bell.ring();
    },
    async close() {
      closed = true;
      bell.ring();
      await running;
    },
  };
}
