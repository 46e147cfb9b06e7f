import type { EntityManager } from "typeorm";
import { selectOne } from "../db/statements";
import { PositionRules } from "./entity";
import { readCompanyRules } from "./settings";

/** Whether a person reviews every interview of this position, whatever came of it: so marked, or asked by headquarters. */
export async function mustBeReviewed(manager: EntityManager, positionId: string | null): Promise<boolean> {
  const position = positionId === null ? null : await selectOne(manager, PositionRules, { positionId });
  return position?.reviewed === true || (await readCompanyRules(manager)).alwaysReview;
}
