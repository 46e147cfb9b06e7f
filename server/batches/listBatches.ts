import type { z } from "zod";
import type { StaffActor } from "../http/actors";
import { decodeCursor, pageFrom } from "../http/cursor";
import { scopeOf } from "../org/permissions";
import { narrowScope, withinScope } from "../org/scope";
import type { Services } from "../services";
import { Batch } from "./entity";
import { presentBatch } from "./presentBatch";
import type { batchListQuery, batchPageSchema } from "./schema";

/** Newest first, of the units that the actor may see. */
export async function listBatches(
  services: Pick<Services, "db" | "org">,
  actor: StaffActor,
  query: z.output<typeof batchListQuery>,
): Promise<z.input<typeof batchPageSchema>> {
  const scope = narrowScope(services, scopeOf(actor, "batches.read"), query.unit);
  const builder = services.db.read
    .createQueryBuilder(Batch, "batch")
    .where("1 = 1")
    .orderBy("batch.createdAt", "DESC")
    .addOrderBy("batch.id", "DESC")
    .limit(query.limit + 1);
  withinScope(builder, "batch", scope, { position: true });
  if (query.cursor) {
    builder.andWhere(
      "(batch.createdAt < :at OR (batch.createdAt = :at AND batch.id < :id))",
      decodeCursor(query.cursor),
    );
  }
  const page = pageFrom(await builder.getMany(), query.limit, ({ createdAt, id }) => ({ at: createdAt, id }));
  return { items: page.items.map(presentBatch), nextCursor: page.nextCursor };
}
