import { newId } from "../../clock";
import type { Transaction } from "../../db/database";
import { insertRow } from "../../db/rows";
import type { Interview } from "../../interviews/entity";
import type { Services } from "../../services";
import { type Decision, SecondRound } from "../entity";
import { tellCandidate } from "./tellCandidate";

/** Invites the candidate to say when they can come to a second round: the row, and the message, with the decision. */
export async function openSecondRound(
  services: Services,
  tx: Transaction,
  interview: Interview,
  decision: Decision,
): Promise<void> {
  const now = services.clock.now();
  await insertRow(tx, SecondRound, {
    id: newId(),
    interviewId: interview.id,
    decisionId: decision.id,
    state: "proposing",
    times: [],
    note: null,
    proposedAt: null,
    startsAt: null,
    endsAt: null,
    place: null,
    contactPerson: null,
    agreedBy: null,
    slotId: null,
    settledAt: null,
    sequence: 0,
    calledOff: null,
    moves: 0,
    reason: null,
    attendance: null,
    attendedBy: null,
    endedAt: null,
    createdAt: now,
    updatedAt: now,
  });
  await tellCandidate(services, tx, interview, { kind: "choose" });
}
