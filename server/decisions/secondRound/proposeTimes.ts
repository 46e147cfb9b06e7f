import type { Transaction } from "../../db/database";
import { findForUpdate } from "../../db/locks";
import { updateRows } from "../../db/rows";
import type { CandidateActor } from "../../http/actors";
import { conflict, invalid, notFound } from "../../http/errors";
import { Interview } from "../../interviews/entity";
import type { Services } from "../../services";
import { SecondRound } from "../entity";
import type { TimeWindow } from "../schema";
import { findSecondRound, isOver } from "./findSecondRound";
import { offeredTimes } from "./offeredTimes";
import { assertMayMove, moved } from "./moves";
import { callOff } from "./settle";

type Needed = Pick<Services, "db" | "clock" | "events" | "env">;

/** The second round that the candidate may still say something to, with its interview held. */
async function holdRound(
  { db }: Needed,
  tx: Transaction,
  { interviewId }: CandidateActor,
): Promise<SecondRound> {
  await findForUpdate(db, tx, Interview, { id: interviewId });
  const round = await findSecondRound(tx.manager, interviewId);
  if (!round) throw notFound("second_round.none");
  return round;
}

const sameTimes = (one: readonly TimeWindow[], other: readonly TimeWindow[]) =>
  JSON.stringify(one) === JSON.stringify(other);

/**
 * The candidate says when they can come, and may say it anew, until the agreed time has come: then that one is off, and
 * whoever arranges it hears of it. The same again changes nothing.
 * @throws 422 `second_round.time`, `second_round.reason_required`; 409 `second_round.agreed`, `second_round.moves`,
 *   `second_round.over`
 */
export async function proposeTimes(
  services: Needed,
  actor: CandidateActor,
  { times, note }: { times: readonly TimeWindow[]; note: string },
): Promise<void> {
  const { db, clock, env, events } = services;
  await db.write(async (tx) => {
    const round = await holdRound(services, tx, actor);
    const now = clock.now();
    const chosen = times.toSorted((left, right) => left.startsAt.localeCompare(right.startsAt));
    const words = note === "" ? null : note;
    if (round.state === "proposed" && sameTimes(round.times, chosen) && round.note === words) return;
    const hasAgreed = round.state === "agreed";
    if (isOver(round.state)) throw conflict("second_round.over");
    assertMayMove(round, note, now);
    const offered = offeredTimes(now, env.TIME_ZONE);
    const keys = new Set(chosen.map(({ startsAt }) => startsAt));
    const known = chosen.every((time) => offered.some((offer) => sameTimes([offer], [time])));
    if (!known || keys.size < chosen.length) throw invalid("second_round.time");
    await updateRows(
      tx,
      SecondRound,
      { id: round.id },
      {
        ...(await callOff(services, tx, round)),
        ...moved(round, note),
        state: "proposed",
        times: chosen,
        note: words,
        proposedAt: now,
        updatedAt: now,
      },
    );
    if (hasAgreed) await events.publish(tx, "second_round.reopened", actor.interviewId, { by: null });
    await events.publish(tx, "second_round.proposed", actor.interviewId, { times: chosen.length });
  });
}

/** The candidate does not go on, also where a time was agreed. Said twice it is said once. */
export async function declineSecondRound(services: Needed, actor: CandidateActor): Promise<void> {
  const { db, clock, events } = services;
  await db.write(async (tx) => {
    const round = await holdRound(services, tx, actor);
    if (round.state === "declined_by_candidate") return;
    if (round.state === "cancelled") throw conflict("second_round.over");
    const now = clock.now();
    await updateRows(
      tx,
      SecondRound,
      { id: round.id },
      {
        ...(await callOff(services, tx, round)),
        state: "declined_by_candidate",
        endedAt: now,
        updatedAt: now,
      },
    );
    await events.publish(tx, "second_round.declined", actor.interviewId, {});
  });
}
