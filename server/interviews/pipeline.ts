import type { Transaction } from "../db/database";
import { findForUpdate } from "../db/locks";
import { updateRows } from "../db/rows";
import { isAwaited } from "../followUps/awaitFollowUp";
import { listMissingChunks } from "../media/receivedChunks";
import { PRIORITY } from "../queue/queue";
import type { Services } from "../services";
import { SpeechSegment } from "../speech/entity";
import { Answer, Interview } from "./entity";
import { isReported } from "./status";

/**
 * What comes after what, from an answer to the report, in one place:
 *
 *     sealed → every chunk here → assemble ┐
 *                               → transcribe → score ┴→ (interview ended, all answers settled) → report
 *                                            ↘ follow up, where the plan may ask on
 *
 * Each step is called in the transaction of the change that makes it due, by whoever makes that change.
 */
type Steps = Pick<Services, "queue">;

/** Recognising less than this at a time would wake the model for a few words. */
const SPEECH_STEP_MS = 8_000;

/** While the answer is being given: what is finished is recognised, so that little is left at the end. */
export async function whileSpeaking(
  { queue }: Steps,
  tx: Transaction,
  answerId: string,
  recorded: { before: number; after: number },
): Promise<void> {
  if (Math.floor(recorded.before / SPEECH_STEP_MS) === Math.floor(recorded.after / SPEECH_STEP_MS)) return;
  await queue.enqueue(tx, "speech.transcribe", { answerId }, { key: answerId });
}

/**
 * A chunk of a sealed answer came, or the answer was sealed: goes on once the last one is here. Where the sweeper had
 * given the chunk up, the answer goes the whole way again: what is acknowledged is also heard.
 */
export async function afterUpload(services: Steps, tx: Transaction, answer: Answer): Promise<void> {
  if (answer.mediaState === "none") return;
  if ((await listMissingChunks(tx.manager, answer)).length > 0) return;
  if (answer.mediaState !== "uploading") await tx.manager.delete(SpeechSegment, { answerId: answer.id });
  const waiting = { transcriptState: "waiting", scoreState: "waiting" } as const;
  await updateRows(tx, Answer, { id: answer.id }, waiting);
  await afterGathering(services, tx, { ...answer, ...waiting, mediaState: "uploading" });
}

/**
 * Nothing more will come: assembled, where there is a recording, and transcribed side by side. What a candidate waits
 * for goes before everything else.
 */
export async function afterGathering({ queue }: Steps, tx: Transaction, answer: Answer): Promise<void> {
  const { id: answerId } = answer;
  if (answer.mediaState === "uploading") {
    await updateRows(tx, Answer, { id: answerId }, { mediaState: "waiting" });
    await queue.enqueue(tx, "media.assemble", { answerId }, { key: answerId });
  }
  const priority = (await isAwaited(tx, answerId)) ? PRIORITY.candidate : PRIORITY.waiting;
  const options = { key: `${answerId}:final`, priority };
  await queue.enqueue(tx, "speech.transcribe", { answerId }, options);
}

/** A transcript version was written, by the recogniser or by a person. */
export async function afterTranscript(
  { queue }: Steps,
  tx: Transaction,
  { answerId, version }: { answerId: string; version: number },
): Promise<void> {
  const options = { key: `${answerId}:${version}`, priority: PRIORITY.waiting };
  if (await isAwaited(tx, answerId)) {
    const awaited = { key: answerId, priority: PRIORITY.candidate };
    await queue.enqueue(tx, "interviews.follow_up", { answerId }, awaited);
  }
  await queue.enqueue(tx, "scoring.score", { answerId, transcriptVersion: version }, options);
}

const underWay = ({ sealedAt, mediaState, scoreState }: Answer) =>
  sealedAt !== null && (scoreState === "waiting" || mediaState === "waiting" || mediaState === "uploading");

/**
 * A step ended that may have been the last one: composes the report once nothing is under way any more. Two steps that
 * end at once look one after the other, or each would take the other for unfinished and nobody would go on.
 */
export async function afterStep(
  { db, queue }: Pick<Services, "db" | "queue">,
  tx: Transaction,
  interviewId: string,
): Promise<void> {
  const interview = await findForUpdate(db, tx, Interview, { id: interviewId });
  if (!interview || !isReported(interview.status)) return;
  const answers = await tx.manager.findBy(Answer, { interviewId });
  if (answers.some(underWay)) return;
  await updateRows(tx, Interview, { id: interviewId }, { reportState: "pending" });
  const options = { key: interviewId, priority: PRIORITY.waiting };
  await queue.enqueue(tx, "reports.compose", { interviewId }, options);
}
