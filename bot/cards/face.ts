import type { Platform } from "../../server/chats/entity";
import { isSameUser } from "../../server/chats/userIds";

/** What a card shows, without any platform's form. Words are in the reader's language, and short: cards are small. */
export type CardFace = {
  title: string;
  /** What it has come to, beside the title. */
  status: { text: string; tone: Tone } | null;
  /** Paragraphs of plain text: nothing in them is read as Markdown. */
  lines: readonly string[];
  facts: readonly { name: string; value: string }[];
  /** `share` from 0 to 1. */
  bars: readonly { name: string; share: number; value: string }[];
  /** At most `MOST_BUTTONS`; what comes after them is not shown. */
  buttons: readonly CardButton[];
  /** Small print: who decided when, or why the press did nothing. */
  note: string | null;
};
export type Tone = "plain" | "busy" | "good" | "warn" | "bad";

/** As many as every platform shows. */
export const MOST_BUTTONS = 6;

export type CardButton = { text: string; style: "primary" | "plain" | "danger" } & (
  | { action: string; params?: Readonly<Record<string, string>> }
  /** An address of our own pages. */
  | { url: string }
);

/**
 * A card as everybody in its place sees it, and as some see it who may see more, by the platform's user ids. Where a
 * platform cannot show a group card to some only, they get `shared` too (DESIGN §6 Cards).
 */
export type CardFaces = { shared: CardFace; own: Readonly<Record<string, CardFace>> };

/** As this person sees it. Ids are the platform's, so one may be called `constructor`. */
export const faceOf = ({ own, shared }: CardFaces, userId: string): CardFace =>
  (Object.hasOwn(own, userId) ? own[userId] : undefined) ?? shared;

/** With a change of what this person sees, under the id by which the card knows them. */
export function withOwn(
  faces: CardFaces,
  platform: Platform,
  userId: string,
  change: Partial<CardFace>,
): CardFaces {
  const key = Object.keys(faces.own).find((id) => isSameUser(platform, id, userId)) ?? userId;
  return { ...faces, own: { ...faces.own, [key]: { ...faceOf(faces, key), ...change } } };
}

export const plainFace = (title: string, more: Partial<CardFace> = {}): CardFace => ({
  title,
  status: null,
  lines: [],
  facts: [],
  bars: [],
  buttons: [],
  note: null,
  ...more,
});
