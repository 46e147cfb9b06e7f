import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import { hasCode } from "../media/errors";
import { BackupError } from "./backupError";
import type { Part } from "./manifest";
import type { BackupPlace } from "./places/place";

const zip = promisify(gzip);
const unzip = promisify(gunzip);
/** A part is read and written whole; a single row may be longer. */
const PART_BYTES = 4 * 1024 * 1024;
const PART_LINES = 10_000;
const LEVEL = 3;

/** Stores lines as compressed and sealed parts. */
export function createPartWriter(place: BackupPlace, keyOf: (part: number) => string) {
  const parts: Part[] = [];
  let lines: string[] = [];
  let bytes = 0;
  async function flush(): Promise<void> {
    if (lines.length === 0) return;
    const part = { rows: lines.length, bytes };
    const content = await zip(`${lines.join("\n")}\n`, { level: LEVEL });
    lines = [];
    bytes = 0;
    const facts = await place.objects.write(keyOf(parts.length), [content], { replace: true });
    if (!facts) throw new Error("a write that may replace has always something to show");
    parts.push({ ...part, sha256: facts.sha256.toString("hex") });
  }
  return {
    async add(line: string): Promise<void> {
      lines.push(line);
      bytes += Buffer.byteLength(line) + 1;
      if (bytes >= PART_BYTES || lines.length === PART_LINES) await flush();
    },
    async end(): Promise<Part[]> {
      await flush();
      return parts;
    },
  };
}

/**
 * The lines of a part as they were written.
 * @throws BackupError when it is missing, damaged, or another one's
 */
export async function readPart(place: BackupPlace, key: string, part: Part): Promise<string[]> {
  const facts = await place.objects.facts(key);
  if (!facts) throw damaged(place, key, "it is missing or damaged");
  if (facts.sha256.toString("hex") !== part.sha256)
    throw damaged(place, key, "it is not what the list of contents names");
  try {
    const content: Buffer[] = [];
    for await (const piece of place.objects.read(key)) content.push(piece as Buffer);
    const plain = await unzip(Buffer.concat(content), { maxOutputLength: part.bytes });
    const lines = plain.toString("utf8").split("\n");
    lines.pop();
    if (lines.length !== part.rows)
      throw damaged(place, key, `it has ${lines.length} lines instead of ${part.rows}`);
    return lines;
  } catch (error) {
    if (hasCode(error, "media.damaged") || hasCode(error, "media.not_found"))
      throw damaged(place, key, "it is damaged");
    throw error;
  }
}

export const damaged = (place: BackupPlace, key: string, how: string) =>
  new BackupError(`${place.name}: ${key} cannot be used: ${how}. Use another backup.`);
