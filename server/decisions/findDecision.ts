import { type EntityManager, IsNull } from "typeorm";
import { Decision } from "./entity";
import { presentDecisions } from "./presentDecision";
import type { DecisionView } from "./schema";

/** The decision that holds: the last one, unless it was reversed. */
export const findHolding = (manager: EntityManager, interviewId: string): Promise<Decision | null> =>
  manager.findOne(Decision, { where: { interviewId, reversedAt: IsNull() }, order: { number: "DESC" } });

/** What was decided on an interview, by whom and when; null where nothing is decided, or no longer. */
export async function findDecision(
  manager: EntityManager,
  interviewId: string,
): Promise<DecisionView | null> {
  const decision = await findHolding(manager, interviewId);
  return decision && ((await presentDecisions(manager, [decision]))[0] ?? null);
}

/** All that was ever decided on it, the newest first. */
export async function listDecisions(manager: EntityManager, interviewId: string): Promise<DecisionView[]> {
  const decisions = await manager.find(Decision, {
    where: { interviewId },
    order: { number: "DESC" },
    take: 50,
  });
  return presentDecisions(manager, decisions);
}
