import { createHash } from "node:crypto";
import { deflateSync, inflateSync } from "node:zlib";
import { LABELS } from "./labels";

/** What a trained model knows: for each feature's hash the labels that it speaks for or against. */
export type ModelData = {
  /** How many features a unit may have. */
  slots: number;
  /** What a weight of 1 is worth. */
  unit: number;
  /** `before * LABELS + label`, in units of score. */
  transitions: Float32Array;
  /** Ascending as unsigned numbers. */
  hashes: Uint32Array;
  /** Where each hash's weights begin; one more than there are hashes. */
  offsets: Uint32Array;
  labels: Uint8Array;
  weights: Int8Array;
};

const MAGIC = 0x5a4d5254;
const VERSION = 1;
const HEADER = 24;
/** More than any model of ours unpacks to. */
const MAX_BYTES = 64 * 1024 * 1024;

export const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/**
 * The file: header, transitions, then three columns (gaps between hashes as base-128 numbers, weights per hash, labels
 * and weights), deflated. Hashes only: no string of the training data can be read from it.
 */
export function packModel(model: ModelData): Buffer {
  const { slots, unit, transitions, hashes, offsets, labels, weights } = model;
  const header = Buffer.alloc(HEADER);
  header.writeUInt32LE(MAGIC, 0);
  header.writeUInt16LE(VERSION, 4);
  header.writeUInt16LE(LABELS, 6);
  header.writeUInt32LE(slots, 8);
  header.writeFloatLE(unit, 12);
  header.writeUInt32LE(hashes.length, 16);
  header.writeUInt32LE(labels.length, 20);
  const gaps: number[] = [];
  let last = 0;
  for (const hash of hashes) {
    let gap = hash - last;
    last = hash;
    for (; gap > 127; gap = Math.floor(gap / 128)) gaps.push((gap & 127) | 128);
    gaps.push(gap);
  }
  const counts = Uint8Array.from(hashes, (_, row) => offsets[row + 1]! - offsets[row]!);
  const edges = Buffer.alloc(4 * transitions.length);
  transitions.forEach((weight, index) => edges.writeFloatLE(weight, 4 * index));
  const body = Buffer.concat([
    header,
    edges,
    counts,
    labels,
    new Uint8Array(weights.buffer, weights.byteOffset, weights.length),
    Uint8Array.from(gaps),
  ]);
  return deflateSync(body, { level: 9 });
}

/** @throws Error for a file that is not a model of this version */
export function unpackModel(file: Uint8Array): ModelData {
  const body = inflateSync(file, { maxOutputLength: MAX_BYTES });
  if (body.length < HEADER || body.readUInt32LE(0) !== MAGIC) throw new Error("Not a tagger model");
  if (body.readUInt16LE(4) !== VERSION || body.readUInt16LE(6) !== LABELS)
    throw new Error("A tagger model of another version");
  const rows = body.readUInt32LE(16);
  const cells = body.readUInt32LE(20);
  let at = HEADER;
  const take = (bytes: number) => body.subarray(at, (at += bytes));
  const edges = take(4 * LABELS * LABELS);
  const counts = take(rows);
  const labels = Uint8Array.from(take(cells));
  const weights = Int8Array.from(take(cells), (byte) => (byte << 24) >> 24);
  const hashes = new Uint32Array(rows);
  const offsets = new Uint32Array(rows + 1);
  let last = 0;
  for (let row = 0; row < rows; row += 1) {
    let gap = 0;
    let scale = 1;
    let byte: number;
    do {
      byte = body[at++]!;
      gap += (byte & 127) * scale;
      scale *= 128;
    } while (byte > 127);
    last += gap;
    hashes[row] = last;
    offsets[row + 1] = offsets[row]! + counts[row]!;
  }
  return {
    slots: body.readUInt32LE(8),
    unit: body.readFloatLE(12),
    transitions: Float32Array.from({ length: LABELS * LABELS }, (_, index) => edges.readFloatLE(4 * index)),
    hashes,
    offsets,
    labels,
    weights,
  };
}
