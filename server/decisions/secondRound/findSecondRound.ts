import type { EntityManager } from "typeorm";
import { SecondRound } from "../entity";
import type { SecondRoundState } from "../schema";

/** Nothing is to be agreed any more. */
export const isOver = (state: SecondRoundState): boolean =>
  state === "declined_by_candidate" || state === "cancelled";

/** The newest: a decision that was reversed and made again has one of its own. */
export const findSecondRound = (manager: EntityManager, interviewId: string): Promise<SecondRound | null> =>
  manager.findOne(SecondRound, { where: { interviewId }, order: { createdAt: "DESC", id: "DESC" } });
