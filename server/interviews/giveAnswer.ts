import type { z } from "zod";
import type { CandidateActor } from "../http/actors";
import { newId } from "../clock";
import { insertRow, updateRows } from "../db/rows";
import { conflict, invalid } from "../http/errors";
import type { Services } from "../services";
import { beginPhase } from "./answerClock";
import { placeOf } from "./course";
import type { beginBody, textBody, textSavedSchema } from "./candidateSchema";
import { Answer, Interview } from "./entity";
import { closeMissed } from "./goOn";
import { holdCurrent, recordContact } from "./heldAnswer";
import { mediaAllowed, mediumFor } from "./interviewState";
import { addUp } from "./pasted";

/** Shows the question: the preparation clock starts. Showing it again changes nothing. */
export async function presentQuestion(services: Services, actor: CandidateActor, questionId: string) {
  const { db, clock, events } = services;
  const now = clock.now();
  await db.write(async (tx) => {
    const { interview, asked, answer, course } = await holdCurrent(services, tx, actor, questionId);
    if (answer) return;
    await closeMissed(services, tx, course, { kind: "ask", asked });
    await insertRow(tx, Answer, {
      id: newId(),
      interviewId: interview.id,
      questionId,
      questionIndex: asked.index,
      medium: mediumFor(interview, asked.stage.kind),
      take: 1,
      presentedAt: now,
      begunAt: null,
      sealedAt: null,
      lastSeenAt: now,
      forgivenMs: 0,
      lateMs: 0,
      floorGranted: false,
      recordedMs: 0,
      text: "",
      textRevision: 0,
      pasted: null,
      manifest: null,
      mediaState: "none",
      transcriptState: "none",
      scoreState: "none",
    });
    await updateRows(tx, Interview, { id: interview.id }, { lastSeenAt: now, updatedAt: now });
    await events.publish(tx, "answer.presented", interview.id, placeOf(asked));
  });
}

/** Answering starts, or goes on after a reload: then only the contact is noted. */
export async function beginAnswer(
  services: Services,
  actor: CandidateActor,
  questionId: string,
  { take, medium }: z.output<typeof beginBody>,
) {
  const { db, clock, events } = services;
  const now = clock.now();
  await db.write(async (tx) => {
    const held = await holdCurrent(services, tx, actor, questionId);
    const { interview, asked, limits } = held;
    if (!held.answer) throw conflict("interview.state_changed");
    if (held.answer.take !== take) throw conflict("interview.state_changed");
    const allowed = asked.stage.kind === "written" ? ["text"] : mediaAllowed(interview);
    if (!allowed.includes(medium)) throw invalid("interview.medium_not_allowed");

    const answer = await recordContact(services, tx, { ...held, answer: held.answer });
    if (answer.begunAt) {
      if (answer.medium !== medium) {
        await updateRows(tx, Answer, { id: answer.id }, { medium });
        await events.publish(tx, "interview.medium_changed", interview.id, { medium });
      }
      return;
    }
    await updateRows(tx, Answer, { id: answer.id }, { ...beginPhase(answer, limits, now), medium });
    await updateRows(tx, Interview, { id: interview.id }, { updatedAt: now });
    await events.publish(tx, "answer.begun", interview.id, { ...placeOf(asked), take });
  });
}

/** Puts the present take aside and opens the next. Its chunks stay stored: nothing said is deleted by a slip. */
export async function rerecordAnswer(services: Services, actor: CandidateActor, questionId: string) {
  const { db, clock } = services;
  const now = clock.now();
  await db.write(async (tx) => {
    const { asked, answer, limits } = await holdCurrent(services, tx, actor, questionId);
    if (!answer?.begunAt) throw conflict("answer.not_begun");
    if (answer.take > asked.question.rerecords) throw conflict("answer.no_rerecord");
    await updateRows(
      tx,
      Answer,
      { id: answer.id },
      {
        take: answer.take + 1,
        begunAt: null,
        // A second take has the whole answer time and no second preparation: that one counts as over now.
        presentedAt: new Date(now.getTime() - limits.prepMs),
        lastSeenAt: now,
        forgivenMs: 0,
        lateMs: 0,
        floorGranted: false,
        recordedMs: 0,
      },
    );
  });
}

/** Saves typed words as they come. An older revision is answered with the newer text that is held. */
export async function saveText(
  services: Services,
  actor: CandidateActor,
  questionId: string,
  { text, revision, pasted }: z.output<typeof textBody>,
): Promise<z.input<typeof textSavedSchema>> {
  const { db, clock } = services;
  return db.write(async (tx) => {
    const held = await holdCurrent(services, tx, actor, questionId);
    if (!held.answer?.begunAt) throw conflict("answer.not_begun");
    const answer = await recordContact(services, tx, { ...held, answer: held.answer });
    const savedAt = clock.now().toISOString();
    if (revision <= answer.textRevision) {
      return { text: answer.text, revision: answer.textRevision, savedAt };
    }
    await updateRows(
      tx,
      Answer,
      { id: answer.id },
      { text, textRevision: revision, pasted: addUp(answer.pasted, pasted) },
    );
    return { text, revision, savedAt };
  });
}
