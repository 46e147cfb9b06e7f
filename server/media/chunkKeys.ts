import type { ChunkRef } from "./types";

/** One object per chunk (DESIGN §6 Media to OSS): `chunks/<interview>/<answer>/<take>/<segment>/<sequence>`. */
export const chunkKey = (interviewId: string, answerId: string, { take, segment, sequence }: ChunkRef) =>
  `chunks/${interviewId}/${answerId}/${take}/${segment}/${sequence}`;

export const recordingKey = (interviewId: string, answerId: string, take: number) =>
  `recordings/${interviewId}/${answerId}/${take}`;
