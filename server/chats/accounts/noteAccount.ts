import { type ContactPerson, contactSource } from "../../platforms/contactSource";
import type { Services } from "../../services";
import type { ChatAccount, Platform } from "../entity";
import { findAccount } from "./findAccountActor";
import { keepAccount } from "./keepAccount";

type Needed = Pick<Services, "db" | "clock" | "blindIndex" | "platforms" | "log">;

/**
 * Writes down an account that is seen for the first time. It may do nothing; where the platform's contacts say whose
 * it is among our staff, it is theirs. Asks the platform, so never inside a transaction or while a tap waits.
 */
export async function noteAccount(
  services: Needed,
  platform: Platform,
  user: { id: string; name: string | null },
): Promise<ChatAccount> {
  const known = await findAccount(services.db.read, platform, user.id);
  if (known) return known;
  const told = (await askContacts(services, platform, user.id)) ?? {
    userId: user.id,
    name: user.name ?? user.id,
  };
  return services.db.write((tx) => keepAccount(services, tx, platform, told));
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
