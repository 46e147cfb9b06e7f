import type { EntityManager } from "typeorm";
import { PLATFORMS, accountsOfStaff } from "../chats/reach";
import { HR_ROLES, findPeopleNear } from "../org/peopleNear";
import type { Owner } from "../org/permissions";
import type { Services } from "../services";
import type { HrAccount } from "./schema";

/** With whom of HR somebody who decides can chat about a record: of the nearest who are on a platform, one on each. */
export async function findHrAccounts(
  { org }: Pick<Services, "org">,
  manager: EntityManager,
  owner: Owner,
  asker: string,
): Promise<HrAccount[]> {
  const found: HrAccount[] = [];
  for (const level of await findPeopleNear(manager, { org }, owner, HR_ROLES)) {
    const others = level.filter(({ id }) => id !== asker);
    const accounts = await accountsOfStaff(
      manager,
      others.map(({ id }) => id),
    );
    for (const platform of PLATFORMS) {
      if (found.some((one) => one.platform === platform)) continue;
      const account = accounts.find((one) => one.platform === platform);
      const person = others.find(({ id }) => id === account?.staffId);
      if (account && person) found.push({ platform, userId: account.userId, name: person.name });
    }
  }
  return found;
}
