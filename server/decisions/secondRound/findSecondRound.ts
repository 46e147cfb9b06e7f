import type { EntityManager } from "typeorm";
import type { Interview } from "../../interviews/entity";
import { isReported } from "../../interviews/status";
import { isEndTold } from "../../standing/told";
import { SecondRound } from "../entity";
import type { SecondRoundState } from "../schema";

/** Nothing is to be agreed any more. */
export const isOver = (state: SecondRoundState): boolean =>
  state === "declined_by_candidate" || state === "cancelled";

/** The newest: a decision that was reversed and made again has one of its own. */
export const findSecondRound = (manager: EntityManager, interviewId: string): Promise<SecondRound | null> =>
  manager.findOne(SecondRound, { where: { interviewId }, order: { createdAt: "DESC", id: "DESC" } });

/**
 * Whether there is a second round for the candidate to see to. Once they know how their application ended, that is what
 * they come for. Asked at each step of an interview: before its end there is none to look for.
 */
export const hasSecondRound = async (
  manager: EntityManager,
  { id, status }: Pick<Interview, "id" | "status">,
  now: Date,
): Promise<boolean> =>
  isReported(status) &&
  (await manager.existsBy(SecondRound, { interviewId: id })) &&
  !(await isEndTold(manager, id, now));
