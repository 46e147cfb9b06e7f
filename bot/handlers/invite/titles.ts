import { IsNull } from "typeorm";
import { selectBuilt } from "../../../server/db/statements";
import type { StaffActor } from "../../../server/http/actors";
import { canOver, scopeOf } from "../../../server/org/permissions";
import { withinScope } from "../../../server/org/scope";
import { ROOT_UNIT } from "../../../server/org/tree";
import { Plan } from "../../../server/plans/entity";
import { Position } from "../../../server/positions/entity";
import type { Services } from "../../../server/services";
import { matchTitles, titleFinder } from "../matchTitles";

/** What somebody may be invited to. */
export type Target = { label: string; planId: string; positionId: string | null; orgUnitId: string | null };
type PlanTitle = Pick<Plan, "id" | "name" | "jobTitle" | "jobFamily" | "language" | "defaultKey">;
type PositionTitle = Pick<Position, "id" | "orgUnitId" | "title" | "family" | "language">;
export type Titles = { plans: readonly PlanTitle[]; positions: readonly PositionTitle[] };

/** Of more than these the newest are known by name; the console has them all. */
const MOST = 500;
/** More than a card can ask about. */
const MOST_TARGETS = 20;

/** Plans and open positions that the sender may use, last changed first. */
export async function readTitles({ db }: Pick<Services, "db">, actor: StaffActor): Promise<Titles> {
  const plans = db.read
    .createQueryBuilder(Plan, "plan")
    .where({ archivedAt: IsNull() })
    .orderBy("plan.updatedAt", "DESC")
    .addOrderBy("plan.id", "DESC")
    .limit(MOST);
  withinScope(plans, "plan", scopeOf(actor, "plans.read"));
  const positions = db.read
    .createQueryBuilder(Position, "position")
    .where({ archivedAt: IsNull(), state: "open" })
    .orderBy("position.updatedAt", "DESC")
    .addOrderBy("position.id", "DESC")
    .limit(MOST);
  withinScope(positions, "position", scopeOf(actor, "positions.read"), { position: "id" });
  return {
    plans: await selectBuilt(plans, Plan, ["id", "name", "jobTitle", "jobFamily", "language", "defaultKey"]),
    positions: await selectBuilt(positions, Position, ["id", "orgUnitId", "title", "family", "language"]),
  };
}

const namesOfPlan = ({ name, jobTitle }: PlanTitle) => [name, jobTitle];
const namesOfPosition = ({ title }: PositionTitle) => [title];

/** Whether these words, and no others, name something that there is. It is asked of every few words of a list. */
export const isTitle = ({ plans, positions }: Titles): ((words: string) => boolean) =>
  titleFinder([...plans.flatMap(namesOfPlan), ...positions.flatMap(namesOfPosition)]);

/** The plans by which somebody is interviewed for a position: of its name, else its family's default. Pure. */
function plansOf({ plans }: Titles, { title, family, language }: PositionTitle): PlanTitle[] {
  const named = matchTitles(title, plans, namesOfPlan, { withOtherWords: false });
  const spoken = named.filter((plan) => plan.language === language);
  if (named.length > 0) return spoken.length > 0 ? spoken : named;
  return plans.filter(({ defaultKey }) => defaultKey === `${family}:${language}`);
}

const ofPlan = ({ id, name }: PlanTitle): Target => ({
  label: name,
  planId: id,
  positionId: null,
  orgUnitId: null,
});

/**
 * What the sender's words can mean: positions with the plans for them; plans alone where no position is called so.
 * Without words every plan there is. Pure.
 */
export function findTargets(titles: Titles, wanted: string): Target[] {
  if (wanted === "") return titles.plans.map(ofPlan);
  const positions = matchTitles(wanted, titles.positions, namesOfPosition);
  const targets: Target[] = [];
  for (const position of positions) {
    // Asked back is about some of them; the plans are gone through anew for each.
    if (targets.length > MOST_TARGETS) break;
    const fitting = plansOf(titles, position).map((plan) => ({
      label: position.title === plan.name ? plan.name : `${position.title} · ${plan.name}`,
      planId: plan.id,
      positionId: position.id,
      orgUnitId: position.orgUnitId,
    }));
    targets.push(...fitting);
  }
  return targets.length > 0 ? targets : matchTitles(wanted, titles.plans, namesOfPlan).map(ofPlan);
}

/** The unit that invites: the group's, else the position's, where the sender may; null is the sender's own. */
export function unitOf(
  actor: StaffActor,
  { orgUnitId }: Pick<Target, "orgUnitId">,
  groupUnitId: string | null,
): string | null {
  const own = orgUnitId === ROOT_UNIT ? null : orgUnitId;
  const may = (id: string) => canOver(actor, "batches.write", { orgUnitId: id, positionId: null });
  return [groupUnitId, own].find((id) => id !== null && may(id)) ?? null;
}
