import { type EntityManager, In } from "typeorm";
import type { Services } from "../../services";
import { ParsedResumeRow } from "./entity";
import { type ResumeFacts, factsOf, openResume } from "./keptResume";

export type ReadFacts = ResumeFacts & { resumeId: string; engine: string; readAt: Date };

/** What may be compared with a job; null of a résumé that is not read. @throws CipherError */
export function factsIn(services: Pick<Services, "cipher">, row: ParsedResumeRow): ReadFacts | null {
  const resume = openResume(services, row);
  return resume && { ...factsOf(resume), resumeId: row.id, engine: resume.engine, readAt: row.updatedAt };
}

/**
 * What may be compared with a job, of the newest résumé of a person that was read; `candidateIds` are theirs and those
 * of whoever was merged into them (`idsOfPerson`). Null where none was read. @throws CipherError
 */
export async function loadFacts(
  services: Pick<Services, "cipher">,
  manager: EntityManager,
  candidateIds: readonly string[],
): Promise<ReadFacts | null> {
  // Ids carry the time at which they were made.
  const row = await manager.findOne(ParsedResumeRow, {
    where: { candidateId: In([...candidateIds]), state: "read" },
    order: { id: "DESC" },
  });
  return row && factsIn(services, row);
}

/** Whether a résumé of theirs waits to be read, or is being read. */
export const isBeingRead = (manager: EntityManager, candidateIds: readonly string[]): Promise<boolean> =>
  manager.existsBy(ParsedResumeRow, { candidateId: In([...candidateIds]), state: "waiting" });
