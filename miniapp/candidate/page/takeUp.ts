import type { CurrentQuestion } from "../types";
import type { KeptDraft } from "./keep";

type Held = Pick<CurrentQuestion["answer"], "text" | "textRevision">;
/** `unsaved`: the server does not have `text` yet. `other`: words that are in neither, and that nobody may lose. */
export type TakenUp = { text: string; unsaved: boolean; other: string | null };

const isIn = (part: string, whole: string) => whole.includes(part.trim());

/** Words beside the ones that stand, unless these hold them already. */
export const besides = (words: string, standing: string): string | null =>
  isIn(words, standing) ? null : words;

/**
 * What an answer goes on with, from the words on this device and those at the server; pure. Where somebody wrote on in
 * both places the server's stand, since they are what was written last, and this device's are kept beside them.
 */
export function takeUp(draft: KeptDraft | null, held: Held): TakenUp {
  if (draft === null || draft.text === held.text) return { text: held.text, unsaved: false, other: null };
  // A save may have arrived though its answer did not.
  const known =
    draft.base === undefined
      ? draft.revision > held.textRevision
      : draft.base === held.textRevision || draft.sent === held.text;
  if (known || isIn(held.text, draft.text)) return { text: draft.text, unsaved: true, other: null };
  return { text: held.text, unsaved: false, other: besides(draft.text, held.text) };
}

/** Other words behind the ones that stand: what both have is there once. */
export function joinWords(standing: string, other: string): string {
  if (standing.trim() === "") return other;
  const fresh = other.split("\n").filter((line) => line.trim() !== "" && !isIn(line, standing));
  return [standing.trimEnd(), ...fresh].join("\n");
}
