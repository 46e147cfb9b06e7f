import { keepAccount } from "../../server/chats/accounts/keepAccount";
import { ChatAccount, ChatCard, ChatGroup } from "../../server/chats/entity";
import { PLATFORMS } from "../../server/chats/reach";
import { newId } from "../../server/clock";
import { insertRow, updateRows } from "../../server/db/rows";
import type { Transaction } from "../../server/db/database";
import { Staff } from "../../server/org/entity";
import type { Services } from "../../server/services";
import { forgetCards } from "./forgetCards";
import { SANDBOX_GROUPS, SANDBOX_MEMBERS } from "./members";
import type { Sandbox } from "./openSandbox";
import { startAfresh } from "./startAfresh";

type Needed = Pick<Services, "db" | "clock" | "org" | "blindIndex">;

/** By an address alone contacts make nobody an administrator; here it is the demonstration itself that says so. */
async function link({ blindIndex }: Needed, tx: Transaction, id: string, email: string): Promise<void> {
  const emailIndex = blindIndex.email(email) ?? "";
  const staff = await tx.manager.findOneBy(Staff, { emailIndex, state: "active" });
  if (staff) await updateRows(tx, ChatAccount, { id }, { staffId: staff.id, linkedBy: "person" });
}

async function keepGroup(
  { clock, org }: Needed,
  tx: Transaction,
  { platform, id, title, unit }: (typeof SANDBOX_GROUPS)[number],
): Promise<void> {
  const key = { platform, chatId: id };
  if (await tx.manager.existsBy(ChatGroup, key)) return;
  const now = clock.now();
  const orgUnitId = org.tree().findByCode(unit)?.id ?? null;
  const group = { ...key, title, orgUnitId, connectedBy: null, createdAt: now, updatedAt: now };
  await insertRow(tx, ChatGroup, { ...group, id: newId() });
}

/** Cards that the sandbox shows, and those that are still to come. */
const isThereIn =
  ({ dingtalk, wecom }: Pick<Sandbox, "dingtalk" | "wecom">) =>
  ({ id, platform, state }: ChatCard): boolean =>
    state === "waiting" ||
    state === "sending" ||
    (platform === "dingtalk" ? dingtalk.cards.cards.has(id) : wecom.world.withCard(id) !== undefined);

/**
 * Makes the sandbox's people and groups known, so that the bot knows at once who writes to it. Call it once a start,
 * when the demonstration's company is there. Where the chats of the last run are lost, so is the story that was told in
 * them: nobody could go on with it.
 */
export async function settleIn(services: Services, sandbox: Sandbox): Promise<void> {
  if (sandbox.remembers) await services.db.write((tx) => forgetCards(tx, isThereIn(sandbox)));
  else await startAfresh(services, sandbox);
  const unitOf = (code: string | null) =>
    code === null ? null : (services.org.tree().findByCode(code)?.id ?? null);
  await services.db.write(async (tx) => {
    for (const platform of PLATFORMS) {
      for (const { name, mobile, email, unit, accounts } of SANDBOX_MEMBERS) {
        const userId = accounts[platform];
        if (userId === undefined) continue;
        const told = { userId, name, mobile, email };
        const { id, staffId } = await keepAccount(services, tx, platform, told, unitOf(unit));
        if (staffId === null) await link(services, tx, id, email);
      }
    }
    for (const group of SANDBOX_GROUPS) await keepGroup(services, tx, group);
  });
}
