import type { z } from "zod";
import type { StaffActor } from "../../http/actors";
import { decodeCursor, pageFrom } from "../../http/cursor";
import type { Services } from "../../services";
import { Staff } from "../entity";
import { scopeOf } from "../permissions";
import { narrowScope, withinScope } from "../scope";
import { presentStaff } from "./presentStaff";
import type { staffListQuery, staffPageSchema } from "./schema";

/** People whose home the actor may see, the newest first. */
export async function listStaff(
  services: Pick<Services, "db" | "cipher" | "blindIndex" | "org">,
  actor: StaffActor,
  { q, unit, state, cursor, limit }: z.output<typeof staffListQuery>,
): Promise<z.input<typeof staffPageSchema>> {
  const { db, blindIndex } = services;
  const builder = db.read
    .createQueryBuilder(Staff, "staff")
    .where("1 = 1")
    .orderBy("staff.createdAt", "DESC")
    .addOrderBy("staff.id", "DESC")
    .limit(limit + 1);
  withinScope(builder, "staff", narrowScope(services, scopeOf(actor, "staff.read"), unit));
  if (state) builder.andWhere("staff.state = :state", { state });
  if (q) {
    builder.andWhere("(staff.name LIKE :name OR staff.phoneIndex = :phone OR staff.emailIndex = :email)", {
      name: `%${q.replace(/[\\%_]/g, "")}%`,
      phone: blindIndex.phone(q) ?? "",
      email: blindIndex.email(q) ?? "",
    });
  }
  if (cursor) {
    builder.andWhere(
      "(staff.createdAt < :at OR (staff.createdAt = :at AND staff.id < :id))",
      decodeCursor(cursor),
    );
  }
  const page = pageFrom(await builder.getMany(), limit, ({ createdAt, id }) => ({ at: createdAt, id }));
  return { items: await presentStaff(services, actor, page.items), nextCursor: page.nextCursor };
}
