import type { EntityType } from "./types";

/** Order is part of the model file's format: a change needs a new training. */
export const ENTITY_TYPES: readonly EntityType[] = [
  "NAME",
  "NATIONALITY",
  "ETHNICITY",
  "TITLE",
  "DEGREE",
  "ORG",
  "MAJOR",
  "LOCATION",
];

/** O, then begin, middle, end and single of each type. */
export const LABELS = 1 + 4 * ENTITY_TYPES.length;
export const OUTSIDE = 0;

export const begin = (type: number) => 1 + 4 * type;
export const middle = (type: number) => 2 + 4 * type;
export const end = (type: number) => 3 + 4 * type;
export const single = (type: number) => 4 + 4 * type;

export const typeOf = (label: number) => (label - 1) >> 2;
const partOf = (label: number) => (label - 1) & 3;

/** An entity is open after its begin or middle: only its own middle or end may follow. */
const opens = (label: number) => label !== OUTSIDE && partOf(label) < 2;
const continues = (label: number) => label !== OUTSIDE && (partOf(label) === 1 || partOf(label) === 2);

export const mayStart = (label: number) => !continues(label);
export const mayEnd = (label: number) => !opens(label);

export function mayFollow(before: number, label: number): boolean {
  if (opens(before)) return continues(label) && typeOf(before) === typeOf(label);
  return !continues(label);
}

const all = Array.from({ length: LABELS }, (_, label) => label);
export const BEFORE: readonly Uint8Array[] = all.map((label) =>
  Uint8Array.from(all.filter((before) => mayFollow(before, label))),
);
