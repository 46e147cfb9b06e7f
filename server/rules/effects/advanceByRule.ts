import type { Transaction } from "../../db/database";
import { writeDecision } from "../../decisions/decideInterview";
import { findAuthority } from "../../decisions/mayDecide";
import type { Interview } from "../../interviews/entity";
import { findActor } from "../../org/findActor";
import { stagesOf } from "../../pipeline/openCandidacy";
import { recordOn } from "../../pipeline/recordEvent";
import { type Stage, stageAfter } from "../../pipeline/stages";
import type { Services } from "../../services";
import type { RuleAction, RuleTrigger } from "../schema";
import { askDeciders } from "./askDeciders";
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
  const mailIds = await askDeciders(services, tx, interview, situation.candidacy.id);
  return { done: { do: "ask", interviewId: interview.id, mailIds } };
}

/** Where somebody stands who waits for this result; a job without a written test has them wait at the first stage. */
const stageOf = (on: RuleTrigger, stages: readonly Stage[]): Stage =>
  on === "tested" && stages.includes("written_test") ? "written_test" : "screening";

/**
 * Before there is an interview nobody has to decide on one. Only from the stage that the result is of: a second one
 * leads nobody on once more, nor whom somebody moved meanwhile.
 */
async function moveOn(services: Services, tx: Transaction, situation: Situation): Promise<Outcome> {
  const { candidacy, rule, confirmedBy, on } = situation;
  const stages = await stagesOf(tx, candidacy.positionId);
  const from = candidacy.stage;
  const to = stageAfter(stages, from);
  if (to === null || from !== stageOf(on, stages)) return { moot: true };
  await recordOn(
    services,
    tx,
    candidacy,
    { type: "candidacy.moved", data: { from, to, why: "rule", ruleId: rule.id } },
    confirmedBy ? { source: "staff", staffId: confirmedBy.staffId } : { source: "rule" },
  );
  return { done: { do: "move", from, to } };
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
