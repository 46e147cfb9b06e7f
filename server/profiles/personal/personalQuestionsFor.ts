import { Candidate } from "../../candidates/entity";
import { idsOfPerson } from "../../candidates/merging/mergedIds";
import type { StaffActor } from "../../http/actors";
import { notFound } from "../../http/errors";
import { canOver, scopeOf } from "../../org/permissions";
import { isInScope } from "../../org/scope";
import { Plan } from "../../plans/entity";
import { MOST_PERSONAL, personalModeOf } from "../../plans/followUpRules";
import { Position } from "../../positions/entity";
import { isBeingRead, loadFacts } from "../../resumes/kept/loadFacts";
import type { Services } from "../../services";
import { profileOf } from "../profileOf";
import { findingsOf } from "./findings";
import { proposeQuestions } from "./proposeQuestions";
import type { PersonalProposals } from "./schema";

/**
 * Questions for one person, to choose from while inviting them by a plan. Their owner was checked by the route.
 * @throws 404 `plan.not_found`, `position.not_found` outside the actor's scope
 */
export async function personalQuestionsFor(
  services: Pick<Services, "db" | "cipher">,
  actor: StaffActor,
  candidateId: string,
  { planId, positionId }: { planId: string; positionId?: string | undefined },
): Promise<PersonalProposals> {
  const { read } = services.db;
  const plan = await read.findOneBy(Plan, { id: planId });
  if (!plan || !isInScope(scopeOf(actor, "plans.read"), plan)) throw notFound("plan.not_found");
  const person = await read.findOneByOrFail(Candidate, { id: candidateId });
  const wanted = positionId ?? person.positionId;
  const position = wanted === null ? null : await read.findOneBy(Position, { id: wanted });
  const mayPosition =
    position && canOver(actor, "positions.read", { orgUnitId: position.orgUnitId, positionId: position.id });
  if (positionId && !mayPosition) throw notFound("position.not_found");
  const mode = personalModeOf(plan.definition);
  if (mode === "off") return { mode, most: 0, isReading: false, items: [] };

  const ids = await idsOfPerson(read, actor, "candidates.read", candidateId);
  const [facts, isReading] = await Promise.all([loadFacts(services, read, ids), isBeingRead(read, ids)]);
  const profile = position && mayPosition ? await profileOf(position) : { skills: [], duties: [] };
  const findings = await findingsOf(read, ids, (interview) => canOver(actor, "reports.read", interview));
  const items = proposeQuestions(plan.definition, profile, facts, findings);
  return { mode, most: MOST_PERSONAL, isReading, items };
}
