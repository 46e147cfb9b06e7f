import { createReadStream } from "node:fs";
import { newId } from "../../clock";
import { insertRow } from "../../db/rows";
import type { StaffActor } from "../../http/actors";
import { conflict, invalid, notFound } from "../../http/errors";
import type { ReceivedFile } from "../../http/receiveFile";
import { queueCandidate } from "../../profiles/screening/queueScreening";
import { removeParsed } from "../../resumes/kept/parseKept";
import { queueParse } from "../../resumes/kept/queueParse";
import type { Services } from "../../services";
import { changeable } from "../changeCandidate";
import { idsOfPerson } from "../merging/mergedIds";
import { updateCandidates } from "../writeCandidates";
import { CandidateResume } from "./entity";
import { resumeKey, resumeName } from "./files";
import { sniffResume, whyNotTaken } from "./sniffResume";

const MOST = 20;

const contextOf = (id: string) => `candidate_resumes.fileName:${id}`;

export const openResumeName = (
  { cipher }: Pick<Services, "cipher">,
  { id, fileNameSealed }: CandidateResume,
): string => cipher.decrypt(fileNameSealed, contextOf(id));

/**
 * Puts a résumé beside a person.
 * @throws 422 resume.type, resume.type_*, resume.encrypted, resume.empty, request.invalid without a file; 409 candidate.merged,
 * candidate.too_many_resumes
 */
export async function keepResume(
  services: Pick<Services, "db" | "clock" | "cipher" | "media" | "queue">,
  { name }: StaffActor,
  candidateId: string,
  file: ReceivedFile,
): Promise<string> {
  const { db, clock, cipher, media } = services;
  const type = await sniffResume(file.path, "staff");
  if (!type) throw invalid(await whyNotTaken(file.path, "staff"));
  const id = newId();
  await media.put(resumeKey(id), createReadStream(file.path));
  const now = clock.now();
  try {
    await db.write(async (tx) => {
      await changeable(services, tx, candidateId);
      if ((await tx.manager.countBy(CandidateResume, { candidateId })) >= MOST) {
        throw conflict("candidate.too_many_resumes", { params: { limit: MOST } });
      }
      await insertRow(tx, CandidateResume, {
        id,
        candidateId,
        fileNameSealed: cipher.encrypt(resumeName(file), contextOf(id)),
        type,
        bytes: file.bytes,
        author: name,
        createdAt: now,
      });
      await queueParse(services, tx, { id, candidateId });
      await updateCandidates(tx, { id: candidateId }, { updatedAt: now });
    });
  } catch (error) {
    await media.remove(resumeKey(id));
    throw error;
  }
  return id;
}

/** A résumé of this person, or of somebody who was merged into them. @throws 404 application.resume_not_found */
export async function findResume(
  { db }: Pick<Services, "db">,
  actor: StaffActor,
  candidateId: string,
  resumeId: string,
): Promise<CandidateResume> {
  const ids = await idsOfPerson(db.read, actor, "candidates.write", candidateId);
  const resume = await db.read.findOneBy(CandidateResume, { id: resumeId });
  if (!resume || !ids.includes(resume.candidateId)) throw notFound("application.resume_not_found");
  return resume;
}

/** Takes a résumé away, with its file. @throws as `findResume` */
export async function removeResume(
  services: Pick<Services, "db" | "media" | "queue">,
  actor: StaffActor,
  candidateId: string,
  resumeId: string,
): Promise<void> {
  const { id } = await findResume(services, actor, candidateId, resumeId);
  await services.db.write(async (tx) => {
    await tx.manager.delete(CandidateResume, { id });
    await removeParsed(id)(tx);
    await queueCandidate(services, tx, candidateId);
  });
  await services.media.remove(resumeKey(id));
}
