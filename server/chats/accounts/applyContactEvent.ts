import { lockOrganisation } from "../../org/organisation";
import { contactSource } from "../../platforms/contactSource";
import type { Services } from "../../services";
import type { Platform } from "../entity";
import { findAccount } from "./findAccountActor";
import { keepAccount } from "./keepAccount";
import { leaveCompany } from "./leaveCompany";
import { moveAccount } from "./moveAccount";
import { unitOfDepartments } from "./noteAccount";
import { queueSync } from "./sync/requestSync";

/** What a platform tells of its contacts, as the bot reads it (`ContactEvent`). */
export type ContactNews = {
  platform: Platform;
  change: "joined" | "changed" | "left";
  subject: "person" | "department";
  ids: readonly string[];
};

/** Departments come in bursts when somebody rebuilds a company: one reading for all of them. */
const AFTER_DEPARTMENTS_MS = 60_000;

/**
 * Takes in what has changed in the contacts. What is written is what the platform says when it is asked now: events
 * come late, twice and out of order, and say nothing that needs to be believed.
 * @throws ContactsError of the kind `later`: to be tried again
 */
export async function applyContactEvent(
  services: Services,
  { platform, change, subject, ids }: ContactNews,
): Promise<void> {
  const { db, clock, org } = services;
  const source = contactSource(services.platforms, platform);
  if (!source) return;
  if (subject === "department") {
    const runAfter = new Date(clock.now().getTime() + AFTER_DEPARTMENTS_MS);
    await db.write((tx) => queueSync(services, tx, platform, { runAfter }));
    return;
  }
  const [before, after] = ids;
  // WeCom tells of one person at a time: a second id is the one they have now.
  if (platform === "wecom" && change === "changed" && before !== undefined && after !== undefined) {
    const hasMoved = !(await source.person(before)) && (await source.person(after));
    if (hasMoved) await moveAccount(services, platform, before, after);
  }
  for (const userId of new Set(ids)) {
    const person = await source.person(userId);
    if (person) {
      const unitId = unitOfDepartments(org.tree(), platform, person.departmentIds);
      await db.write((tx) => keepAccount(services, tx, platform, person, unitId));
      continue;
    }
    const account = await findAccount(db.read, platform, userId);
    if (!account) continue;
    const { lastAdministrator } = await db.write(async (tx) => {
      await lockOrganisation(db, tx);
      return leaveCompany(services, tx, account.id);
    });
    if (lastAdministrator !== null)
      services.log.warn({ accountId: account.id }, "the last administrator left");
  }
}
