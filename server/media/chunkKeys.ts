import type { ChunkRef } from "./types";

/** Where all chunks of an answer lie, over all its takes. */
export const answerFolder = (interviewId: string, answerId: string) => `chunks/${interviewId}/${answerId}`;

/** One object per chunk (DESIGN §6 Media to OSS): `chunks/<interview>/<answer>/<take>/<segment>/<sequence>`. */
export const chunkKey = (interviewId: string, answerId: string, { take, segment, sequence }: ChunkRef) =>
  `${answerFolder(interviewId, answerId)}/${take}/${segment}/${sequence}`;

/** Which chunk of its answer a key is; null for one that is no chunk's. */
export function chunkRefOf(key: string): ChunkRef | null {
  const [take, segment, sequence] = (/\/(\d+)\/(\d+)\/(\d+)$/.exec(key)?.slice(1) ?? []).map(Number);
  return take === undefined || segment === undefined || sequence === undefined
    ? null
    : { take, segment, sequence };
}

export const recordingKey = (interviewId: string, answerId: string, take: number) =>
  `recordings/${interviewId}/${answerId}/${take}`;
