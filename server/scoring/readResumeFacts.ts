import type { EntityManager } from "typeorm";
import { ParsedResumeRow } from "../resumes/kept/entity";
import { openResume } from "../resumes/kept/keptResume";
import type { Services } from "../services";
import { resumeFactsOf, type ResumeFacts } from "./resumeFacts";

/** The facts of a candidate's newest résumé that was read; null where there is none. @throws CipherError */
export async function readResumeFacts(
  services: Pick<Services, "cipher">,
  manager: EntityManager,
  candidateId: string,
): Promise<ResumeFacts | null> {
  const row = await manager.findOne(ParsedResumeRow, {
    where: { candidateId, state: "read" },
    order: { createdAt: "DESC", id: "DESC" },
  });
  const resume = row && openResume(services, row);
  return resume ? resumeFactsOf(resume) : null;
}
