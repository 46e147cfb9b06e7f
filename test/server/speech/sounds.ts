import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { findFfmpeg } from "../../../server/speech/audio/ffmpegPath";
import { SAMPLE_RATE, type Pcm } from "../../../server/speech/types";

const run = promisify(execFile);

/** Runs ffmpeg, as a recorder would, with arguments after the global ones. */
export async function ffmpeg(...parameters: string[]): Promise<void> {
  await run(findFfmpeg(), ["-v", "error", "-y", ...parameters]);
}

export function silence(seconds: number): Pcm {
  return new Float32Array(Math.round(seconds * SAMPLE_RATE));
}

/** White noise, the same at each run. */
export function whiteNoise(seconds: number, level = 0.2): Pcm {
  let state = 1;
  return silence(seconds).map(() => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return level * (state / 1_073_741_824 - 1);
  });
}

/** A melody of plain notes with overtones. */
export function melody(seconds: number): Pcm {
  const notes = [262, 330, 392, 330, 294, 349];
  return silence(seconds).map((_, i) => {
    const time = i / SAMPLE_RATE;
    const hz = notes[Math.floor(time * 2) % notes.length]!;
    return (
      0.2 *
      Math.exp(-3 * (time % 0.5)) *
      [1, 2, 3].reduce((sum, k) => sum + Math.sin(2 * Math.PI * hz * k * time) / k, 0)
    );
  });
}

/** A steady tone: what a voice of that pitch is to a pitch detector. */
export function tone(seconds: number, hz: number, level = 0.3): Pcm {
  return silence(seconds).map((_, i) => level * Math.sin((2 * Math.PI * hz * i) / SAMPLE_RATE));
}

/** A 16-bit WAV file. */
export function wavOf(pcm: Pcm): Buffer {
  const header = Buffer.alloc(44);
  header.write("RIFF", 0, "latin1");
  header.writeUInt32LE(36 + pcm.length * 2, 4);
  header.write("WAVEfmt ", 8, "latin1");
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(SAMPLE_RATE, 24);
  header.writeUInt32LE(SAMPLE_RATE * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write("data", 36, "latin1");
  header.writeUInt32LE(pcm.length * 2, 40);
  return Buffer.concat([
    header,
    Buffer.from(Int16Array.from(pcm, (sample) => Math.round(sample * 32_767)).buffer),
  ]);
}

export function concat(...sounds: Pcm[]): Pcm {
  return Float32Array.from(sounds.flatMap((sound) => [...sound]));
}
