import { buffer } from "node:stream/consumers";
import { Readable } from "node:stream";
import { crc32 } from "node:zlib";
import { type Entry, type ZipFile, fromBufferPromise } from "yauzl";
import { asDamaged, refuse } from "../refusals";
import type { TableLimits } from "../types";

const MAX_ENTRIES = 2_000;
/** Sheets of one repeated row pack about 60 to 1; deflate itself ends near 1,000 to 1. */
const MAX_RATIO = 250;
const RATIO_COUNTS_FROM = 10 * 1024 * 1024;
/** Parts read whole: relations, names of sheets, styles. */
const SMALL_PART_BYTES = 16 * 1024 * 1024;
const MIB = 1024 * 1024;

/**
 * The ZIP around an XLSX. Goes by the central directory, as Excel does, and unpacks only what is asked for. What a part
 * says about its size is checked before it is unpacked and held to while it is, so that no part can be a bomb.
 */
export class Archive {
  private unpacked = 0;
  private readonly counted = new Set<Entry>();

  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
    private readonly limits: Pick<TableLimits, "unpackedBytes">,
  ) {}

  static async open(bytes: Buffer, limits: Pick<TableLimits, "unpackedBytes">): Promise<Archive> {
    try {
      const zip = await fromBufferPromise(bytes);
      if (zip.entryCount > MAX_ENTRIES) throw refuse("spreadsheet.damaged");
      const entries = new Map<string, Entry>();
      for await (const entry of zip.eachEntry()) {
        // Some writers spell names in their own case; two parts of one name would be read differently by others.
        const name = entry.fileName.toLowerCase();
        if (entries.has(name)) throw refuse("spreadsheet.damaged");
        entries.set(name, entry);
      }
      return new Archive(zip, entries, limits);
    } catch (error) {
      throw asDamaged(error);
    }
  }

  get names(): string[] {
    return [...this.entries.keys()];
  }

  has(name: string): boolean {
    return this.entries.has(name.toLowerCase());
  }

  /** A part whole. */
  async text(name: string): Promise<string> {
    const entry = this.find(name);
    if (entry.uncompressedSize > SMALL_PART_BYTES) this.refuseSize();
    return (await buffer(this.read(name))).toString("utf8");
  }

  /** A part in pieces; its checksum is compared at the end. */
  async *read(name: string): AsyncGenerator<Buffer> {
    const entry = this.find(name);
    this.admit(entry);
    let sum = 0;
    try {
      const stream: Readable = await this.zip.openReadStreamPromise(entry);
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        sum = crc32(chunk, sum);
        yield chunk;
      }
    } catch (error) {
      throw asDamaged(error);
    }
    if (sum !== entry.crc32) throw refuse("spreadsheet.damaged");
  }

  private find(name: string): Entry {
    const entry = this.entries.get(name.toLowerCase());
    if (!entry) throw refuse("spreadsheet.damaged");
    return entry;
  }

  private admit(entry: Entry): void {
    if (entry.isEncrypted()) throw refuse("spreadsheet.password");
    if (this.counted.has(entry)) return;
    this.counted.add(entry);
    const { compressedSize, uncompressedSize } = entry;
    this.unpacked += uncompressedSize;
    const packedTooWell =
      uncompressedSize > RATIO_COUNTS_FROM && uncompressedSize > MAX_RATIO * compressedSize;
    if (packedTooWell || this.unpacked > this.limits.unpackedBytes) this.refuseSize();
  }

  private refuseSize(): never {
    const limit = Math.round(this.limits.unpackedBytes / MIB);
    throw refuse("spreadsheet.unpacks_too_large", { limit });
  }
}
