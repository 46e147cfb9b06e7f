import { refreshCards } from "../chats/cards";
import { tellChats } from "../chats/news";
import { newId } from "../clock";
import type { Transaction } from "../db/database";
import { insertRowOnce, updateRows } from "../db/rows";
import type { Services } from "../services";
import { HelpRequest } from "./entity";

type Needed = Pick<Services, "clock" | "queue" | "platforms">;

/** Who asks twice within it has pressed twice. */
const ANEW_MS = 30 * 60_000;

export type Asker = Pick<HelpRequest, "interviewId" | "asker" | "askerId" | "askerName">;

/**
 * Asks HR to see to an interview, with the change that it comes of. Asked again by the same it stays one request; a
 * candidate who asks again after somebody took it, or much later, waits again, and HR gets a card of that.
 * @param asker of a candidate only the id: their name is in their own record
 */
export async function askForHelp(
  services: Needed,
  tx: Transaction,
  asker: Asker,
): Promise<{ request: HelpRequest; first: boolean }> {
  const id = newId();
  const now = services.clock.now();
  await insertRowOnce(tx, HelpRequest, {
    ...asker,
    id,
    createdAt: now,
    takenById: null,
    takenBy: null,
    takenAt: null,
  });
  const { interviewId, askerId } = asker;
  const request = await tx.manager.findOneByOrFail(HelpRequest, { interviewId, askerId });
  const first = request.id === id;
  if (first) await tellChats(services, tx, { event: "help.asked", id });
  else if (isAskedAnew(request, now)) await askAnew(services, tx, request.id, now);
  else await refreshCards(services, tx, request.id);
  return { request, first };
}

const isAskedAnew = ({ asker, takenAt, createdAt }: HelpRequest, now: Date) =>
  asker === "candidate" && (takenAt !== null || now.getTime() - createdAt.getTime() >= ANEW_MS);

async function askAnew(services: Needed, tx: Transaction, id: string, now: Date): Promise<void> {
  const open = { createdAt: now, takenById: null, takenBy: null, takenAt: null };
  await updateRows(tx, HelpRequest, { id }, open);
  await tellChats(services, tx, { event: "help.asked", id });
}
