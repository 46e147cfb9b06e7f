import { In } from "typeorm";
import { Application } from "../../candidates/applications/entity";
import { CandidateResume } from "../../candidates/resumes/entity";
import { idsOfPerson } from "../../candidates/merging/mergedIds";
import type { StaffActor } from "../../http/actors";
import { notFound } from "../../http/errors";
import type { Locale } from "../../http/messages";
import type { Permission } from "../../org/permissions";
import { PRIORITY } from "../../queue/queue";
import type { Services } from "../../services";
import { ParsedResumeRow, ResumeProtectedRow } from "./entity";
import type { Correction, CorrectionView } from "../corrections/schema";
import { openCorrected, openProtected } from "./keptResume";
import { queueParse } from "./queueParse";
import { wordsOf } from "./reason";
import type { ResumeProtected, ResumeReading } from "./schema";

type Asked = { candidateId: string; resumeId: string };

/**
 * Whose résumé it is, one that staff put there or one of an application, of this person or of somebody merged into them.
 * @throws 404 application.resume_not_found
 */
export async function ownerOf(
  { db }: Pick<Services, "db">,
  actor: StaffActor,
  wanted: Permission,
  { candidateId, resumeId: id }: Asked,
): Promise<string> {
  const ids = await idsOfPerson(db.read, actor, wanted, candidateId);
  const resume = await db.read.findOneBy(CandidateResume, { id, candidateId: In(ids) });
  if (resume) return resume.candidateId;
  const application = await db.read.findOneBy(Application, { id, candidateId: In(ids) });
  if (!application?.resumeType) throw notFound("application.resume_not_found");
  return application.candidateId;
}

const NOTHING = { resume: null, marks: null, corrections: [], revision: 0 };

const presentCorrection = ({ machine, ...correction }: Correction): CorrectionView => ({
  ...correction,
  machine: machine?.value ?? null,
});

/** What was read of a résumé, as far as it was. @throws as `ownerOf` */
export async function viewReading(
  services: Pick<Services, "db" | "cipher" | "resumes">,
  actor: StaffActor,
  asked: Asked,
  locale: Locale,
): Promise<ResumeReading> {
  await ownerOf(services, actor, "candidates.write", asked);
  const row = await services.db.read.findOneBy(ParsedResumeRow, { id: asked.resumeId });
  if (!row) return { state: "unread", reason: null, outdated: false, updatedAt: null, ...NOTHING };
  const opened = openCorrected(services, row);
  return {
    state: row.state,
    reason: row.reason === null ? null : wordsOf(row.reason, locale),
    resume: opened?.resume ?? null,
    marks: opened?.marks ?? null,
    corrections: opened?.corrections.map(presentCorrection) ?? [],
    revision: row.revision,
    outdated: row.engine !== null && row.engine !== services.resumes.engine,
    updatedAt: row.updatedAt.toISOString(),
  };
}

/** What nobody is judged by, for whoever has the permission over the person. @throws as `ownerOf` */
export async function viewProtected(
  services: Pick<Services, "db" | "cipher">,
  actor: StaffActor,
  asked: Asked,
): Promise<ResumeProtected> {
  await ownerOf(services, actor, "candidates.protected", asked);
  const row = await services.db.read.findOneBy(ResumeProtectedRow, { id: asked.resumeId });
  return { attributes: row ? openProtected(services, row) : null };
}

/** Has a résumé read, or read again. @throws as `ownerOf` */
export async function readAgain(
  services: Pick<Services, "db" | "queue" | "clock">,
  actor: StaffActor,
  asked: Asked,
): Promise<void> {
  const candidateId = await ownerOf(services, actor, "candidates.write", asked);
  await services.db.write((tx) =>
    queueParse(services, tx, { id: asked.resumeId, candidateId }, PRIORITY.waiting),
  );
}
