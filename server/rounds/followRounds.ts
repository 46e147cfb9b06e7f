import type { Transaction } from "../db/database";
import { updateRows } from "../db/rows";
import { selectOne } from "../db/statements";
import { findSecondRound, isOver } from "../decisions/secondRound/findSecondRound";
import type { DomainEvent, EventData, EventType } from "../events/events";
import { Candidacy, CandidacyInterview } from "../pipeline/entity";
import { PRIORITY } from "../queue/queue";
import type { Services } from "../services";
import { SECOND_THOUGHTS_MS } from "./endRounds";
import { RoundInterviewer } from "./entity";
import { mailInterviewers } from "./tellInterviewers";

type Needed = Pick<Services, "cipher" | "clock" | "queue" | "platforms" | "env">;

/** After these, calendars show something else. */
const MOVES: ReadonlySet<EventType> = new Set<EventType>([
  "second_round.agreed",
  "second_round.reopened",
  "second_round.declined",
  "second_round.cancelled",
  "second_round.interviewers_changed",
  "interview.withdrawn",
  "interview.decision_reversed",
]);

/** Whoever meets a candidate hears what becomes of the meeting, with the change itself: calendars by a job, others by mail. */
export const followRounds =
  (services: Needed) =>
  async (tx: Transaction, { type, interviewId, data }: DomainEvent): Promise<void> => {
    if (type === "candidacy.changed") return endLater(services, tx, interviewId, data);
    if (!MOVES.has(type)) return;
    if (type === "second_round.agreed") await endIfEnded(services, tx, interviewId);
    const round = await findSecondRound(tx.manager, interviewId);
    // Nobody has heard of a meeting that never was agreed.
    if (!round?.settledAt) return;
    const { dingtalk, wecom } = services.platforms;
    const roundId = round.id;
    if (dingtalk || wecom) {
      await services.queue.enqueue(
        tx,
        "rounds.calendar",
        { roundId },
        { key: `${roundId}:${round.sequence}:${type}`, priority: PRIORITY.waiting },
      );
    }
    if (type === "second_round.interviewers_changed") {
      const { added } = data as EventData["second_round.interviewers_changed"];
      if (round.state === "agreed") await mailInterviewers(services, tx, roundId, { only: added });
      // A decision is taken back only while nothing is agreed.
    } else if (type !== "interview.decision_reversed") await mailInterviewers(services, tx, roundId);
    if (isOver(round.state))
      await updateRows(tx, RoundInterviewer, { roundId, state: "open" }, { state: "released" });
  };

/** Agreed by a candidate who could not know yet that it has ended. */
async function endIfEnded({ queue }: Needed, tx: Transaction, interviewId: string): Promise<void> {
  const link = await selectOne(tx.manager, CandidacyInterview, { interviewId });
  const candidacy = link && (await selectOne(tx.manager, Candidacy, { id: link.candidacyId }));
  if (candidacy?.outcome === "rejected") await queue.enqueue(tx, "rounds.end", { candidacyId: candidacy.id });
}

const ENDS: ReadonlySet<string> = new Set(["candidacy.rejected", "candidacy.withdrawn"]);

async function endLater(
  { queue, clock }: Needed,
  tx: Transaction,
  candidacyId: string,
  data: object,
): Promise<void> {
  if (!ENDS.has((data as EventData["candidacy.changed"]).event)) return;
  const runAfter = new Date(clock.now().getTime() + SECOND_THOUGHTS_MS);
  await queue.enqueue(tx, "rounds.end", { candidacyId }, { key: candidacyId, runAfter });
}
