import type { EntityManager } from "typeorm";
import { selectOne } from "../db/statements";
import { Candidacy, CandidacyInterview } from "../pipeline/entity";

/** Turned down, or withdrawn, on the way that this interview belongs to: nobody is led on from there. */
export async function isClosed(manager: EntityManager, interviewId: string): Promise<boolean> {
  const linked = await selectOne(manager, CandidacyInterview, { interviewId });
  const candidacy = linked && (await selectOne(manager, Candidacy, { id: linked.candidacyId }));
  return candidacy?.outcome === "rejected" || candidacy?.outcome === "withdrawn";
}
