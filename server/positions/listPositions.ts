import type { z } from "zod";
import { IsNull } from "typeorm";
import { selectBuilt } from "../db/statements";
import type { StaffActor } from "../http/actors";
import { decodeCursor, pageFrom } from "../http/cursor";
import { scopeOf } from "../org/permissions";
import { narrowScope, withinScope } from "../org/scope";
import type { Services } from "../services";
import { Position } from "./entity";
import { SUMMARY_COLUMNS, presentPositionSummary } from "./presentPosition";
import type { positionListQuery, positionPageSchema } from "./schema";

/** Positions that the actor may see, last changed first. */
export async function listPositions(
  services: Pick<Services, "db" | "org">,
  actor: StaffActor,
  { unit, state, family, q, cursor, limit }: z.output<typeof positionListQuery>,
): Promise<z.input<typeof positionPageSchema>> {
  const builder = services.db.read
    .createQueryBuilder(Position, "position")
    .where({ archivedAt: IsNull() })
    .orderBy("position.updatedAt", "DESC")
    .addOrderBy("position.id", "DESC")
    .limit(limit + 1);
  const scope = narrowScope(services, scopeOf(actor, "positions.read"), unit);
  withinScope(builder, "position", scope, { position: "id" });
  if (state) builder.andWhere("position.state = :state", { state });
  if (family) builder.andWhere("position.family = :family", { family });
  if (q) builder.andWhere("position.title LIKE :q", { q: `%${q.replace(/[\\%_]/g, "")}%` });
  if (cursor) {
    builder.andWhere(
      "(position.updatedAt < :at OR (position.updatedAt = :at AND position.id < :id))",
      decodeCursor(cursor),
    );
  }
  const rows = await selectBuilt(builder, Position, SUMMARY_COLUMNS);
  const page = pageFrom(rows, limit, ({ updatedAt, id }) => ({ at: updatedAt, id }));
  return {
    items: page.items.map((position) => presentPositionSummary(services, position)),
    nextCursor: page.nextCursor,
  };
}
