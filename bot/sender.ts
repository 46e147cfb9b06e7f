import { findAccountActor } from "../server/chats/accounts/findAccountActor";
import { meetAccount } from "../server/chats/accounts/noteAccount";
import type { Platform } from "../server/chats/entity";
import type { Services } from "../server/services";
import type { ChatUser } from "./chatEvent";
import type { Sender } from "./context";

/** Why somebody is answered politely and with nothing else. */
export type Stranger = "unknown" | "second_factor";

/**
 * Who this is to us: staff with their own permissions, or a stranger.
 * @param asksContacts asks the platform about whom we do not know, which takes as long as it takes
 */
export async function findSender(
  services: Services,
  platform: Platform,
  user: ChatUser,
  { asksContacts = false }: { asksContacts?: boolean } = {},
): Promise<Sender | Stranger> {
  const userId = user.id;
  const { actor } = asksContacts
    ? await meetAccount(services, platform, user)
    : await findAccountActor(services, platform, userId);
  if (!actor?.staffId) return "unknown";
  // Whoever has to set up a second factor first can do nothing else in the console either.
  if (actor.enrolFirst) return "second_factor";
  return { userId, name: actor.name, actor: { ...actor, staffId: actor.staffId } };
}
