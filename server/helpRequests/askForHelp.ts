import { refreshCards } from "../chats/cards";
import { tellChats } from "../chats/news";
import { newId } from "../clock";
import type { Transaction } from "../db/database";
import { insertRowOnce } from "../db/rows";
import type { Services } from "../services";
import { HelpRequest } from "./entity";

export type Asker = Pick<HelpRequest, "interviewId" | "asker" | "askerId" | "askerName">;

/**
 * Asks HR to see to an interview, with the change that it comes of. Asked again by the same it stays one request.
 * @param asker of a candidate only the id: their name is in their own record
 */
export async function askForHelp(
  services: Pick<Services, "clock" | "queue" | "platforms">,
  tx: Transaction,
  asker: Asker,
): Promise<{ request: HelpRequest; first: boolean }> {
  const id = newId();
  await insertRowOnce(tx, HelpRequest, {
    ...asker,
    id,
    createdAt: services.clock.now(),
    takenById: null,
    takenBy: null,
    takenAt: null,
  });
  const { interviewId, askerId } = asker;
  const request = await tx.manager.findOneByOrFail(HelpRequest, { interviewId, askerId });
  const first = request.id === id;
  if (first) await tellChats(services, tx, { event: "help.asked", id });
  else await refreshCards(services, tx, request.id);
  return { request, first };
}
