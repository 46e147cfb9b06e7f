import type { EntityManager } from "typeorm";
import { notFound } from "../http/errors";
import { Answer } from "../interviews/entity";

/**
 * An answer by its id, only as part of the interview that the address names.
 * @throws answer.not_found
 */
export async function findAnswer(
  manager: EntityManager,
  interviewId: string,
  answerId: string,
): Promise<Answer> {
  const answer = await manager.findOneBy(Answer, { id: answerId, interviewId });
  if (!answer) throw notFound("answer.not_found");
  return answer;
}
