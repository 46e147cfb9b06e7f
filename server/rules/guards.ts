import type { EntityManager } from "typeorm";
import { selectOne } from "../db/statements";
import type { Interview } from "../interviews/entity";
import { mayRejectByItself } from "../interviews/notice";
import type { Candidacy } from "../pipeline/entity";
import { Review } from "../reviews/entity";
import { PositionRules } from "./entity";
import type { RuleGuards } from "./evaluateRules";
import { type CompanyRules, readCompanyRules } from "./settings";

type Standing = { positionReviewed: boolean; isReviewed: boolean; hasInterview: boolean };

/** What stands before a verdict, but for rejections, which need to have been told of. Pure. */
export const guardsOf = (
  company: CompanyRules,
  { positionReviewed, isReviewed, hasInterview }: Standing,
): Omit<RuleGuards, "autoReject"> => ({
  advanceAtLeast: company.advanceAtLeast,
  // What headquarters has looked at is reports.
  alwaysReview: company.alwaysReview && hasInterview && !isReviewed,
  positionReviewed: positionReviewed && !isReviewed,
});

/** The same as things stand, for somebody whose rows the caller holds. */
export async function findGuards(
  manager: EntityManager,
  { candidacy: { positionId }, interview }: { candidacy: Candidacy; interview: Interview | null },
): Promise<RuleGuards> {
  const company = await readCompanyRules(manager);
  const position = positionId && (await selectOne(manager, PositionRules, { positionId }));
  const isReviewed =
    interview !== null && (await manager.existsBy(Review, { interviewId: interview.id, state: "sent" }));
  const positionReviewed = position ? position.reviewed : false;
  return {
    ...guardsOf(company, { positionReviewed, isReviewed, hasInterview: interview !== null }),
    // Switched on is not enough: whoever it concerns has to have been told before they began.
    autoReject: company.autoReject && interview !== null && (await mayRejectByItself(manager, interview)),
  };
}
