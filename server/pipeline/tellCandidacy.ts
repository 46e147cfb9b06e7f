import type { Transaction } from "../db/database";
import { selectEqual, selectOne } from "../db/statements";
import { Decision } from "../decisions/entity";
import type { DomainEvent, EventData, EventType } from "../events/events";
import type { Services } from "../services";
import type { ArchiveEventData, Happened } from "./candidacyEvents";
import { ArchiveEvent, Candidacy } from "./entity";
import { stagesOf } from "./openCandidacy";
import { type Recorded, openKeyOf, recordOn } from "./recordEvent";
import { type Stage, isForward, stageAfter } from "./stages";

type Needed = Pick<Services, "db" | "clock" | "events">;

/** What the candidacy is told of an interview; the rest of its course is the interview's own. */
const TOLD: { [T in EventType]?: (interviewId: string, data: EventData[T]) => Happened | null } = {
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
  "review.sent": (interviewId, { version }) => ({
    type: "candidacy.reviewed",
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
  "second_round.reopened": (interviewId, { by }) => ({
    type: "candidacy.meeting_off",
    data: { interviewId, by: by === null ? "candidate" : "staff" },
  }),
  "second_round.attended": (interviewId, { came, startsAt }) =>
    came ? null : { type: "candidacy.meeting_missed", data: { interviewId, startsAt } },
};
/** What is of interest of an interview's events. */
export const TOLD_TYPES = Object.keys(TOLD) as EventType[];

/** What a candidacy is told by an interview's event; null where it is none of its business. */
export function toldBy({ type, interviewId, data }: Pick<DomainEvent, "type" | "interviewId" | "data">) {
  const told = TOLD[type] as ((interviewId: string, data: object) => Happened | null) | undefined;
  if (!told || (type === "interview.invited" && (data as EventData["interview.invited"]).resent)) return null;
  return told(interviewId, data);
}

/** Who did it: staff where the event names them, the candidate who withdrew, else the course of the interview. */
export function sourceOf({ type, data }: Pick<DomainEvent, "type" | "data">): Recorded {
  const { by } = data as { by?: string | null };
  if (by) return { source: "staff", staffId: by };
  return { source: type === "interview.withdrawn" ? "candidate" : "product" };
}

/** Where the candidacy goes by what it was told: a person decided, the way follows. */
export async function followTold(
  services: Needed,
  tx: Transaction,
  candidacy: Candidacy,
  happened: Happened,
  when: Pick<Recorded, "at" | "past"> = {},
): Promise<void> {
  const course: Recorded = { source: "product", ...when };
  if (candidacy.outcome !== "open" && happened.type !== "candidacy.decision_reversed") return;
  const move = (to: Stage) =>
    recordOn(
      services,
      tx,
      candidacy,
      { type: "candidacy.moved", data: { from: candidacy.stage, to, why: "interview" } },
      course,
    );
  if (happened.type === "candidacy.invited") {
    if (isForward(candidacy.stage, "interview")) await move("interview");
  } else if (happened.type === "candidacy.decided") {
    if (happened.data.outcome === "decline")
      return void (await reject(services, tx, candidacy, happened.data.interviewId, when));
    const next = stageAfter(await stagesOf(tx, candidacy.positionId), "interview");
    if (next && isForward(candidacy.stage, next) && !candidacy.offer) await move(next);
  } else if (happened.type === "candidacy.decision_reversed") {
    const { interviewId, outcome } = happened.data;
    if (outcome === "decline") {
      if (candidacy.outcome !== "rejected" || !(await isRejectedBy(tx, candidacy, interviewId))) return;
      // Whoever applied again meanwhile goes on where they are now; the decision is taken back all the same.
      const openKey = openKeyOf(candidacy.candidateId, candidacy.jobKey);
      if (await selectOne(tx.manager, Candidacy, { openKey })) return;
      const note = "decision_reversed";
      await recordOn(services, tx, candidacy, { type: "candidacy.reopened", data: { note } }, course);
    } else if (candidacy.outcome === "open" && candidacy.stage === "second_round") await move("interview");
  }
}

/** Whether the last rejection is what came of a decision on this interview: written right behind it. */
async function isRejectedBy(tx: Transaction, { id: candidacyId }: Candidacy, interviewId: string) {
  const events = await selectEqual(tx.manager, ArchiveEvent, { candidacyId });
  events.sort((left, right) => left.number - right.number);
  const at = events.findLastIndex(({ type }) => type === "candidacy.rejected");
  const before = events[at - 1];
  if (before?.type !== "candidacy.decided") return false;
  const told = before.data as ArchiveEventData<"candidacy.decided">;
  return told.interviewId === interviewId && told.outcome === "decline";
}

/** Declined by a person, for the reason that stands on the decision; somebody who has an offer keeps it. */
async function reject(
  services: Needed,
  tx: Transaction,
  candidacy: Candidacy,
  interviewId: string,
  when: Pick<Recorded, "at" | "past">,
) {
  if (candidacy.offer) return;
  const decisions = await selectEqual(tx.manager, Decision, { interviewId });
  const [decision] = decisions
    .filter(({ decidedAt }) => !when.at || decidedAt <= when.at)
    .sort((left, right) => right.number - left.number);
  await recordOn(
    services,
    tx,
    candidacy,
    { type: "candidacy.rejected", data: { reason: decision?.reason ?? "other" } },
    { source: "staff", staffId: decision?.staffId ?? null, ...when },
  );
}
