import { newId } from "../clock";
import type { Transaction } from "../db/database";
import { insertRow } from "../db/rows";
import { selectOne } from "../db/statements";
import type { PlanDefinition } from "../plans/definition";
import { followUpBound } from "../plans/followUpRules";
import type { Services } from "../services";
import { FollowUp } from "./entity";
import { roomOf } from "./takeTurns";

/** So long may somebody be asked to wait for what comes of their last answer. */
export const PATIENCE_MS = 20_000;

type Given = {
  interviewId: string;
  plan: PlanDefinition;
  followUps: readonly FollowUp[];
  answerId: string;
  /** The plan's question at the root of what was answered. */
  questionId: string;
  questionIndex: number;
};

/**
 * An answer is given: notes that a follow-up may come of it, where the plan leaves room, and sees to it that the
 * interview goes on without one. To be called before the answer is sealed, so that its words come first of all.
 */
export async function awaitFollowUp(
  { clock, queue }: Pick<Services, "clock" | "queue">,
  tx: Transaction,
  { plan, followUps, ...given }: Given,
): Promise<FollowUp | null> {
  const asked = followUps.filter(({ state }) => state === "asked").length;
  if (asked >= followUpBound(plan) || roomOf(plan, followUps, given.questionId) <= 0) return null;
  const now = clock.now();
  const row: FollowUp = {
    ...given,
    id: newId(),
    state: "pending",
    waitUntil: new Date(now.getTime() + PATIENCE_MS),
    reason: null,
    dimensionId: null,
    text: null,
    why: null,
    askedAs: null,
    number: null,
    engine: null,
    createdAt: now,
    decidedAt: null,
  };
  await insertRow(tx, FollowUp, row);
  const { interviewId } = given;
  await queue.enqueue(tx, "interviews.go_on", { interviewId }, { key: row.id, runAfter: row.waitUntil });
  return row;
}

/** Whether somebody may be waiting for what this answer says. */
export async function isAwaited(
  { manager }: Pick<Transaction, "manager">,
  answerId: string,
): Promise<boolean> {
  return (await selectOne(manager, FollowUp, { answerId, state: "pending" })) !== null;
}
