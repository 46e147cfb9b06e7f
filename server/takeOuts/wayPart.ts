import { selectEqual } from "../db/statements";
import { SecondRound } from "../decisions/entity";
import { ReviewRequest } from "../feedback/entity";
import { FEEDBACK_AFTER_MS } from "../feedback/followForCandidates";
import { Letter } from "../letters/entity";
import type { ArchiveEventData } from "../pipeline/candidacyEvents";
import { ArchiveEvent, type Candidacy } from "../pipeline/entity";
import type { ArchiveEventType } from "../pipeline/candidacyEvents";
import { CandidateScreening } from "../profiles/screening/entity";
import type { Services } from "../services";
import { wordsContext } from "../standing/askReview";
import { asBeforeTheEnd, toldAt } from "../standing/told";

type Manager = Services["db"]["read"];

/** What a candidate has lived through themselves; how the company goes about it in between is its own. */
const THEIRS: readonly ArchiveEventType[] = [
  "candidacy.opened",
  "candidacy.invited",
  "candidacy.interviewed",
  "candidacy.missed",
  "candidacy.meeting_agreed",
  "candidacy.offered",
  "candidacy.offer_accepted",
  "candidacy.offer_declined",
  "candidacy.offer_revoked",
  "candidacy.hired",
  "candidacy.withdrawn",
];

/** From when a result may be read that says something of the outcome: with the end, or as late as feedback. */
const isRipe = (since: Date, now: Date): boolean => since.getTime() + FEEDBACK_AFTER_MS <= now.getTime();

/**
 * The numbers of what was offered, and taken back, before they heard of it: what their page never showed is not in their
 * copy either.
 */
async function findUntold(
  manager: Manager,
  { id }: Pick<Candidacy, "id">,
  events: readonly ArchiveEvent[],
): Promise<ReadonlySet<number>> {
  const letters = await selectEqual(manager, Letter, { candidacyId: id, kind: "offer" });
  const unsent = new Set(
    letters.filter(({ state }) => state === "held" || state === "cancelled").map(({ round }) => round),
  );
  const untold = new Set<number>();
  let offered: number | null = null;
  for (const { type, number } of events) {
    if (type === "candidacy.offered") {
      offered = unsent.has(number) ? number : null;
      if (offered !== null) untold.add(offered);
    } else if (offered !== null && ANSWERS.has(type)) untold.delete(offered);
    else if (offered !== null && type === "candidacy.offer_revoked" && untold.has(offered))
      untold.add(number);
  }
  return untold;
}

/** Somebody told them otherwise. */
const ANSWERS: ReadonlySet<ArchiveEventType> = new Set([
  "candidacy.offer_accepted",
  "candidacy.offer_declined",
]);

/** How far an application came, with what was tested, and what they asked where there was no interview to ask of. */
export async function candidacyPart(
  { db, cipher, clock }: Pick<Services, "db" | "cipher" | "clock">,
  candidacy: Candidacy,
) {
  const { read } = db;
  const now = clock.now();
  const ended = await toldAt(read, candidacy, now);
  const all = await selectEqual(read, ArchiveEvent, { candidacyId: candidacy.id });
  const events = all.toSorted((a, b) => a.number - b.number);
  const requests = await selectEqual(read, ReviewRequest, { candidacyId: candidacy.id });
  const untold = await findUntold(read, candidacy, events);
  return {
    jobTitle: candidacy.jobTitle,
    openedAt: candidacy.openedAt,
    ended,
    events: events
      .filter(({ type, number }) => THEIRS.includes(type) && !untold.has(number))
      .map(({ type, at }) => ({ type, at })),
    tests: events
      .filter(
        ({ type, writtenAt }) => type === "candidacy.test_recorded" && (ended || isRipe(writtenAt, now)),
      )
      .map(({ data, at }) => ({ ...(data as ArchiveEventData<"candidacy.test_recorded">), at })),
    reviewRequests: requests
      .filter(({ interviewId }) => interviewId === null)
      .map((request) => presentRequest(cipher, request, ended !== null)),
  };
}

/** What they asked of a person; that it was decided stands in it only once they may know. */
export function presentRequest(cipher: Services["cipher"], kept: ReviewRequest, isToldOrOpen: boolean) {
  const { id, wordsSealed, askedAt, answeredAt, answer } = isToldOrOpen ? kept : asBeforeTheEnd(kept);
  return { words: cipher.decrypt(wordsSealed, wordsContext(id)), askedAt, answeredAt, answer };
}

/** How their résumé came out against what the position asks for: a machine's comparison. */
export async function screeningsPart(manager: Manager, ids: readonly string[], now: Date) {
  const screenings = await selectEqual(manager, CandidateScreening, { candidateId: ids });
  return screenings
    .filter(({ screenedAt }) => isRipe(screenedAt, now))
    .map(({ result, conditions, rules, screenedAt }) => ({ result, conditions, rules, screenedAt }));
}

/** The second rounds of an interview: when they could come, what was agreed, and what they wrote with it. */
export async function secondRoundsPart(manager: Manager, interviewId: string) {
  const rounds = await selectEqual(manager, SecondRound, { interviewId });
  return rounds
    .toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime())
    .map(
      ({
        state,
        times,
        note,
        proposedAt,
        startsAt,
        endsAt,
        place,
        contactPerson,
        calledOff,
        attendance,
      }) => ({
        state,
        times,
        note,
        proposedAt,
        agreed: startsAt && endsAt ? { startsAt, endsAt, place, contactPerson } : null,
        calledOff,
        attendance,
      }),
    );
}
