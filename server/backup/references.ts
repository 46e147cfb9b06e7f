import { createHash } from "node:crypto";
import { attachmentKey } from "../archive/attachments/attachments";
import { resumeKey } from "../candidates/resumes/files";
import { chunkRefOf } from "../media/chunkKeys";
import type { TableShape } from "./manifest";
import type { Cell } from "./rowText";

type Named = (column: string) => Cell;

/** Which object each row of these tables speaks of. What can be made anew (voices) or lives a day is not among them. */
const referring: Readonly<Record<string, (cell: Named) => string | null>> = {
  chunks: (cell) => chunkName(cell("answerId"), cell("take"), cell("segment"), cell("sequence")),
  recordings: (cell) => String(cell("storeKey")),
  candidate_resumes: (cell) => resumeKey(String(cell("id"))),
  applications: (cell) => (cell("resumeType") === null ? null : resumeKey(String(cell("id")))),
  archive_attachments: (cell) => attachmentKey(String(cell("id"))),
};

/** Rows of chunks do not say of which interview they are. */
const chunkName = (...parts: Cell[]) => `chunks/…/${parts.join("/")}`;

/** How an object is called here, by its key. */
export function nameOf(key: string): string {
  const ref = key.startsWith("chunks/") ? chunkRefOf(key) : null;
  const answerId = key.split("/")[2];
  return ref && answerId ? chunkName(answerId, ref.take, ref.segment, ref.sequence) : key;
}

/** Reads what rows of one table speak of; null where they speak of nothing. */
export function readReferences({
  name,
  columns,
}: TableShape): ((row: readonly Cell[]) => string | null) | null {
  const read = referring[name];
  if (!read) return null;
  const places = new Map(columns.map((column, at) => [column.name, at]));
  return (row) => read((column) => row[places.get(column) ?? -1] ?? null);
}

const SHARDS = 256;

/**
 * Names of millions of objects in little memory: 48 bits of a digest each. Two names fall together once in some
 * millions of millions; then one that is missing would not be noticed.
 */
export class NameSet {
  // One set holds 16 million at most.
  readonly #shards = Array.from({ length: SHARDS }, () => new Set<number>());

  add(name: string): void {
    const { shard, value } = this.#place(name);
    shard.add(value);
  }
  delete(name: string): void {
    const { shard, value } = this.#place(name);
    shard.delete(value);
  }
  has(name: string): boolean {
    const { shard, value } = this.#place(name);
    return shard.has(value);
  }
  get size(): number {
    return this.#shards.reduce((sum, { size }) => sum + size, 0);
  }

  #place(name: string) {
    const digest = createHash("sha1").update(name, "utf8").digest();
    const shard = this.#shards[digest[0] ?? 0] ?? new Set<number>();
    return { shard, value: digest.readUIntBE(1, 6) };
  }
}
