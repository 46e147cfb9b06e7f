import type { Transaction } from "../../db/database";
import type { DeclineReason } from "../../decisions/schema";
import type { Services } from "../../services";
import type { LeadingAction } from "../schema";
import { advanceByRule } from "./advanceByRule";
import { inviteByRule } from "./inviteByRule";
import { reviewByRule } from "./reviewByRule";
import type { Outcome, Situation } from "./situation";
import { thankByRule } from "./thankByRule";

/** Does where a rule leads to. What it throws leaves nothing done: the caller's transaction is given up. */
export function lead(
  services: Services,
  tx: Transaction,
  situation: Situation,
  action: LeadingAction,
  reason?: DeclineReason,
): Promise<Outcome> {
  switch (action.do) {
    case "invite":
      return inviteByRule(services, tx, situation, action);
    case "advance":
      return advanceByRule(services, tx, situation, action);
    case "review":
      return reviewByRule(services, tx, situation);
    case "thank":
      return thankByRule(services, tx, situation, action, reason);
  }
}
