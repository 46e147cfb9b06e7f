import { type EntityManager, In } from "typeorm";
import type { Services } from "../../services";
import { ParsedResumeRow } from "./entity";
import { type ResumeFacts, factsOf, openResume } from "./keptResume";

/**
 * What may be compared with a job, of the newest résumé of a person that was read; `candidateIds` are theirs and those
 * of whoever was merged into them (`idsOfPerson`). Null where none was read. @throws CipherError
 */
export async function loadFacts(
  services: Pick<Services, "cipher">,
  manager: EntityManager,
  candidateIds: readonly string[],
): Promise<(ResumeFacts & { resumeId: string; engine: string; readAt: Date }) | null> {
  // Ids carry the time at which they were made.
  const row = await manager.findOne(ParsedResumeRow, {
    where: { candidateId: In([...candidateIds]), state: "read" },
    order: { id: "DESC" },
  });
  const resume = row && openResume(services, row);
  return row && resume
    ? { ...factsOf(resume), resumeId: row.id, engine: resume.engine, readAt: row.updatedAt }
    : null;
}

/** Whether a résumé of theirs waits to be read, or is being read. */
export const isBeingRead = (manager: EntityManager, candidateIds: readonly string[]): Promise<boolean> =>
  manager.existsBy(ParsedResumeRow, { candidateId: In([...candidateIds]), state: "waiting" });
