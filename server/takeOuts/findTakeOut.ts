import type { EntityManager } from "typeorm";
import type { z } from "zod";
import type { takeOutSchema } from "../standing/schema";
import { TakeOut } from "./entity";

/** The person's last copy of their data; null where they never asked for one. */
export async function findTakeOut(
  manager: EntityManager,
  candidateId: string,
): Promise<z.input<typeof takeOutSchema> | null> {
  const [last] = await manager.find(TakeOut, {
    where: { candidateId },
    order: { createdAt: "DESC", id: "DESC" },
    take: 1,
  });
  return last
    ? {
        state: last.state,
        done: last.done,
        total: last.total,
        bytes: last.bytes,
        createdAt: last.createdAt.toISOString(),
        expiresAt: last.expiresAt?.toISOString() ?? null,
        taken: last.takenAt !== null,
      }
    : null;
}
