import type { Change, Correctable, ItemValue } from "../data";

/** What the form holds: of an entry its fields, of anything else `value`. */
export type FormValues = Record<string, string | number | null | undefined>;

/** The fields of an entry, in the order of the form; none for what is one word. */
export const ENTRY_FIELDS: Partial<Record<Correctable, readonly string[]>> = {
  educations: ["school", "degree", "major", "start", "end"],
  works: ["kind", "company", "title", "location", "start", "end", "description"],
  projects: ["name", "role", "start", "end", "description"],
};

/** `present` is a word of the machine's. */
const shown = (name: string, words: string | null | undefined, present: string) =>
  name === "end" && words === "present" ? present : (words ?? "");

/** What stands in the form at first; `present` as people write it. Pure. */
export function valuesOf(field: Correctable, value: ItemValue | null, present: string): FormValues {
  const names = ENTRY_FIELDS[field];
  if (!names) return { value: typeof value === "object" ? undefined : value };
  const entry = typeof value === "object" && value !== null ? value : {};
  const filled = Object.fromEntries(names.map((name) => [name, shown(name, entry[name], present)]));
  return field === "works" ? { ...filled, kind: entry["kind"] ?? "job" } : filled;
}

/** What the server takes. Pure. */
export function changeOf(field: Correctable, key: string | null, values: FormValues): Change {
  const names = ENTRY_FIELDS[field];
  const value = names
    ? Object.fromEntries(names.map((name) => [name, values[name] ?? null]))
    : typeof values["value"] === "string"
      ? values["value"].trim()
      : values["value"];
  // The form has the fields of its kind, and the server checks them again.
  return { field, key, value } as Change;
}
