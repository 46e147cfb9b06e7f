import type { Pcm } from "../types";

/** 16-bit little-endian samples, as the service wants them. What is louder than full scale is full scale. */
export function toPcm16(pcm: Pcm): Buffer {
  const bytes = Buffer.allocUnsafe(pcm.length * 2);
  for (let index = 0; index < pcm.length; index += 1) {
    const sample = pcm[index]!;
    const level = sample > 1 ? 1 : sample >= -1 ? sample : sample < -1 ? -1 : 0;
    bytes.writeInt16LE(Math.round(level * 32_767), index * 2);
  }
  return bytes;
}

/** The same as a file that says what it is. */
export function toWav(pcm: Pcm, sampleRate: number): Buffer {
  const samples = toPcm16(pcm);
  const header = Buffer.alloc(44);
  header.write("RIFF", 0, "latin1");
  header.writeUInt32LE(36 + samples.length, 4);
  header.write("WAVEfmt ", 8, "latin1");
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(sampleRate, 24);
  header.writeUInt32LE(sampleRate * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write("data", 36, "latin1");
  header.writeUInt32LE(samples.length, 40);
  return Buffer.concat([header, samples]);
}
