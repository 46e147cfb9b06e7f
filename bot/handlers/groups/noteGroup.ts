import { ChatGroup } from "../../../server/chats/entity";
import { newId } from "../../../server/clock";
import { insertRow, updateRows } from "../../../server/db/rows";
import { selectOne } from "../../../server/db/statements";
import type { Services } from "../../../server/services";
import type { MessageEvent } from "../../chatEvent";

const LONGEST_TITLE = 255;

/** The group in which somebody spoke, noted at their first words and named as it is named now; null alone with the bot. */
export async function noteGroup(
  { db, clock }: Pick<Services, "db" | "clock">,
  { platform, place }: Pick<MessageEvent, "platform" | "place">,
): Promise<ChatGroup | null> {
  if (place.kind === "direct") return null;
  const key = { platform, chatId: place.id };
  const title = place.title?.slice(0, LONGEST_TITLE) ?? null;
  const known = await selectOne(db.read, ChatGroup, key);
  if (known && (title === null || title === known.title)) return known;
  const now = clock.now();
  return db.write(async (tx) => {
    const group = await selectOne(tx.manager, ChatGroup, key);
    if (group) {
      const change = { title: title ?? group.title, updatedAt: now };
      await updateRows(tx, ChatGroup, { id: group.id }, change);
      return { ...group, ...change };
    }
    const noted: ChatGroup = {
      ...key,
      id: newId(),
      title: title ?? "",
      orgUnitId: null,
      connectedBy: null,
      createdAt: now,
      updatedAt: now,
    };
    await insertRow(tx, ChatGroup, noted);
    return noted;
  });
}
