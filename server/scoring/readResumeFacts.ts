import type { EntityManager } from "typeorm";
import { mergesInto } from "../candidates/merging/mergedIds";
import { loadFacts } from "../resumes/kept/loadFacts";
import type { Services } from "../services";
import { resumeFactsOf, type ResumeFacts } from "./resumeFacts";

/**
 * The facts of a candidate's newest résumé that was read, theirs or of whoever was merged into them; null where there is
 * none. @throws CipherError
 */
export async function readResumeFacts(
  services: Pick<Services, "cipher">,
  manager: EntityManager,
  candidateId: string,
): Promise<ResumeFacts | null> {
  const merged = (await mergesInto(manager, candidateId)).map(({ mergedId }) => mergedId);
  const resume = await loadFacts(services, manager, [candidateId, ...merged]);
  return resume && resumeFactsOf(resume);
}
