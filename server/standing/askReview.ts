import { newId } from "../clock";
import type { Transaction } from "../db/database";
import { findForUpdate } from "../db/locks";
import { insertRow } from "../db/rows";
import { selectOne } from "../db/statements";
import { ReviewRequest } from "../feedback/entity";
import type { Interview } from "../interviews/entity";
import { linkBase } from "../invitations/links";
import { tellStaff } from "../notifications/tellStaff";
import { HR_ROLES, findPeopleNear } from "../org/peopleNear";
import { Candidacy, CandidacyInterview } from "../pipeline/entity";
import { recordOn } from "../pipeline/recordEvent";
import { askForReview } from "../reviews/tasks";
import type { Services } from "../services";

/** What seals a request's words to its row. */
export const wordsContext = (id: string) => `review_requests.words:${id}`;

/**
 * Writes down that the candidate asks for a person, in their own words, and puts the interview into the queue of those
 * who review (server/reviews). The caller holds the interview. Returns false where one is open already: it waits.
 */
export async function askReview(
  services: Services,
  tx: Transaction,
  interview: Interview,
  words: string,
): Promise<boolean> {
  const linked = await selectOne(tx.manager, CandidacyInterview, { interviewId: interview.id });
  const of = { candidacyId: linked?.candidacyId ?? null, interviewId: interview.id };
  if (!(await writeRequest(services, tx, of, interview.id, words))) return false;
  await askForReview(services, tx, interview, ["candidate"]);
  return true;
}

/**
 * The same of an application that ended before any interview: there are no answers to go through, so the nearest of HR
 * are written to and see to it themselves.
 */
export async function askAboutEnd(
  services: Services,
  tx: Transaction,
  candidacy: Candidacy,
  words: string,
): Promise<boolean> {
  const of = { candidacyId: candidacy.id, interviewId: null };
  if (!(await writeRequest(services, tx, of, candidacy.id, words))) return false;
  const [nearest = []] = await findPeopleNear(tx.manager, services, candidacy, HR_ROLES);
  const link = `${linkBase(services.env).origin}/console/candidates/${candidacy.candidateId}`;
  await tellStaff(
    services,
    tx,
    nearest.map(({ id }) => id),
    (name) => mailTo(name, candidacy.jobTitle, link),
  );
  return true;
}

/** In both languages, and without a name or their words: mail is read on many screens. */
const mailTo = (staff: string, job: string, link: string) => ({
  subject: `候选人请人重新看：${job} A candidate asks for a person`,
  text: `${staff}您好：

应聘「${job}」的一位候选人对结果有疑问，请人重新看。说明在时间线里，请与对方联系：

${link}

Somebody who applied for ${job} asks that a person look again. What they wrote is on their timeline; please contact them.`,
});

async function writeRequest(
  services: Services,
  tx: Transaction,
  of: Pick<ReviewRequest, "candidacyId" | "interviewId">,
  openKey: string,
  words: string,
): Promise<boolean> {
  if (await selectOne(tx.manager, ReviewRequest, { openKey })) return false;
  const id = newId();
  await insertRow(tx, ReviewRequest, {
    ...of,
    id,
    openKey,
    wordsSealed: services.cipher.encrypt(words, wordsContext(id)),
    answer: null,
    askedAt: services.clock.now(),
    answeredAt: null,
  });
  const candidacy =
    of.candidacyId && (await findForUpdate(services.db, tx, Candidacy, { id: of.candidacyId }));
  if (candidacy) {
    const data = { note: words, ...(of.interviewId ? { interviewId: of.interviewId } : {}) };
    await recordOn(
      services,
      tx,
      candidacy,
      { type: "candidacy.review_asked", data },
      { source: "candidate" },
    );
  }
  return true;
}
