import { type EntityManager, In } from "typeorm";
import { Staff } from "../org/entity";
import type { Decision } from "./entity";
import type { DecisionView } from "./schema";

/** Decisions as people read them, with the names of those who made them. */
export async function presentDecisions(
  manager: EntityManager,
  decisions: readonly Decision[],
): Promise<DecisionView[]> {
  const ids = new Set(
    decisions.flatMap(({ staffId, onBehalfOf, reversedBy }) =>
      [staffId, onBehalfOf, reversedBy].filter((id) => id !== null),
    ),
  );
  const people = await manager.find(Staff, { select: { id: true, name: true }, where: { id: In([...ids]) } });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const personOf = (id: string) => ({ id, name: names.get(id) ?? "" });
  return decisions.map((decision) => ({
    id: decision.id,
    interviewId: decision.interviewId,
    outcome: decision.outcome,
    reason: decision.reason,
    note: decision.note,
    decidedBy: personOf(decision.staffId),
    onBehalfOf: decision.onBehalfOf === null ? null : personOf(decision.onBehalfOf),
    via: decision.via,
    decidedAt: decision.decidedAt.toISOString(),
    reversed:
      decision.reversedAt && decision.reversedBy !== null
        ? {
            at: decision.reversedAt.toISOString(),
            by: personOf(decision.reversedBy),
            reason: decision.reversalReason ?? "",
          }
        : null,
  }));
}
