import { newId } from "../clock";
import type { Transaction } from "../db/database";
import { insertRow, updateRows } from "../db/rows";
import { Answer } from "../interviews/entity";
import type { Services } from "../services";
import { Transcript } from "./entity";

type NewTranscript = Omit<Transcript, "id" | "version" | "createdAt">;

/** Adds the next version of an answer's words; earlier ones stay. */
export async function recordTranscript(
  { clock }: Pick<Services, "clock">,
  tx: Transaction,
  transcript: NewTranscript,
): Promise<Transcript> {
  const { answerId, usable } = transcript;
  const latest = await tx.manager.findOne(Transcript, {
    where: { answerId },
    order: { version: "DESC" },
    select: { id: true, version: true },
  });
  const row: Transcript = {
    ...transcript,
    id: newId(),
    version: (latest?.version ?? 0) + 1,
    createdAt: clock.now(),
  };
  await insertRow(tx, Transcript, row);
  const transcriptState = usable ? "ready" : "unusable";
  await updateRows(tx, Answer, { id: answerId }, { transcriptState, scoreState: "waiting" });
  return row;
}
