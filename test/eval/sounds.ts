import { seededRandom } from "./statistics";

const RATE = 16_000;
const SECONDS = 6;

/** 16 kHz mono 16-bit WAV of a function of the sample's index, −1 … 1. */
function wav(sampleAt: (index: number) => number): Buffer {
  const samples = RATE * SECONDS;
  const file = Buffer.alloc(44 + samples * 2);
  file.write("RIFF", 0);
  file.writeUInt32LE(36 + samples * 2, 4);
  file.write("WAVEfmt ", 8);
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(RATE, 24);
  file.writeUInt32LE(RATE * 2, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write("data", 36);
  file.writeUInt32LE(samples * 2, 40);
  for (let index = 0; index < samples; index += 1) {
    file.writeInt16LE(Math.round(sampleAt(index) * 32_767), 44 + index * 2);
  }
  return file;
}

/** Sound in which nobody speaks. */
export function wordlessSounds(): Record<string, Buffer> {
  const random = seededRandom(1);
  return {
    silence: wav(() => 0),
    noise: wav(() => (random() * 2 - 1) * 0.3),
    tone: wav((index) => Math.sin((2 * Math.PI * 440 * index) / RATE) * 0.4),
  };
}
