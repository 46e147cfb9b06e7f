import type { Transaction } from "../../db/database";
import { stagesOf } from "../../pipeline/openCandidacy";
import { recordOn } from "../../pipeline/recordEvent";
import { type Stage, stageAfter } from "../../pipeline/stages";
import type { Services } from "../../services";
import type { RuleTrigger } from "../schema";
import type { Outcome, Situation } from "./situation";

/** Where somebody stands who waits for this result; a job without a written test has them wait at the first stage. */
export const stageOf = (on: RuleTrigger, stages: readonly Stage[]): Stage =>
  on === "tested" && stages.includes("written_test") ? "written_test" : "screening";

/**
 * Before there is an interview nobody has to decide on one. Only from the stage that the result is of: a second one
 * leads nobody on once more, nor whom somebody moved meanwhile.
 */
export async function moveOn(services: Services, tx: Transaction, situation: Situation): Promise<Outcome> {
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
