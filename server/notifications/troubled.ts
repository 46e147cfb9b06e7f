import type { EntityManager, SelectQueryBuilder } from "typeorm";
import { Interview } from "../interviews/entity";
import type { Scope } from "../org/permissions";
import { withinScope } from "../org/scope";
import { Message, type MessageState } from "./entity";

/** Where somebody has to look after a message. */
export const TROUBLED = ["failed", "unknown"] as const satisfies MessageState[];
export type TroubledState = (typeof TROUBLED)[number];

/** One that went another way is looked after there. */
export const isTroubled = ({ state, replacedBy }: Pick<Message, "state" | "replacedBy">): boolean =>
  replacedBy === null && TROUBLED.some((troubled) => troubled === state);

/** Messages to candidates in one of these states, about interviews in the scope. */
export function troubledIn(
  manager: EntityManager,
  states: readonly TroubledState[],
  scope: Scope,
): SelectQueryBuilder<Message> {
  const builder = manager
    .createQueryBuilder(Message, "message")
    .where("message.state IN (:...states) AND message.interviewId IS NOT NULL", { states })
    // What nobody needed any more is no trouble.
    .andWhere("(message.failure IS NULL OR message.failure <> 'moot') AND message.replacedBy IS NULL");
  if (scope === "all") return builder;
  const interviews = builder
    .subQuery()
    .select("1")
    .from(Interview, "interview")
    .where("interview.id = message.interviewId");
  withinScope(interviews, "interview", scope, { position: true });
  return builder.andWhere(`EXISTS ${interviews.getQuery()}`).setParameters(interviews.getParameters());
}
