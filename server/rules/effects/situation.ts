import { Candidate } from "../../candidates/entity";
import type { Transaction } from "../../db/database";
import { findForUpdate } from "../../db/locks";
import type { StaffActor } from "../../http/actors";
import type { Interview } from "../../interviews/entity";
import { isReported } from "../../interviews/status";
import type { Candidacy } from "../../pipeline/entity";
import type { Plan } from "../../plans/entity";
import type { Services } from "../../services";
import type { Done } from "../entity";
import type { GuardReason } from "../evaluateRules";
import type { RuleSet, RuleTrigger } from "../schema";

/** About whom a rule speaks, with the rows held, and who stands behind it. */
export type Situation = {
  runId: string;
  /** The result that set it going. */
  on: RuleTrigger;
  rule: { id: string; name: string };
  candidacy: Candidacy;
  interview: Interview | null;
  plan: Plan;
  set: RuleSet;
  /** Who confirmed it; null where it is done by itself. */
  confirmedBy: (StaffActor & { staffId: string }) | null;
  /** Who put the rules in force. */
  authorId: string | null;
};

/** What came of it: done, nothing to do, or for a person after all. */
export type Outcome = { done: Done; link?: string } | { moot: true } | { ask: GuardReason };

/** A report is there, and nobody has decided on it. */
export const isDecidable = ({ status, reportState, decision }: Interview): boolean =>
  isReported(status) && reportState === "ready" && decision === null;

const MERGE_DEPTH = 20;

/** Who stands for this person now, held. */
export async function holdPerson(
  { db }: Pick<Services, "db">,
  tx: Transaction,
  id: string,
): Promise<Candidate | null> {
  let person = await findForUpdate(db, tx, Candidate, { id });
  for (let depth = 0; person?.state === "merged" && depth < MERGE_DEPTH; depth += 1) {
    person = await findForUpdate(db, tx, Candidate, { id: person.mergedInto ?? "" });
  }
  return person;
}
