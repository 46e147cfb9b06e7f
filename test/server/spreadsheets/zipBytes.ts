import { crc32, deflateRawSync } from "node:zlib";

export type RawPart = {
  name: string;
  data: Buffer | string;
  /** What the headers say in place of the truth. */
  claims?: { size?: number; crc?: number };
  encrypted?: boolean;
};

const u16 = (value: number) => Buffer.from(new Uint16Array([value]).buffer);
const u32 = (value: number) => Buffer.from(new Uint32Array([value]).buffer);

/** A ZIP made by hand, so that it can lie. */
export function zipBytes(parts: readonly RawPart[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, data, claims = {}, encrypted = false } of parts) {
    const bytes = Buffer.from(data as string);
    const packed = deflateRawSync(bytes, { level: 9 });
    const common = Buffer.concat([
      u16(20),
      u16(encrypted ? 0x0801 : 0x0800),
      u16(8),
      u16(0),
      u16(0x21),
      u32(claims.crc ?? crc32(bytes)),
      u32(packed.length),
      u32(claims.size ?? bytes.length),
      u16(Buffer.byteLength(name)),
      u16(0),
    ]);
    const local = Buffer.concat([u32(0x04034b50), common, Buffer.from(name), packed]);
    directory.push(
      Buffer.concat([
        u32(0x02014b50),
        u16(20),
        common,
        u16(0),
        u16(0),
        u16(0),
        u32(0),
        u32(offset),
        Buffer.from(name),
      ]),
    );
    bodies.push(local);
    offset += local.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.concat([
    u32(0x06054b50),
    u16(0),
    u16(0),
    u16(parts.length),
    u16(parts.length),
    u32(entries.length),
    u32(offset),
    u16(0),
  ]);
  return Buffer.concat([...bodies, entries, end]);
}
