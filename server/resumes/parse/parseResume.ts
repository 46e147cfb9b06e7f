import type { ParsedResume, Span } from "../schema";
import { findCertificates } from "./certificates";
import { type Found, findEmails, findPhones } from "./contacts";
import { readDrafts } from "./drafts";
import { type Tagged, besides, foundEntities, mergeEntities, ruledEntities } from "./entities";
import { countYears, statedYears } from "./experience";
import { findName } from "./name";
import { presentEducation, presentProject, presentWork, spanOf } from "./present";
import { readProse } from "./prose";
import { readProtected } from "./protected";
import { type Reading, type TextLine, read } from "./reading";
import { findSkills } from "./skills";

/** Rises whenever the same text would be read differently, so that what is kept can be read again. */
export const PARSER_VERSION = "parse-1";

export type ParseOptions = {
  lines?: readonly TextLine[];
  /** The trained tagger (../tagger); without one, rules alone speak. */
  tag?: (text: string) => readonly Tagged[];
  /** Of the tagger and the rules together. */
  engine?: string;
  /** What "until now" means where years are counted. */
  today: Date;
};

/**
 * A résumé's text as data, with the place of each field. Any string is read: what is not understood is not there. The
 * time it takes grows with the length of the text alone.
 */
export function parseResume(text: string, options: ParseOptions): ParsedResume {
  const reading = read(text, options.lines);
  const attributes = readProtected(reading);
  const isPrivate = Object.values(attributes.spans).sort((a, b) => a.start - b.start);
  const emails = firstOfEach(findEmails(reading.folded));
  const periods = reading.dates.filter((date) => date.to !== null);
  const phones = firstOfEach(findPhones(reading.folded, [...emails, ...periods]));
  const drafts = readDrafts(reading, isPrivate);
  const educations = drafts.educations.map((draft) => presentEducation(reading, draft));
  const tagged = options.tag?.(text) ?? [];
  const isPage = hasLayout(reading);
  const jobs = isPage ? drafts.works : drafts.works.map((draft) => readProse(draft, drafts.works, tagged));
  const works = jobs.map((draft) => presentWork(reading, draft));
  const projects = drafts.projects.map((draft) => presentProject(reading, draft));
  const name = findName(reading);
  const stated = statedYears(reading);
  const entries = educations.flatMap(({ spans }) => spans.entry ?? []);
  const skills = findSkills(reading, [...emails, ...isPrivate, ...entries], name && nameOf(text, name));
  const certificates = findCertificates(reading);
  const ruled = isPage ? ruledEntities(reading, name, educations, works) : [];
  const found = foundEntities(reading, { emails, phones, tagged: isPage ? [] : tagged, educations });
  return {
    text,
    name: name && nameOf(text, name),
    phones: phones.map(({ value }) => value),
    emails: emails.map(({ value }) => value),
    educations,
    works,
    projects,
    skills: skills.map(({ value }) => value),
    certificates: certificates.map(({ value }) => value),
    yearsOfExperience: stated?.value ?? countYears(works, options.today),
    protected: attributes,
    entities: mergeEntities(text, isPage ? besides(tagged) : tagged, found, ruled),
    spans: {
      name,
      phones: phones.map(spanOf),
      emails: emails.map(spanOf),
      skills: skills.map(spanOf),
      certificates: certificates.map(spanOf),
      yearsOfExperience: stated?.span ?? null,
    },
    sections: [...reading.sections],
    engine: options.engine ?? PARSER_VERSION,
  };
}

/** A name of Chinese characters without the spaces that set it wide: "李 明". */
function nameOf(text: string, { start, end }: Span): string {
  const words = text.slice(start, end);
  return /[\u4e00-\u9fa5]/.test(words) ? words.replaceAll(/\s/g, "") : words.replaceAll(/\s+/g, " ");
}

function firstOfEach(found: readonly Found[]): Found[] {
  const seen = new Set<string>();
  return found.filter(({ value }) => !seen.has(value) && seen.add(value)).slice(0, 20);
}

/** Whether this is a page of a résumé, or a part of one, and not sentences about somebody. */
function hasLayout({ headings, labels, lines, dates }: Reading): boolean {
  const sure = labels.filter((label) => label.sure && label.kind !== "end").length;
  const periods = dates.filter(({ to }) => to !== null).length;
  const printed = lines.filter(({ start, end }) => end > start).length;
  return sure + headings.length >= 2 || (printed >= 4 && headings.length + sure + periods >= 1);
}
