import type { MediaFacts } from "./probe";
import type { Container } from "./sniff";

/** How segments become one file: as they are, or encoded again into one common form. */
export type JoinPlan =
  | { kind: "copy"; container: "webm" | "mp4" }
  | { kind: "encode"; container: "mp4"; frame: { width: number; height: number } | null };

export type JoinInput = { container: Container; facts: MediaFacts };

const copyable = {
  webm: { video: ["vp8", "vp9", "av1"], audio: ["opus", "vorbis"] },
  mp4: { video: ["h264"], audio: ["aac"] },
} as const;
const decodable = {
  video: ["vp8", "vp9", "av1", "h264", "hevc", "mpeg4"],
  audio: ["opus", "vorbis", "aac", "mp3", "pcm_s16le", "pcm_f32le"],
};
const MAX_PIXELS = 4096 * 2304;
const MAX_DURATION_MS = 6 * 60 * 60 * 1000;

/** Whether a segment holds something that can be played and that a recorder could have made. */
export function isPlayable({ durationMs, video, audio }: MediaFacts): boolean {
  if (!video && !audio) return false;
  if (durationMs <= 0 || durationMs > MAX_DURATION_MS) return false;
  if (audio && !decodable.audio.includes(audio.codec)) return false;
  if (!video) return true;
  const pixels = video.width * video.height;
  return decodable.video.includes(video.codec) && pixels > 0 && pixels <= MAX_PIXELS;
}

/** Copies when all segments agree and every browser plays the result; encodes to H.264/AAC otherwise. */
export function planJoin(inputs: readonly JoinInput[]): JoinPlan {
  const [first] = inputs;
  if (!first) throw new RangeError("There is nothing to join.");
  const container = (["webm", "mp4"] as const).find((name) => fits(first.facts, name));
  const alike = inputs.every((input) => formOf(input) === formOf(first));
  return container && alike ? { kind: "copy", container } : planEncode(inputs);
}

/** The plan for segments that differ: the largest frame holds them all; H.264 wants even sides. */
export function planEncode(inputs: readonly JoinInput[]): JoinPlan {
  const frames = inputs.flatMap(({ facts }) => facts.video ?? []);
  if (frames.length === 0) return { kind: "encode", container: "mp4", frame: null };
  const even = (side: "width" | "height") =>
    Math.ceil(Math.max(...frames.map((frame) => frame[side])) / 2) * 2;
  return { kind: "encode", container: "mp4", frame: { width: even("width"), height: even("height") } };
}

/** How far a join may differ from the sum of its parts: rounding at each seam, and one per cent. */
export function isExpectedDuration(durationMs: number, segmentsMs: readonly number[]): boolean {
  const sum = segmentsMs.reduce((total, part) => total + part, 0);
  return Math.abs(durationMs - sum) <= 300 + 60 * segmentsMs.length + sum / 100;
}

export function mimeTypeOf(plan: JoinPlan, inputs: readonly JoinInput[]): string {
  return `${inputs.some(({ facts }) => facts.video) ? "video" : "audio"}/${plan.container}`;
}

function fits({ video, audio }: MediaFacts, container: keyof typeof copyable): boolean {
  const names: Record<"video" | "audio", readonly string[]> = copyable[container];
  return (!video || names.video.includes(video.codec)) && (!audio || names.audio.includes(audio.codec));
}

/** Everything that must agree for packets to follow one another under one header. */
function formOf({ container, facts: { video, audio } }: JoinInput): string {
  const picture = video && [video.label, video.width, video.height];
  const sound = audio && [audio.label, audio.sampleRate];
  return JSON.stringify([container === "mp4", picture, sound]);
}
