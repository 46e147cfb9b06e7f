import { writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";

import { findWholeFragments } from "../../../server/media/mp4Fragments";
import { temporaryFolder } from "./fixtures";

function box(type: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + content.length);
  head.write(type, 4, "latin1");
  return Buffer.concat([head, content]);
}
/** 24 bytes of `moof`, then `bytes` of sound and picture in an `mdat` of 8 bytes more. */
const fragment = (bytes: number) =>
  Buffer.concat([box("moof", box("mfhd", Buffer.alloc(8))), box("mdat", Buffer.alloc(bytes, 0xaa))]);

const start = Buffer.concat([box("ftyp", Buffer.alloc(8)), box("moov", Buffer.alloc(100))]);
const FIRST = start.length;
const SIZE = 24 + 8 + 1_000;
const recording = Buffer.concat([start, fragment(1_000), fragment(1_000), fragment(1_000), fragment(1_000)]);

/** The recording without some of its bytes, and what is found whole in it. */
async function wholeWithout(...gaps: [number, number][]): Promise<Buffer> {
  const parts: Buffer[] = [];
  const holes: number[] = [];
  let position = 0;
  let size = 0;
  for (const [from, to] of gaps) {
    parts.push(recording.subarray(position, from));
    size += from - position;
    holes.push(size);
    position = to;
  }
  const left = Buffer.concat([...parts, recording.subarray(position)]);
  const folder = temporaryFolder();
  const path = join(folder.path, "file");
  writeFileSync(path, left);
  const file = await open(path, "r");
  try {
    const spans = await findWholeFragments(file, left.length, holes);
    return Buffer.concat(spans.map((span) => left.subarray(span.start, span.end)));
  } finally {
    await file.close();
    folder.remove();
  }
}

const keeping = (...fragments: number[]) =>
  Buffer.concat([
    start,
    ...fragments.map((index) => recording.subarray(FIRST + index * SIZE, FIRST + (index + 1) * SIZE)),
  ]);

describe("fragments that a gap leaves whole", () => {
  it.each<[string, [number, number][], number[]]>([
    ["in media", [[FIRST + SIZE + 500, FIRST + SIZE + 600]], [0, 2, 3]],
    ["between a fragment's head and its media", [[FIRST + SIZE + 24, FIRST + SIZE + 100]], [0, 2, 3]],
    ["in a fragment's head", [[FIRST + SIZE + 10, FIRST + SIZE + 20]], [0, 2, 3]],
    ["of exactly one fragment", [[FIRST + SIZE, FIRST + 2 * SIZE]], [0, 2, 3]],
    ["over the border of two", [[FIRST + 2 * SIZE - 50, FIRST + 2 * SIZE + 50]], [0, 3]],
    [
      "in two fragments",
      [
        [FIRST + 500, FIRST + 510],
        [FIRST + 2 * SIZE + 500, FIRST + 2 * SIZE + 510],
      ],
      [1, 3],
    ],
    [
      "in one fragment twice",
      [
        [FIRST + 100, FIRST + 110],
        [FIRST + 500, FIRST + 510],
      ],
      [1, 2, 3],
    ],
    ["of everything after the first", [[FIRST + SIZE, recording.length]], [0]],
  ])("a gap %s", async (_name, gaps, fragments) => {
    expect((await wholeWithout(...gaps)).equals(keeping(...fragments))).toBe(true);
  });

  it("are none where the header itself is broken", async () => {
    const left = await wholeWithout([50, 60]);
    expect(left.includes("moov")).toBe(false);
  });
});
