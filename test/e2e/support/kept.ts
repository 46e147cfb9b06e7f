import { createHash } from "node:crypto";
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { connectDatabase, databaseLocation } from "../../../server/db/connect";
import { systemClock } from "../../../server/clock";
import { Answer } from "../../../server/interviews/entity";
import { chunkKey } from "../../../server/media/chunkKeys";
import { openDiskStore } from "../../../server/media/diskStore";
import { ChunkRow } from "../../../server/media/entity";
import { loadOrCreateKeyRing } from "../../../server/security/keyRing";
import type { Acknowledged } from "./acknowledgements";
import type { CleanUp } from "./cleanUp";

/** One chunk as the database knows it and as its bytes are read back from the store. */
export type Kept = Acknowledged & { answerId: string; bytes: Buffer; storedMd5: string };

/** Looks past the server that said it keeps them: at its database and its encrypted files. */
export async function readKept(cleanUp: CleanUp, dataDir: string, interviewId: string): Promise<Kept[]> {
  const db = await connectDatabase(databaseLocation({ DATA_DIR: dataDir }));
  cleanUp.later(() => db.close());
  const media = await openDiskStore({
    folder: join(dataDir, "media"),
    ring: loadOrCreateKeyRing(dataDir),
    now: () => systemClock.now(),
  });
  cleanUp.later(() => media.close());
  const answers = await db.read.findBy(Answer, { interviewId });
  const kept: Kept[] = [];
  for (const { id: answerId, questionId } of answers) {
    for (const row of await db.read.findBy(ChunkRow, { answerId })) {
      const parts: Buffer[] = [];
      for await (const part of media.read(chunkKey(interviewId, answerId, row))) parts.push(part as Buffer);
      const bytes = Buffer.concat(parts);
      const storedMd5 = createHash("md5").update(bytes).digest("base64");
      const { take, segment, sequence, size, md5, durationMs } = row;
      kept.push({ questionId, take, segment, sequence, size, md5, durationMs, answerId, bytes, storedMd5 });
    }
  }
  return kept;
}

export type MediaFacts = {
  audioPackets: number;
  videoPackets: number;
  /** From media time 0 to the last sound, decoded from end to end. */
  audioMs: number;
};

/** Arguments in the groups in which one reads them. A recording that was cut off is no news to anybody here. */
const run = (program: string, ...args: string[][]) =>
  execFileSync(program, ["-v", "error", ...args.flat()], {
    maxBuffer: 256 * 1024 * 1024,
    stdio: ["ignore", "pipe", "ignore"],
  });

/** What ffprobe and ffmpeg find in a media file when they read it from end to end. */
export function probeMedia(folder: string, name: string, bytes: Buffer): MediaFacts {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  const entries = ["-show_entries", "stream=codec_type,nb_read_packets"];
  const { streams } = JSON.parse(
    run("ffprobe", ["-count_packets"], entries, ["-of", "json", file]).toString(),
  ) as { streams: { codec_type: string; nb_read_packets: string }[] };
  const packets = (type: string) =>
    Number(streams.find((stream) => stream.codec_type === type)?.nb_read_packets ?? 0);
  const samples = run(
    "ffmpeg",
    ["-i", file, "-map", "0:a:0", "-af", "aresample=async=1:first_pts=0"],
    ["-ac", "1", "-ar", "8000", "-f", "u8", "pipe:1"],
  );
  return {
    audioPackets: packets("audio"),
    videoPackets: packets("video"),
    audioMs: samples.length / 8,
  };
}

/** The chunks of one answer's take, segment by segment in the order in which they were recorded. */
export function bySegment(kept: readonly Kept[], questionId: string): Kept[][] {
  const own = kept.filter((chunk) => chunk.questionId === questionId);
  const take = Math.max(...own.map((chunk) => chunk.take));
  const segments: Kept[][] = [];
  for (const chunk of own) if (chunk.take === take) (segments[chunk.segment] ??= []).push(chunk);
  return segments.map((chunks) => chunks.sort((one, other) => one.sequence - other.sequence));
}
