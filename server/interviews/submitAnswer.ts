import type { z } from "zod";
import type { CandidateActor } from "../http/actors";
import { conflict, invalid } from "../http/errors";
import type { Transaction } from "../db/database";
import { updateRows } from "../db/rows";
import type { Services } from "../services";
import type { submitBody } from "./candidateSchema";
import { awaitFollowUp } from "../followUps/awaitFollowUp";
import type { FollowUp } from "../followUps/entity";
import { overtime } from "./answerClock";
import { placeOf } from "./course";
import { Answer, type Interview } from "./entity";
import { goOn } from "./goOn";
import { type Held, holdCurrent, recordContact } from "./heldAnswer";
import { afterGathering, afterUpload } from "./pipeline";
import { mediaAllowed } from "./interviewState";
import { addUp } from "./pasted";

type Submission = z.output<typeof submitBody>;

/** The page's manifest and the server's limit may differ by what a recorder flushes after the stop. */
const MANIFEST_TOLERANCE_MS = 60_000;

/**
 * Seals an answer and sends it on its way; the last one completes the interview, unless a follow-up may come of it.
 * What the manifest names may still arrive afterwards, anything else may not.
 */
export async function submitAnswer(
  services: Services,
  actor: CandidateActor,
  questionId: string,
  submission: Submission,
): Promise<void> {
  const { db } = services;
  await db.write(async (tx) => {
    const held = await holdCurrent(services, tx, actor, questionId);
    if (!held.answer?.begunAt) throw conflict("answer.not_begun");
    if (held.answer.take !== submission.take) throw conflict("interview.state_changed");
    const answer = await recordContact(services, tx, { ...held, answer: held.answer });
    checkSubmission(held, submission);
    const overtimeMs = overtime(answer, held.limits, services.clock.now());
    await awaitFollowUp(services, tx, {
      interviewId: held.interview.id,
      plan: held.course.plan,
      followUps: held.course.followUps,
      answerId: answer.id,
      questionId: held.asked.followUp?.questionId ?? questionId,
      questionIndex: held.asked.index,
    });
    await sealAnswer(services, tx, held.interview, answer, submission, {
      overtimeMs,
      followUp: held.asked.followUp,
    });
    await goOn(services, tx, held.interview);
  });
}

function checkSubmission({ interview, asked: { stage }, limits }: Held, { medium, manifest }: Submission) {
  const allowed = stage.kind === "written" ? ["text"] : mediaAllowed(interview);
  if (!allowed.includes(medium)) throw invalid("interview.medium_not_allowed");
  const recordedMs = manifest?.segments.reduce((sum, { durationMs }) => sum + durationMs, 0) ?? 0;
  if (recordedMs > limits.answerMs + MANIFEST_TOLERANCE_MS) throw invalid("answer.time_over");
}

export async function sealAnswer(
  services: Services,
  tx: Transaction,
  interview: Interview,
  answer: Answer,
  { medium, manifest, text, pasted }: Pick<Submission, "medium" | "manifest" | "text" | "pasted">,
  { overtimeMs = 0, followUp = null }: { overtimeMs?: number; followUp?: FollowUp | null } = {},
): Promise<void> {
  const { clock, events } = services;
  const segments = manifest?.segments.filter(({ chunks }) => chunks > 0) ?? [];
  const recorded = segments.length > 0;
  const sealed: Partial<Answer> = {
    sealedAt: clock.now(),
    medium,
    manifest: recorded ? { segments } : null,
    text: medium === "text" ? (text ?? answer.text) : answer.text,
    pasted: addUp(answer.pasted, pasted),
    // A recording is kept even where the candidate went on in writing: nothing said is lost.
    mediaState: recorded ? "uploading" : "none",
    transcriptState: "waiting",
    scoreState: "waiting",
  };
  await updateRows(tx, Answer, { id: answer.id }, sealed);
  const after: Answer = { ...answer, ...sealed };
  await events.publish(tx, "answer.sealed", interview.id, {
    ...placeOf({ index: answer.questionIndex, followUp }),
    take: answer.take,
    recordedMs: answer.recordedMs,
    overtimeMs,
  });
  if (recorded) await afterUpload(services, tx, after);
  else await afterGathering(services, tx, after);
}
