import type { EntityManager } from "typeorm";
import type { Interview } from "../interviews/entity";
import { isReported } from "../interviews/status";
import type { ShownFeedback } from "../plans/definition";
import { thawPlan } from "../plans/frozenPlans";

/** What the plan lets candidates see of themselves, as it stood at the invitation. */
export async function shownOf(
  manager: EntityManager,
  interview: Pick<Interview, "frozenPlanSha256">,
): Promise<ShownFeedback> {
  return (await thawPlan(manager, interview)).shownFeedback ?? "feedback";
}

/** Whether there is, or will be, feedback to this interview. */
export const mayHaveFeedback = async (
  manager: EntityManager,
  interview: Pick<Interview, "frozenPlanSha256" | "status" | "reportState">,
): Promise<boolean> =>
  isReported(interview.status) &&
  interview.reportState === "ready" &&
  (await shownOf(manager, interview)) !== "none";
