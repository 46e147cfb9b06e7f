import { gunzipSync, gzipSync } from "node:zlib";
import type { Scorer } from "./scorer";

/** Typed arrays within JSON, little-endian as all machines that run this are. */
const KINDS = { Float32Array, Float64Array, Int32Array } as const;
type Packed = { $: keyof typeof KINDS; bytes: string };

const isPacked = (value: unknown): value is Packed =>
  typeof value === "object" && value !== null && "$" in value && "bytes" in value;

/** A scorer as text for a column. */
export function packScorer(scorer: Scorer): string {
  const json = JSON.stringify(scorer, (_, value: unknown) =>
    ArrayBuffer.isView(value)
      ? {
          $: value.constructor.name,
          bytes: Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString("base64"),
        }
      : value,
  );
  return gzipSync(json).toString("base64");
}

export function unpackScorer(packed: string): Scorer {
  const json = gunzipSync(Buffer.from(packed, "base64")).toString("utf8");
  return JSON.parse(json, (_, value: unknown) => {
    if (!isPacked(value)) return value;
    const bytes = Buffer.from(value.bytes, "base64");
    // A copy of its own: a slice of Node's pool does not start where a number may.
    return new KINDS[value.$](new Uint8Array(bytes).buffer);
  }) as Scorer;
}
