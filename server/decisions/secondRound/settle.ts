import type { Transaction } from "../../db/database";
import { releaseSeat } from "../../rounds/slots/seats";
import type { Services } from "../../services";
import type { SecondRound } from "../entity";

/** Nothing is agreed any more. */
const NO_AGREEMENT = {
  startsAt: null,
  endsAt: null,
  place: null,
  contactPerson: null,
  agreedBy: null,
  slotId: null,
  attendance: null,
  attendedBy: null,
} as const satisfies Partial<SecondRound>;

export type Meeting = {
  startsAt: Date;
  endsAt: Date;
  place: string;
  contactPerson: string;
  slotId: string | null;
  /** Staff; null where the candidate took a slot. */
  agreedBy: string | null;
};

/** What the round becomes by an agreement. What calendars know of an earlier one is replaced by a higher number. */
export const agreement = (round: SecondRound, meeting: Meeting, now: Date) => ({
  ...meeting,
  state: "agreed" as const,
  sequence: round.settledAt ? round.sequence + 1 : 0,
  settledAt: now,
  attendance: null,
  attendedBy: null,
  updatedAt: now,
});

/**
 * What the round becomes where its agreed time is off: the seat is free again, and calendars learn that the event is
 * cancelled. Nothing where none is agreed.
 */
export async function callOff(
  { db }: Pick<Services, "db">,
  tx: Transaction,
  round: SecondRound,
): Promise<Partial<SecondRound>> {
  const { startsAt, endsAt, place, slotId } = round;
  if (!startsAt || !endsAt) return {};
  if (slotId !== null) await releaseSeat(db, tx, slotId);
  const calledOff = {
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    place: place ?? "",
  };
  return { ...NO_AGREEMENT, calledOff, sequence: round.sequence + 1 };
}
