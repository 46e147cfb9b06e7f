export const containers = ["webm", "mp4", "ogg", "wav", "mp3"] as const;
export type Container = (typeof containers)[number];

/** As many first bytes as `sniffContainer` looks at. */
export const SNIFF_BYTES = 16;

/**
 * Tells a recording's container by its first bytes, whatever its name or declared type says. Only these
 * containers are ever given to the decoder. WebM stands for all Matroska.
 * @returns null for anything else
 */
export function sniffContainer(head: Buffer): Container | null {
  const text = (start: number, end: number) => head.toString("latin1", start, end);
  if (head.length < 4) return null;
  if (head.readUInt32BE(0) === 0x1a45dfa3) return "webm";
  if (text(0, 4) === "OggS") return "ogg";
  if (text(0, 4) === "RIFF" && text(8, 12) === "WAVE") return "wav";
  // `styp` begins a fragment, `moov` an old QuickTime file.
  if (["ftyp", "styp", "moov"].includes(text(4, 8))) return "mp4";
  if (text(0, 3) === "ID3" || isMpegAudioFrame(head)) return "mp3";
  return null;
}

/** An MPEG audio frame: eleven set bits, layer III, and neither a reserved version, bit rate nor sample rate. */
function isMpegAudioFrame(head: Buffer): boolean {
  const [first = 0, second = 0, third = 0] = head;
  const synchronised = first === 0xff && (second & 0xe0) === 0xe0;
  const layer3 = (second & 0x06) === 0x02 && (second & 0x18) !== 0x08;
  const rates = (third & 0xf0) !== 0xf0 && (third & 0xf0) !== 0 && (third & 0x0c) !== 0x0c;
  return synchronised && layer3 && rates;
}
