import type { EntityManager } from "typeorm";
import { selectColumns } from "../db/statements";
import { Review } from "./entity";
import type { ReviewResult } from "./schema";

export type Reviewed = Pick<ReviewResult, "total" | "recommendation">;

/** What people made of these interviews, by interview: the review that was sent last counts. */
export async function findReviewed(
  manager: EntityManager,
  interviewIds: readonly string[],
): Promise<Map<string, Reviewed>> {
  const sent = await selectColumns(manager, Review, ["id", "interviewId", "sentAt", "result"], {
    interviewId: interviewIds,
    state: "sent",
  });
  const inOrder = sent.toSorted((left, right) => Number(left.sentAt) - Number(right.sentAt));
  return new Map(
    inOrder.flatMap(({ interviewId, result }) =>
      result ? [[interviewId, { total: result.total, recommendation: result.recommendation }] as const] : [],
    ),
  );
}
