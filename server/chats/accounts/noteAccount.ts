import { type OrgTree, ROOT_UNIT } from "../../org/tree";
import { type ContactPerson, contactSource } from "../../platforms/contactSource";
import type { Services } from "../../services";
import type { ChatAccount, Platform } from "../entity";
import { type AccountActor, findAccount, findAccountActor } from "./findAccountActor";
import { keepAccount } from "./keepAccount";
import { codeOf } from "./sync/mapDepartments";

type Needed = Pick<Services, "db" | "clock" | "blindIndex" | "platforms" | "log" | "org">;
type User = { id: string; name: string | null };

/** As `findAccountActor`; of whom it does not know, the platform's contacts are asked. Not while a tap waits. */
export async function meetAccount(
  services: Needed & Pick<Services, "env">,
  platform: Platform,
  user: User,
): Promise<AccountActor> {
  const found = await findAccountActor(services, platform, user.id);
  if (found.actor) return found;
  await noteAccount(services, platform, user);
  return findAccountActor(services, platform, user.id);
}

/**
 * Writes down an account that is seen for the first time, or again after it had left. It may do nothing; where the
 * platform's contacts say whose it is among our staff, it is theirs. Asks the platform, so never inside a transaction
 * or while a tap waits.
 */
export async function noteAccount(services: Needed, platform: Platform, user: User): Promise<ChatAccount> {
  const { db, org } = services;
  const known = await findAccount(db.read, platform, user.id);
  if (known && !known.leftAt) {
    if (known.staffId !== null || known.linkedBy === "person") return known;
    // Somebody may have been taken in since.
    return db.write((tx) => keepAccount(services, tx, platform, { userId: known.userId, name: known.name }));
  }
  const told = await askContacts(services, platform, user.id);
  if (known && !told) return known;
  const unitId = told && unitOfDepartments(org.tree(), platform, told.departmentIds);
  const said = told ?? { userId: user.id, name: user.name ?? user.id };
  return db.write((tx) => keepAccount(services, tx, platform, said, unitId));
}

/** Our unit of these departments, as far as they were synced; the company itself where none was. */
export function unitOfDepartments(
  tree: OrgTree,
  platform: Platform,
  departmentIds: readonly string[],
): string {
  const [first] = departmentIds;
  const unit = first === undefined ? null : tree.findByCode(codeOf(platform, first));
  return unit && !unit.archivedAt ? unit.id : ROOT_UNIT;
}

async function askContacts(
  { platforms, log }: Needed,
  platform: Platform,
  userId: string,
): Promise<ContactPerson | null> {
  try {
    return (await contactSource(platforms, platform)?.person(userId)) ?? null;
  } catch (error) {
    // The nightly sync asks again; a message must not fail by it.
    log.warn({ err: error, platform }, "contacts did not tell of an account");
    return null;
  }
}
