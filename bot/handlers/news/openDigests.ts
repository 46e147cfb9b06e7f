import { IsNull, MoreThan, Not } from "typeorm";
import { openCard } from "../../../server/chats/cards";
import { ChatAccount, ChatGroup } from "../../../server/chats/entity";
import { tellChats } from "../../../server/chats/news";
import { StaffGrant } from "../../../server/org/entity";
import { HR_ROLES } from "../../../server/org/peopleNear";
import { PRIORITY } from "../../../server/queue/queue";
import type { Commit } from "../../../server/queue/runner";
import type { Bot } from "../../context";
import { type CardPlace, placesOf } from "./places";
import { digestOfGroup, digestOfPerson, isWorthTelling } from "../../views/digest";

/** Receivers that one job looks at; the next job goes on behind them. */
const PORTION = 20;

type Portion = { places: CardPlace[]; after: string | null };

/** Connected groups in the order of their ids, behind `after`. */
async function groupsAfter({ services, platforms }: Bot, day: string, after: string): Promise<Portion> {
  const groups = await services.db.read.find(ChatGroup, {
    where: { orgUnitId: Not(IsNull()), id: MoreThan(after) },
    order: { id: "ASC" },
    take: PORTION,
  });
  const places: CardPlace[] = [];
  for (const { platform, chatId, orgUnitId } of groups) {
    if (platforms[platform] === undefined || orgUnitId === null) continue;
    const view = await digestOfGroup(services, orgUnitId, day);
    if (!view || !isWorthTelling(view, day)) continue;
    places.push({ platform, place: { kind: "group", id: chatId }, locale: "zh" });
  }
  return { places, after: groups.length < PORTION ? null : (groups.at(-1)?.id ?? null) };
}

/** People of HR who have an account, in the order of their ids. */
async function peopleAfter(bot: Bot, day: string, after: string): Promise<Portion> {
  const { services } = bot;
  const rows: { staffId: string }[] = await services.db.read
    .createQueryBuilder(StaffGrant, "granted")
    .innerJoin(ChatAccount, "account", "account.staffId = granted.staffId AND account.leftAt IS NULL")
    .select("DISTINCT granted.staffId", "staffId")
    .where("granted.role IN (:...roles) AND granted.staffId > :after", { roles: [...HR_ROLES], after })
    .orderBy("granted.staffId", "ASC")
    .limit(PORTION)
    .getRawMany();
  const places: CardPlace[] = [];
  const reached = await placesOf(
    bot,
    rows.map(({ staffId }) => staffId),
  );
  for (const place of reached) {
    const view = await digestOfPerson(services, place.platform, place.place.id, day);
    if (view && isWorthTelling(view, day)) places.push(place);
  }
  return {
    places,
    after: rows.length < PORTION ? null : (rows.at(-1)?.staffId ?? null),
  };
}

/**
 * The day's digest for each connected group, then for each of HR, where there is something to say; a portion a job.
 * A card has the day for its subject: once a day, whatever crashes.
 */
export async function openDigests(bot: Bot, day: string, after = "group:"): Promise<Commit> {
  const { services } = bot;
  const [kind, from = ""] = after.split(":");
  const inGroups = kind === "group";
  const portion = await (inGroups ? groupsAfter(bot, day, from) : peopleAfter(bot, day, from));
  const next = portion.after !== null ? `${kind}:${portion.after}` : inGroups ? "person:" : null;
  return async (tx) => {
    for (const place of portion.places)
      await openCard(services, tx, { kind: "digest", subjectId: day, ...place });
    if (next === null) return;
    await tellChats(
      services,
      tx,
      { event: "digest.due", id: day, after: next },
      { priority: PRIORITY.background },
    );
  };
}
