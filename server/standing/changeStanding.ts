import { contactFor, openContact } from "../candidates/contact";
import { holdRow } from "../db/locks";
import { findForUpdate } from "../db/locks";
import { updateRows } from "../db/rows";
import { selectEqual, selectOne } from "../db/statements";
import { ReviewRequest } from "../feedback/entity";
import { askForHelp } from "../helpRequests/askForHelp";
import type { CandidateActor } from "../http/actors";
import { badRequest, conflict, unauthorized } from "../http/errors";
import { Interview } from "../interviews/entity";
import { isReported } from "../interviews/status";
import { CandidateChannel } from "../letters/entity";
import type { Gateway } from "../notifications/entity";
import type { Services } from "../services";
import { askReview } from "./askReview";
import { idsOfOneself } from "./person";
import { answerPool } from "./talentPool";
import { asBeforeTheEnd, isEndUntold } from "./told";

async function oneself({ db }: Pick<Services, "db">, { interviewId }: CandidateActor) {
  const interview = await selectOne(db.read, Interview, { id: interviewId });
  const self = interview && (await idsOfOneself(db.read, interview.candidateId));
  if (!self) throw unauthorized();
  return self;
}

/**
 * After the end: a person is asked to look at it, and HR is told. One at a time is open.
 * @throws 409 review_request.open, interview.status
 */
export async function askForPerson(services: Services, actor: CandidateActor, words: string): Promise<void> {
  const { db, clock, events } = services;
  await db.write(async (tx) => {
    const interview = await findForUpdate(db, tx, Interview, { id: actor.interviewId });
    if (!interview) throw unauthorized();
    if (!isReported(interview.status)) throw conflict("interview.status");
    // One that a decline has answered is open to them until they may know of it.
    const requests = await selectEqual(tx.manager, ReviewRequest, { interviewId: interview.id });
    const isHidden = requests.some((request) => asBeforeTheEnd(request) !== request);
    if (isHidden && (await isEndUntold(tx.manager, interview.id, clock.now())))
      throw conflict("review_request.open");
    if (!(await askReview(services, tx, interview, words))) throw conflict("review_request.open");
    // HR reads it where it reads what candidates ask.
    const asked = { personReason: words, updatedAt: clock.now() };
    await updateRows(tx, Interview, { id: interview.id }, asked);
    await events.publish(tx, "interview.person_requested", interview.id, {});
    const asker = { asker: "candidate", askerId: interview.candidateId, askerName: "" } as const;
    await askForHelp(services, tx, { interviewId: interview.id, ...asker });
  });
}

/** @throws 409 talent_pool.not_offered */
export async function sayToPool(services: Services, actor: CandidateActor, agreed: boolean): Promise<void> {
  const { person, ids } = await oneself(services, actor);
  const of = { personId: person.id, ids, interviewId: actor.interviewId };
  await services.db.write((tx) => answerPool(services, tx, of, agreed));
}

/** @throws 400 identity.no_channel */
export async function chooseChannel(
  services: Services,
  actor: CandidateActor,
  channel: Gateway,
): Promise<void> {
  const { person } = await oneself(services, actor);
  if (!contactFor(openContact(services, person), channel)) throw badRequest("identity.no_channel");
  const { db, clock } = services;
  await db.write(async (tx) => {
    const change = { channel, updatedAt: clock.now() };
    const key = { candidateId: person.id };
    await holdRow(db, tx, CandidateChannel, key, { ...key, ...change });
    await updateRows(tx, CandidateChannel, key, change);
  });
}
