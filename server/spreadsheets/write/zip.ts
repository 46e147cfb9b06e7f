import { Readable, pipeline } from "node:stream";
import { crc32, createDeflateRaw } from "node:zlib";

export type ZipPart = {
  name: string;
  content: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;
};

type Entry = { name: Buffer; offset: number; crc: number; packed: number; unpacked: number };

const VERSION = 20;
/** Sizes follow the data (bit 3); names are UTF-8 (bit 11). */
const FLAGS = 0x0808;
const DEFLATED = 8;
/** 1 January 1980, the first day of ZIP: the same content makes the same file. */
const TIME = 0;
const DATE = 0x21;
/** What 32 bits hold. A sheet ends at 1,048,576 rows, long before. */
const MAX_BYTES = 0xffff_ffff;

/** Fields of 2 or 4 bytes, little endian, one after the other. */
function pack(...fields: readonly (readonly [bytes: 2 | 4, value: number])[]): Buffer {
  const packed = Buffer.alloc(fields.reduce((sum, [bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [bytes, value] of fields) at = packed.writeUIntLE(value, at, bytes);
  return packed;
}

const sizes = ({ crc, packed, unpacked }: Entry) =>
  [
    [4, crc],
    [4, packed],
    [4, unpacked],
  ] as const;

function localHeader({ name }: Entry): Buffer {
  const head = pack(
    ...([
      [4, 0x04034b50],
      [2, VERSION],
      [2, FLAGS],
      [2, DEFLATED],
      [2, TIME],
      [2, DATE],
    ] as const),
    ...([
      [4, 0],
      [4, 0],
      [4, 0],
      [2, name.length],
      [2, 0],
    ] as const),
  );
  return Buffer.concat([head, name]);
}

function directoryEntry(entry: Entry): Buffer {
  const head = pack(
    ...([
      [4, 0x02014b50],
      [2, VERSION],
      [2, VERSION],
      [2, FLAGS],
      [2, DEFLATED],
      [2, TIME],
      [2, DATE],
    ] as const),
    ...sizes(entry),
    ...([
      [2, entry.name.length],
      [2, 0],
      [2, 0],
      [2, 0],
      [2, 0],
      [4, 0],
      [4, entry.offset],
    ] as const),
  );
  return Buffer.concat([head, entry.name]);
}

/**
 * A ZIP, piece by piece, no faster than it is taken; nothing is held but what deflate holds. APPNOTE 6.3.10, without
 * ZIP64.
 */
export async function* zip(parts: Iterable<ZipPart>): AsyncGenerator<Buffer> {
  const entries: Entry[] = [];
  let written = 0;
  const count = (bytes: Buffer) => {
    written += bytes.length;
    if (written > MAX_BYTES) throw new RangeError("a ZIP without ZIP64 ends at 4 GiB");
    return bytes;
  };
  for (const { name, content } of parts) {
    const entry = { name: Buffer.from(name), offset: written, crc: 0, packed: 0, unpacked: 0 };
    entries.push(entry);
    yield count(localHeader(entry));
    const packed = pipeline(Readable.from(measured(content, entry)), createDeflateRaw(), () => undefined);
    for await (const bytes of packed as AsyncIterable<Buffer>) {
      entry.packed += bytes.length;
      yield count(bytes);
    }
    yield count(pack([4, 0x08074b50], ...sizes(entry)));
  }
  const directory = Buffer.concat(entries.map(directoryEntry));
  const start = written;
  yield count(directory);
  yield pack(
    ...([
      [4, 0x06054b50],
      [2, 0],
      [2, 0],
      [2, entries.length],
      [2, entries.length],
    ] as const),
    ...([
      [4, directory.length],
      [4, start],
      [2, 0],
    ] as const),
  );
}

async function* measured(content: ZipPart["content"], entry: Entry): AsyncGenerator<Buffer> {
  for await (const piece of content) {
    const bytes =
      typeof piece === "string"
        ? Buffer.from(piece)
        : Buffer.from(piece.buffer, piece.byteOffset, piece.length);
    entry.crc = crc32(bytes, entry.crc);
    entry.unpacked += bytes.length;
    yield bytes;
  }
}
