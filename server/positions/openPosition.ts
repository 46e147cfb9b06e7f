import type { EntityManager } from "typeorm";
import { selectOne } from "../db/statements";
import { conflict, notFound } from "../http/errors";
import type { Scope } from "../org/permissions";
import { isInScope } from "../org/scope";
import { Position } from "./entity";

/**
 * The position that somebody is to be invited to.
 * @throws 404 `position.not_found` outside the scope, 409 `position.not_open`
 */
export async function openPosition(manager: EntityManager, id: string, scope: Scope): Promise<Position> {
  const position = await selectOne(manager, Position, { id });
  if (!position || !isInScope(scope, { orgUnitId: position.orgUnitId, positionId: id })) {
    throw notFound("position.not_found");
  }
  if (position.archivedAt || position.state !== "open") throw conflict("position.not_open");
  return position;
}
