import { findAccountActor } from "../../server/chats/accounts/findAccountActor";
import { placeOf } from "../../server/chats/cards";
import type { ChatCard } from "../../server/chats/entity";
import { isSameUser } from "../../server/chats/userIds";
import type { Services } from "../../server/services";
import type { CardFace, CardFaces } from "../cards/face";
import type { Sender } from "../context";

/** Somebody who sees a card, as the platform knows them and with what they may do. */
export type Viewer = Pick<Sender, "userId" | "actor">;

async function findViewer(services: Services, card: ChatCard, userId: string): Promise<Viewer | null> {
  const { actor } = await findAccountActor(services, card.platform, userId);
  return actor && !actor.enrolFirst ? { userId, actor } : null;
}

/** The person whom a card is for, and who pressed it: a card that was forwarded says to each what is theirs. */
export async function viewersOf(services: Services, card: ChatCard, pressedBy?: Viewer): Promise<Viewer[]> {
  const viewers = pressedBy ? [pressedBy] : [];
  if (card.placeKind !== "person") return viewers;
  const userId = placeOf(services, card);
  if (viewers.some((viewer) => isSameUser(card.platform, viewer.userId, userId))) return viewers;
  const viewer = await findViewer(services, card, userId);
  return viewer ? [...viewers, viewer] : viewers;
}

/** Of each viewer their own face; those to whom there is nothing more to say see what everybody sees. */
export async function facesFor(
  shared: CardFace,
  viewers: readonly Viewer[],
  ownOf: (viewer: Viewer) => CardFace | null | Promise<CardFace | null>,
): Promise<CardFaces> {
  const own: Record<string, CardFace> = {};
  for (const viewer of viewers) {
    const face = await ownOf(viewer);
    if (face) own[viewer.userId] = face;
  }
  return { shared, own };
}
