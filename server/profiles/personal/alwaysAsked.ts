import { setImmediate as turn } from "node:timers/promises";
import type { EntityManager } from "typeorm";
import { Candidate } from "../../candidates/entity";
import { mergesInto } from "../../candidates/merging/mergedIds";
import { selectEqual } from "../../db/statements";
import type { PlanDefinition } from "../../plans/definition";
import { MOST_PERSONAL, personalModeOf } from "../../plans/followUpRules";
import { Position } from "../../positions/entity";
import { loadFacts } from "../../resumes/kept/loadFacts";
import type { Services } from "../../services";
import { profileOf } from "../profileOf";
import { findingsOf } from "./findings";
import { proposeQuestions } from "./proposeQuestions";
import type { PersonalQuestion } from "./schema";

type Invited = {
  candidate: Pick<Candidate, "id" | "orgUnitId">;
  /** That invites. */
  orgUnitId: string;
  positionId: string | null;
};

/**
 * The personal questions of an invitation that nobody looked at (a batch, a chat, another system): the first proposals
 * where the plan always asks some, else none. Nobody's eyes are lent here, so only what the person's own unit keeps of
 * their résumé counts, and only earlier interviews by the unit that invites. @throws CipherError
 */
export async function alwaysAsked(
  services: Pick<Services, "cipher">,
  manager: EntityManager,
  plan: PlanDefinition,
  { candidate, orgUnitId, positionId }: Invited,
): Promise<PersonalQuestion[]> {
  if (personalModeOf(plan) !== "always") return [];
  const merged = (await mergesInto(manager, candidate.id)).map(({ mergedId }) => mergedId);
  const rows = merged.length === 0 ? [] : await selectEqual(manager, Candidate, { id: merged });
  const own = rows.filter((row) => row.orgUnitId === candidate.orgUnitId).map(({ id }) => id);
  const ids = [candidate.id, ...own];
  const facts = await loadFacts(services, manager, ids);
  const position = positionId === null ? null : await manager.findOneBy(Position, { id: positionId });
  const profile = position ? await profileOf(position) : { skills: [], duties: [] };
  const findings = await findingsOf(manager, ids, (interview) => interview.orgUnitId === orgUnitId);
  // A batch comes here for one person after another, and on SQLite nothing here waits by itself.
  await turn();
  return proposeQuestions(plan, profile, facts, findings)
    .slice(0, MOST_PERSONAL)
    .map(({ dimension, kind, text, because: { from, words } }) => ({
      dimension: dimension.id,
      kind,
      from,
      because: words,
      text: text[plan.language],
    }));
}
