import type { Transaction } from "../db/database";
import { findForUpdate } from "../db/locks";
import { insertRow } from "../db/rows";
import { selectOne } from "../db/statements";
import { Decision } from "../decisions/entity";
import type { DomainEvent, EventData, EventType } from "../events/events";
import { Interview } from "../interviews/entity";
import type { Services } from "../services";
import type { Happened } from "./candidacyEvents";
import { Candidacy, CandidacyInterview } from "./entity";
import { openCandidacies, stagesOf } from "./openCandidacy";
import { type Recorded, recordOn } from "./recordEvent";
import { type Stage, isForward, stageAfter } from "./stages";

type Needed = Pick<Services, "db" | "clock">;

const COURSE: Recorded = { source: "product" };

/** What the candidacy is told of an interview; the rest of its course is the interview's own. */
const TOLD: { [T in EventType]?: (interviewId: string, data: EventData[T]) => Happened } = {
  "interview.invited": (interviewId) => ({ type: "candidacy.invited", data: { interviewId } }),
  "interview.completed": (interviewId) => ({ type: "candidacy.interviewed", data: { interviewId } }),
  "interview.timed_out": (interviewId) => ({ type: "candidacy.interviewed", data: { interviewId } }),
  "interview.expired": (interviewId) => ({
    type: "candidacy.missed",
    data: { interviewId, how: "expired" },
  }),
  "interview.revoked": (interviewId) => ({
    type: "candidacy.missed",
    data: { interviewId, how: "revoked" },
  }),
  "interview.withdrawn": () => ({ type: "candidacy.withdrawn", data: {} }),
  "report.composed": (interviewId, { version }) => ({
    type: "candidacy.reported",
    data: { interviewId, version },
  }),
  "interview.decided": (interviewId, { outcome }) => ({
    type: "candidacy.decided",
    data: { interviewId, outcome },
  }),
  "interview.decision_reversed": (interviewId, { outcome }) => ({
    type: "candidacy.decision_reversed",
    data: { interviewId, outcome },
  }),
  "second_round.agreed": (interviewId, { startsAt }) => ({
    type: "candidacy.meeting_agreed",
    data: { interviewId, startsAt },
  }),
};

/** Tells candidacies what becomes of their interviews, in the transaction in which it becomes so. */
export const followInterviews =
  (services: Needed) =>
  async (tx: Transaction, { type, interviewId, data }: DomainEvent): Promise<void> => {
    const told = TOLD[type] as ((interviewId: string, data: object) => Happened) | undefined;
    if (!told || (type === "interview.invited" && (data as EventData["interview.invited"]).resent)) return;
    const candidacy = await findOrOpen(services, tx, interviewId);
    if (!candidacy) return;
    const happened = told(interviewId, data);
    if (happened.type === "candidacy.withdrawn" && candidacy.outcome !== "open") return;
    await follow(services, tx, await recordOn(services, tx, candidacy, happened, COURSE), happened);
  };

/** The interview's candidacy, held; begun with the interview, or now for one from before there were any. */
async function findOrOpen(services: Needed, tx: Transaction, interviewId: string): Promise<Candidacy | null> {
  const known = await selectOne(tx.manager, CandidacyInterview, { interviewId });
  if (known) return findForUpdate(services.db, tx, Candidacy, { id: known.candidacyId });
  const interview = await selectOne(tx.manager, Interview, { id: interviewId });
  if (!interview) return null;
  const { candidateId, orgUnitId } = interview;
  const person = { id: candidateId, orgUnitId };
  const [candidacy] = await openCandidacies(services, tx, [person], interview, COURSE, "interview");
  if (!candidacy) return null;
  await insertRow(tx, CandidacyInterview, { interviewId, candidacyId: candidacy.id });
  return findForUpdate(services.db, tx, Candidacy, { id: candidacy.id });
}

/** Where the candidacy goes by what it was told: a person decided, the way follows. */
async function follow(services: Needed, tx: Transaction, candidacy: Candidacy, happened: Happened) {
  if (candidacy.outcome !== "open" && happened.type !== "candidacy.decision_reversed") return;
  const move = (to: Stage) =>
    recordOn(
      services,
      tx,
      candidacy,
      { type: "candidacy.moved", data: { from: candidacy.stage, to, why: "interview" } },
      COURSE,
    );
  if (happened.type === "candidacy.invited") {
    if (isForward(candidacy.stage, "interview")) await move("interview");
  } else if (happened.type === "candidacy.decided") {
    if (happened.data.outcome === "decline")
      return void (await reject(services, tx, candidacy, happened.data.interviewId));
    const next = stageAfter(await stagesOf(tx, candidacy.positionId), "interview");
    if (next && isForward(candidacy.stage, next) && !candidacy.offer) await move(next);
  } else if (happened.type === "candidacy.decision_reversed") {
    if (candidacy.outcome === "rejected") {
      const note = "decision_reversed";
      await recordOn(services, tx, candidacy, { type: "candidacy.reopened", data: { note } }, COURSE);
    } else if (candidacy.outcome === "open" && candidacy.stage === "second_round") await move("interview");
  }
}

/** Declined by a person, for the reason that stands on the decision; somebody who has an offer keeps it. */
async function reject(services: Needed, tx: Transaction, candidacy: Candidacy, interviewId: string) {
  if (candidacy.offer) return;
  const decisions = await tx.manager.find(Decision, {
    where: { interviewId },
    order: { number: "DESC" },
    take: 1,
  });
  const [decision] = decisions;
  await recordOn(
    services,
    tx,
    candidacy,
    { type: "candidacy.rejected", data: { reason: decision?.reason ?? "other" } },
    { source: "staff", staffId: decision?.staffId ?? null },
  );
}
