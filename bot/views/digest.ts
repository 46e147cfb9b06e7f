import { findAccountActor } from "../../server/chats/accounts/findAccountActor";
import { placeOf } from "../../server/chats/cards";
import { type ChatCard, ChatGroup, type Platform } from "../../server/chats/entity";
import { selectOne } from "../../server/db/statements";
import { readDigest } from "../../server/insight/digest";
import type { Scope } from "../../server/org/permissions";
import { scopeOf } from "../../server/org/permissions";
import { ROOT_UNIT } from "../../server/org/tree";
import type { Services } from "../../server/services";
import { type DigestView, digestFace, somethingHappened, somethingWaits } from "../cards/faces/digestFace";
import type { CardFaces } from "../cards/face";
import { consoleLinks } from "../consoleLinks";
import { readingOf } from "./reading";

const weekdayOf = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay();

/** Nobody is disturbed for nothing, and at weekends only where somebody waits. */
export const isWorthTelling = (view: DigestView, day: string): boolean =>
  somethingWaits(view) || (somethingHappened(view) && ![0, 6].includes(weekdayOf(day)));

async function readView(
  services: Services,
  scope: Scope,
  unitName: string,
  day: string,
): Promise<DigestView> {
  const { clock, env } = services;
  const digest = await readDigest(services, scope, day, clock.now());
  return { ...digest, unitName, day, url: consoleLinks(env).interviews() };
}

/** Of what belongs to the unit that the group is connected to. */
export async function digestOfGroup(
  services: Services,
  orgUnitId: string,
  day: string,
): Promise<DigestView | null> {
  const unit = services.org.tree().get(orgUnitId);
  if (!unit || unit.archivedAt) return null;
  const below = services.org.tree().descendants(orgUnitId);
  const scope: Scope = orgUnitId === ROOT_UNIT ? "all" : { orgUnitIds: below, positionIds: [] };
  return readView(services, scope, unit.name, day);
}

/** Of what this person may see. */
export async function digestOfPerson(
  services: Services,
  platform: Platform,
  userId: string,
  day: string,
): Promise<DigestView | null> {
  const { actor } = await findAccountActor(services, platform, userId);
  if (!actor || actor.enrolFirst) return null;
  const scope = scopeOf(actor, "interviews.read");
  const unit = services.org.tree().get(scope === "all" ? ROOT_UNIT : actor.orgUnitId);
  return readView(services, scope, unit?.name ?? "", day);
}

/** In a group how many wait, alone with somebody also who. */
export async function loadDigest(services: Services, card: ChatCard): Promise<CardFaces | null> {
  const { platform, subjectId: day, placeKind } = card;
  const placeId = placeOf(services, card);
  const reading = readingOf(services, card);
  if (placeKind === "person") {
    const view = await digestOfPerson(services, platform, placeId, day);
    if (!view) return null;
    const { shared, own } = digestFace(view, reading);
    return { shared, own: { [placeId]: own } };
  }
  const group = await selectOne(services.db.read, ChatGroup, { platform, chatId: placeId });
  const view = group?.orgUnitId ? await digestOfGroup(services, group.orgUnitId, day) : null;
  return view && { shared: digestFace(view, reading).shared, own: {} };
}
