import type { ObjectLiteral, SelectQueryBuilder } from "typeorm";
import { notFound } from "../http/errors";
import type { StaffActor } from "../http/actors";
import type { Services } from "../services";
import { type Permission, type Scope, canOver, scopeOf } from "./permissions";
import { ROOT_UNIT } from "./tree";

/**
 * Narrows a query to what lies within the scope. The alias must have a column `orgUnitId`; one with `positionId`
 * too says so with `{ position: true }`, and positions themselves with the name of their own column.
 */
export function withinScope<T extends ObjectLiteral>(
  builder: SelectQueryBuilder<T>,
  alias: string,
  scope: Scope,
  { position = false }: { position?: boolean | "id" } = {},
): SelectQueryBuilder<T> {
  if (scope === "all") return builder;
  const { orgUnitIds, positionIds } = scope;
  const either = [
    ...(orgUnitIds.length > 0 ? [`${alias}.orgUnitId IN (:...scopeUnits)`] : []),
    ...(position && positionIds.length > 0
      ? [`${alias}.${position === true ? "positionId" : position} IN (:...scopePositions)`]
      : []),
  ];
  return builder.andWhere(`(${either.join(" OR ") || "1 = 0"})`, {
    scopeUnits: orgUnitIds,
    scopePositions: positionIds,
  });
}

export const isInScope = (scope: Scope, { orgUnitId, positionId }: Owned): boolean =>
  scope === "all" ||
  scope.orgUnitIds.includes(orgUnitId) ||
  (typeof positionId === "string" && scope.positionIds.includes(positionId));
type Owned = { orgUnitId: string; positionId?: string | null };

/** The part of a scope that lies in a unit's subtree: what a list's `unit` filter leaves. */
export function narrowScope({ org }: Pick<Services, "org">, scope: Scope, unitId: string | undefined): Scope {
  if (unitId === undefined || (scope === "all" && unitId === ROOT_UNIT)) return scope;
  const wanted = org.tree().descendants(unitId);
  if (scope === "all") return { orgUnitIds: wanted, positionIds: [] };
  const own = new Set(scope.orgUnitIds);
  return { orgUnitIds: wanted.filter((id) => own.has(id)), positionIds: [] };
}

/**
 * The unit that owns what the actor makes: the one asked for, else their home, else the first they may do it in.
 * @throws 404 `org_unit.not_found` where they may not, or the unit is archived
 */
export function unitFor(
  { org }: Pick<Services, "org">,
  actor: StaffActor,
  wanted: Permission,
  requested?: string | undefined,
): string {
  const scope = scopeOf(actor, wanted);
  const allowed = (id: string) => {
    const unit = org.tree().get(id);
    return unit !== null && !unit.archivedAt && canOver(actor, wanted, { orgUnitId: id, positionId: null });
  };
  const candidates = requested
    ? [requested]
    : [actor.orgUnitId, ...(scope === "all" ? [] : scope.orgUnitIds)];
  const found = candidates.find(allowed);
  if (!found) throw notFound("org_unit.not_found");
  return found;
}
