import type { Transaction } from "../../db/database";
import type { DeclineReason } from "../../decisions/schema";
import type { InterviewStatus } from "../../interviews/status";
import { queueThankYou, roundOf } from "../../letters/queueLetter";
import { recordOn } from "../../pipeline/recordEvent";
import { isForward } from "../../pipeline/stages";
import type { Services } from "../../services";
import { DEFAULT_REASON, type RuleAction } from "../schema";
import { type Outcome, type Situation, isDecidable } from "./situation";

const UNDER_WAY: ReadonlySet<InterviewStatus> = new Set(["opened", "checking_device", "in_progress"]);

/**
 * Whether nobody has gone on with them: not decided on, not in the midst of an interview, not at a stage that somebody
 * led them to beyond it.
 */
const isUntouched = ({ candidacy, interview }: Situation) =>
  !interview || (isDecidable(interview) && !isForward("interview", candidacy.stage));

/**
 * Ends the candidacy, and thanks for it: the letter is held for half an hour, so that it can be taken back. Whom a
 * person has gone on with is not turned down behind their back: somebody is asked, and where a decision holds it is that
 * which has to be taken back first.
 */
export async function thankByRule(
  services: Services,
  tx: Transaction,
  situation: Situation,
  { offerTalentPool, reason: byRule = DEFAULT_REASON }: Extract<RuleAction, { do: "thank" }>,
  reason: DeclineReason = byRule,
): Promise<Outcome> {
  const { candidacy, interview, rule, confirmedBy } = situation;
  if (!confirmedBy && !isUntouched(situation)) return { ask: "needs_person" };
  if (interview && (interview.decision !== null || UNDER_WAY.has(interview.status))) return { moot: true };
  await recordOn(
    services,
    tx,
    candidacy,
    { type: "candidacy.rejected", data: { reason, note: rule.name, ruleId: rule.id } },
    confirmedBy ? { source: "staff", staffId: confirmedBy.staffId } : { source: "rule" },
  );
  await queueThankYou(services, tx, { candidacyId: candidacy.id, offerTalentPool });
  return { done: { do: "thank", offerTalentPool, round: await roundOf(tx, candidacy.id) } };
}
