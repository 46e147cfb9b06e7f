import { In, IsNull, MoreThan } from "typeorm";
import type { z } from "zod";
import type { Services } from "../../services";
import { Staff, StaffDelegation } from "../entity";
import type { delegationsSchema } from "./schema";

/** Those of one person that hold now or later, the first to begin first. */
export async function listDelegations(
  { db, clock, env }: Pick<Services, "db" | "clock" | "env">,
  staffId: string,
): Promise<z.input<typeof delegationsSchema>> {
  const still = { endedAt: IsNull(), endsAt: MoreThan(clock.now()) };
  const list = (of: { staffId: string } | { delegateId: string }) =>
    db.read.find(StaffDelegation, { where: { ...still, ...of }, order: { startsAt: "ASC" }, take: 50 });
  const [mine, toMe] = await Promise.all([list({ staffId }), list({ delegateId: staffId })]);
  const ids = [...mine.map(({ delegateId }) => delegateId), ...toMe.map((one) => one.staffId)];
  const people = await db.read.find(Staff, { select: { id: true, name: true }, where: { id: In(ids) } });
  const present = (personId: string, { id, startsAt, endsAt }: StaffDelegation) => ({
    id,
    person: { id: personId, name: people.find((one) => one.id === personId)?.name ?? "" },
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
  });
  return {
    mine: mine.map((one) => present(one.delegateId, one)),
    toMe: toMe.map((one) => present(one.staffId, one)),
    timeZone: env.TIME_ZONE,
  };
}
