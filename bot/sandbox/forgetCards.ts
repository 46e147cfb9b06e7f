import { createHash } from "node:crypto";
import { In } from "typeorm";
import { ChatCard } from "../../server/chats/entity";
import type { Transaction } from "../../server/db/database";
import { SANDBOX_GROUPS, SANDBOX_MEMBERS } from "./members";

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
