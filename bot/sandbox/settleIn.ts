import { createHash } from "node:crypto";
import { In } from "typeorm";
import { ChatAccount, ChatCard, ChatGroup, type Platform } from "../../server/chats/entity";
import { newId } from "../../server/clock";
import { insertRow, updateRows } from "../../server/db/rows";
import type { Transaction } from "../../server/db/database";
import { Staff } from "../../server/org/entity";
import type { Services } from "../../server/services";
import { SANDBOX_GROUPS, SANDBOX_MEMBERS, type SandboxMember } from "./members";

type Needed = Pick<Services, "db" | "clock" | "org" | "blindIndex">;
const PLATFORMS = ["dingtalk", "wecom"] as const;

/** Puts in what is new and brings up to date what was there: the same at each start. */
async function keepAccount(
  { clock, blindIndex, org }: Needed,
  tx: Transaction,
  platform: Platform,
  { name, mobile, email, unit, accounts }: SandboxMember,
): Promise<void> {
  if (!accounts) return;
  const emailIndex = blindIndex.email(email);
  const staff = await tx.manager.findOneBy(Staff, { emailIndex: emailIndex ?? "", state: "active" });
  const userId = accounts[platform];
  const key = { platform, userKey: userId.toLowerCase() };
  const account = {
    userId,
    name,
    mobileIndex: mobile === "" ? null : blindIndex.phone(mobile),
    emailIndex,
    staffId: staff?.id ?? null,
    linkedBy: staff ? ("person" as const) : null,
    orgUnitId: unit === null ? null : (org.tree().findByCode(unit)?.id ?? null),
    updatedAt: clock.now(),
    leftAt: null,
  };
  const known = await tx.manager.findOneBy(ChatAccount, key);
  if (known) await updateRows(tx, ChatAccount, { id: known.id }, account);
  else await insertRow(tx, ChatAccount, { ...key, ...account, id: newId(), createdAt: clock.now() });
}

async function keepGroup(
  { clock, org }: Needed,
  tx: Transaction,
  platform: Platform,
  { title, unit, ids }: (typeof SANDBOX_GROUPS)[number],
): Promise<void> {
  const key = { platform, chatId: ids[platform] };
  if (await tx.manager.existsBy(ChatGroup, key)) return;
  const now = clock.now();
  const orgUnitId = org.tree().findByCode(unit)?.id ?? null;
  const group = { ...key, title, orgUnitId, connectedBy: null, createdAt: now, updatedAt: now };
  await insertRow(tx, ChatGroup, { ...group, id: newId() });
}

/** The sandbox has forgotten the cards of earlier runs: they can neither be changed nor be there a second time. */
async function forgetCards(tx: Transaction): Promise<void> {
  const places = [
    ...SANDBOX_MEMBERS.flatMap(({ accounts }) => (accounts ? Object.values(accounts) : [])),
    ...SANDBOX_GROUPS.flatMap(({ ids }) => Object.values(ids)),
  ];
  const placeIndex = In(places.map((id) => createHash("sha256").update(id).digest("hex")));
  await tx.manager.delete(ChatCard, { placeIndex });
}

/**
 * Makes the sandbox's people and groups known, so that the bot knows at once who writes to it. Call it once a start,
 * when the demonstration's company is there.
 */
export async function settleIn(services: Needed): Promise<void> {
  await services.db.write(async (tx) => {
    await forgetCards(tx);
    for (const platform of PLATFORMS) {
      for (const member of SANDBOX_MEMBERS) await keepAccount(services, tx, platform, member);
      for (const group of SANDBOX_GROUPS) await keepGroup(services, tx, platform, group);
    }
  });
}
