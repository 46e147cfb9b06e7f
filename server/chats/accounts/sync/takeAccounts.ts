import { setImmediate as nextTurn } from "node:timers/promises";
import type { ContactPerson } from "../../../platforms/contactSource";
import type { Services } from "../../../services";
import type { Platform } from "../../entity";
import type { SyncResult } from "../entity";
import { keepAccount } from "../keepAccount";

/** So many in one transaction: nobody who writes waits for it noticeably. */
const BATCH = 50;

/** Writes down everybody whom the contacts name. */
export async function takeAccounts(
  services: Pick<Services, "db" | "clock" | "blindIndex">,
  platform: Platform,
  people: readonly ContactPerson[],
  {
    unitOf,
    told,
  }: { unitOf: (departmentIds: readonly string[]) => string; told: (done: number) => Promise<void> },
): Promise<Pick<SyncResult["accounts"], "new" | "linked">> {
  const total = { new: 0, linked: 0 };
  for (let start = 0; start < people.length; start += BATCH) {
    const batch = people.slice(start, start + BATCH);
    const counted = await services.db.write(async (tx) => {
      const now = { new: 0, linked: 0 };
      for (const person of batch) {
        const kept = await keepAccount(services, tx, platform, person, unitOf(person.departmentIds));
        if (kept.isNew) now.new += 1;
        if (kept.isLinked) now.linked += 1;
      }
      return now;
    });
    total.new += counted.new;
    total.linked += counted.linked;
    await told(start + batch.length);
    await nextTurn();
  }
  return total;
}
