import { createHash } from "node:crypto";
import { In } from "typeorm";
import { keepAccount } from "../../server/chats/accounts/keepAccount";
import { ChatAccount, ChatCard, ChatGroup } from "../../server/chats/entity";
import { PLATFORMS } from "../../server/chats/reach";
import { newId } from "../../server/clock";
import { insertRow, updateRows } from "../../server/db/rows";
import type { Transaction } from "../../server/db/database";
import { Staff } from "../../server/org/entity";
import type { Services } from "../../server/services";
import { SANDBOX_GROUPS, SANDBOX_MEMBERS } from "./members";
import type { Sandbox } from "./openSandbox";

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

const CHUNK = 200;

/** What the sandbox has forgotten can neither be changed nor be there a second time. */
export async function forgetCards(tx: Transaction, isThere: (card: ChatCard) => boolean): Promise<void> {
  const places = [
    ...SANDBOX_MEMBERS.flatMap(({ accounts }) => Object.values(accounts)),
    ...SANDBOX_GROUPS.map(({ id }) => id),
  ];
  const placeIndex = In(places.map((id) => createHash("sha256").update(id).digest("hex")));
  const cards = await tx.manager.findBy(ChatCard, { placeIndex });
  const gone = cards.filter((card) => !isThere(card)).map(({ id }) => id);
  for (let from = 0; from < gone.length; from += CHUNK) {
    await tx.manager.delete(ChatCard, { id: In(gone.slice(from, from + CHUNK)) });
  }
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
 * when the demonstration's company is there.
 */
export async function settleIn(services: Needed, sandbox: Sandbox): Promise<void> {
  const isThere = sandbox.remembers ? isThereIn(sandbox) : () => false;
  const unitOf = (code: string | null) =>
    code === null ? null : (services.org.tree().findByCode(code)?.id ?? null);
  await services.db.write(async (tx) => {
    await forgetCards(tx, isThere);
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
