import { newId } from "../clock";
import { findForUpdate } from "../db/locks";
import { insertRowOnce, updateRows } from "../db/rows";
import { Answer, Interview } from "../interviews/entity";
import { findAsked } from "../interviews/course";
import { mustStayHere } from "../interviews/notice";
import { afterStep } from "../interviews/pipeline";
import { thawPlan } from "../plans/frozenPlans";
import type { JobHandler } from "../queue/runner";
import type { Services } from "../services";
import { Transcript } from "../speech/entity";
import { engineKey } from "./engineNames";
import { applyCalibration } from "./calibration/company/applyCalibration";
import { calibrationFor } from "./calibration/company/calibrations";
import { noteContradictions } from "./contradictions";
import { AnswerScoreRow } from "./entity";
import { readResumeFacts } from "./readResumeFacts";
import { scoreThread } from "./scoreThread";

/**
 * Judges one version of an answer's words by the rubric that is frozen into the interview. What was answered to
 * follow-ups is never judged by itself, only together with the answer that they followed.
 */
export function scoreAnswer(services: Services): JobHandler<{ answerId: string; transcriptVersion: number }> {
  const { db, clock, env, scoring } = services;
  return {
    concurrency: 2,
    attempts: 4,
    async run({ answerId, transcriptVersion }) {
      const answer = await db.read.findOneByOrFail(Answer, { id: answerId });
      const [interview, transcript] = await Promise.all([
        db.read.findOneByOrFail(Interview, { id: answer.interviewId }),
        db.read.findOneByOrFail(Transcript, { answerId, version: transcriptVersion }),
      ]);
      const plan = await thawPlan(db.read, interview);
      const asked = await findAsked(db.read, interview, answer.questionId);
      if (!asked) throw new Error("an answer to a question that its plan does not have");
      const staysHere = await mustStayHere(env, db.read, interview.id);
      const judged = asked.followUp
        ? null
        : await scoring.score(
            { ...asked.question, kind: asked.stage.kind },
            { dimensions: plan.dimensions },
            { text: transcript.text, language: transcript.language, usable: transcript.usable },
            {
              jobTitle: plan.jobTitle,
              ...(transcript.speech ? { speech: transcript.speech } : {}),
              ...(staysHere ? { staysHere } : {}),
            },
          );
      const calibration = await calibrationFor(services, interview);
      const calibrated = judged && applyCalibration(judged, calibration, asked.question, transcript.language);
      const resume = calibrated && (await readResumeFacts(services, db.read, interview.candidateId));
      const score = calibrated && noteContradictions(calibrated, transcript.text, resume);
      const writeThread = await scoreThread(
        services,
        interview,
        asked.followUp?.questionId ?? asked.question.id,
      );
      return async (tx) => {
        await findForUpdate(db, tx, Interview, { id: interview.id });
        if (score) {
          await insertRowOnce(tx, AnswerScoreRow, {
            id: newId(),
            answerId,
            transcriptVersion,
            engine: engineKey(score.engine),
            score,
            createdAt: clock.now(),
          });
        }
        await writeThread?.(tx);
        // Newer words have a job of their own, which the report waits for.
        const newest = await tx.manager.maximum(Transcript, "version", { answerId });
        if (newest !== transcriptVersion) return;
        await updateRows(tx, Answer, { id: answerId }, { scoreState: "ready" });
        await afterStep(services, tx, interview.id);
      };
    },
    async giveUp({ answerId, transcriptVersion }, tx) {
      const newest = await tx.manager.maximum(Transcript, "version", { answerId });
      if (newest !== transcriptVersion) return;
      await updateRows(tx, Answer, { id: answerId }, { scoreState: "failed" });
      const answer = await tx.manager.findOneByOrFail(Answer, { id: answerId });
      await afterStep(services, tx, answer.interviewId);
    },
  };
}
