import type { Transaction } from "../db/database";
import { updateRows } from "../db/rows";
import { Answer } from "../interviews/entity";
import { PRIORITY } from "../queue/queue";
import type { Services } from "../services";
import { queueFinalTranscription } from "../speech/queueTranscription";
import { listMissingChunks } from "./receivedChunks";

/** Sends a sealed recording on its way: assembled and transcribed side by side. */
export async function queueAssembly(
  services: Pick<Services, "queue">,
  tx: Transaction,
  answerId: string,
): Promise<void> {
  const { queue } = services;
  await updateRows(tx, Answer, { id: answerId }, { mediaState: "waiting", transcriptState: "waiting" });
  await queue.enqueue(tx, "media.assemble", { answerId }, { key: answerId, priority: PRIORITY.normal });
  await queueFinalTranscription(services, tx, answerId);
}

/** Once the last chunk that the manifest names is here. */
export async function queueWhenComplete(
  services: Pick<Services, "queue">,
  tx: Transaction,
  answer: Answer,
): Promise<void> {
  if (answer.mediaState !== "uploading") return;
  if ((await listMissingChunks(tx.manager, answer)).length === 0)
    await queueAssembly(services, tx, answer.id);
}
