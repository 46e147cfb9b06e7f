import type { EntityManager } from "typeorm";
import type { z } from "zod";
import { Candidate } from "../candidates/entity";
import { selectColumns, selectEqual, selectOne } from "../db/statements";
import { SecondRound } from "../decisions/entity";
import { isOver } from "../decisions/secondRound/findSecondRound";
import type { SelfActor } from "../http/actors";
import { decodeCursor, pageFrom } from "../http/cursor";
import { conflict, notFound } from "../http/errors";
import { Interview } from "../interviews/entity";
import { thawPlan } from "../plans/frozenPlans";
import type { Services } from "../services";
import { roundFile } from "./calendars/roundFile";
import { RoundForm, RoundInterviewer } from "./entity";
import { agreementOf } from "./forms/judge";
import { findForms, owesForm, presentDimensions, presentForm } from "./forms/findForms";
import type { myInterviewSchema, myInterviewsQuery, myInterviewsSchema } from "./schema";

type Needed = Pick<Services, "db" | "org" | "env">;

/** The meetings of these assignments, with as little of the candidates as whoever meets them needs. */
async function presentAll(
  { org }: Pick<Services, "org">,
  manager: EntityManager,
  assigned: readonly RoundInterviewer[],
) {
  const roundIds = assigned.map(({ roundId }) => roundId);
  const interviewIds = assigned.map(({ interviewId }) => interviewId);
  const [rounds, interviews, forms] = await Promise.all([
    selectEqual(manager, SecondRound, { id: roundIds }),
    selectEqual(manager, Interview, { id: interviewIds }),
    selectEqual(manager, RoundForm, { roundId: roundIds, staffId: assigned[0]?.staffId ?? "" }),
  ]);
  const candidateIds = interviews.map(({ candidateId }) => candidateId);
  const people = await selectColumns(manager, Candidate, ["id", "name"], { id: candidateIds });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const tree = org.tree();
  return assigned.flatMap(({ roundId, interviewId, state }) => {
    const round = rounds.find(({ id }) => id === roundId);
    const interview = interviews.find(({ id }) => id === interviewId);
    if (!round || !interview) return [];
    const { startsAt, endsAt, place } = round;
    return [
      {
        id: roundId,
        candidateName: names.get(interview.candidateId) ?? "",
        jobTitle: interview.jobTitle,
        orgUnit: tree.get(interview.orgUnitId)?.name ?? "",
        roundState: round.state,
        meeting:
          startsAt && endsAt
            ? { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), place: place ?? "" }
            : null,
        state,
        hasDraft: forms.some((form) => form.roundId === roundId && form.state === "draft"),
      },
    ];
  });
}

/** Whom somebody was asked to meet: those whose form is open, or sent; the newest first. */
export async function listMyInterviews(
  services: Needed,
  { staffId }: SelfActor,
  { state, cursor, limit }: z.output<typeof myInterviewsQuery>,
): Promise<z.input<typeof myInterviewsSchema>> {
  const { db, env } = services;
  const builder = db.read
    .createQueryBuilder(RoundInterviewer, "one")
    .where("one.staffId = :staffId AND one.state = :state", { staffId, state })
    .orderBy("one.createdAt", "DESC")
    .addOrderBy("one.roundId", "DESC")
    .limit(limit + 1);
  if (cursor) {
    builder.andWhere(
      "(one.createdAt < :at OR (one.createdAt = :at AND one.roundId < :id))",
      decodeCursor(cursor),
    );
  }
  const page = pageFrom(await builder.getMany(), limit, ({ createdAt, roundId }) => ({
    at: createdAt,
    id: roundId,
  }));
  return {
    items: await presentAll(services, db.read, page.items),
    nextCursor: page.nextCursor,
    timeZone: env.TIME_ZONE,
  };
}

const hasWritten = (manager: EntityManager, { roundId, staffId }: RoundInterviewer): Promise<boolean> =>
  manager.existsBy(RoundForm, { roundId, staffId });

/** Whoever no longer meets the candidate, and never wrote anything, has nothing to look up there. */
async function findMine(manager: EntityManager, { staffId }: SelfActor, roundId: string) {
  const assigned = await selectOne(manager, RoundInterviewer, { roundId, staffId });
  const round = assigned && (await selectOne(manager, SecondRound, { id: roundId }));
  const interview = assigned && (await selectOne(manager, Interview, { id: assigned.interviewId }));
  if (!assigned || !round || !interview) throw notFound("round.not_found");
  if (assigned.state === "released" && !isOver(round.state) && !(await hasWritten(manager, assigned)))
    throw notFound("round.not_found");
  return { assigned, round, interview };
}

/**
 * One's own form and what it asks; what the others wrote only once one's own is sent.
 * @throws 404 `round.not_found`, also for a round that somebody else was asked to
 */
export async function viewMyInterview(
  services: Needed,
  actor: SelfActor,
  roundId: string,
): Promise<z.input<typeof myInterviewSchema>> {
  const { db, env } = services;
  const manager = db.read;
  const { assigned, interview } = await findMine(manager, actor, roundId);
  const [view] = await presentAll(services, manager, [assigned]);
  if (!view) throw notFound("round.not_found");
  const plan = await thawPlan(manager, interview);
  const forms = await findForms(manager, roundId);
  const { people, sent, drafts, nameOf } = forms;
  const isMine = (one: { staffId: string }) => one.staffId === actor.staffId;
  const draft = drafts.find(isMine);
  const own = sent.find(isMine);
  const seesOthers = own !== undefined && !owesForm(forms, actor.staffId);
  return {
    ...view,
    timeZone: env.TIME_ZONE,
    dimensions: presentDimensions(plan),
    draft: draft
      ? {
          version: draft.version,
          ratings: draft.ratings,
          notes: draft.notes,
          recommendation: draft.recommendation,
        }
      : null,
    sent: own ? presentForm(own, nameOf) : null,
    others: seesOthers ? sent.filter((form) => !isMine(form)).map((form) => presentForm(form, nameOf)) : [],
    colleagues: people
      .filter((one) => !isMine(one) && one.state !== "released")
      .map(({ staffId, state }) => ({ person: nameOf(staffId), sent: state === "sent" })),
    agreement: seesOthers ? agreementOf(sent) : null,
  };
}

/** @throws 404 `round.not_found`; 409 `round.no_file` */
export async function myCalendarFile(services: Needed, actor: SelfActor, roundId: string): Promise<string> {
  const { round, interview } = await findMine(services.db.read, actor, roundId);
  const person = await selectOne(services.db.read, Candidate, { id: interview.candidateId });
  const reader = { kind: "staff", candidateName: person?.name ?? "" } as const;
  const file = roundFile(services, interview, round, reader);
  if (!file) throw conflict("round.no_file");
  return file.text;
}
