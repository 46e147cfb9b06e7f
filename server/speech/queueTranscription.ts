import type { Transaction } from "../db/database";
import { PRIORITY } from "../queue/queue";
import type { Services } from "../services";

/** Recognising less than this at a time would wake the model for a few words. */
const STEP_MS = 8_000;

/** While the answer is being given: finished stretches of speech are recognised, so that little is left at the end. */
export async function queueWhileSpeaking(
  { queue }: Pick<Services, "queue">,
  tx: Transaction,
  answerId: string,
  recorded: { before: number; after: number },
): Promise<void> {
  if (Math.floor(recorded.before / STEP_MS) === Math.floor(recorded.after / STEP_MS)) return;
  await queue.enqueue(tx, "speech.transcribe", { answerId }, { key: answerId });
}

export async function queueFinalTranscription(
  { queue }: Pick<Services, "queue">,
  tx: Transaction,
  answerId: string,
): Promise<void> {
  const options = { key: `${answerId}:final`, priority: PRIORITY.waiting };
  await queue.enqueue(tx, "speech.transcribe", { answerId }, options);
}
