import { type EntityManager, In, IsNull } from "typeorm";
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

/** What holds for each of these interviews, for a list's page. */
export async function findOutcomes(
  manager: EntityManager,
  interviewIds: readonly string[],
): Promise<Map<string, Pick<Decision, "outcome" | "decidedAt">>> {
  if (interviewIds.length === 0) return new Map();
  const decisions = await manager.find(Decision, {
    select: { interviewId: true, outcome: true, decidedAt: true },
    where: { interviewId: In(interviewIds), reversedAt: IsNull() },
  });
  return new Map(decisions.map((decision) => [decision.interviewId, decision]));
}
