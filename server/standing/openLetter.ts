import type { z } from "zod";
import { maskName } from "../candidates/contact";
import { findForUpdate } from "../db/locks";
import { selectEqual, selectOne } from "../db/statements";
import { ReviewRequest } from "../feedback/entity";
import { conflict, notFound } from "../http/errors";
import { Letter } from "../letters/entity";
import { isOfferUntold, lastOfferOf } from "../letters/offerLetters";
import { roundOf } from "../letters/queueLetter";
import { languageOf } from "../notifications/textLanguage";
import { Candidacy } from "../pipeline/entity";
import { hashToken } from "../security/tokens";
import type { Services } from "../services";
import { askAboutEnd } from "./askReview";
import { idsOfOneself, lastInterviewOf } from "./person";
import type { letterSchema } from "./schema";
import { answerPool, presentPool } from "./talentPool";
import { stepOf } from "./steps";
import { toldAt } from "./told";
import { endedByRule, presentRequests } from "./viewStanding";

/**
 * The letter behind a link, and whose it is: the one that is true now, of an application without interviews. Behind an
 * interview's there is a login, and no link goes around it.
 * @throws 404 invitation.not_found
 */
async function find({ db }: Pick<Services, "db">, token: string) {
  const letter = await selectOne(db.read, Letter, { tokenHash: hashToken(token) });
  const candidacy = letter && (await selectOne(db.read, Candidacy, { id: letter.candidacyId }));
  const self = letter && (await idsOfOneself(db.read, letter.candidateId));
  if (!letter || !candidacy || !self || letter.state !== "sent") throw notFound("invitation.not_found");
  const round =
    letter.kind === "thank_you"
      ? await roundOf({ manager: db.read }, candidacy.id)
      : await lastOfferOf(db.read, candidacy.id);
  const isCurrent = letter.round === round;
  if (!isCurrent || (await lastInterviewOf(db.read, candidacy.id))) throw notFound("invitation.not_found");
  return { letter, candidacy, ...self };
}

/** What somebody reads who was never interviewed here: how it came out, and the choice that is theirs. */
export async function openLetter(services: Services, token: string): Promise<z.input<typeof letterSchema>> {
  const { env, db, clock } = services;
  const { letter, candidacy, person } = await find(services, token);
  const told = (await toldAt(db.read, candidacy, clock.now())) !== null;
  const step = stepOf(candidacy, [], told, !(await isOfferUntold(db.read, candidacy)));
  const requests = await selectEqual(db.read, ReviewRequest, { candidacyId: candidacy.id });
  return {
    companyName: env.COMPANY_NAME,
    jobTitle: candidacy.jobTitle,
    language: languageOf(`${person.name} ${candidacy.jobTitle}`),
    maskedName: maskName(person.name),
    step,
    automated: step === "closed" && (await endedByRule(db.read, candidacy)),
    review: presentRequests(
      services,
      requests.filter(({ interviewId }) => interviewId === null),
      step === "closed",
    ),
    talentPool: presentPool(person, letter.offerTalentPool),
  };
}

/** @throws 404 invitation.not_found; 409 talent_pool.not_offered */
export async function answerLetter(services: Services, token: string, agreed: boolean) {
  const { person, ids } = await find(services, token);
  const of = { personId: person.id, ids, interviewId: null };
  await services.db.write((tx) => answerPool(services, tx, of, agreed));
  return openLetter(services, token);
}

/** @throws 404 invitation.not_found; 409 review_request.open, candidacy.not_closed */
export async function askByLetter(services: Services, token: string, words: string) {
  const found = await find(services, token);
  await services.db.write(async (tx) => {
    const candidacy = await findForUpdate(services.db, tx, Candidacy, { id: found.candidacy.id });
    if (candidacy?.outcome !== "rejected") throw conflict("candidacy.not_closed");
    if (!(await askAboutEnd(services, tx, candidacy, words))) throw conflict("review_request.open");
  });
  return openLetter(services, token);
}
