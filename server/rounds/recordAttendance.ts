import { updateRows } from "../db/rows";
import { assertPerson } from "../decisions/decideInterview";
import { SecondRound } from "../decisions/entity";
import { holdOpenRound } from "../decisions/secondRound/holdRound";
import type { StaffActor } from "../http/actors";
import { conflict } from "../http/errors";
import type { Services } from "../services";

/** Who is late may still come. */
const MISSED_AFTER_MS = 30 * 60_000;

/**
 * Says whether the candidate came; once the meeting has begun. The same again says nothing new; the other is a
 * correction.
 * @throws 404 `interview.not_found`; 409 `second_round.none`, `second_round.over`, `round.not_begun`, `round.missed_early`
 */
export async function recordAttendance(
  services: Services,
  actor: StaffActor,
  interviewId: string,
  attendance: "came" | "missed",
): Promise<void> {
  assertPerson(actor);
  const { db, clock, events } = services;
  await db.write(async (tx) => {
    const { round } = await holdOpenRound(services, tx, actor, interviewId);
    if (round.state !== "agreed" || !round.startsAt || round.startsAt > clock.now())
      throw conflict("round.not_begun");
    if (round.attendance === attendance) return;
    const late = clock.now().getTime() - round.startsAt.getTime();
    if (attendance === "missed" && late < MISSED_AFTER_MS) throw conflict("round.missed_early");
    await updateRows(tx, SecondRound, { id: round.id }, { attendance, attendedBy: actor.staffId });
    await events.publish(tx, "second_round.attended", interviewId, {
      came: attendance === "came",
      startsAt: round.startsAt.toISOString(),
      by: actor.staffId,
    });
  });
}
