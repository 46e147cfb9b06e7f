import type { EntityManager } from "typeorm";
import type { Transaction } from "../db/database";
import { findForUpdate } from "../db/locks";
import { updateRows } from "../db/rows";
import { selectOne } from "../db/statements";
import { findSecondRound } from "../decisions/secondRound/findSecondRound";
import { Interview } from "../interviews/entity";
import { feedbackReadyText } from "../letters/newsTexts";
import { Letter } from "../letters/entity";
import { writeToCandidate } from "../letters/writeToCandidate";
import { Candidacy, CandidacyInterview } from "../pipeline/entity";
import type { JobHandler } from "../queue/runner";
import { findNewestReport } from "../reports/viewReport";
import type { Services } from "../services";
import { survivorOf } from "../standing/person";
import { toldAt } from "../standing/told";
import { composeFeedback } from "./composeFeedback";
import { CandidateFeedback } from "./entity";
import { findComparable } from "./findComparable";
import { mayHaveFeedback, shownOf } from "./showing";

/**
 * Makes a candidate's feedback and shows it, where it is time: the result is told, or the report has lain there for
 * long enough. Asked too early, or while the scores are sealed, it does nothing: another job comes with the next cause.
 */
export const releaseFeedback = (services: Services): JobHandler<{ interviewId: string }> => ({
  concurrency: 1,
  attempts: 5,
  run: async ({ interviewId }) => {
    const { db, clock } = services;
    const now = clock.now();
    const row = await selectOne(db.read, CandidateFeedback, { interviewId });
    const interview = await selectOne(db.read, Interview, { id: interviewId });
    if (!row || row.releasedAt || !interview || !(await mayHaveFeedback(db.read, interview))) return;
    if (!(await isDue(db.read, interview, row, now))) return;
    const filed = await findNewestReport(db.read, interviewId);
    const shown = await shownOf(db.read, interview);
    if (!filed || shown === "none") return;
    const comparable = await findComparable(db.read, interview);
    const feedback = composeFeedback(filed.report, shown, comparable, now);
    return async (tx) => {
      const held = await findForUpdate(db, tx, Interview, { id: interviewId });
      // Withdrawn, or judged anew, while this was made.
      if (!held || !(await mayHaveFeedback(tx.manager, held))) return;
      const newest = await findNewestReport(tx.manager, interviewId);
      if (newest?.version !== filed.version) {
        if (newest) await services.queue.enqueue(tx, "feedback.release", { interviewId });
        return;
      }
      const current = await findForUpdate(db, tx, CandidateFeedback, { interviewId });
      if (!current || current.releasedAt) return;
      const released = { releasedAt: now, reportVersion: filed.version, feedback };
      await updateRows(tx, CandidateFeedback, { interviewId }, released);
      if (!(await isToldOtherwise(tx, held))) await tell(services, tx, held);
    };
  },
});

async function candidacyOf(manager: EntityManager, interviewId: string): Promise<Candidacy | null> {
  const linked = await selectOne(manager, CandidacyInterview, { interviewId });
  return linked && selectOne(manager, Candidacy, { id: linked.candidacyId });
}

async function isDue(
  manager: EntityManager,
  interview: Interview,
  { dueAt }: CandidateFeedback,
  now: Date,
): Promise<boolean> {
  if (dueAt <= now || interview.decision === "advance") return true;
  const candidacy = await candidacyOf(manager, interview.id);
  return candidacy !== null && (await toldAt(manager, candidacy, now)) !== null;
}

/** Whoever was just written to finds their feedback behind that link: one message, not two. */
async function isToldOtherwise({ manager }: Transaction, { id }: Interview): Promise<boolean> {
  if (await findSecondRound(manager, id)) return true;
  const candidacy = await candidacyOf(manager, id);
  return (
    candidacy !== null &&
    candidacy.outcome === "rejected" &&
    (await manager.existsBy(Letter, { candidacyId: candidacy.id, kind: "thank_you", state: "sent" }))
  );
}

async function tell(services: Services, tx: Transaction, interview: Interview): Promise<void> {
  const candidate = await survivorOf(tx.manager, interview.candidateId);
  if (!candidate) return;
  const { jobTitle, language } = interview;
  await writeToCandidate(
    services,
    tx,
    { candidate, interview, jobTitle, purpose: "feedback_ready" },
    (facts) => feedbackReadyText({ ...facts, language }),
  );
}
