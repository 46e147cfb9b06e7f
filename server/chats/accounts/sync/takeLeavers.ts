import { IsNull, LessThan, MoreThan, Not } from "typeorm";
import { lockOrganisation } from "../../../org/organisation";
import type { ContactPerson } from "../../../platforms/contactSource";
import type { Services } from "../../../services";
import { ChatAccount, type Platform } from "../../entity";
import type { SyncResult } from "../entity";
import { followRename } from "../followRename";
import { userKeyOf } from "../../userIds";
import { leaveCompany } from "../leaveCompany";

/** So many rows are read at a time. */
const PAGE = 1_000;
/** That more than these leave between two nights is rather an app that may no longer see them. */
const LEAVE_FREELY = 10;
const LEAVE_SHARE = 0.2;

type Leavers = Pick<SyncResult, "suspended" | "lastAdministrators" | "heldBack"> & { left: number };

/**
 * Whoever was in the contacts and is not in them now has left the company. The contacts must have been read to their
 * end. Where suddenly very many are missing, nobody is taken for gone until a person says so.
 * @param begun accounts that came after the reading began are not in it, and not gone
 */
export async function takeLeavers(
  services: Pick<Services, "db" | "clock" | "events" | "platforms" | "queue">,
  platform: Platform,
  people: readonly ContactPerson[],
  { begun, whoeverLeft }: { begun: Date; whoeverLeft: boolean },
): Promise<Leavers> {
  const { db } = services;
  const total: Leavers = { left: 0, suspended: 0, lastAdministrators: [], heldBack: 0 };
  const there = new Set(people.map(({ userId }) => userKeyOf(userId)));
  const { gone: missing, known } = await findGone(services, platform, there, begun);
  const gone: string[] = [];
  for (const accountId of missing) {
    const isThere = await db.write((tx) => followRename(services, tx, accountId));
    if (!isThere) gone.push(accountId);
  }
  if (!whoeverLeft && gone.length > Math.max(LEAVE_FREELY, known * LEAVE_SHARE)) {
    return { ...total, heldBack: gone.length };
  }
  for (const accountId of gone) {
    const result = await db.write(async (tx) => {
      await lockOrganisation(db, tx);
      return leaveCompany(services, tx, accountId);
    });
    if (result.left) total.left += 1;
    if (result.suspended) total.suspended += 1;
    if (result.lastAdministrator !== null) total.lastAdministrators.push(result.lastAdministrator);
  }
  return total;
}

async function findGone(
  { db }: Pick<Services, "db">,
  platform: Platform,
  there: ReadonlySet<string>,
  begun: Date,
): Promise<{ gone: string[]; known: number }> {
  const gone: string[] = [];
  let known = 0;
  for (let after = ""; ;) {
    const page = await db.read.find(ChatAccount, {
      select: { id: true, userKey: true },
      // Who has no unit was never in the contacts: somebody from outside who wrote to the bot.
      where: {
        platform,
        leftAt: IsNull(),
        orgUnitId: Not(IsNull()),
        createdAt: LessThan(begun),
        id: MoreThan(after),
      },
      order: { id: "ASC" },
      take: PAGE,
    });
    known += page.length;
    gone.push(...page.filter(({ userKey }) => !there.has(userKey)).map(({ id }) => id));
    if (page.length < PAGE) return { gone, known };
    after = page.at(-1)?.id ?? "";
  }
}
