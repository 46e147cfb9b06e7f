import { conflict, notFound } from "../http/errors";
import { findForUpdate } from "../db/locks";
import { updateRows } from "../db/rows";
import { Answer, Interview } from "../interviews/entity";
import { isReported } from "../interviews/status";
import { afterTranscript } from "../interviews/pipeline";
import type { Services } from "../services";
import { Transcript } from "../speech/entity";
import { recordTranscript } from "../speech/recordTranscript";
import { withoutCertainty } from "../speech/signals";
import { findAnswer } from "./findAnswer";
import { realignWords } from "./wordTimes";

export type Correction = {
  interviewId: string;
  answerId: string;
  baseVersion: number;
  text: string;
  createdBy: string;
};

/**
 * A person's words for what the recogniser heard wrong: a new version, after which the answer is scored again. The
 * version before it stays. The same text again changes nothing.
 * @throws answer.not_found, transcript.not_found, transcript.changed when somebody else was faster
 */
export async function correctTranscript(
  services: Pick<Services, "db" | "clock" | "queue" | "events">,
  { interviewId, answerId, baseVersion, text, createdBy }: Correction,
): Promise<Transcript> {
  const { db, clock, events } = services;
  await findAnswer(db.read, interviewId, answerId);
  const base = await db.read.findOneBy(Transcript, { answerId, version: baseVersion });
  if (!base) throw notFound("transcript.not_found");
  // Aligned here, not in the transaction: other writers wait for that one.
  const words = realignWords(base.words, text);
  return db.write(async (tx) => {
    const interview = await findForUpdate(db, tx, Interview, { id: interviewId });
    const answer = await findForUpdate(db, tx, Answer, { id: answerId, interviewId });
    if (!interview || !answer) throw notFound("answer.not_found");
    const latest = await tx.manager.findOne(Transcript, { where: { answerId }, order: { version: "DESC" } });
    if (latest?.version !== baseVersion) throw conflict("transcript.changed");
    if (latest.text === text) return latest;
    const corrected = await recordTranscript(services, tx, {
      answerId,
      source: "correction",
      language: base.language,
      text,
      words,
      speech: base.speech && withoutCertainty(base.speech),
      usable: true,
      reason: null,
      engine: base.engine,
      createdBy,
    });
    await afterTranscript(services, tx, corrected);
    if (isReported(interview.status)) {
      await updateRows(
        tx,
        Interview,
        { id: interviewId },
        { reportState: "pending", updatedAt: clock.now() },
      );
    }
    const { questionIndex } = answer;
    await events.publish(tx, "answer.corrected", interviewId, { questionIndex, version: corrected.version });
    return corrected;
  });
}
