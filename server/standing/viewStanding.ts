import type { z } from "zod";
import { contactFor, maskContact, openContact } from "../candidates/contact";
import { selectEqual, selectOne } from "../db/statements";
import { CandidateFeedback, ReviewRequest } from "../feedback/entity";
import { mayHaveFeedback } from "../feedback/showing";
import type { CandidateActor } from "../http/actors";
import { unauthorized } from "../http/errors";
import { Interview } from "../interviews/entity";
import { tellsOfRejection } from "../interviews/notice";
import { isReported } from "../interviews/status";
import { CandidateChannel } from "../letters/entity";
import { isOfferUntold } from "../letters/offerLetters";
import { GATEWAYS } from "../notifications/entity";
import { ArchiveEvent, Candidacy, CandidacyInterview } from "../pipeline/entity";
import { Review } from "../reviews/entity";
import type { Services } from "../services";
import { findTakeOut } from "../takeOuts/findTakeOut";
import { wordsContext } from "./askReview";
import { idsOfOneself, interviewsOfCandidacy } from "./person";
import type { standingSchema } from "./schema";
import { stepOf } from "./steps";
import { isOffered, presentPool } from "./talentPool";
import { asBeforeTheEnd, isEndUntold, toldAt } from "./told";

type Standing = z.input<typeof standingSchema>;
type Manager = Services["db"]["read"];

/** Of somebody who applied more often, the newest. */
const MOST_APPLICATIONS = 20;

/**
 * Where things stand for the candidate, over everything they have applied for here: steps in their own words, never a
 * stage, a score, a reason or a name of those who decide.
 */
export async function viewStanding(services: Services, { interviewId }: CandidateActor): Promise<Standing> {
  const { db, clock } = services;
  const interview = await selectOne(db.read, Interview, { id: interviewId });
  const self = interview && (await idsOfOneself(db.read, interview.candidateId));
  if (!interview || !self) throw unauthorized();
  const { person, ids } = self;
  const now = clock.now();
  const contact = openContact(services, person);
  const [applications, feedback, review, offered, chosen, takeOut] = await Promise.all([
    applicationsOf(db.read, ids, interview, now),
    feedbackOf(db.read, interview),
    reviewOf(services, interview, now),
    isOffered({ manager: db.read }, ids),
    selectOne(db.read, CandidateChannel, { candidateId: person.id }),
    findTakeOut(db.read, person.id),
  ]);
  return {
    applications,
    feedback,
    review,
    talentPool: presentPool(person, offered),
    channel: {
      chosen: chosen?.channel ?? null,
      open: GATEWAYS.flatMap((channel) => {
        const to = contactFor(contact, channel);
        return to ? [{ channel, masked: maskContact(to, channel) }] : [];
      }),
    },
    takeOut,
    byRule: await tellsOfRejection(db.read, interview),
    serverNow: now.toISOString(),
  };
}

async function applicationsOf(
  manager: Manager,
  ids: readonly string[],
  here: Interview,
  now: Date,
): Promise<Standing["applications"]> {
  const candidacies = await selectEqual(manager, Candidacy, { candidateId: ids });
  const newest = candidacies
    .toSorted((a, b) => b.openedAt.getTime() - a.openedAt.getTime())
    .slice(0, MOST_APPLICATIONS);
  return Promise.all(
    newest.map(async (candidacy) => {
      const interviews = await interviewsOfCandidacy(manager, candidacy.id);
      const told = await toldAt(manager, candidacy, now);
      const step = stepOf(candidacy, interviews, told !== null, !(await isOfferUntold(manager, candidacy)));
      return {
        id: candidacy.id,
        jobTitle: candidacy.jobTitle,
        here: interviews.some(({ id }) => id === here.id),
        step,
        openedAt: candidacy.openedAt.toISOString(),
        since: (told ?? candidacy.openedAt).toISOString(),
        automated: step === "closed" && (await endedByRule(manager, candidacy)),
        mayWithdraw: candidacy.outcome === "open" || (candidacy.outcome === "rejected" && told === null),
      };
    }),
  );
}

/** Whether the last ending was a rule's own, and no person has looked at it: neither at an interview nor at a request. */
export async function endedByRule(manager: Manager, { id }: Pick<Candidacy, "id">): Promise<boolean> {
  const [last] = await manager.find(ArchiveEvent, {
    where: { candidacyId: id, type: "candidacy.rejected" },
    order: { number: "DESC" },
    take: 1,
  });
  return last?.source === "rule" && !(await hasPersonLooked(manager, id));
}

async function hasPersonLooked(manager: Manager, candidacyId: string): Promise<boolean> {
  const requests = await selectEqual(manager, ReviewRequest, { candidacyId });
  // Decided is by whoever ended it, which here was the rule.
  if (requests.some(({ answer }) => answer === "reviewed" || answer === "closed")) return true;
  const linked = await selectEqual(manager, CandidacyInterview, { candidacyId });
  const interviewIds = linked.map(({ interviewId }) => interviewId);
  return (await selectEqual(manager, Review, { interviewId: interviewIds, state: "sent" })).length > 0;
}

async function feedbackOf(manager: Manager, interview: Interview): Promise<Standing["feedback"]> {
  if (!(await mayHaveFeedback(manager, interview))) return { state: "none", by: null };
  const row = await selectOne(manager, CandidateFeedback, { interviewId: interview.id });
  if (row?.releasedAt) return { state: "ready", by: null };
  return { state: "coming", by: row?.dueAt.toISOString() ?? null };
}

async function reviewOf(
  services: Pick<Services, "db" | "cipher">,
  interview: Interview,
  now: Date,
): Promise<Standing["review"]> {
  const { read } = services.db;
  const requests = await selectEqual(read, ReviewRequest, { interviewId: interview.id });
  const known = (await isEndUntold(read, interview.id, now)) ? requests.map(asBeforeTheEnd) : requests;
  return presentRequests(services, known, isReported(interview.status));
}

/** The last of these, and whether another one may be made. */
export function presentRequests(
  { cipher }: Pick<Services, "cipher">,
  requests: readonly ReviewRequest[],
  ended: boolean,
): Standing["review"] {
  const last = requests.toSorted((a, b) => b.askedAt.getTime() - a.askedAt.getTime())[0];
  return {
    mayAsk: ended && (!last || last.answeredAt !== null),
    last: last
      ? {
          words: cipher.decrypt(last.wordsSealed, wordsContext(last.id)),
          askedAt: last.askedAt.toISOString(),
          answeredAt: last.answeredAt?.toISOString() ?? null,
          answer: last.answer,
        }
      : null,
  };
}
