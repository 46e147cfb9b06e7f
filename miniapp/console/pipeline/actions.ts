import type { Candidacy } from "./data";

/** What can be recorded of somebody besides a move; the server judges again. */
export type Action =
  | "offer"
  | "accept_offer"
  | "decline_offer"
  | "revoke_offer"
  | "hire"
  | "reject"
  | "withdraw"
  | "reopen";

/** What makes sense now, the most likely first. Pure. */
export function actionsOf({
  outcome,
  offer,
  stage,
}: Pick<Candidacy, "outcome" | "offer" | "stage">): Action[] {
  if (outcome === "hired") return [];
  if (outcome !== "open") return ["reopen"];
  if (offer === "made") return ["accept_offer", "decline_offer", "revoke_offer", "withdraw"];
  if (offer === "accepted") return ["hire", "decline_offer", "revoke_offer", "withdraw"];
  const further: Action[] = ["reject", "withdraw"];
  return stage === "offer" ? ["offer", "hire", ...further] : ["offer", ...further];
}

/** Somebody with an offer stays where they are until it is settled. */
export const isMovable = ({ outcome, offer }: Pick<Candidacy, "outcome" | "offer">): boolean =>
  outcome === "open" && offer === null;
