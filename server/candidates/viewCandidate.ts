import { type EntityManager, In, Not } from "typeorm";
import type { z } from "zod";
import { selectOne } from "../db/statements";
import type { StaffActor } from "../http/actors";
import { notFound } from "../http/errors";
import { canOver } from "../org/permissions";
import { presentUnitRef } from "../org/staff/presentStaff";
import type { Services } from "../services";
import { Application } from "./applications/entity";
import { openStated } from "./applications/stated";
import { openContact } from "./contact";
import { Candidate, CandidateNote, TalentPoolWithdrawal } from "./entity";
import { idsOfPerson, mergesInto } from "./merging/mergedIds";
import { interviewsOf, masked, presentSummaries } from "./presentCandidate";
import { CandidateResume } from "./resumes/entity";
import { openResumeName } from "./resumes/keepResume";
import type { applicationSchema, candidateSchema } from "./schema";

type Pool = Pick<Services, "db" | "org" | "cipher">;
const HISTORY = 200;

/** Others who share the phone or the address, of those whom the actor may see. */
async function findAlike({ db, org }: Pool, actor: StaffActor, person: Candidate) {
  const { id, phoneIndex, emailIndex } = person;
  const others = { id: Not(id), state: Not("merged" as const) };
  const found = await Promise.all([
    phoneIndex ? db.read.find(Candidate, { where: { ...others, phoneIndex }, take: 20 }) : [],
    emailIndex ? db.read.find(Candidate, { where: { ...others, emailIndex }, take: 20 }) : [],
  ]);
  const each = new Map(found.flat().map((other) => [other.id, other]));
  return [...each.values()]
    .filter((other) => canOver(actor, "candidates.read", other))
    .map((other) => ({
      id: other.id,
      name: other.name,
      orgUnit: presentUnitRef(org.tree(), other.orgUnitId),
      by: [
        ...(phoneIndex !== null && other.phoneIndex === phoneIndex ? (["phone"] as const) : []),
        ...(emailIndex !== null && other.emailIndex === emailIndex ? (["email"] as const) : []),
      ],
    }));
}

function presentApplication(
  services: Pool,
  application: Application,
  mayChange: boolean,
): z.input<typeof applicationSchema> {
  const { name, phone, email, note, resumeName } = openStated(services, application);
  const contact = { phone: phone || null, email: email || null };
  const { id, title, talentPool, resumeType, resumeBytes, createdAt } = application;
  return {
    id,
    title,
    stated: { name, note, ...(mayChange ? contact : masked(contact)) },
    talentPool,
    resume: resumeType === null ? null : { fileName: resumeName ?? "", type: resumeType, bytes: resumeBytes },
    mayChange,
    createdAt: createdAt.toISOString(),
  };
}

/** Who was merged into the person, where the actor may undo it. */
async function presentMerges(manager: EntityManager, actor: StaffActor, survivorId: string) {
  const merges = (await mergesInto(manager, survivorId)).filter((merge) => merge.survivorId === survivorId);
  const rows = await manager.findBy(Candidate, { id: In(merges.map(({ mergedId }) => mergedId)) });
  const merged = new Map(rows.map((row) => [row.id, row]));
  return merges.flatMap(({ id, mergedId, movedInterviewIds, author, createdAt }) => {
    const other = merged.get(mergedId);
    if (!other || !canOver(actor, "candidates.write", other)) return [];
    return [
      {
        id,
        merged: {
          id: mergedId,
          name: other.name,
          source: other.source,
          sourceDetail: other.sourceDetail,
          createdAt: other.createdAt.toISOString(),
        },
        interviews: movedInterviewIds.length,
        author,
        createdAt: createdAt.toISOString(),
      },
    ];
  });
}

/** Into whom the person was merged, where the actor may know of them. */
async function survivorSeen(manager: EntityManager, actor: StaffActor, { mergedInto }: Candidate) {
  const survivor = mergedInto === null ? null : await selectOne(manager, Candidate, { id: mergedInto });
  return survivor && canOver(actor, "candidates.read", survivor) ? survivor.id : null;
}

/**
 * One person with all that is known of them. Their owner was checked by the route; each part of the history is
 * narrowed to what the actor may see of it.
 */
export async function viewCandidate(
  services: Pool,
  actor: StaffActor,
  id: string,
): Promise<z.input<typeof candidateSchema>> {
  const { read } = services.db;
  const person = await selectOne(read, Candidate, { id });
  const [summary] = person ? await presentSummaries(services, actor, [person]) : [];
  if (!person || !summary) throw notFound("candidate.not_found");
  const ids = await idsOfPerson(read, actor, "candidates.read", id);
  const changeable = new Set(await idsOfPerson(read, actor, "candidates.write", id));
  const mayChange = canOver(actor, "candidates.write", person);
  const mayChangeOf = ({ candidateId }: { candidateId: string }) => mayChange && changeable.has(candidateId);
  const newestFirst = {
    where: { candidateId: In(ids) },
    order: { createdAt: "DESC" },
    take: HISTORY,
  } as const;
  const [interviews, applications, resumes, notes, withdrawals, alike, merges] = await Promise.all([
    interviewsOf(read, actor, [id]),
    read.find(Application, newestFirst),
    read.find(CandidateResume, newestFirst),
    read.find(CandidateNote, newestFirst),
    read.find(TalentPoolWithdrawal, newestFirst),
    findAlike(services, actor, person),
    presentMerges(read, actor, id),
  ]);
  const contact = openContact(services, person);
  return {
    ...summary,
    ...(mayChange ? contact : masked(contact)),
    mergedInto: await survivorSeen(read, actor, person),
    interviews: interviews.map(({ invitedAt, completedAt, ...interview }) => ({
      id: interview.id,
      jobTitle: interview.jobTitle,
      planName: interview.planName,
      status: interview.status,
      reportState: interview.reportState,
      invitedAt: invitedAt.toISOString(),
      completedAt: completedAt?.toISOString() ?? null,
    })),
    applications: applications.map((application) =>
      presentApplication(services, application, mayChangeOf(application)),
    ),
    resumes: resumes.map((resume) => ({
      id: resume.id,
      fileName: openResumeName(services, resume),
      type: resume.type,
      bytes: resume.bytes,
      author: resume.author,
      createdAt: resume.createdAt.toISOString(),
      mayChange: mayChangeOf(resume),
    })),
    notes: notes.map(({ createdAt, ...note }) => ({
      id: note.id,
      author: note.author,
      text: note.text,
      createdAt: createdAt.toISOString(),
      mayChange: mayChangeOf(note),
    })),
    withdrawals: withdrawals.map(({ agreedAt, how, ...withdrawal }) => ({
      id: withdrawal.id,
      agreed: agreedAt && { at: agreedAt.toISOString(), how: how ?? "" },
      author: withdrawal.author,
      createdAt: withdrawal.createdAt.toISOString(),
    })),
    merges,
    alike,
  };
}
