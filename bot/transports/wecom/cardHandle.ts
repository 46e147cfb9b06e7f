import { createHash } from "node:crypto";
import { z } from "zod";
import type { CardFace } from "../../cards/face";

/**
 * What is kept of a card between two changes. `code` changes it once, until `until`; `said` tells whether what matters
 * of the card is still what was shown; `copy` counts the cards that took its place.
 */
const handleSchema = z.object({
  code: z.string().nullable(),
  until: z.number(),
  said: z.string(),
  copy: z.int().default(0),
});
export type CardHandle = z.output<typeof handleSchema>;

const CODE_MS = 72 * 3_600_000;
const nothing: CardHandle = { code: null, until: 0, said: "", copy: 0 };

export function readHandle(handle: string | null): CardHandle {
  return handle === null ? nothing : handleSchema.parse(JSON.parse(handle));
}
export const writeHandle = (handle: CardHandle): string => JSON.stringify(handle);

export const handleFor = (face: CardFace, code: string | null, now: number, copy = 0): CardHandle => ({
  code,
  until: code === null ? 0 : now + CODE_MS,
  said: whatMatters(face),
  copy,
});

/** WeCom takes no `task_id` twice, so a card that takes the place of another has one of its own. */
export const taskIdOf = (cardId: string, copy: number): string => (copy === 0 ? cardId : `${cardId}@${copy}`);
export const cardIdOf = (taskId: string): string => taskId.replace(/@\d+$/, "");

/** What it has come to and what can be done: a count that grew is worth neither the one change nor another message. */
export function whatMatters({ title, status, buttons }: CardFace): string {
  const pressable = buttons.map((button) => ("action" in button ? button.action : ""));
  return createHash("sha256")
    .update(JSON.stringify([title, status?.text, pressable]))
    .digest("base64url")
    .slice(0, 16);
}
