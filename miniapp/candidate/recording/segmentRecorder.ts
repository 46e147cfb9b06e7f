import type { ChunkStore, SegmentKey, SegmentRecord } from "./chunk";

/** The part of MediaRecorder that is used, so that tests can stand in for it. */
export type RecorderLike = {
  readonly state: string;
  start(timesliceMs: number): void;
  stop(): void;
  requestData?(): void;
  addEventListener(type: "dataavailable", listener: (event: { data: BlobLike }) => void): void;
  addEventListener(type: "stop" | "error", listener: () => void): void;
};
export type BlobLike = {
  readonly size: number;
  slice(start: number, end: number): BlobLike;
  arrayBuffer(): Promise<ArrayBuffer>;
};

export type SegmentRecording = {
  /** Ends the recorder; resolves when its last slice is stored. Safe to call again. */
  stop(): Promise<SegmentRecord>;
  /** Cuts a slice now: the page is being hidden and may not come back. */
  flush(): void;
  /** Media time so far, the running slice included, in ms. */
  durationMs(): number;
  readonly record: SegmentRecord;
};

export const SLICE_MS = 1000;
/** A phone that slept hands over one long slice; the server takes 4 MB at most. */
const LARGEST_CHUNK = 2 * 1024 * 1024;
/** The contract's largest duration of one chunk, in ms. */
const LONGEST_CHUNK = 60_000;
/** Some web views never fire `stop`. */
const STOP_PATIENCE_MS = 4000;

/**
 * Runs one recorder session: every slice gets the next sequence number and is stored before anyone hears of it.
 * `onEnded` tells that the recorder stopped by itself (camera unplugged, call came in); `onStored` that there is
 * something new to send; `onFailed` that a slice could not be stored anywhere.
 */
export function recordSegment(options: {
  recorder: RecorderLike;
  key: SegmentKey;
  mimeType: string;
  store: ChunkStore;
  checksum: (bytes: ArrayBuffer) => string;
  /** Monotonic, in ms. */
  now: () => number;
  onStored: (record: SegmentRecord) => void;
  onEnded: () => void;
  onFailed: (error: unknown) => void;
}): SegmentRecording {
  const { recorder, key, store, now } = options;
  let record: SegmentRecord = { ...key, mimeType: options.mimeType, chunks: 0, durationMs: 0 };
  let sliceBegan = now();
  let takenMs = 0;
  let asked = false;
  let ended: (() => void) | null = null;
  const stopped = new Promise<void>((resolve) => (ended = resolve));
  let tail: Promise<void> = store.open(record);
  tail.catch(options.onFailed);

  async function storeSlice(slice: BlobLike, durationMs: number) {
    const parts = Math.ceil(slice.size / LARGEST_CHUNK);
    for (let part = 0; part < parts; part++) {
      const begin = part * LARGEST_CHUNK;
      const bytes = await slice.slice(begin, Math.min(begin + LARGEST_CHUNK, slice.size)).arrayBuffer();
      const share = Math.round(Math.min(durationMs / parts, LONGEST_CHUNK));
      const next = { ...record, chunks: record.chunks + 1, durationMs: record.durationMs + share };
      await store.add(
        {
          ...key,
          sequence: record.chunks,
          size: bytes.byteLength,
          md5: options.checksum(bytes),
          durationMs: share,
          bytes,
        },
        next,
      );
      record = next;
    }
    options.onStored(record);
  }

  recorder.addEventListener("dataavailable", ({ data }) => {
    const at = now();
    const durationMs = at - sliceBegan;
    if (data.size === 0) return;
    sliceBegan = at;
    takenMs += durationMs;
    tail = tail.then(() => storeSlice(data, durationMs)).catch(options.onFailed);
  });
  recorder.addEventListener("stop", () => {
    ended?.();
    if (!asked) options.onEnded();
  });
  recorder.addEventListener("error", () => {
    if (!asked) options.onEnded();
  });
  recorder.start(SLICE_MS);

  return {
    async stop() {
      if (!asked) {
        asked = true;
        if (recorder.state !== "inactive") recorder.stop();
        else ended?.();
      }
      let patience: ReturnType<typeof setTimeout> | undefined;
      await Promise.race([
        stopped,
        new Promise((resolve) => (patience = setTimeout(resolve, STOP_PATIENCE_MS))),
      ]);
      clearTimeout(patience);
      await tail;
      return record;
    },
    flush() {
      if (recorder.state === "recording") recorder.requestData?.();
    },
    durationMs: () => takenMs + (recorder.state === "recording" ? now() - sliceBegan : 0),
    get record() {
      return record;
    },
  };
}
