import { In } from "typeorm";
import type { z } from "zod";
import { notFound } from "../http/errors";
import { Answer, Interview } from "../interviews/entity";
import { findTask, isSealed } from "../reviews/tasks";
import { listSentReviews } from "../reviews/views";
import type { Services } from "../services";
import { SpeechSegment } from "../speech/entity";
import { ReportRow } from "./entity";
import { measureProgress } from "./progress";
import { sealReport } from "./sealReport";
import type { reportViewSchema } from "./schema";

/**
 * The newest report of an interview, and how far the work on it is. While an answer is scored again after a
 * correction, the report before it is still shown.
 * @throws interview.not_found
 */
export async function viewReport(
  { db }: Pick<Services, "db">,
  interviewId: string,
): Promise<z.input<typeof reportViewSchema>> {
  const interview = await db.read.findOneBy(Interview, { id: interviewId });
  if (!interview) throw notFound("interview.not_found");
  const [filed, answers, task] = await Promise.all([
    findFiled(db.read, interviewId),
    db.read.findBy(Answer, { interviewId }),
    findTask(db.read, interviewId),
  ]);
  const sealed = task?.sealed ?? false;
  const segments = await db.read.find(SpeechSegment, {
    where: { answerId: In(answers.map(({ id }) => id)) },
    select: { answerId: true, take: true, segment: true, doneUntilMs: true },
  });
  const { done, total, etaSeconds } = measureProgress(
    answers.map((answer) => ({
      ...answer,
      recognisedMs: segments
        .filter(({ answerId, take }) => answerId === answer.id && take === answer.take)
        .reduce((sum, { doneUntilMs }) => sum + doneUntilMs, 0),
    })),
  );
  const state = interview.reportState;
  return {
    state,
    progress: { done, total, etaSeconds: state === "pending" ? etaSeconds : null },
    report: filed && sealed ? sealReport(filed.report) : (filed?.report ?? null),
    sealed: task?.sealed ? { until: task.dueAt.toISOString() } : null,
    reviews: sealed ? [] : await listSentReviews(db.read, interviewId),
  };
}

const findFiled = (manager: Services["db"]["read"], interviewId: string): Promise<ReportRow | null> =>
  manager.findOne(ReportRow, { where: { interviewId }, order: { version: "DESC" } });

/** The newest report; null without one, and while its scores are held back for a blind review. */
export async function findNewestReport(
  manager: Services["db"]["read"],
  interviewId: string,
): Promise<ReportRow | null> {
  return (await isSealed(manager, interviewId)) ? null : findFiled(manager, interviewId);
}
