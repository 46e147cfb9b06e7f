import { createReadStream } from "node:fs";
import { MoreThan } from "typeorm";
import type { z } from "zod";
import { newId } from "../../clock";
import type { Transaction } from "../../db/database";
import { insertRow } from "../../db/rows";
import { invalid, tooMany } from "../../http/errors";
import type { ReceivedFile } from "../../http/receiveFile";
import { parseOrRefuse } from "../../http/validate";
import { queueParse } from "../../resumes/kept/queueParse";
import type { Services } from "../../services";
import { knownBelow } from "../circle";
import { Candidate } from "../entity";
import { findOrCreateCandidate } from "../findOrCreateCandidate";
import { resumeKey, resumeName } from "../resumes/files";
import { type ResumeType, sniffResume, whyNotTaken } from "../resumes/sniffResume";
import { updateCandidates } from "../writeCandidates";
import { Application, ApplicationLink } from "./entity";
import { findOpenLink } from "./links";
import { AGREED_ON_PAGE } from "./notice";
import { applicationFields } from "./schema";
import { type Stated, openStated, sealStated } from "./stated";
import { openCandidacies } from "../../pipeline/openCandidacy";

/** So often a day may one phone apply on one page; what comes after is thrown away without a word. */
const MOST_A_DAY = 10;
/** So many may a page receive, from wherever: more is a flood, and each may bring a file. */
const MOST_AN_HOUR = 1_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const RETRY_SECONDS = 600;

type Pool = Pick<Services, "db" | "clock" | "events" | "cipher" | "blindIndex" | "org" | "media" | "queue">;
type Fields = z.output<typeof applicationFields>;

/**
 * Takes in what somebody sent through a public page. Who they are is not proved: what is known of a person with this
 * phone is neither shown nor changed, only this application is laid beside it. The same sent twice, as after a lost
 * answer, is kept once. The answer is always the same.
 *
 * @throws 410 application_link.closed; 422 request.invalid, application.consent, application.resume_type; 429
 * application.busy
 */
export async function submitApplication(services: Pool, file: ReceivedFile): Promise<void> {
  const fields = parseOrRefuse(applicationFields, { ...file.fields });
  const { db, media } = services;
  const { link } = await findOpenLink(services, db.read, fields.token);
  if (!fields.consent) throw invalid("application.consent");
  const resume = file.bytes === 0 ? null : await sniffResume(file.path, "applicant");
  if (file.bytes > 0 && !resume) throw invalid(await whyNotTaken(file.path, "applicant"));
  if (fields.website !== "") return;
  await refuseFlood(services, link);

  const id = newId();
  if (resume) await media.put(resumeKey(id), createReadStream(file.path));
  const kept = await db
    .write((tx) => keep(services, tx, { id, link, fields, resume, file }))
    .catch(async (error: unknown) => {
      await media.remove(resumeKey(id));
      throw error;
    });
  if (!kept) await media.remove(resumeKey(id));
}

type Sent = {
  id: string;
  link: ApplicationLink;
  fields: Fields;
  resume: ResumeType | null;
  file: ReceivedFile;
};

async function refuseFlood({ db, clock }: Pool, { id: linkId }: ApplicationLink): Promise<void> {
  const lately = MoreThan(new Date(clock.now().getTime() - HOUR_MS));
  const received = await db.read.countBy(Application, { linkId, createdAt: lately });
  if (received >= MOST_AN_HOUR) throw tooMany("application.busy", RETRY_SECONDS);
}

/** What came through this page from this phone within a day. */
const findLately = (tx: Transaction, link: ApplicationLink, candidate: Candidate, now: Date) =>
  tx.manager.findBy(Application, {
    candidateId: candidate.id,
    linkId: link.id,
    createdAt: MoreThan(new Date(now.getTime() - DAY_MS)),
  });

async function keep(
  services: Pool,
  tx: Transaction,
  { id, link, fields, resume, file }: Sent,
): Promise<boolean> {
  const { clock, org } = services;
  const now = clock.now();
  const { name, phone, email, note, consentVersion, talentPool } = fields;
  const { candidate, outcome } = await findOrCreateCandidate(
    services,
    tx,
    {
      name,
      phone,
      email: email || null,
      source: "application",
      sourceDetail: link.title,
      positionId: link.positionId,
    },
    { orgUnitId: link.orgUnitId, knownUnitIds: knownBelow(org.tree(), link.orgUnitId), trusted: false },
  );
  const stated: Stated = { name, phone, email, note, resumeName: resume ? resumeName(file) : null };
  const resumeBytes = resume ? file.bytes : 0;
  const lately = await findLately(tx, link, candidate, now);
  const isRepeated = lately.some(
    (sent) =>
      sent.talentPool === talentPool &&
      sent.resumeBytes === resumeBytes &&
      JSON.stringify(openStated(services, sent)) === JSON.stringify(stated),
  );
  if (isRepeated || lately.length >= MOST_A_DAY) return false;
  await insertRow(tx, Application, {
    id,
    linkId: link.id,
    candidateId: candidate.id,
    positionId: link.positionId,
    title: link.title,
    statedSealed: sealStated(services, id, stated),
    consentVersion,
    talentPool,
    resumeType: resume,
    resumeBytes,
    createdAt: now,
  });
  // Whom a stranger may not move into the sight of another position's managers (findOrCreateCandidate) stays where
  // they are; staff who read the application put them down for it.
  if (link.positionId !== null && candidate.positionId === link.positionId) {
    const job = { positionId: link.positionId, jobTitle: link.title };
    await openCandidacies(services, tx, [candidate], job, { source: "candidate" });
  }
  if (resume) await queueParse(services, tx, { id, candidateId: candidate.id });
  await tx.manager.increment(ApplicationLink, { id: link.id }, "received", 1);
  // For somebody known it stands on the application only: whoever typed their phone may be anybody.
  const agreement =
    talentPool && outcome === "created"
      ? { inTalentPool: true, talentPoolAt: now, talentPoolHow: AGREED_ON_PAGE }
      : {};
  await updateCandidates(tx, { id: candidate.id }, { ...agreement, updatedAt: now });
  return true;
}
