import type { Transaction } from "../../db/database";
import { writeDecision } from "../../decisions/decideInterview";
import { findAuthority } from "../../decisions/mayDecide";
import type { Interview } from "../../interviews/entity";
import { findActor } from "../../org/findActor";
import type { Services } from "../../services";
import type { RuleAction } from "../schema";
import { askDeciders } from "./askDeciders";
import { moveOn } from "./moveOn";
import { type Outcome, type Situation, isDecidable } from "./situation";

/** `ask`: whose approval it takes is asked. `next`: the next stage itself. */
export async function advanceByRule(
  services: Services,
  tx: Transaction,
  situation: Situation,
  { how }: Extract<RuleAction, { do: "advance" }>,
): Promise<Outcome> {
  const { interview, confirmedBy } = situation;
  if (!interview)
    return how === "ask" && !confirmedBy ? { ask: "no_report" } : moveOn(services, tx, situation);
  if (!isDecidable(interview)) return { moot: true };
  if (how === "next") return decide(services, tx, situation, interview);
  const mailIds = await askDeciders(services, tx, interview);
  return { done: { do: "ask", interviewId: interview.id, mailIds } };
}

/**
 * The decision that leads to the second round. It is a person's also here: of whoever confirms it, else of whoever put
 * the rule in force, as long as they might decide on this interview today; else somebody is asked.
 */
async function decide(
  services: Services,
  tx: Transaction,
  { confirmedBy, authorId, rule }: Situation,
  interview: Interview,
): Promise<Outcome> {
  const actor = confirmedBy ?? (authorId === null ? null : await findActor(services, tx.manager, authorId));
  const authority = actor && (await findAuthority(services, tx.manager, actor, interview));
  if (!actor || !authority) return { ask: "not_possible" };
  const decision = await writeDecision(services, tx, interview, {
    outcome: "advance",
    note: rule.name,
    via: confirmedBy ? "console" : "rule",
    staffId: actor.staffId,
    onBehalfOf: authority.onBehalfOf,
  });
  return { done: { do: "advance", interviewId: interview.id, decisionId: decision.id } };
}
