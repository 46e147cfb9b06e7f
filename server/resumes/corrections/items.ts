import { createHash } from "node:crypto";
import { z } from "zod";
import { fold } from "../parse/fold";
import type { KeptResume } from "../kept/schema";
import { type Span, educationSchema, projectSchema, workSchema } from "../schema";

/** What of a résumé a person may correct. What is protected is not among it (invariant 6). */
export const CORRECTABLE = [
  "name",
  "phones",
  "emails",
  "yearsOfExperience",
  "educations",
  "works",
  "projects",
  "skills",
  "certificates",
] as const;
export type Correctable = (typeof CORRECTABLE)[number];

/** Of an entry its fields, without where they stand. */
export const itemValueSchema = z.union([z.string(), z.number(), z.record(z.string(), z.string().nullable())]);
export type ItemValue = z.output<typeof itemValueSchema>;

/** One thing that was read: a skill, a job. A name or a number of years is a list of one, or of none. */
export type Item = { value: ItemValue; spans: Partial<Record<string, Span>> };
export type Items = Record<Correctable, Item[]>;

const SINGLE: ReadonlySet<Correctable> = new Set(["name", "yearsOfExperience"]);
/** There is one of them at most. */
export const isSingle = (field: Correctable): boolean => SINGLE.has(field);

const placed = (value: string | number, span: Span | null | undefined): Item => ({
  value,
  spans: span ? { value: span } : {},
});
const alone = (value: string | number | null, span: Span | null): Item[] =>
  value === null ? [] : [placed(value, span)];
const entry = <T extends { spans: Item["spans"] }>({ spans, ...value }: T): Item => ({
  value: value as ItemValue,
  spans,
});

/** A résumé taken apart into what can be corrected. */
export function itemsOf(resume: KeptResume): Items {
  const { spans } = resume;
  const list = (field: "phones" | "emails" | "skills" | "certificates") =>
    resume[field].map((value, index) => placed(value, spans[field][index]));
  return {
    name: alone(resume.name, spans.name),
    phones: list("phones"),
    emails: list("emails"),
    yearsOfExperience: alone(resume.yearsOfExperience, spans.yearsOfExperience),
    educations: resume.educations.map(entry),
    works: resume.works.map(entry),
    projects: resume.projects.map(entry),
    skills: list("skills"),
    certificates: list("certificates"),
  };
}

const wholeEntry = ({ value, spans }: Item) => ({ ...(value as object), spans });

/** The résumé with these in the place of its own. @throws ZodError for what is no such entry */
export function withItems(resume: KeptResume, items: Items): KeptResume {
  const words = (field: Correctable) => items[field].map(({ value }) => String(value));
  const places = (field: Correctable) => items[field].map(({ spans }) => spans["value"] ?? null);
  const [name, years] = [items.name[0], items.yearsOfExperience[0]];
  return {
    ...resume,
    name: name ? String(name.value) : null,
    phones: words("phones"),
    emails: words("emails"),
    yearsOfExperience: years ? Number(years.value) : null,
    educations: items.educations.map((item) => educationSchema.parse(wholeEntry(item))),
    works: items.works.map((item) => workSchema.parse(wholeEntry(item))),
    projects: items.projects.map((item) => projectSchema.parse(wholeEntry(item))),
    skills: words("skills"),
    certificates: words("certificates"),
    spans: {
      name: name?.spans["value"] ?? null,
      phones: places("phones"),
      emails: places("emails"),
      skills: places("skills"),
      certificates: places("certificates"),
      yearsOfExperience: years?.spans["value"] ?? null,
    },
  };
}

/** Names for things that were read, the same in every reading that says the same. */
export function keysOf(field: Correctable, items: readonly Item[]): string[] {
  const seen = new Map<string, number>();
  return items.map(({ value }) => {
    const digest = createHash("sha256")
      .update(JSON.stringify([field, value]))
      .digest("hex")
      .slice(0, 16);
    const times = seen.get(digest) ?? 0;
    seen.set(digest, times + 1);
    return `${digest}-${times}`;
  });
}

const plain = (words: string) => fold(words).toLowerCase().replaceAll(/\s+/g, "");
/** What an entry is called by, the first that is told. */
const CALLED: Partial<Record<Correctable, readonly string[]>> = {
  educations: ["school", "major"],
  works: ["company", "title"],
  projects: ["name", "role"],
};

/** Whether two readings of a field mean the same thing, though not all of it was read alike. */
export function isSame(field: Correctable, one: ItemValue, other: ItemValue): boolean {
  if (isSingle(field)) return true;
  if (typeof one !== "object" || typeof other !== "object")
    return plain(String(one)) === plain(String(other));
  const key = CALLED[field]?.find((name) => one[name] && other[name]);
  if (!key) return false;
  const [a, b] = [plain(one[key] ?? ""), plain(other[key] ?? "")];
  const begunAlike = one["start"] === other["start"];
  if (a === b) return begunAlike || !one["start"] || !other["start"];
  return begunAlike && Boolean(one["start"]) && (a.includes(b) || b.includes(a));
}

/** Where an item stands as a whole; null where nothing says so. */
export const placeOf = ({ spans }: Item): Span | null => spans["entry"] ?? Object.values(spans)[0] ?? null;
