import { type EntityManager, IsNull, Not } from "typeorm";
import { Staff, StaffGrant } from "../../org/entity";
import { ROOT_UNIT } from "../../org/tree";
import { ChatAccount } from "../entity";

type Unmatched = Pick<ChatAccount, "id" | "platform" | "mobileIndex" | "emailIndex" | "emailProved">;

/**
 * Whose account this is, where the company's contacts leave no doubt: one person has this mobile number or this
 * mailbox, nothing else about them says otherwise, and they have no other account on the platform.
 *
 * A platform has proved mobile numbers, and gives the company's mailboxes; any other address may be the member's own to
 * write, and says nothing until a person has looked (`proposed` in listAccounts). An address does not count against a
 * number, and by an address alone nobody becomes an administrator.
 */
export async function matchStaff(manager: EntityManager, account: Unmatched): Promise<string | null> {
  const found = await findPerson(manager, account);
  if (!found) return null;
  const others = { id: Not(account.id), platform: account.platform, staffId: found.id, leftAt: IsNull() };
  return (await manager.existsBy(ChatAccount, others)) ? null : found.id;
}

async function findPerson(
  manager: EntityManager,
  { mobileIndex, emailIndex, emailProved }: Unmatched,
): Promise<Pick<Staff, "id"> | null> {
  const working = { state: Not("suspended" as const) };
  const byMobile = mobileIndex ? await manager.findBy(Staff, { phoneIndex: mobileIndex, ...working }) : [];
  const byEmail =
    emailIndex && emailProved ? await manager.findOneBy(Staff, { emailIndex, ...working }) : null;
  if (byEmail && byMobile.some(({ id }) => id === byEmail.id)) return byEmail;
  if (byMobile.length > 0) return byEmail || byMobile.length > 1 ? null : (byMobile[0] ?? null);
  if (!byEmail || (mobileIndex && byEmail.phoneIndex)) return null;
  const administration = { staffId: byEmail.id, role: "hq_admin" as const, orgUnitId: ROOT_UNIT };
  return (await manager.existsBy(StaffGrant, administration)) ? null : byEmail;
}
