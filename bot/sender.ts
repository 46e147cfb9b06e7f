import { findAccountActor } from "../server/chats/accounts/findAccountActor";
import type { Platform } from "../server/chats/entity";
import type { Services } from "../server/services";
import type { ChatUser } from "./chatEvent";
import type { Sender } from "./context";

/** Why somebody is answered politely and with nothing else. */
export type Stranger = "unknown" | "second_factor";

/** Who this is to us: staff with their own permissions, or a stranger. */
export async function findSender(
  services: Services,
  platform: Platform,
  { id: userId }: ChatUser,
): Promise<Sender | Stranger> {
  const { actor } = await findAccountActor(services, platform, userId);
  if (!actor?.staffId) return "unknown";
  // Whoever has to set up a second factor first can do nothing else in the console either.
  if (actor.enrolFirst) return "second_factor";
  return { userId, name: actor.name, actor: { ...actor, staffId: actor.staffId } };
}
