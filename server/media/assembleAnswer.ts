import { join } from "node:path";
import { newId } from "../clock";
import { findForUpdate } from "../db/locks";
import { insertRow, updateRows } from "../db/rows";
import { Answer, Interview } from "../interviews/entity";
import { afterStep } from "../interviews/pipeline";
import type { JobHandler } from "../queue/runner";
import type { Services } from "../services";
import { assembleRecording } from "./assemble";
import { chunkKey, recordingKey } from "./chunkKeys";
import { Recording } from "./entity";

const TIME_LIMIT_MS = 15 * 60_000;

/** Makes one playable file of a sealed answer's chunks. The chunks stay: retention removes them, not we. */
export function assembleAnswer(services: Services): JobHandler<{ answerId: string }> {
  const { db, media, env, clock, log } = services;
  return {
    concurrency: 1,
    attempts: 4,
    async run({ answerId }, { signal }) {
      const answer = await db.read.findOneByOrFail(Answer, { id: answerId });
      const { interviewId, take, manifest } = answer;
      const segments = (manifest?.segments ?? []).map(({ segment, chunks }) => ({
        segment,
        chunks: Array.from({ length: chunks }, (_, sequence) =>
          chunkKey(interviewId, answerId, { take, segment, sequence }),
        ),
      }));
      const outcome = await assembleRecording(media, recordingKey(interviewId, answerId, take), segments, {
        workFolder: join(env.DATA_DIR, "work"),
        timeLimitMs: TIME_LIMIT_MS,
        ...(env.FFMPEG_PATH ? { ffmpeg: env.FFMPEG_PATH } : {}),
        signal,
      });
      const { lostSegments, incompleteSegments } = outcome;
      if (lostSegments.length > 0 || incompleteSegments.length > 0) {
        log.warn({ answerId, lostSegments, incompleteSegments }, "recording incomplete");
      }
      return async (tx) => {
        await findForUpdate(db, tx, Interview, { id: interviewId });
        if (outcome.ok) {
          const { key, mimeType, durationMs, size, sha256 } = outcome;
          await tx.manager.delete(Recording, { answerId });
          await insertRow(tx, Recording, {
            id: newId(),
            answerId,
            take,
            storeKey: key,
            mimeType,
            durationMs,
            size,
            sha256,
            segments: outcome.segments,
            createdAt: clock.now(),
          });
        }
        await updateRows(tx, Answer, { id: answerId }, { mediaState: outcome.ok ? "ready" : "failed" });
        await afterStep(services, tx, interviewId);
      };
    },
    async giveUp({ answerId }, tx) {
      await updateRows(tx, Answer, { id: answerId }, { mediaState: "failed" });
      const answer = await tx.manager.findOneByOrFail(Answer, { id: answerId });
      await afterStep(services, tx, answer.interviewId);
    },
  };
}
