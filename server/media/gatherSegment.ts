import { createReadStream, createWriteStream } from "node:fs";
import { open, rm } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";

import { type FileSpan, findWholeFragments } from "./mp4Fragments";
import { readAhead } from "./readAhead";
import type { Workbench } from "./remux";
import { SNIFF_BYTES, sniffContainer } from "./sniff";
import type { MediaStore } from "./types";

export type GatheredSegment = {
  /** File on the workbench that holds what could be read. */
  source: string;
  /** Its first bytes, enough to tell what it is. */
  head: Buffer;
  /** Chunks that are not in the store or are damaged there, by their place in the segment. */
  missingChunks: number[];
};

/** Writes the chunks of a segment into one file, in a form in which the demuxer can get over the gaps. */
export async function gatherSegment(
  store: MediaStore,
  bench: Workbench,
  source: string,
  chunks: readonly string[],
): Promise<GatheredSegment> {
  const missingChunks: number[] = [];
  const holes: number[] = [];
  let size = 0;
  let head: Buffer = Buffer.alloc(0);
  async function* readable() {
    let index = -1;
    for await (const chunk of readAhead(store, chunks, bench.signal)) {
      index += 1;
      if (chunk) {
        if (head.length < SNIFF_BYTES) head = Buffer.concat([head, chunk.subarray(0, SNIFF_BYTES)]);
        size += chunk.length;
        yield chunk;
      } else {
        missingChunks.push(index);
        if (holes.at(-1) !== size) holes.push(size);
      }
    }
  }
  await pipeline(readable(), createWriteStream(join(bench.folder, source), { mode: 0o600 }), {
    signal: bench.signal,
  });
  if (holes.length === 0 || sniffContainer(head) !== "mp4") return { source, head, missingChunks };
  return { source: await keepWholeFragments(bench, source, size, holes), head, missingChunks };
}

async function keepWholeFragments(
  bench: Workbench,
  source: string,
  size: number,
  holes: readonly number[],
): Promise<string> {
  const path = join(bench.folder, source);
  const file = await open(path, "r");
  const spans = await findWholeFragments(file, size, holes).finally(() => file.close());
  const repaired = `${source}-whole-fragments`;
  const output = createWriteStream(join(bench.folder, repaired), { mode: 0o600 });
  await pipeline(readSpans(path, spans), output, { signal: bench.signal });
  await rm(path);
  return repaired;
}

async function* readSpans(path: string, spans: readonly FileSpan[]): AsyncGenerator<Buffer> {
  for (const { start, end } of spans)
    yield* createReadStream(path, { start, end: end - 1 }) as AsyncIterable<Buffer>;
}
