import { createReadStream } from "node:fs";
import { mkdir, mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";

import { gatherSegment } from "./gatherSegment";
import { type JoinInput, isExpectedDuration, isPlayable, mimeTypeOf, planEncode, planJoin } from "./joinPlan";
import { type Part, type Workbench, joinParts, remuxSegment } from "./remux";
import { sniffContainer } from "./sniff";
import type { MediaStore } from "./types";

/** A segment as the manifest has it: the keys of all its chunks in order, also of those that never came. */
export type SegmentChunks = { segment: number; chunks: readonly string[] };

export type LostSegment = {
  segment: number;
  /** `first_chunk_missing`: the header is in it, so nothing after it can be read. */
  reason: "empty" | "first_chunk_missing" | "not_media" | "unreadable";
};

/** Chunks that are not in the store or are damaged there, by their place in the segment. */
export type IncompleteSegment = { segment: number; missingChunks: number[] };

export type AssembleOutcome = { lostSegments: LostSegment[]; incompleteSegments: IncompleteSegment[] } & (
  | {
      ok: true;
      key: string;
      mimeType: string;
      durationMs: number;
      size: number;
      sha256: string;
      /** Where each segment that could be saved begins in the whole. */
      segments: { segment: number; startMs: number; durationMs: number }[];
    }
  | { ok: false; reason: "nothing_playable" | "duration_mismatch" | "timed_out" }
);

export type AssembleOptions = {
  /** Holds plain media while it works; see `clearWorkFolder`. */
  workFolder: string;
  timeLimitMs: number;
  ffmpeg?: string;
  /** Gives up; the promise then rejects with the signal's reason. */
  signal?: AbortSignal;
};

type Saved = Part & JoinInput & { segment: number };

const FOLDER_PREFIX = "assemble-";
/** Plain media of `/tools/transcribe` lies there too, and what is on its way to OSS, the sealed files of backups among it. */
const LEFT_BEHIND = /^(?:assemble|transcribe|put|backup)-/;
/** Of a command of its own, which runs beside whatever processes there are. */
const OF_BACKUPS = /^backup-/;
/** Longer no work file is written at. */
const ABANDONED_MS = 3_600_000;

/**
 * Makes one file that plays and seeks from end to end out of recorded segments, and puts it into the store.
 * What is wrong with the media is told in the outcome, with as much saved as can be; a rejection means that the
 * store, the disk or ffmpeg failed and that trying again may help.
 * @param key where the file goes
 */
export async function assembleRecording(
  store: MediaStore,
  key: string,
  segments: readonly SegmentChunks[],
  options: AssembleOptions,
): Promise<AssembleOutcome> {
  await mkdir(options.workFolder, { recursive: true, mode: 0o700 });
  const folder = await mkdtemp(join(options.workFolder, FOLDER_PREFIX));
  const deadline = AbortSignal.timeout(options.timeLimitMs);
  const signal = options.signal ? AbortSignal.any([deadline, options.signal]) : deadline;
  const bench: Workbench = { folder, ffmpeg: options.ffmpeg, signal };
  const damage = { lostSegments: [] as LostSegment[], incompleteSegments: [] as IncompleteSegment[] };
  try {
    const saved: Saved[] = [];
    for (const segment of segments) {
      const result = await saveSegment(store, bench, segment, damage.incompleteSegments);
      if ("reason" in result) damage.lostSegments.push(result);
      else saved.push(result);
    }
    if (saved.length === 0) return { ok: false, reason: "nothing_playable", ...damage };

    const whole = await joinSaved(bench, saved);
    if (!whole) return { ok: false, reason: "duration_mismatch", ...damage };
    const { size, sha256 } = await store.put(key, createReadStream(join(folder, whole.file)));
    const { mimeType, durationMs } = whole;
    return { ok: true, key, mimeType, durationMs, size, sha256, segments: placesOf(saved), ...damage };
  } catch (error) {
    if (deadline.aborted && !options.signal?.aborted) return { ok: false, reason: "timed_out", ...damage };
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/**
 * Removes what killed processes left in a work folder. Run it when a process starts.
 * @param options.isAlone no other process of the product can be at work there: what is there was left
 */
export async function clearWorkFolder(
  workFolder: string,
  now: Date,
  { isAlone }: { isAlone: boolean },
): Promise<void> {
  await mkdir(workFolder, { recursive: true, mode: 0o700 });
  const abandoned = new Date(now.getTime() - ABANDONED_MS);
  for (const name of await readdir(workFolder)) {
    const path = join(workFolder, name);
    if (!LEFT_BEHIND.test(name)) continue;
    const before = isAlone && !OF_BACKUPS.test(name) ? now : abandoned;
    const found = await stat(path).catch(() => null);
    if (found && found.mtime < before) await rm(path, { recursive: true, force: true });
  }
}

async function saveSegment(
  store: MediaStore,
  bench: Workbench,
  { segment, chunks }: SegmentChunks,
  incomplete: IncompleteSegment[],
): Promise<Saved | LostSegment> {
  const { source, head, missingChunks } = await gatherSegment(store, bench, `source-${segment}`, chunks);
  if (missingChunks.length > 0) incomplete.push({ segment, missingChunks });
  if (missingChunks[0] === 0) return { segment, reason: "first_chunk_missing" };
  if (head.length === 0) return { segment, reason: "empty" };
  const container = sniffContainer(head);
  if (!container) return { segment, reason: "not_media" };
  const part = await remuxSegment(bench, source, container, `segment-${segment}`);
  await rm(join(bench.folder, source));
  if (!part || !isPlayable(part.facts)) return { segment, reason: "unreadable" };
  return { segment, container, ...part };
}

/** Joins without loss if that keeps the whole duration, else by encoding again; null when neither does. */
async function joinSaved(
  bench: Workbench,
  saved: readonly Saved[],
): Promise<{ file: string; mimeType: string; durationMs: number } | null> {
  const preferred = planJoin(saved);
  const plans = preferred.kind === "copy" ? [preferred, planEncode(saved)] : [preferred];
  const expected = saved.map(({ facts }) => facts.durationMs);
  for (const plan of plans) {
    const whole = await joinParts(bench, saved, plan);
    if (whole && isExpectedDuration(whole.facts.durationMs, expected)) {
      return { file: whole.file, mimeType: mimeTypeOf(plan, saved), durationMs: whole.facts.durationMs };
    }
  }
  return null;
}

function placesOf(saved: readonly Saved[]): { segment: number; startMs: number; durationMs: number }[] {
  let startMs = 0;
  return saved.map(({ segment, facts: { durationMs } }) => {
    const place = { segment, startMs, durationMs };
    startMs += durationMs;
    return place;
  });
}
