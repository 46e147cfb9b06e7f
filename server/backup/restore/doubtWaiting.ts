import { type RowWriter, instantOf } from "../database/rowStore";
import { writeMilestone } from "../database/writeMilestone";
import type { Marks } from "./marks";

const DONE = "doubt";
const MOMENT = /:(now|taken)\b/g;

/** How much of what would have told somebody something waits for a person now. */
export type Doubted = {
  /** SMS, mails and messages through chat platforms that were written. */
  messages: number;
  letters: number;
  /** Of batches that were at work: recipients with something to be done for them. */
  invitations: number;
  reminders: number;
  cards: number;
  webhooks: number;
  /** What somebody said to the bot: it is not answered any more. */
  questions: number;
};

/** What is due, as a condition on the rows of a table, and what becomes of them; `:now` and `:taken` are moments. */
type Doubting = { table: string; where: string; set?: string };

const doubting: Readonly<Record<keyof Doubted, Doubting>> = {
  messages: {
    table: "messages",
    // What is too late by now is not sent in any case.
    where:
      "(state = 'sending' OR (state = 'waiting' AND (sendAfter IS NULL OR sendAfter <= :now))) AND (validUntil IS NULL OR validUntil > :now)",
    // The channel is still asked what it knows; that it knows nothing of that day is no leave to send any more.
    // MySQL sets one column after the other: what depends on the state comes before it.
    set: "attemptedAt = CASE WHEN state = 'sending' THEN attemptedAt ELSE :taken END, state = 'unknown', insteadSealed = NULL, triesLeft = 0",
  },
  // These are written anew by their jobs.
  letters: { table: "letters", where: "state = 'held' AND dueAt <= :now" },
  invitations: {
    table: "batch_recipients",
    where: "task IN ('invite', 'resend') AND batchId IN (SELECT id FROM batches WHERE state <> 'paused')",
  },
  // These by the clock (batches/remindRecipients).
  reminders: { table: "batch_recipients", where: "nextReminderAt <= :now" },
  cards: {
    table: "chat_cards",
    where: "shownAt IS NULL AND state IN ('waiting', 'sending')",
    set: "state = 'unknown', claimedBy = NULL, failureDetail = 'restored from a backup'",
  },
  webhooks: {
    table: "webhook_deliveries",
    where: "state = 'sending' OR (state = 'waiting' AND nextTryAt <= :now)",
    set: "state = 'dead', failure = 'in_doubt', claimedBy = NULL, claimedUntil = NULL, finishedAt = :now",
  },
  questions: { table: "chat_events", where: "state = 'taken'", set: "state = 'failed', eventSealed = NULL" },
};

/**
 * What was due when the backup was made, or has become so since, may have been done by the days that are lost, and
 * nobody is told twice (DESIGN §5.1). Messages, cards and deliveries that are written wait for a person; jobs run in
 * doubt (queue/doubt), and what they come to write waits too. What was to go out later than now has surely not gone.
 */
export async function doubtWaiting(
  writer: RowWriter,
  marks: Marks,
  { takenAt, now }: { takenAt: Date; now: Date },
): Promise<Doubted> {
  const doubted: Doubted = {
    messages: 0,
    letters: 0,
    invitations: 0,
    reminders: 0,
    cards: 0,
    webhooks: 0,
    questions: 0,
  };
  if (marks.has(DONE)) return doubted;
  const moments = { now: instantOf(now), taken: instantOf(takenAt) };
  const ask = (sql: string) => {
    const names = [...sql.matchAll(MOMENT)].map(([, name]) => name as keyof typeof moments);
    return writer.query(
      sql.replaceAll(MOMENT, "?"),
      names.map((name) => moments[name]),
    );
  };
  await writer.atomically(async () => {
    for (const [what, { table, where, set }] of Object.entries(doubting)) {
      const [found] = await ask(`SELECT COUNT(*) AS due FROM ${table} WHERE ${where}`);
      doubted[what as keyof Doubted] = Number(found?.["due"] ?? 0);
      if (set) await ask(`UPDATE ${table} SET ${set} WHERE ${where}`);
    }
    // Of those in doubt before, too: they were asked after while there was somebody who could have sent them.
    await ask("UPDATE messages SET triesLeft = 0 WHERE state = 'unknown'");
    await ask("UPDATE jobs SET doubtedAt = :now WHERE status IN ('pending', 'running') AND runAfter <= :now");
    await writeMilestone(writer, "restore", now);
    await marks.set(DONE);
  });
  return doubted;
}
