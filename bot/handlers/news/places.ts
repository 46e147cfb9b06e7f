import { In } from "typeorm";
import { accountsOfStaff } from "../../../server/chats/reach";
import { type NewChatCard, placeOf } from "../../../server/chats/cards";
import { ChatCard, ChatGroup } from "../../../server/chats/entity";
import type { Interview } from "../../../server/interviews/entity";
import { findPeopleNear } from "../../../server/org/peopleNear";
import type { Owner, StaffRole } from "../../../server/org/permissions";
import type { Bot } from "../../context";

/** Where a card is opened. */
export type CardPlace = Pick<NewChatCard, "platform" | "place" | "staffId" | "locale">;

/** So many groups, and people, get a card of one piece of news. */
const MOST_GROUPS = 5;
const MOST_PEOPLE = 6;

const groupPlace = ({ platform, chatId }: ChatGroup): CardPlace => ({
  platform,
  place: { kind: "group", id: chatId },
  locale: "zh",
});

/** Groups connected to the unit, else to the nearest above it that has any. */
export async function groupsNear({ services, platforms }: Bot, unitId: string): Promise<CardPlace[]> {
  const units = services.org.tree().upwards(unitId);
  const groups = await services.db.read.find(ChatGroup, {
    where: { orgUnitId: In(units) },
    order: { createdAt: "ASC", id: "ASC" },
    take: 200,
  });
  const reached = groups.filter(({ platform }) => platforms[platform] !== undefined);
  const nearest = units.find((unit) => reached.some(({ orgUnitId }) => orgUnitId === unit));
  return reached
    .filter(({ orgUnitId }) => orgUnitId === nearest)
    .slice(0, MOST_GROUPS)
    .map(groupPlace);
}

/** The groups where an interview belongs: where its invitation was made, else those nearest to its unit. */
export async function groupsOf(
  bot: Bot,
  { id, orgUnitId }: Pick<Interview, "id" | "orgUnitId">,
  batchId: string | null,
): Promise<CardPlace[]> {
  const { services, platforms } = bot;
  const cards = await services.db.read.find(ChatCard, {
    where: {
      subjectId: In([id, ...(batchId === null ? [] : [batchId])]),
      kind: In(["invitation", "progress"]),
      placeKind: "group",
    },
    take: MOST_GROUPS,
  });
  const places = cards
    .filter(({ platform }) => platforms[platform] !== undefined)
    .map((card): CardPlace => {
      const { platform, locale } = card;
      return { platform, place: { kind: "group", id: placeOf(services, card) }, locale };
    });
  const once = new Map(places.map((place) => [`${place.platform} ${place.place.id}`, place]));
  return once.size > 0 ? [...once.values()] : groupsNear(bot, orgUnitId);
}

/** Alone with each of these people, on one platform where they have several accounts. */
export async function placesOf(
  { services, platforms }: Bot,
  staffIds: readonly string[],
): Promise<CardPlace[]> {
  const places = new Map<string, CardPlace>();
  for (const { platform, userId, staffId } of await accountsOfStaff(services.db.read, staffIds)) {
    if (places.has(staffId) || platforms[platform] === undefined) continue;
    places.set(staffId, { platform, place: { kind: "person", id: userId }, staffId, locale: "zh" });
  }
  return [...places.values()];
}

/** Alone with the people of these roles nearest to where something belongs, of those that can be reached. */
export async function placesNear(bot: Bot, owner: Owner, roles: readonly StaffRole[]): Promise<CardPlace[]> {
  const { services } = bot;
  for (const level of await findPeopleNear(services.db.read, services, owner, roles)) {
    const places = await placesOf(
      bot,
      level.map(({ id }) => id),
    );
    if (places.length > 0) return places.slice(0, MOST_PEOPLE);
  }
  return [];
}
