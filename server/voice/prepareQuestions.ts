import { findAsked } from "../interviews/course";
import { Interview } from "../interviews/entity";
import { thawPlan } from "../plans/frozenPlans";
import { type Question, listQuestions } from "../plans/definition";
import type { JobHandler } from "../queue/runner";
import type { Services } from "../services";
import { VoiceError } from "./types";

type Speaking = Pick<Services, "voice" | "log">;

/**
 * One question that cannot be spoken is read aloud by the browser; the others need not be. What is asked of this
 * candidate alone may tell of them, and they have agreed to nothing yet: it leaves this machine for no voice.
 */
async function speak(
  { voice, log }: Speaking,
  { id: interviewId, language }: Interview,
  question: Pick<Question, "id" | "text">,
  about: { personal: boolean },
) {
  try {
    await voice.prepare(question.text, language, about);
  } catch (error) {
    if (!(error instanceof VoiceError) || error.code === "voice.closed") throw error;
    log.warn({ err: error, interviewId, questionId: question.id }, "question not spoken");
  }
}

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
        await speak({ voice, log }, interview, question, { personal: question.personal !== undefined });
        await progress(index + 1, questions.length);
      }
    },
  };
}

/**
 * Makes the sound of a follow-up that is being asked. Nobody waits for it: until it is there the browser reads. Most are
 * worded alike, so that the next candidate's is there at once.
 */
export function prepareFollowUp(
  services: Pick<Services, "db" | "voice" | "log">,
): JobHandler<{ interviewId: string; questionId: string }> {
  const { db } = services;
  return {
    // Beside the questions of somebody who has not begun.
    concurrency: 1,
    attempts: 2,
    async run({ interviewId, questionId }) {
      const interview = await db.read.findOneByOrFail(Interview, { id: interviewId });
      const asked = await findAsked(db.read, interview, questionId);
      if (!asked) throw new Error("a follow-up that is not here yet");
      await speak(services, interview, asked.question, { personal: asked.followUp !== null });
    },
  };
}
