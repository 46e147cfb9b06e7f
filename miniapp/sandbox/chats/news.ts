import type { Chat, LookView, Member, Platform } from "./api";
import type { Place } from "./place";

/** The newest that was seen, by who and where; groups are the same to all. */
export type Seen = ReadonlyMap<string, string | null>;

const PLATFORMS = ["dingtalk", "wecom"] as const;
const alone = (member: string, platform: Platform) => `${member} ${platform}`;
const group = ({ platform, id }: Chat) => `group ${platform} ${id}`;
const newestOf = ({ messages }: Chat) => messages.at(-1)?.id ?? null;

/** Everything at first, and then what one is looking at. @returns the same map where nothing was seen anew */
export function lookAt(seen: Seen | null, view: LookView, place: Place): Seen {
  const now = new Map<string, string | null>();
  for (const { key, news } of view.members) {
    for (const platform of PLATFORMS) {
      const here = key === place.as && platform === place.platform && place.chat === "direct";
      if (seen === null || here) now.set(alone(key, platform), news[platform]);
    }
  }
  for (const chat of view.chats.filter(({ title }) => title !== null)) {
    if (!seen?.has(group(chat)) || chat.id === place.chat) now.set(group(chat), newestOf(chat));
  }
  const changed = [...now].some(([key, newest]) => !seen?.has(key) || seen.get(key) !== newest);
  return seen !== null && !changed ? seen : new Map([...(seen ?? []), ...now]);
}

const isNew = (seen: Seen, key: string, newest: string | null) => newest !== null && seen.get(key) !== newest;

export const newsOf = (seen: Seen, { key, news }: Member): boolean =>
  PLATFORMS.some((platform) => isNew(seen, alone(key, platform), news[platform]));

export const newsIn = (seen: Seen, chat: Chat, me: Member): boolean =>
  chat.title === null
    ? isNew(seen, alone(me.key, chat.platform), me.news[chat.platform])
    : isNew(seen, group(chat), newestOf(chat));
