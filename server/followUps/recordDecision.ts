import type { Transaction } from "../db/database";
import { updateRows } from "../db/rows";
import { PRIORITY } from "../queue/queue";
import type { Services } from "../services";
import { FollowUp } from "./entity";
import type { NoFollowUp } from "./types";

type Recording = Pick<Services, "clock" | "events">;

/** Nothing is asked on, and why. */
export async function recordNone(
  { clock, events }: Recording,
  tx: Transaction,
  row: FollowUp,
  reason: NoFollowUp,
): Promise<FollowUp> {
  const change = { state: "none", reason, decidedAt: clock.now() } as const;
  await updateRows(tx, FollowUp, { id: row.id }, change);
  const { interviewId, questionIndex } = row;
  await events.publish(tx, "follow_up.none", interviewId, { questionIndex, reason });
  return { ...row, ...change };
}

/** What was proposed is asked next: it becomes a question of this interview, with an id that no plan can have. */
export async function recordAsked(
  { clock, events, queue }: Recording & Pick<Services, "queue">,
  tx: Transaction,
  row: FollowUp,
  number: number,
): Promise<FollowUp> {
  const { interviewId, questionIndex, reason } = row;
  const askedAs = `f${questionIndex + 1}.${number}`;
  const change = { state: "asked", askedAs, number, decidedAt: clock.now() } as const;
  await updateRows(tx, FollowUp, { id: row.id }, change);
  await events.publish(tx, "follow_up.asked", interviewId, {
    questionIndex,
    followUp: number,
    reason: reason ?? "",
  });
  const spoken = { interviewId, questionId: askedAs };
  await queue.enqueue(tx, "voice.follow_up", spoken, { key: row.id, priority: PRIORITY.candidate });
  return { ...row, ...change };
}
