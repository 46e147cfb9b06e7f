import { In, Not } from "typeorm";
import type { z } from "zod";
import type { StaffActor } from "../../http/actors";
import { decodeCursor, pageFrom } from "../../http/cursor";
import { Staff } from "../../org/entity";
import { canOver, scopeOf } from "../../org/permissions";
import { narrowScope, withinScope } from "../../org/scope";
import { presentUnitRef } from "../../org/staff/presentStaff";
import { ROOT_UNIT } from "../../org/tree";
import type { Services } from "../../services";
import { ChatAccount } from "../entity";
import type { chatAccountListQuery, chatAccountPageSchema, chatAccountSchema } from "./schema";

/** Accounts of the units that the actor may see, the newest first. */
export async function listAccounts(
  services: Pick<Services, "db" | "org">,
  actor: StaffActor,
  { platform, show, unit, q, cursor, limit }: z.output<typeof chatAccountListQuery>,
): Promise<z.input<typeof chatAccountPageSchema>> {
  const builder = services.db.read
    .createQueryBuilder(ChatAccount, "account")
    .where(`account.leftAt IS ${show === "left" ? "NOT NULL" : "NULL"}`)
    .orderBy("account.id", "DESC")
    .limit(limit + 1);
  withinScope(builder, "account", narrowScope(services, scopeOf(actor, "staff.read"), unit));
  if (platform) builder.andWhere("account.platform = :platform", { platform });
  if (show === "linked") builder.andWhere("account.staffId IS NOT NULL");
  if (show === "unmatched") builder.andWhere("account.staffId IS NULL");
  if (q) builder.andWhere("account.name LIKE :name", { name: `%${q.replace(/[\\%_]/g, "")}%` });
  // Ids tell the time at which they were made.
  if (cursor) builder.andWhere("account.id < :id", { id: decodeCursor(cursor).id });
  const page = pageFrom(await builder.getMany(), limit, ({ createdAt, id }) => ({ at: createdAt, id }));
  return { items: await presentAccounts(services, actor, page.items), nextCursor: page.nextCursor };
}

type Person = { id: string; name: string };

/** Those of these staff whom the actor may see, by their id or their address. */
async function findSeen(
  { db }: Pick<Services, "db">,
  actor: StaffActor,
  by: "id" | "emailIndex",
  values: readonly (string | null)[],
): Promise<Map<string | null, Person>> {
  const people = await db.read.find(Staff, {
    select: { id: true, name: true, orgUnitId: true, emailIndex: true },
    where: {
      [by]: In([...new Set(values)].filter((value) => value !== null)),
      ...(by === "id" ? {} : { state: Not("suspended" as const) }),
    },
  });
  const seen = people.filter(({ orgUnitId }) =>
    canOver(actor, "staff.read", { orgUnitId, positionId: null }),
  );
  return new Map(seen.map((person) => [person[by], { id: person.id, name: person.name }]));
}

/** Nobody's, and nobody has said that it is nobody's. */
const isOpen = ({ staffId, linkedBy, leftAt }: ChatAccount) =>
  staffId === null && linkedBy === null && leftAt === null;

/** Accounts as this actor may see them: whose they are only where they may see that person. */
export async function presentAccounts(
  services: Pick<Services, "db" | "org">,
  actor: StaffActor,
  accounts: readonly ChatAccount[],
): Promise<z.input<typeof chatAccountSchema>[]> {
  const tree = services.org.tree();
  const addresses = accounts.filter(isOpen).map(({ emailIndex }) => emailIndex);
  const alike = await findSeen(services, actor, "emailIndex", addresses);
  const staffIds = accounts.map(({ staffId }) => staffId);
  const seen = await findSeen(services, actor, "id", staffIds);
  return accounts.map((account) => {
    const { id, platform, userId, name, emailIndex, orgUnitId, staffId, linkedBy, leftAt } = account;
    return {
      id,
      platform,
      userId,
      name,
      orgUnit: orgUnitId === null ? null : presentUnitRef(tree, orgUnitId),
      staff: seen.get(staffId) ?? null,
      proposed: isOpen(account) ? (alike.get(emailIndex) ?? null) : null,
      hidden: staffId !== null && !seen.has(staffId),
      linkedBy,
      leftAt: leftAt?.toISOString() ?? null,
      createdAt: account.createdAt.toISOString(),
      manageable:
        leftAt === null &&
        (staffId === null || seen.has(staffId)) &&
        canOver(actor, "staff.manage", { orgUnitId: orgUnitId ?? ROOT_UNIT, positionId: null }),
    };
  });
}
