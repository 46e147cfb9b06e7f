export type VideoTrack = { codec: string; label: string; width: number; height: number };
export type AudioTrack = { codec: string; label: string; sampleRate: number };

/** What a recording holds: at most the first track of each kind. */
export type MediaFacts = { durationMs: number; video: VideoTrack | null; audio: AudioTrack | null };

/** Makes ffmpeg say what `readFacts` reads: its tracks on standard error, the time reached on standard output. */
export const reportArgs = ["-v", "info", "-nostats", "-progress", "pipe:1"] as const;

/**
 * Reads the facts of ffmpeg's first input out of a run with `reportArgs`. The duration is the end of the last
 * packet that was copied, not what a header claims: a live recording claims nothing, a broken one anything.
 * (ffprobe would be more direct, but is not part of the ffmpeg that npm brings.)
 */
export function readFacts(stdout: string, stderr: string): MediaFacts {
  const input = stderr.slice(stderr.indexOf("Input #0"), stderr.search(/^Output #0/m) >>> 0);
  const video = /Stream #0:\d+[^\n]*?: Video: ((\w+)[^,\n]*),[^\n]*?, (\d{1,5})x(\d{1,5})[ ,[\n]/.exec(input);
  const audio = /Stream #0:\d+[^\n]*?: Audio: ((\w+)[^,\n]*), (\d+) Hz, ([^,\n]+)/.exec(input);
  const reached = [...stdout.matchAll(/^out_time_us=(\d+)$/gm)].at(-1)?.[1] ?? "0";
  return {
    durationMs: Math.round(Number(reached) / 1000),
    video: video && {
      codec: video[2] ?? "",
      label: video[1] ?? "",
      width: Number(video[3]),
      height: Number(video[4]),
    },
    audio: audio && {
      codec: audio[2] ?? "",
      label: `${audio[1]}, ${audio[4]}`,
      sampleRate: Number(audio[3]),
    },
  };
}
