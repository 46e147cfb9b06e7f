import type { EntityManager } from "typeorm";
import type { Transaction } from "../db/database";
import { findForUpdate } from "../db/locks";
import { updateRows } from "../db/rows";
import { selectOne } from "../db/statements";
import { type Course, loadCourse, sealedIds } from "../interviews/course";
import { Interview } from "../interviews/entity";
import { goOn } from "../interviews/goOn";
import { mustStayHere } from "../interviews/notice";
import { listQuestions } from "../plans/definition";
import type { JobHandler } from "../queue/runner";
import type { Services } from "../services";
import { Transcript } from "../speech/entity";
import { FollowUp } from "./entity";
import { recordAsked, recordNone } from "./recordDecision";
import { roomOf, takeTurns } from "./takeTurns";
import type { FollowUpChoice, FollowUpMoment, Gap } from "./types";

/** The words of an answer are there: chooses what to ask on, and asks it where its turn has come. */
export function followAnswer(services: Services): JobHandler<{ answerId: string }> {
  const { db, env, followUps: chooser } = services;
  return {
    concurrency: 2,
    attempts: 3,
    async run({ answerId }) {
      const row = await db.read.findOneByOrFail(FollowUp, { answerId });
      if (row.state !== "pending") return;
      const interview = await db.read.findOneByOrFail(Interview, { id: row.interviewId });
      const moment = await readMoment(db.read, interview, row);
      const staysHere = await mustStayHere(env, db.read, interview.id);
      const choice = await chooser.choose({ ...moment, staysHere });
      if (!fits(moment, choice)) throw new Error("a follow-up that no candidate may be asked");
      const engine = choice.engine ?? `${chooser.name}@${chooser.version}`;
      return (tx) => decide(services, tx, row, { ...choice, engine });
    },
    async giveUp({ answerId }, tx) {
      const row = await selectOne(tx.manager, FollowUp, { answerId });
      if (row) await decide(services, tx, row, { ask: false, reason: "failed", engine: null });
    },
  };
}

const MAX_LENGTH = 600;

/** Whoever chose it: for a dimension of its question, in words that fit the page. */
const fits = ({ question }: FollowUpMoment, choice: FollowUpChoice): boolean =>
  !choice.ask ||
  (question.dimensions.some(({ id }) => id === choice.dimensionId) &&
    [choice.text, choice.why].every((text) => text.trim() !== "" && text.length <= MAX_LENGTH));

async function readMoment(
  manager: EntityManager,
  interview: Interview,
  { questionId, answerId }: FollowUp,
): Promise<FollowUpMoment> {
  const { plan, answers, followUps } = await loadCourse(manager, interview);
  const entry = listQuestions(plan).find(({ question }) => question.id === questionId);
  if (!entry) throw new Error("a follow-up to a question that its plan does not have");
  const earlier = followUps
    .filter((row) => row.state === "asked" && row.questionId === questionId)
    .toSorted((left, right) => (left.number ?? 0) - (right.number ?? 0));
  const heard: Transcript[] = [];
  for (const id of [questionId, ...earlier.map(({ askedAs }) => askedAs)]) {
    const answer = answers.find((each) => each.questionId === id && each.sealedAt);
    const transcript =
      answer &&
      (await manager.findOne(Transcript, { where: { answerId: answer.id }, order: { version: "DESC" } }));
    if (transcript) heard.push(transcript);
  }
  // A replica that is behind is asked again, not taken for silence.
  if (heard.at(-1)?.answerId !== answerId) throw new Error("the words of the answer are not here yet");
  return {
    language: plan.language,
    jobTitle: plan.jobTitle,
    kind: entry.stage.kind,
    question: entry.question,
    dimensions: plan.dimensions,
    answers: heard.map(({ text, usable, reason }) => ({ text, usable, reason })),
    asked: earlier.map(({ reason, text }) => ({ gap: reason as Gap, text: text ?? "" })),
    left: roomOf(plan, followUps, questionId),
  };
}

/** Once for each answer: whoever comes second finds it decided. */
async function decide(
  services: Services,
  tx: Transaction,
  { id, interviewId }: FollowUp,
  choice: FollowUpChoice & { engine: string | null },
): Promise<void> {
  const interview = await findForUpdate(services.db, tx, Interview, { id: interviewId });
  const row = await findForUpdate(services.db, tx, FollowUp, { id });
  if (!interview || row?.state !== "pending") return;
  await updateRows(tx, FollowUp, { id }, { engine: choice.engine });
  if (interview.status !== "in_progress") {
    await recordNone(services, tx, row, "ended");
    return;
  }
  if (choice.ask) {
    const { gap: reason, dimensionId, text, why } = choice;
    await updateRows(tx, FollowUp, { id }, { state: "proposed", reason, dimensionId, text, why });
  } else await recordNone(services, tx, row, choice.reason);
  await askInTurn(services, tx, await loadCourse(tx.manager, interview));
  await goOn(services, tx, interview);
}

async function askInTurn(services: Services, tx: Transaction, { plan, answers, followUps }: Course) {
  const rows = new Map(followUps.map((row) => [row.id, row]));
  for (const { id, asked } of takeTurns(plan, followUps, sealedIds(answers))) {
    const row = rows.get(id);
    if (!row) continue;
    const had = [...rows.values()].filter(
      ({ state, questionId }) => state === "asked" && questionId === row.questionId,
    ).length;
    const decided = asked
      ? await recordAsked(services, tx, row, had + 1)
      : await recordNone(services, tx, row, "bound_reached");
    rows.set(id, decided);
  }
}
