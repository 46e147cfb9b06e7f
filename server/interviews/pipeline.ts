import type { Transaction } from "../db/database";
import { updateRows } from "../db/rows";
import { listMissingChunks } from "../media/receivedChunks";
import { PRIORITY } from "../queue/queue";
import type { Services } from "../services";
import { Answer, Interview } from "./entity";

/**
 * What comes after what, from an answer to the report, in one place:
 *
 *     sealed → every chunk here → assemble ┐
 *                               → transcribe → score ┴→ (interview ended, all answers settled) → report
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

/** A chunk of a sealed answer came, or the answer was sealed: goes on once the last one is here. */
export async function afterUpload(services: Steps, tx: Transaction, answer: Answer): Promise<void> {
  if (answer.mediaState !== "uploading") return;
  if ((await listMissingChunks(tx.manager, answer)).length === 0) await afterGathering(services, tx, answer);
}

/** Nothing more will come: assembled, where there is a recording, and transcribed side by side. */
export async function afterGathering({ queue }: Steps, tx: Transaction, answer: Answer): Promise<void> {
  const { id: answerId } = answer;
  if (answer.mediaState === "uploading") {
    await updateRows(tx, Answer, { id: answerId }, { mediaState: "waiting" });
    await queue.enqueue(tx, "media.assemble", { answerId }, { key: answerId });
  }
  const options = { key: `${answerId}:final`, priority: PRIORITY.waiting };
  await queue.enqueue(tx, "speech.transcribe", { answerId }, options);
}

/** A transcript version was written, by the recogniser or by a person. */
export async function afterTranscript(
  { queue }: Steps,
  tx: Transaction,
  { answerId, version }: { answerId: string; version: number },
): Promise<void> {
  const options = { key: `${answerId}:${version}`, priority: PRIORITY.waiting };
  await queue.enqueue(tx, "scoring.score", { answerId, transcriptVersion: version }, options);
}

const ended = new Set(["completed", "timed_out"]);
const underWay = ({ sealedAt, mediaState, scoreState }: Answer) =>
  sealedAt !== null && (scoreState === "waiting" || mediaState === "waiting" || mediaState === "uploading");

/** A step ended that may have been the last one: composes the report once nothing is under way any more. */
export async function afterStep({ queue }: Steps, tx: Transaction, interviewId: string): Promise<void> {
  const interview = await tx.manager.findOneByOrFail(Interview, { id: interviewId });
  if (!ended.has(interview.status)) return;
  const answers = await tx.manager.findBy(Answer, { interviewId });
  if (answers.some(underWay)) return;
  await updateRows(tx, Interview, { id: interviewId }, { reportState: "pending" });
  const options = { key: interviewId, priority: PRIORITY.waiting };
  await queue.enqueue(tx, "reports.compose", { interviewId }, options);
}
