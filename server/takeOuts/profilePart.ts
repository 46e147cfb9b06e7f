import { openStated } from "../candidates/applications/stated";
import { Application } from "../candidates/applications/entity";
import { openContact } from "../candidates/contact";
import { Candidate } from "../candidates/entity";
import { CandidateResume } from "../candidates/resumes/entity";
import { openResumeName } from "../candidates/resumes/keepResume";
import { SAVED_AS, type ResumeType } from "../candidates/resumes/sniffResume";
import { selectEqual } from "../db/statements";
import { Interview } from "../interviews/entity";
import { Consent } from "../interviews/identityEntity";
import { Letter } from "../letters/entity";
import { Message } from "../notifications/entity";
import { Candidacy } from "../pipeline/entity";
import { openProtected, openResume } from "../resumes/kept/keptResume";
import { ParsedResumeRow, ResumeProtectedRow } from "../resumes/kept/entity";
import type { Services } from "../services";
import { candidacyPart, screeningsPart } from "./wayPart";

type Needed = Pick<Services, "db" | "cipher" | "clock">;

export type ResumeFile = { name: string; key: string };

/** A résumé's file as it is called in the copy. */
const fileNameOf = (index: number, type: string) =>
  `resumes/${index + 1}.${SAVED_AS[type as ResumeType]?.extension ?? "bin"}`;

/** Contact, applications, résumés as they were read, consents and how far each application came. */
export async function profilePart(services: Needed, ids: readonly string[]) {
  const { db, cipher, clock } = services;
  const { read } = db;
  const [people, applications, resumes, readings, candidacies, interviews] = await Promise.all([
    selectEqual(read, Candidate, { id: ids }),
    selectEqual(read, Application, { candidateId: ids }),
    selectEqual(read, CandidateResume, { candidateId: ids }),
    selectEqual(read, ParsedResumeRow, { candidateId: ids }),
    selectEqual(read, Candidacy, { candidateId: ids }),
    selectEqual(read, Interview, { candidateId: ids }),
  ]);
  const interviewIds = interviews.map(({ id }) => id);
  const [given, agreed, attributes, about, letters] = await Promise.all([
    selectEqual(read, Consent, { interviewId: interviewIds }),
    selectEqual(read, Consent, { candidateId: ids }),
    selectEqual(read, ResumeProtectedRow, { id: readings.map(({ id }) => id) }),
    selectEqual(read, Message, { interviewId: interviewIds }),
    selectEqual(read, Letter, { candidateId: ids }),
  ]);
  // A letter to somebody without an interview is about none.
  const written = await selectEqual(read, Message, { id: letters.flatMap(({ messageIds }) => messageIds) });
  const messages = [...new Map([...about, ...written].map((message) => [message.id, message])).values()];
  const sent = applications.filter(({ resumeType }) => resumeType !== null);
  const files = [
    ...sent.map(({ id, resumeType }) => ({ id, type: resumeType ?? "" })),
    ...resumes.map(({ id, type }) => ({ id, type })),
  ].map(({ id, type }, index) => ({ id, name: fileNameOf(index, type) }));
  const consents = [...new Map([...given, ...agreed].map((consent) => [consent.id, consent])).values()];
  return {
    files,
    interviews: interviews.toSorted((a, b) => a.invitedAt.getTime() - b.invitedAt.getTime()),
    data: {
      people: people.map((person) => ({
        name: person.name,
        ...openContact(services, person),
        source: person.source,
        knownSince: person.createdAt,
        talentPool: person.talentPoolAt && { agreedAt: person.talentPoolAt },
      })),
      applications: applications.map((application) => {
        const { resumeName, ...stated } = openStated(services, application);
        const file = files.find(({ id }) => id === application.id)?.name ?? null;
        return { title: application.title, ...stated, resumeName, file, sentAt: application.createdAt };
      }),
      resumes: resumes.map((resume) => ({
        fileName: openResumeName(services, resume),
        file: files.find(({ id }) => id === resume.id)?.name ?? null,
        since: resume.createdAt,
      })),
      readFromResumes: readings.map((reading) => {
        const kept = attributes.find(({ id }) => id === reading.id);
        return {
          file: files.find(({ id }) => id === reading.id)?.name ?? null,
          read: openResume({ cipher }, reading),
          protected: kept ? openProtected({ cipher }, kept) : null,
        };
      }),
      consents: consents
        .toSorted((a, b) => a.at.getTime() - b.at.getTime())
        .map(({ kind, granted, noticeVersion, at }) => ({ kind, granted, noticeVersion, at })),
      messages: messages
        .filter(({ state }) => state === "sent" || state === "delivered")
        .toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime())
        .map((message) => presentMessage(services, message)),
      candidacies: await Promise.all(candidacies.map((candidacy) => candidacyPart(services, candidacy))),
      screenings: await screeningsPart(read, ids, clock.now()),
    },
  };
}

/** Without the secret of a link or a code, which are not for keeping. */
function presentMessage({ cipher }: Pick<Services, "cipher">, message: Message) {
  const { id, purpose, channel, subject, textSealed, sentAt, createdAt } = message;
  const text =
    purpose === "code"
      ? null
      : cipher.decrypt(textSealed, `messages.text:${id}`).replaceAll(/\/i\/[\w-]+/g, "/i/…");
  return { purpose, channel, subject, text, at: sentAt ?? createdAt };
}
