import type { Education, EntityType, ResumeEntity, Span, Work } from "../schema";
import type { Found } from "./contacts";
import { findDegrees } from "./degrees";
import type { Reading } from "./reading";
import { overlaps, within, wordsOf } from "./spans";

export type Tagged = Span & { type: EntityType };

const MOST_DEGREES = 200;

const key = ({ type, start, end }: Tagged) => `${type}:${start}:${end}`;
const SCHOOL_END =
  /(?:大学|学院|学校|中学|党校|University|College|Institute|School)(?:\([^)]{2,12}\)|（[^）]{2,12}）)?$/u;

/** Of one page there is one name, and its degrees stand in places that rules know: there the tagger is not asked. */
export const besides = (tagged: readonly Tagged[]): Tagged[] =>
  tagged.filter(({ type }) => type !== "NAME" && type !== "DEGREE");

/** What only rules find: contacts, dates, and schools beside the organisation that each of them is. */
export function foundEntities(
  { folded, dates }: Reading,
  known: {
    emails: readonly Found[];
    phones: readonly Found[];
    tagged: readonly Tagged[];
    educations: readonly Education[];
  },
): Tagged[] {
  const of = (type: EntityType, spans: readonly Span[]) =>
    spans.map(({ start, end }): Tagged => ({ type, start, end }));
  const schools = known.educations.flatMap(({ spans }) => spans.school ?? []);
  const named = known.tagged.filter(
    (entity) =>
      entity.type === "ORG" &&
      SCHOOL_END.test(wordsOf(folded, entity)) &&
      !schools.some((school) => overlaps(school, entity)),
  );
  const years = dates.filter((date) => date.to !== null || !/^\d{4}$/.test(wordsOf(folded, date)));
  return [
    ...of("EMAIL", known.emails),
    ...of("PHONE", known.phones),
    ...of(
      "DATE",
      years.filter((date) => !known.phones.some((phone) => overlaps(phone, date))),
    ),
    ...of("SCHOOL", [...schools, ...named]),
  ];
}

/** The fields that the layout told, in the types of the tagger. */
export function ruledEntities(
  { folded, sections }: Reading,
  name: Span | null,
  educations: readonly Education[],
  works: readonly Work[],
): Tagged[] {
  const ruled: Tagged[] = [];
  const add = (type: EntityType, span: Span | null | undefined) => {
    if (span && !ruled.some((other) => overlaps(other, span)))
      ruled.push({ type, start: span.start, end: span.end });
  };
  add("NAME", name);
  for (const { spans } of educations) {
    // A university is an organisation too, as the tagger has it.
    add("ORG", spans.school);
    add("DEGREE", spans.degree);
    add("MAJOR", spans.major);
  }
  for (const { spans } of works) {
    add("ORG", spans.company);
    add("TITLE", spans.title);
    add("LOCATION", spans.location);
  }
  const levels = sections.filter(({ kind }) => kind === "education" || kind === "personal");
  for (const degree of findDegrees(folded).slice(0, MOST_DEGREES))
    if (levels.some((section) => within(degree, section))) add("DEGREE", degree);
  return ruled;
}

/**
 * Whether the tagger read words where the layout saw a mere place: employer and post run together in one field, or a
 * post where a major stands.
 */
const isContradicted = (field: Tagged, tagged: readonly Tagged[]) => {
  const inside = tagged.filter((entity) => within(entity, field));
  const titles = inside.filter(({ type }) => type === "TITLE");
  return field.type === "MAJOR"
    ? titles.some((title) => within(field, title))
    : titles.length > 0 && inside.some(({ type }) => type === "ORG");
};

/**
 * The tagger's entities and those of the rules as one list in the order of the text. On prose the tagger's own eight
 * types come through as they are; where the layout was understood (`ruled`), the fields read from it win over what the
 * tagger thought it saw at the same place, unless its words contradict them.
 */
export function mergeEntities(
  text: string,
  tagged: readonly Tagged[],
  found: readonly Tagged[],
  ruled: readonly Tagged[],
): ResumeEntity[] {
  const fields = ruled.filter((field) => !isContradicted(field, tagged));
  const kept = tagged.filter((entity) => !fields.some((field) => overlaps(field, entity)));
  const all = new Map(
    [...kept, ...fields, ...found]
      .filter(({ start, end }) => end > start)
      .map((entity) => [key(entity), entity]),
  );
  return [...all.values()]
    .sort((a, b) => a.start - b.start || b.end - a.end || a.type.localeCompare(b.type))
    .map(({ type, start, end }) => ({ type, start, end, text: text.slice(start, end) }));
}
