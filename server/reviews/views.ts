import { type EntityManager, In } from "typeorm";
import type { z } from "zod";
import { badRequest, notFound } from "../http/errors";
import type { StaffActor } from "../http/actors";
import { Interview } from "../interviews/entity";
import { findCandidatesOf } from "../interviews/listInterviews";
import { isReported } from "../interviews/status";
import { Staff } from "../org/entity";
import { scopeOf } from "../org/permissions";
import { narrowScope, withinScope } from "../org/scope";
import { loadReportSource } from "../reports/reportRows";
import type { Services } from "../services";
import { Review, ReviewTask } from "./entity";
import { pairsOf } from "./ratings";
import {
  type DraftRating,
  type SentReview,
  type queueQuery,
  type queueSchema,
  type reviewViewSchema,
  sentReviewSchema,
} from "./schema";
import { findTask } from "./tasks";

/** Amendments of a lively quarrel; older ones stay in the database. */
const MOST_SENT = 20;

async function namesOf(manager: EntityManager, ids: readonly (string | null)[]) {
  const people = await manager.find(Staff, {
    select: { id: true, name: true },
    where: { id: In([...new Set(ids.filter((id) => id !== null))]) },
  });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return (id: string) => ({ id, name: names.get(id) ?? "" });
}

/** What was sent on an interview, the newest first; what is sealed beside it is nobody's business here. */
export async function listSentReviews(manager: EntityManager, interviewId: string): Promise<SentReview[]> {
  const rows = await manager.find(Review, {
    where: { interviewId, state: "sent" },
    order: { sentAt: "DESC", id: "DESC" },
    take: MOST_SENT,
  });
  const personOf = await namesOf(
    manager,
    rows.map(({ staffId }) => staffId),
  );
  return rows.map((row) =>
    sentReviewSchema.parse({ ...row, reviewer: personOf(row.staffId), sentAt: row.sentAt?.toISOString() }),
  );
}

function presentTask(
  task: ReviewTask,
  personOf: (id: string) => { id: string; name: string },
  { actor, now }: { actor: Pick<StaffActor, "staffId">; now: Date },
) {
  const { reasons, priority, blind, sealed, takenBy, takenUntil } = task;
  const isTaken = takenBy !== null && takenUntil !== null && takenUntil > now;
  return {
    reasons,
    priority,
    blind,
    sealed,
    dueAt: task.dueAt.toISOString(),
    taken: isTaken
      ? { by: personOf(takenBy), until: takenUntil.toISOString(), mine: takenBy === actor.staffId }
      : null,
  };
}

/** What somebody needs to review an interview; of the machine's levels only what may be seen. */
export async function viewReview(
  { db, clock }: Pick<Services, "db" | "clock">,
  actor: StaffActor,
  interviewId: string,
): Promise<z.input<typeof reviewViewSchema>> {
  const manager = db.read;
  const interview = await manager.findOneBy(Interview, { id: interviewId });
  if (!interview) throw notFound("interview.not_found");
  const [task, sent] = await Promise.all([
    findTask(manager, interviewId),
    listSentReviews(manager, interviewId),
  ]);
  const ready = isReported(interview.status) && interview.reportState === "ready";
  const pairs = ready ? pairsOf(await loadReportSource(manager, interview)) : [];
  const draft =
    actor.staffId === null
      ? null
      : await manager.findOne(Review, {
          where: { interviewId, staffId: actor.staffId, state: "draft" },
        });
  const personOf = await namesOf(manager, [task?.takenBy ?? null, task?.closedBy ?? null]);
  const sealed = task?.sealed ?? false;
  return {
    state: task?.state ?? "none",
    task: task && presentTask(task, personOf, { actor, now: clock.now() }),
    closed:
      task?.state === "closed" && task.closedAt
        ? {
            at: task.closedAt.toISOString(),
            by: task.closedBy === null ? null : personOf(task.closedBy),
            reason: task.closeReason ?? "",
          }
        : null,
    pairs: pairs.map((pair) => ({ ...pair, machine: sealed ? null : pair.machine })),
    draft: draft && {
      version: draft.version,
      ratings: draft.ratings as DraftRating[],
      comment: draft.comment,
      updatedAt: draft.updatedAt.toISOString(),
    },
    sent: sealed ? [] : sent,
  };
}

const SEPARATOR = "_";
/** Keyset position in the queue: priority, due time, interview. */
const encode = ({ priority, dueAt, interviewId }: ReviewTask) =>
  [priority, dueAt.getTime(), interviewId].join(SEPARATOR);

function decode(cursor: string) {
  const [, priority, at, id] = /^(\d)_(\d{1,14})_([0-9a-f-]{36})$/.exec(cursor) ?? [];
  if (!priority || !at || !id)
    throw badRequest("request.invalid", {
      details: [{ path: "cursor", code: "invalid", message: "Not a cursor of this list" }],
    });
  return { priority: Number(priority), at: new Date(Number(at)), id };
}

/** What waits for a review, of what the actor may review: the most pressing first, by the index of the queue. */
export async function listQueue(
  services: Pick<Services, "db" | "clock" | "org">,
  actor: StaffActor,
  { unit, mine, cursor, limit }: z.output<typeof queueQuery>,
): Promise<z.input<typeof queueSchema>> {
  const { db, clock } = services;
  const now = clock.now();
  const scope = narrowScope(services, scopeOf(actor, "reviews.write"), unit);
  const builder = db.read
    .createQueryBuilder(ReviewTask, "task")
    .where("task.state = 'waiting'")
    .orderBy("task.priority", "ASC")
    .addOrderBy("task.dueAt", "ASC")
    .addOrderBy("task.interviewId", "ASC")
    .limit(limit + 1);
  withinScope(builder, "task", scope, { position: true });
  if (mine)
    builder.andWhere("task.takenBy = :staffId AND task.takenUntil > :now", { staffId: actor.staffId, now });
  if (cursor)
    builder.andWhere(
      "(task.priority > :priority OR (task.priority = :priority AND " +
        "(task.dueAt > :at OR (task.dueAt = :at AND task.interviewId > :id))))",
      decode(cursor),
    );
  const rows = await builder.getMany();
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const interviews = await db.read.findBy(Interview, { id: In(page.map(({ interviewId }) => interviewId)) });
  const [candidates, personOf] = await Promise.all([
    findCandidatesOf(db.read, interviews),
    namesOf(
      db.read,
      page.map(({ takenBy }) => takenBy),
    ),
  ]);
  return {
    items: page.flatMap((task) => {
      const interview = interviews.find(({ id }) => id === task.interviewId);
      const candidate = interview && candidates.get(interview.candidateId);
      if (!interview || !candidate) return [];
      return {
        interviewId: interview.id,
        candidate: { id: candidate.id, name: candidate.name },
        jobTitle: interview.jobTitle,
        planName: interview.planName,
        orgUnitId: interview.orgUnitId,
        completedAt: interview.completedAt?.toISOString() ?? null,
        ...presentTask(task, personOf, { actor, now }),
      };
    }),
    nextCursor: rows.length > limit && last ? encode(last) : null,
  };
}
