import { readFileSync } from "node:fs";
import { ENTITY_TYPES, begin, end, middle, single } from "../labels";
import type { Entity, EntityType } from "../types";

/** A sentence with its true entities. */
export type Tagged = { text: string; entities: Entity[] };

/** The data set's names of types, by ours. */
const TYPES: Record<string, EntityType> = {
  NAME: "NAME",
  CONT: "NATIONALITY",
  RACE: "ETHNICITY",
  TITLE: "TITLE",
  EDU: "DEGREE",
  ORG: "ORG",
  PRO: "MAJOR",
  LOC: "LOCATION",
};

/** Reads `character tag` lines (B M E, S, O), an empty line between sentences. An entity that is cut off is left out. */
export function parseTagged(content: string): Tagged[] {
  return content
    .split(/\r?\n\s*\r?\n/)
    .filter((block) => block.trim().length > 0)
    .map((block) => {
      const sentence: Tagged = { text: "", entities: [] };
      let open: { start: number; type: string } | null = null;
      for (const line of block.split(/\r?\n/)) {
        const [character, tag] = [
          line.slice(0, line.lastIndexOf(" ")),
          line.slice(line.lastIndexOf(" ") + 1),
        ];
        if (!character) continue;
        const start = sentence.text.length;
        sentence.text += character;
        const [part, name = ""] = tag.split("-");
        if (part === "B" || part === "S") open = { start, type: name };
        if (part === "O" || (open && open.type !== name)) open = null;
        const type = TYPES[name];
        if (open && type && (part === "E" || part === "S")) {
          sentence.entities.push({ type, start: open.start, end: sentence.text.length });
          open = null;
        }
      }
      return sentence;
    });
}

export const readTagged = (file: string): Tagged[] => parseTagged(readFileSync(file, "utf8"));

/** Labels by UTF-16 unit. */
export function labelsOf({ text, entities }: Tagged): Uint8Array {
  const labels = new Uint8Array(text.length);
  for (const { type, start, end: stop } of entities) {
    const number = ENTITY_TYPES.indexOf(type);
    if (stop - start === 1) {
      labels[start] = single(number);
      continue;
    }
    labels.fill(middle(number), start, stop);
    labels[start] = begin(number);
    labels[stop - 1] = end(number);
  }
  return labels;
}
