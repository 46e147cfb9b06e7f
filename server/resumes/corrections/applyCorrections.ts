import type { KeptResume } from "../kept/schema";
import { countYears } from "../parse/experience";
import type { Work } from "../schema";
import {
  CORRECTABLE,
  type Correctable,
  type Item,
  type Items,
  isSame,
  isSingle,
  itemsOf,
  keysOf,
  placeOf,
  withItems,
} from "./items";
import type { Correction, Marks } from "./schema";

type Read = { item: Item; key: string };
type Shown = { item: Item; key: string; correctionId: string | null };

/** Whether it still stands where the correction found it. */
function standsAt(text: string, item: Item, { machine }: Correction): boolean {
  const [place, was] = [placeOf(item), machine?.place ?? null];
  if (!place || !was || !text.startsWith(was.words, was.start)) return false;
  const shared = Math.min(place.end, was.end) - Math.max(place.start, was.start);
  return shared > 0 && shared * 2 >= Math.min(place.end - place.start, was.end - was.start);
}

/** Which correction is of which item: of the very same words, else of the same place, else of the same thing. */
function claim(text: string, field: Correctable, read: readonly Read[], corrections: readonly Correction[]) {
  const claims = new Map<Read, Correction>();
  const open = new Set(corrections);
  const rules: ((each: Read, correction: Correction) => boolean)[] = [
    ({ key }, { machine }) => machine?.key === key,
    ({ item }, correction) => standsAt(text, item, correction),
    ({ item }, { machine }) => machine !== null && isSame(field, machine.value, item.value),
    // Meanwhile the machine reads what a person had to tell it.
    ({ item }, { value }) => value !== null && isSame(field, value, item.value),
  ];
  for (const rule of rules)
    for (const correction of open) {
      const found = read.find((each) => !claims.has(each) && rule(each, correction));
      if (!found) continue;
      claims.set(found, correction);
      open.delete(correction);
    }
  return { claims, unclaimed: [...open] };
}

/** What a person says, at the place of what was read, as far as both say the same. */
function corrected(value: NonNullable<Correction["value"]>, { spans, value: read }: Item): Item {
  if (typeof value !== "object" || typeof read !== "object") return { value, spans: {} };
  const kept = Object.entries(spans).filter(([key]) => key === "entry" || value[key] === read[key]);
  return { value, spans: Object.fromEntries(kept) };
}

function correctList(
  text: string,
  field: Correctable,
  items: readonly Item[],
  corrections: readonly Correction[],
): Shown[] {
  const keys = keysOf(field, items);
  const read = items.map((item, index) => ({ item, key: keys[index] ?? "" }));
  const { claims, unclaimed } = claim(text, field, read, corrections);
  const shown = read.flatMap((each): Shown[] => {
    const correction = claims.get(each);
    if (!correction) return [{ ...each, correctionId: null }];
    const { id, value } = correction;
    return value === null ? [] : [{ item: corrected(value, each.item), key: each.key, correctionId: id }];
  });
  const added = unclaimed.flatMap(({ id, value }): Shown[] =>
    value === null ? [] : [{ item: { value, spans: {} }, key: id, correctionId: id }],
  );
  return isSingle(field) ? [...added, ...shown].slice(0, 1) : [...shown, ...added];
}

function counted(works: readonly Pick<Work, "kind" | "start" | "end">[], readAt: Date): Shown[] {
  const value = countYears(works, readAt);
  const items = value === null ? [] : [{ value, spans: {} }];
  const keys = keysOf("yearsOfExperience", items);
  return items.map((item, index) => ({ item, key: keys[index] ?? "", correctionId: null }));
}

/**
 * A reading with what people say in its place. Corrections keep to what they are of when the text is read anew: by the
 * same words, the same place, or the same school, employer or project; one whose item is read no more stays as the
 * person's own. Years that were counted are counted again from corrected jobs, up to `readAt`. Pure.
 */
export function applyCorrections(
  resume: KeptResume,
  corrections: readonly Correction[],
  readAt: Date,
): { resume: KeptResume; marks: Marks } {
  const items = itemsOf(resume);
  const shown = Object.fromEntries(
    CORRECTABLE.map((field) => [
      field,
      correctList(
        resume.text,
        field,
        items[field],
        corrections.filter((each) => each.field === field),
      ),
    ]),
  ) as Record<Correctable, Shown[]>;
  const about = (field: Correctable) => corrections.some((each) => each.field === field);
  if (resume.spans.yearsOfExperience === null && about("works") && !about("yearsOfExperience")) {
    shown.yearsOfExperience = counted(
      shown.works.map(({ item }) => item.value as Pick<Work, "kind" | "start" | "end">),
      readAt,
    );
  }
  const changed = Object.fromEntries(
    CORRECTABLE.map((field) => [field, shown[field].map(({ item }) => item)]),
  ) as Items;
  const marks = Object.fromEntries(
    CORRECTABLE.map((field) => [field, shown[field].map(({ key, correctionId }) => ({ key, correctionId }))]),
  ) as Marks;
  return { resume: corrections.length === 0 ? resume : withItems(resume, changed), marks };
}
