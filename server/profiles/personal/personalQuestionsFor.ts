import { In } from "typeorm";
import type { z } from "zod";
import { Candidate } from "../../candidates/entity";
import { idsOfPerson } from "../../candidates/merging/mergedIds";
import type { StaffActor } from "../../http/actors";
import { notFound } from "../../http/errors";
import { Interview } from "../../interviews/entity";
import { canOver, scopeOf } from "../../org/permissions";
import { isInScope } from "../../org/scope";
import { Plan } from "../../plans/entity";
import { Position } from "../../positions/entity";
import { findNewestReport } from "../../reports/viewReport";
import { loadFacts } from "../../resumes/kept/loadFacts";
import type { Services } from "../../services";
import { profileOf } from "../profileOf";
import { type Finding, proposeQuestions } from "./proposeQuestions";
import { MOST_PERSONAL, type personalProposalsSchema } from "./schema";

/** What the newest interview with a report, of those that the actor may read the reports of, left open. */
async function findingsOf(
  { db }: Pick<Services, "db">,
  actor: StaffActor,
  ids: readonly string[],
): Promise<Finding[]> {
  const interviews = await db.read.find(Interview, {
    where: { candidateId: In([...ids]), reportState: "ready" },
    order: { invitedAt: "DESC" },
    take: 20,
  });
  const latest = interviews.find((each) => canOver(actor, "reports.read", each));
  const filed = latest && (await findNewestReport(db.read, latest.id));
  return (filed?.report.dimensions ?? []).map(({ id, score, requiredScore }) => ({
    dimensionId: id,
    score,
    requiredScore,
  }));
}

/**
 * Questions for one person, to choose from while inviting them by a plan. Their owner was checked by the route.
 * @throws 404 `plan.not_found`, `position.not_found` outside the actor's scope
 */
export async function personalQuestionsFor(
  services: Pick<Services, "db" | "cipher">,
  actor: StaffActor,
  candidateId: string,
  { planId, positionId }: { planId: string; positionId?: string | undefined },
): Promise<z.input<typeof personalProposalsSchema>> {
  const { read } = services.db;
  const plan = await read.findOneBy(Plan, { id: planId });
  if (!plan || !isInScope(scopeOf(actor, "plans.read"), plan)) throw notFound("plan.not_found");
  const person = await read.findOneByOrFail(Candidate, { id: candidateId });
  const wanted = positionId ?? person.positionId;
  const position = wanted === null ? null : await read.findOneBy(Position, { id: wanted });
  const mayPosition =
    position && canOver(actor, "positions.read", { orgUnitId: position.orgUnitId, positionId: position.id });
  if (positionId && !mayPosition) throw notFound("position.not_found");
  if (plan.definition.style !== "semi_structured") return { most: 0, items: [] };

  const ids = await idsOfPerson(read, actor, "candidates.read", candidateId);
  const facts = await loadFacts(services, read, ids);
  const profile = position && mayPosition ? await profileOf(position) : { skills: [], duties: [] };
  const findings = await findingsOf(services, actor, ids);
  return { most: MOST_PERSONAL, items: proposeQuestions(plan.definition, profile, facts, findings) };
}
