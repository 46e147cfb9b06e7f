import type { FileHandle } from "node:fs/promises";

/** Half-open stretch of a file. */
export type FileSpan = { start: number; end: number };

type Box = { type: string; size: number };

const SCAN_BYTES = 64 * 1024;
/** size, "moof", size of its first child, "mfhd". */
const MOOF_HEAD_BYTES = 16;

/**
 * Which parts of a fragmented MP4 are still whole when pieces of it are missing. An MP4 is a chain of boxes of
 * stated length, so a reader that meets a gap loses everything after it (a WebM reader finds its way again by
 * itself). A fragment is a `moof` and the `mdat` after it: one is nothing without the other.
 * Layout: ISO/IEC 14496-12 §4.2 (boxes) and §8.8 (fragments).
 * @param holes positions in the file, ascending, at which bytes are missing
 */
export async function findWholeFragments(
  file: FileHandle,
  size: number,
  holes: readonly number[],
): Promise<FileSpan[]> {
  const spans: FileSpan[] = [];
  let start: number | null = 0;
  for (const [index, hole] of holes.entries()) {
    if (start !== null) spans.push({ start, end: await endOfWholeFragments(file, start, hole) });
    start = await findFragment(file, hole, holes[index + 1] ?? size);
  }
  // The end of the file may be cut too, but the demuxer copes with that.
  if (start !== null) spans.push({ start, end: size });
  return spans.filter((span) => span.end > span.start);
}

async function endOfWholeFragments(file: FileHandle, start: number, limit: number): Promise<number> {
  let position = start;
  let end = start;
  while (position < limit) {
    const box = await readBox(file, position, limit);
    if (!box || position + box.size > limit) break;
    position += box.size;
    if (box.type !== "moof") end = position;
  }
  return end;
}

async function readBox(file: FileHandle, position: number, limit: number): Promise<Box | null> {
  const head = await readAt(file, position, 16);
  if (head.length < 8) return null;
  const type = head.toString("latin1", 4, 8);
  const size = head.readUInt32BE(0);
  if (size === 0) return { type, size: limit - position };
  if (size > 1) return size < 8 ? null : { type, size };
  if (head.length < 16) return null;
  const large = Number(head.readBigUInt64BE(8));
  return large < 16 ? null : { type, size: large };
}

async function findFragment(file: FileHandle, from: number, to: number): Promise<number | null> {
  for (let position = from; position < to; position += SCAN_BYTES) {
    // A little more than a step, so that a head across the border is seen.
    const bytes = await readAt(file, position, Math.min(SCAN_BYTES + MOOF_HEAD_BYTES, to - position));
    for (let at = bytes.indexOf("moof"); at >= 0; at = bytes.indexOf("moof", at + 1)) {
      if (at >= 4 && bytes.toString("latin1", at + 8, at + 12) === "mfhd") return position + at - 4;
    }
  }
  return null;
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}
