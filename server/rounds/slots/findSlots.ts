import type { EntityManager } from "typeorm";
import { IsNull, MoreThan } from "typeorm";
import type { Interview } from "../../interviews/entity";
import type { Services } from "../../services";
import { RoundSlot } from "../entity";
import { hasSeat } from "./seats";

type For = Pick<Interview, "id" | "positionId" | "orgUnitId">;
type Needed = Pick<Services, "org">;

/** More are not shown at once: two weeks of half hours. */
const MOST_SHOWN = 60;

/** Whether the slot is offered to this candidate: to them alone, or to all of the position in their branch. */
export function isFor({ org }: Needed, slot: RoundSlot, { id, positionId, orgUnitId }: For): boolean {
  if (slot.interviewId !== null) return slot.interviewId === id;
  const tree = org.tree();
  return (
    positionId !== null &&
    slot.positionId === positionId &&
    tree.nearestBranch(slot.orgUnitId).id === tree.nearestBranch(orgUnitId).id
  );
}

/** What is offered for an interview's second round from now on, seats or not, the earliest first. */
export async function listSlots(
  services: Needed,
  manager: EntityManager,
  interview: For,
  now: Date,
): Promise<RoundSlot[]> {
  const coming = { closedAt: IsNull(), startsAt: MoreThan(now) };
  const order = { startsAt: "ASC", id: "ASC" } as const;
  const [own, shared] = await Promise.all([
    manager.find(RoundSlot, { where: { interviewId: interview.id, ...coming }, order, take: MOST_SHOWN }),
    interview.positionId === null
      ? []
      : manager.find(RoundSlot, {
          where: { positionId: interview.positionId, interviewId: IsNull(), ...coming },
          order,
          take: MOST_SHOWN,
        }),
  ]);
  const near = shared.filter((slot) => isFor(services, slot, interview));
  return [...own, ...near].toSorted((left, right) => left.startsAt.getTime() - right.startsAt.getTime());
}

/** Of these, what a candidate may choose now, as they see it. */
export const openSlots = (slots: readonly RoundSlot[], now: Date) =>
  slots
    .filter((slot) => hasSeat(slot, now))
    .slice(0, MOST_SHOWN)
    .map(({ id, startsAt, endsAt, place, contactPerson }) => ({
      id,
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
      place,
      contactPerson,
    }));
