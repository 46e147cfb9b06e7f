import type { EntityManager } from "typeorm";
import { selectOne } from "../db/statements";
import type { ReviewRequest } from "../feedback/entity";
import type { Letter } from "../letters/entity";
import { lastLetter, roundOf } from "../letters/queueLetter";
import { Candidacy, CandidacyInterview } from "../pipeline/entity";

/** Where no letter was written, a person tells the candidate (docs/adr/0016): so long they have for that. */
export const TOLD_BY_PERSON_MS = 3 * 24 * 3_600_000;

/**
 * From when on a candidate may see that their application has ended; null while they may not. What can still be taken
 * back unnoticed is shown to nobody, and no page is faster than the letter. A hire is told by the offer before it.
 */
export async function toldAt(
  manager: EntityManager,
  candidacy: Pick<Candidacy, "id" | "outcome" | "since">,
  now: Date,
): Promise<Date | null> {
  if (candidacy.outcome === "open") return null;
  if (candidacy.outcome !== "rejected") return candidacy.since;
  const mine = await letterOf(manager, candidacy.id);
  if (mine?.state === "sent") return mine.sentAt;
  if (mine?.state === "held") return null;
  const later = new Date(candidacy.since.getTime() + TOLD_BY_PERSON_MS);
  return later <= now ? later : null;
}

/** The letter of a candidacy's last ending; one of an earlier ending says nothing of it. */
async function letterOf(manager: EntityManager, candidacyId: string): Promise<Letter | null> {
  const letter = await lastLetter(manager, candidacyId, "thank_you");
  return letter?.round === (await roundOf({ manager }, candidacyId)) ? letter : null;
}

/** A letter that is due goes out within that. */
const ON_ITS_WAY_MS = 10 * 60_000;

/** Until when, as it looks now, a rejection stays untold; null where it is told. */
export async function untoldUntil(
  manager: EntityManager,
  candidacy: Pick<Candidacy, "id" | "outcome" | "since">,
  now: Date,
): Promise<Date | null> {
  if (await toldAt(manager, candidacy, now)) return null;
  const letter = await letterOf(manager, candidacy.id);
  return letter?.state === "held"
    ? new Date(Math.max(letter.dueAt.getTime(), now.getTime() + ON_ITS_WAY_MS))
    : new Date(candidacy.since.getTime() + TOLD_BY_PERSON_MS);
}

async function candidacyOf(manager: EntityManager, interviewId: string): Promise<Candidacy | null> {
  const linked = await selectOne(manager, CandidacyInterview, { interviewId });
  return linked && selectOne(manager, Candidacy, { id: linked.candidacyId });
}

/** Whether the application of an interview has ended without the candidate knowing. */
export async function isEndUntold(manager: EntityManager, interviewId: string, now: Date): Promise<boolean> {
  const candidacy = await candidacyOf(manager, interviewId);
  return candidacy?.outcome === "rejected" && (await toldAt(manager, candidacy, now)) === null;
}

/** Whether it has ended, and the candidate may know. */
export async function isEndTold(manager: EntityManager, interviewId: string, now: Date): Promise<boolean> {
  const candidacy = await candidacyOf(manager, interviewId);
  return candidacy !== null && (await toldAt(manager, candidacy, now)) !== null;
}

/** A request as it stands while nobody may read from its answer that something was decided. */
export const asBeforeTheEnd = (request: ReviewRequest): ReviewRequest =>
  request.answer === "decided" ? { ...request, answer: null, answeredAt: null } : request;
