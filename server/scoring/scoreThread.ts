import type { EntityManager } from "typeorm";
import { newId } from "../clock";
import type { Transaction } from "../db/database";
import { insertRowOnce } from "../db/rows";
import { listAsked, loadCourse } from "../interviews/course";
import type { Interview } from "../interviews/entity";
import { mustStayHere } from "../interviews/notice";
import type { Services } from "../services";
import { Transcript } from "../speech/entity";
import { applyCalibration } from "./calibration/company/applyCalibration";
import { calibrationFor } from "./calibration/company/calibrations";
import { noteContradictions } from "./contradictions";
import { engineKey } from "./engineNames";
import { ThreadScoreRow } from "./entity";
import { readResumeFacts } from "./readResumeFacts";
import { basisOf, joinThread } from "./threads";

type Scoring = Pick<Services, "cipher" | "db" | "clock" | "env" | "org" | "scoring">;

/** The newest words of a question's answer and of those to its follow-ups, as far as there are any, in order. */
async function readThread(manager: EntityManager, interview: Interview, questionId: string) {
  const { plan, answers, followUps } = await loadCourse(manager, interview);
  const asked = listAsked(plan, followUps).filter(
    ({ question, followUp }) => (followUp?.questionId ?? question.id) === questionId,
  );
  const spoken: Transcript[] = [];
  for (const { question } of asked) {
    const answer = answers.find((each) => each.questionId === question.id && each.sealedAt);
    const words =
      answer &&
      (await manager.findOne(Transcript, { where: { answerId: answer.id }, order: { version: "DESC" } }));
    if (words) spoken.push(words);
  }
  return { plan, root: asked[0], spoken };
}

/**
 * Judges the answers to a question and its follow-ups together: by what the question itself asks, since a follow-up
 * only gives another chance to answer it. Returns what is to be written; null where there is one answer or none.
 */
export async function scoreThread(
  services: Scoring,
  interview: Interview,
  questionId: string,
): Promise<((tx: Transaction) => Promise<void>) | null> {
  const { db, clock, env, scoring } = services;
  const { plan, root, spoken } = await readThread(db.read, interview, questionId);
  const [first] = spoken;
  if (!root || !first || spoken.length < 2) return null;
  const { text, parts } = joinThread(spoken);
  const speech = spoken.find(({ usable }) => usable)?.speech;
  const staysHere = await mustStayHere(env, db.read, interview.id);
  const judged = await scoring.score(
    { ...root.question, kind: root.stage.kind },
    { dimensions: plan.dimensions },
    { text, language: first.language, usable: spoken.some(({ usable }) => usable) },
    { jobTitle: plan.jobTitle, ...(speech ? { speech } : {}), ...(staysHere ? { staysHere } : {}) },
  );
  const calibration = await calibrationFor(services, interview);
  const resume = await readResumeFacts(services, db.read, interview.candidateId);
  const score = noteContradictions(
    applyCalibration(judged, calibration, root.question, first.language),
    text,
    resume,
  );
  return (tx) =>
    insertRowOnce(tx, ThreadScoreRow, {
      id: newId(),
      answerId: first.answerId,
      basis: basisOf(spoken),
      engine: engineKey(score.engine),
      parts,
      score,
      createdAt: clock.now(),
    });
}
