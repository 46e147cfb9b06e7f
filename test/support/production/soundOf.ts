import { createHash } from "node:crypto";

/** Elements by their ids (RFC 9559): those that hold others, and those that hold a packet. */
const SEGMENT = 0x18538067;
const CLUSTER = 0x1f43b675;
const BLOCK_GROUP = 0xa0;
const BLOCK = 0xa1;
const SIMPLE_BLOCK = 0xa3;
const HOLDS_OTHERS = new Set([SEGMENT, CLUSTER, BLOCK_GROUP]);
/** Before the packet: the time within the cluster, and flags; the track's number comes first. */
const TIME_AND_FLAGS = 3;

/** A number of EBML (RFC 8794, 4): its length is told by its first byte. */
function readNumber(bytes: Buffer, at: number, keepsMarker: boolean): { value: number; next: number } {
  const length = Math.clz32(bytes[at] ?? 0) - 23;
  const next = at + length;
  if (length > 8 || next > bytes.length) throw new Error(`no number of EBML at ${at}`);
  let value = keepsMarker ? (bytes[at] as number) : (bytes[at] as number) & (0xff >> length);
  for (let place = at + 1; place < next; place += 1) value = value * 256 + (bytes[place] as number);
  return { value, next };
}

/**
 * What is to be heard of a WebM file with one track, whatever it is wrapped in: a checksum of the track's own packets.
 * Read here and not by ffmpeg, which the product itself uses, and which takes longer to start than all this.
 * @throws where there is no packet, or something else than WebM
 */
export function soundOf(webm: Buffer): string {
  const hash = createHash("sha256");
  let packets = 0;
  for (let at = 0; at < webm.length;) {
    const { value: id, next: sizeAt } = readNumber(webm, at, true);
    const { value: size, next: bodyAt } = readNumber(webm, sizeAt, false);
    at = bodyAt;
    // Live recordings do not know how long these are; what they hold follows in any case.
    if (HOLDS_OTHERS.has(id)) continue;
    at += size;
    if (at > webm.length) throw new Error("the file ends in the middle of something");
    if (id !== SIMPLE_BLOCK && id !== BLOCK) continue;
    const packet = webm.subarray(readNumber(webm, bodyAt, false).next + TIME_AND_FLAGS, at);
    hash.update(`${packet.length}:`).update(packet);
    packets += 1;
  }
  if (packets === 0) throw new Error("nothing is to be heard");
  return `${packets} packets ${hash.digest("hex")}`;
}
