import type { SecondRoundState } from "../decisions/schema";
import type { Interview } from "../interviews/entity";
import { isReported } from "../interviews/status";
import type { Candidacy } from "./entity";

/** What is to be done next so that somebody comes on: by staff, unless it says that they wait for somebody else. */
export const NEXT_STEPS = [
  "screen",
  "record_test",
  "invite",
  "invite_again",
  "wait_candidate",
  "see_to_person",
  "wait_report",
  "repair_report",
  "decide",
  "wait_times",
  "agree_time",
  "meet",
  "arrange",
  "assess",
  "offer",
  "wait_offer",
  "hire",
] as const;
export type NextStep = (typeof NEXT_STEPS)[number];

type Standing = Pick<Candidacy, "stage" | "outcome" | "offer">;
/** Where a second round stands; `held` once somebody said whether the candidate came. */
export type RoundStanding = SecondRoundState | "held";
type OfInterview = Pick<Interview, "status" | "reportState" | "decision">;

/**
 * The next step of a candidacy; null once it has ended. Pure.
 * @param interview the newest one, null where there is none
 * @param round where its second round stands, null where there is none
 * @param isRecorded whether the result of this stage is there: of the written test, or of an on-site form
 */
export function nextStepOf(
  { stage, outcome, offer }: Standing,
  interview: OfInterview | null,
  round: RoundStanding | null,
  isRecorded = false,
): NextStep | null {
  if (outcome !== "open") return null;
  if (offer) return offer === "made" ? "wait_offer" : "hire";
  switch (stage) {
    case "screening":
      return "screen";
    case "written_test":
      return isRecorded ? "arrange" : "record_test";
    case "interview":
      return interview ? afterInviting(interview) : "invite";
    case "second_round":
      return ROUND[round ?? "cancelled"];
    case "on_site":
      return isRecorded ? "arrange" : "assess";
    case "offer":
      return "offer";
  }
}

function afterInviting({ status, reportState, decision }: OfInterview): NextStep {
  if (status === "needs_person") return "see_to_person";
  if (!isReported(status))
    return ["expired", "revoked", "withdrawn"].includes(status) ? "invite_again" : "wait_candidate";
  if (reportState === "failed") return "repair_report";
  if (reportState !== "ready") return "wait_report";
  // Decided, and moved back here by somebody: where to is theirs to say.
  return decision === null ? "decide" : "arrange";
}

const ROUND: Record<RoundStanding, NextStep> = {
  proposing: "wait_times",
  proposed: "agree_time",
  agreed: "meet",
  held: "arrange",
  declined_by_candidate: "arrange",
  cancelled: "arrange",
};
