import { FLOOR_DB, rmsDb } from "./levels";

export type LevelMeter = { read(): number; close(): void };

/**
 * Reads how loud the stream's sound is right now (dBFS), without playing it. Without Web Audio it reads silence.
 * Must be made after a tap: browsers keep a sound graph asleep before one.
 */
export function openLevelMeter(stream: MediaStream): LevelMeter {
  if (stream.getAudioTracks().length === 0 || typeof AudioContext === "undefined") {
    return { read: () => FLOOR_DB, close: () => undefined };
  }
  const context = new AudioContext();
  const source = context.createMediaStreamSource(stream);
  const analyser = context.createAnalyser();
  analyser.fftSize = 1024;
  source.connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  void context.resume();
  return {
    read() {
      analyser.getFloatTimeDomainData(samples);
      return rmsDb(samples);
    },
    close() {
      source.disconnect();
      void context.close();
    },
  };
}
