import type { EntityManager } from "typeorm";
import { mergesInto } from "../candidates/merging/mergedIds";
import type { Interview } from "../interviews/entity";
import { Position } from "../positions/entity";
import { loadFacts } from "../resumes/kept/loadFacts";
import type { Services } from "../services";
import { matchResume } from "./matchResume";
import { profileOf } from "./profileOf";
import type { ResumeCoverage } from "./schema";

/**
 * How far the résumé of who was interviewed covers their position, for the first report on it; null without a position,
 * without a résumé that was read, or where it says too little. @throws CipherError
 */
export async function coverageFor(
  services: Pick<Services, "cipher">,
  manager: EntityManager,
  { candidateId, positionId }: Pick<Interview, "candidateId" | "positionId">,
): Promise<ResumeCoverage | null> {
  if (positionId === null) return null;
  // Who was merged into them kept their résumés.
  const merged = (await mergesInto(manager, candidateId)).map(({ mergedId }) => mergedId);
  const [position, facts] = await Promise.all([
    manager.findOneBy(Position, { id: positionId }),
    loadFacts(services, manager, [candidateId, ...merged]),
  ]);
  if (!position || !facts) return null;
  const { resumeId, engine, readAt: _, ...resume } = facts;
  const { score, requirements } = matchResume(await profileOf(position), resume);
  if (score === null) return null;
  return { score, resumeId, positionId, positionVersion: position.version, engine, requirements };
}
