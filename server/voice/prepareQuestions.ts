import { Interview } from "../interviews/entity";
import { thawPlan } from "../plans/frozenPlans";
import { listQuestions } from "../plans/definition";
import type { JobHandler } from "../queue/runner";
import type { Services } from "../services";
import { VoiceError } from "./types";

/** Makes the sound of an interview's questions before they are asked, the first ones first. */
export function prepareQuestions(
  services: Pick<Services, "db" | "voice" | "log">,
): JobHandler<{ interviewId: string }> {
  const { db, voice, log } = services;
  return {
    concurrency: 1,
    attempts: 2,
    async run({ interviewId }, { progress, signal }) {
      if (voice.engine === null) return;
      const interview = await db.read.findOneByOrFail(Interview, { id: interviewId });
      const questions = listQuestions(await thawPlan(db.read, interview));
      for (const { question, index } of questions) {
        if (signal.aborted) return;
        try {
          await voice.prepare(question.text, interview.language);
        } catch (error) {
          if (!(error instanceof VoiceError) || error.code === "voice.closed") throw error;
          // One question that cannot be spoken is read aloud by the browser; the others need not be.
          log.warn({ err: error, interviewId, questionId: question.id }, "question not spoken");
        }
        await progress(index + 1, questions.length);
      }
    },
  };
}
