import { placeOf } from "../../server/chats/cards";
import type { ChatCard } from "../../server/chats/entity";
import type { Services } from "../../server/services";
import type { Sender } from "../context";
import { findSender } from "../sender";

/** To whom a card alone with a person is shown, with what they may do now; null where that is nobody any more. */
export async function addresseeOf(services: Services, card: ChatCard): Promise<Sender | null> {
  if (card.placeKind !== "person") return null;
  const id = placeOf(services, card);
  const sender = await findSender(services, card.platform, { id, name: null });
  return typeof sender === "string" || sender.actor.staffId !== card.staffId ? null : sender;
}
