import type { RowWriter } from "../database/rowStore";
import type { Marks } from "./marks";

const DONE = "messages in doubt";

/**
 * Messages that were waiting when the backup was made may have gone out after it, and nobody is told twice (DESIGN
 * §5.1). They are left as a crash in the middle of sending leaves them: where the channel can say what became of one, it
 * is asked; the rest is shown to a person. What was to go out later than now has surely not gone.
 * @returns how many
 */
export async function doubtMessages(
  writer: RowWriter,
  marks: Marks,
  { takenAt, now }: { takenAt: Date; now: Date },
): Promise<number> {
  if (marks.has(DONE)) return 0;
  const due = "state = 'waiting' AND (sendAfter IS NULL OR sendAfter <= ?)";
  let count = 0;
  await writer.atomically(async () => {
    const [found] = await writer.query(`SELECT COUNT(*) AS due FROM messages WHERE ${due}`, [instantOf(now)]);
    count = Number(found?.["due"] ?? 0);
    await writer.query(
      `UPDATE messages SET state = 'sending', attemptedAt = ?, insteadSealed = NULL WHERE ${due}`,
      [instantOf(takenAt), instantOf(now)],
    );
    await marks.set(DONE);
  });
  return count;
}

const instantOf = (at: Date) => at.toISOString().replace("T", " ").slice(0, -1);
