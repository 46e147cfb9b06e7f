import type { InterviewStatus } from "../interviews/status";
import type { Candidacy } from "../pipeline/entity";
import type { ApplicationStep } from "./schema";

const WAITS_FOR_THEM: readonly InterviewStatus[] = [
  "not_started",
  "opened",
  "checking_device",
  "in_progress",
];

/**
 * Where an application stands in the candidate's words. An end that was not told yet changes nothing of it: it may be
 * taken back, and whoever looks twice must not read it from a step that goes back. Pure.
 * @param told whether they may know that it ended, and `offerTold` that there is an offer
 * @param interviews of the candidacy, the newest first
 */
export function stepOf(
  { stage, outcome, offer }: Pick<Candidacy, "stage" | "outcome" | "offer">,
  interviews: readonly { status: InterviewStatus }[],
  told: boolean,
  offerTold = true,
): ApplicationStep {
  if (outcome === "withdrawn") return "withdrawn";
  if (outcome === "hired") return "hired";
  // Withdrawn after a decision that they had not been told: it is their word that ends it.
  if (interviews[0]?.status === "withdrawn") return "withdrawn";
  if (outcome === "rejected" && told) return "closed";
  if (offer && offerTold) return "offer";
  if (stage === "second_round" || stage === "on_site" || stage === "offer") return "talking";
  const [last] = interviews;
  if (!last) return "received";
  return WAITS_FOR_THEM.includes(last.status) ? "yours" : "looking";
}
