import type { Transaction } from "../db/database";
import { findForUpdate } from "../db/locks";
import { updateRows } from "../db/rows";
import type { StaffActor } from "../http/actors";
import { conflict, notFound } from "../http/errors";
import { Interview } from "../interviews/entity";
import { canOver } from "../org/permissions";
import type { Services } from "../services";
import { assertPerson } from "./decideInterview";
import { Decision } from "./entity";
import { findHolding } from "./findDecision";
import { presentDecisions } from "./presentDecision";
import type { DecisionView } from "./schema";
import { cancelSecondRound } from "./secondRound/cancelSecondRound";

/**
 * Takes a decision back, with a reason, as long as no time is agreed with the candidate; it stays on record, and the
 * interview can be decided again. The same decision taken back twice is taken back once.
 * @throws 404 `interview.not_found`; 409 `decision.changed`, `decision.agreed`
 */
export async function reverseDecision(
  services: Services,
  actor: StaffActor,
  interviewId: string,
  { decisionId, reason }: { decisionId: string; reason: string },
): Promise<DecisionView> {
  assertPerson(actor);
  const { db } = services;
  return db.write(async (tx) => {
    const interview = await findForUpdate(db, tx, Interview, { id: interviewId });
    if (!interview || !canOver(actor, "interviews.reverse", interview)) throw notFound("interview.not_found");
    const decision = await tx.manager.findOneBy(Decision, { id: decisionId, interviewId });
    const holding = await findHolding(tx.manager, interviewId);
    if (!decision || (holding && holding.id !== decisionId)) throw conflict("decision.changed");
    if (!decision.reversedAt) await takeBack(services, tx, decision, { by: actor.staffId, reason });
    const [view] = await presentDecisions(tx.manager, [decision]);
    return view as DecisionView;
  });
}

/**
 * The same for a caller who holds the interview and knows that this decision holds; `decision` says then what its row
 * does.
 */
export async function takeBack(
  services: Pick<Services, "db" | "clock" | "events">,
  tx: Transaction,
  decision: Decision,
  { by, reason }: { by: string; reason: string },
): Promise<void> {
  const { id, interviewId, outcome } = decision;
  await cancelSecondRound(services, tx, interviewId, { evenAgreed: false });
  const change = { reversedAt: services.clock.now(), reversedBy: by, reversalReason: reason };
  await updateRows(tx, Decision, { id }, change);
  await updateRows(tx, Interview, { id: interviewId }, { decision: null });
  Object.assign(decision, change);
  await services.events.publish(tx, "interview.decision_reversed", interviewId, { outcome, by });
}
