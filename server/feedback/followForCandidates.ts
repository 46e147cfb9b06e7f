import type { Transaction } from "../db/database";
import { insertRowOnce, updateRows } from "../db/rows";
import { selectOne } from "../db/statements";
import type { DomainEvent, EventData } from "../events/events";
import { Interview } from "../interviews/entity";
import { reviewAnsweredText } from "../letters/newsTexts";
import { HOLD_MS } from "../letters/queueLetter";
import { writeToCandidate } from "../letters/writeToCandidate";
import type { Services } from "../services";
import { lastInterviewOf, survivorOf } from "../standing/person";
import { TOLD_BY_PERSON_MS } from "../standing/told";
import { CandidateFeedback, ReviewRequest } from "./entity";
import { mayHaveFeedback } from "./showing";

type Needed = Pick<Services, "db" | "clock" | "queue" | "cipher" | "env">;

/** Nobody waits longer for a word about themselves, decided or not. */
export const FEEDBACK_AFTER_MS = 7 * 24 * 3_600_000;

/** What follows for the candidate from what happens to their interview, in the same transaction. */
export const followForCandidates =
  (services: Needed) =>
  async (tx: Transaction, { type, interviewId, data }: DomainEvent): Promise<void> => {
    if (type === "report.composed") return plan(services, tx, interviewId);
    if (type === "interview.decided") {
      const { outcome } = data as EventData["interview.decided"];
      // A decline ends the candidacy, which is told below.
      if (outcome === "advance") await releaseIn(services, tx, interviewId, HOLD_MS);
      return answerRequests(services, tx, interviewId, "decided");
    }
    if (type === "candidacy.changed") {
      const { event } = data as EventData["candidacy.changed"];
      if (event === "candidacy.reopened") return reopened(services, tx, interviewId);
      const inMs =
        event === "candidacy.hired" ? 0 : event === "candidacy.rejected" ? TOLD_BY_PERSON_MS : null;
      // The event is about a candidacy. With a letter it comes sooner, and by that.
      const interview = inMs === null ? null : await lastInterviewOf(tx.manager, interviewId);
      if (interview) await releaseIn(services, tx, interview.id, inMs ?? 0);
      return;
    }
    if (type === "interview.withdrawn") return answerRequests(services, tx, interviewId, "decided");
    if (type === "review.sent") return answerRequests(services, tx, interviewId, "reviewed");
  };

/** Without a key: one that is to run sooner must not be swallowed by one that waits. Each looks whether it is time. */
const release = ({ queue }: Needed, tx: Transaction, interviewId: string, runAfter: Date): Promise<void> =>
  queue.enqueue(tx, "feedback.release", { interviewId }, { runAfter });

const releaseIn = (services: Needed, tx: Transaction, interviewId: string, ms: number): Promise<void> =>
  release(services, tx, interviewId, new Date(services.clock.now().getTime() + ms));

/** With the first report that is shown it is settled until when there is feedback. */
async function plan(services: Needed, tx: Transaction, interviewId: string): Promise<void> {
  const interview = await selectOne(tx.manager, Interview, { id: interviewId });
  if (!interview || !(await mayHaveFeedback(tx.manager, { ...interview, reportState: "ready" }))) return;
  const dueAt = new Date(services.clock.now().getTime() + FEEDBACK_AFTER_MS);
  await insertRowOnce(tx, CandidateFeedback, {
    interviewId,
    dueAt,
    releasedAt: null,
    reportVersion: null,
    feedback: null,
  });
  // Held back for a blind review, it may have been decided on meanwhile.
  if (interview.decision) await release(services, tx, interviewId, services.clock.now());
  await release(services, tx, interviewId, dueAt);
}

/** What was asked of an application without an interview is answered by its going on. */
async function reopened({ clock }: Needed, tx: Transaction, candidacyId: string): Promise<void> {
  const open = await selectOne(tx.manager, ReviewRequest, { openKey: candidacyId });
  const answered = { answer: "reviewed", answeredAt: clock.now() } as const;
  if (open) await updateRows(tx, ReviewRequest, { id: open.id }, { ...answered, openKey: open.id });
}

/** A person has seen to what the candidate asked for: it is told, once. */
export async function answerRequests(
  services: Needed,
  tx: Transaction,
  interviewId: string,
  answer: NonNullable<ReviewRequest["answer"]>,
): Promise<void> {
  const answered = { answer, answeredAt: services.clock.now() };
  const open = await tx.manager.findBy(ReviewRequest, { interviewId });
  for (const { id } of open.filter(({ answeredAt }) => answeredAt === null)) {
    await updateRows(tx, ReviewRequest, { id }, { ...answered, openKey: id });
    // What was decided is told with its own letter.
    if (answer !== "decided") await tell(services, tx, interviewId);
  }
}

async function tell(services: Needed, tx: Transaction, interviewId: string): Promise<void> {
  const interview = await selectOne(tx.manager, Interview, { id: interviewId });
  const candidate = interview && (await survivorOf(tx.manager, interview.candidateId));
  if (!interview || !candidate) return;
  const { jobTitle, language } = interview;
  await writeToCandidate(
    services,
    tx,
    { candidate, interview, jobTitle, purpose: "review_answered" },
    (facts) => reviewAnsweredText({ ...facts, language }),
  );
}
