import { tellChats } from "../../chats/news";
import type { Transaction } from "../../db/database";
import type { Services } from "../../services";
import type { StaffDelegation } from "../entity";

/** At that moment other people are asked for approval than before: their cards are seen to then. */
export const tellDelegation = (
  services: Pick<Services, "platforms" | "queue">,
  tx: Transaction,
  { id }: Pick<StaffDelegation, "id">,
  change: "begun" | "ended",
  at: Date,
): Promise<void> => {
  const event = `delegation.${change}` as const;
  return tellChats(services, tx, { event, id }, { runAfter: at, key: `${event}:${id}:${at.getTime()}` });
};
