export type RecordedMedium = "video" | "audio";

/** In order of preference. Chrome and Firefox take the first, Safari and iOS the mp4 ones. */
export const MIME_TYPES: Record<RecordedMedium, readonly string[]> = {
  video: ["video/webm;codecs=vp8,opus", "video/webm", "video/mp4;codecs=avc1.42E01E,mp4a.40.2", "video/mp4"],
  audio: ["audio/webm;codecs=opus", "audio/webm", "audio/mp4;codecs=mp4a.40.2", "audio/mp4"],
};

/** The first container and codec that this browser records, or null where it can record none. */
export function pickMimeType(
  medium: RecordedMedium,
  isSupported: ((mimeType: string) => boolean) | undefined,
): string | null {
  if (!isSupported) return null;
  return MIME_TYPES[medium].find((mimeType) => isSupported(mimeType)) ?? null;
}

/** Bits per second: a face and a voice that stay clear on a phone's uplink, about 65 kB a second with video. */
export const BIT_RATES = { video: 500_000, audioWithVideo: 40_000, audioAlone: 48_000 } as const;
