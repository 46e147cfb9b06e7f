import type { Transaction } from "../../db/database";
import { Review } from "../../reviews/entity";
import { askForReview, findTask } from "../../reviews/tasks";
import type { Services } from "../../services";
import type { Outcome, Situation } from "./situation";

/** Puts the interview into the queue of reviews; before there is a report a person looks at the candidacy itself. */
export async function reviewByRule(
  services: Services,
  tx: Transaction,
  { interview, confirmedBy }: Situation,
): Promise<Outcome> {
  if (!interview || interview.reportState !== "ready")
    return confirmedBy ? { done: { do: "seen" } } : { ask: "needs_person" };
  const interviewId = interview.id;
  const waiting = (await findTask(tx.manager, interviewId))?.state === "waiting";
  // Scores that were sealed are shown when somebody has reviewed them: nobody has to again.
  if (!waiting && (await tx.manager.existsBy(Review, { interviewId, state: "sent" }))) return { moot: true };
  if (interview.decision !== null) return { moot: true };
  await askForReview(services, tx, interview, ["rule"]);
  return { done: { do: "review", interviewId, fresh: !waiting } };
}
