import { accountsOfStaff } from "../../server/chats/accounts/findReachable";
import { findAccountActor } from "../../server/chats/accounts/findAccountActor";
import { placeOf } from "../../server/chats/cards";
import type { ChatCard } from "../../server/chats/entity";
import type { Owner } from "../../server/org/permissions";
import { HR_ROLES, findPeopleNear } from "../../server/org/peopleNear";
import type { Services } from "../../server/services";
import type { CardFace, CardFaces } from "../cards/face";
import type { Sender } from "../context";

/** Somebody who sees a card, as the platform knows them and with what they may do. */
export type Viewer = Pick<Sender, "userId" | "actor">;

/** As many as a group's card says more to than to everybody. */
const MOST_VIEWERS = 12;

async function findViewer(services: Services, card: ChatCard, userId: string): Promise<Viewer | null> {
  const { actor } = await findAccountActor(services, card.platform, userId);
  return actor && !actor.enrolFirst ? { userId, actor } : null;
}

/** The person whom a card is for, and who pressed it: a card that was forwarded says to each what is theirs. */
export async function viewersOf(services: Services, card: ChatCard, pressedBy?: Viewer): Promise<Viewer[]> {
  const viewers = pressedBy ? [pressedBy] : [];
  if (card.placeKind !== "person") return viewers;
  const userId = placeOf(services, card);
  if (viewers.some((viewer) => viewer.userId === userId)) return viewers;
  const viewer = await findViewer(services, card, userId);
  return viewer ? [...viewers, viewer] : viewers;
}

/** Managers and HR nearest to where something belongs, who may see more of a group's card than everybody. */
export async function viewersNear(
  services: Services,
  card: ChatCard,
  owner: Owner,
  pressedBy?: Viewer,
): Promise<Viewer[]> {
  const known = await viewersOf(services, card, pressedBy);
  if (card.placeKind !== "group") return known;
  const { db } = services;
  const hr = await findPeopleNear(db.read, services, owner, HR_ROLES);
  const managers = await findPeopleNear(db.read, services, owner, ["branch_manager", "hq_admin"]);
  const staffIds = [...hr, ...managers].flat().map(({ id }) => id);
  const accounts = await accountsOfStaff(db.read, staffIds);
  const viewers = new Map(known.map((viewer) => [viewer.userId, viewer]));
  for (const { platform, userId } of accounts) {
    if (viewers.size >= MOST_VIEWERS) break;
    if (platform !== card.platform || viewers.has(userId)) continue;
    const viewer = await findViewer(services, card, userId);
    if (viewer) viewers.set(userId, viewer);
  }
  return [...viewers.values()];
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
