import type { Education, Project, Span, Work } from "../schema";
import type { DateEnd } from "./dates";
import { findDegrees } from "./degrees";
import type { EducationDraft, ProjectDraft, WorkDraft } from "./draft";
import type { Reading } from "./reading";
import { trim } from "./spans";

/** A description is quoted, not kept whole for ever: so much of it says what somebody did. */
const DESCRIPTION = 4_000;

export const spanOf = ({ start, end }: Span): Span => ({ start, end });
const oneLine = (words: string) => words.replaceAll(/\s+/g, " ").trim();

function fields<K extends string>(places: Record<K, Span | null>): Partial<Record<K, Span>> {
  const known = (Object.entries(places) as [K, Span | null][]).flatMap(([key, span]) =>
    span ? [[key, spanOf(span)] as const] : [],
  );
  return Object.fromEntries(known) as Partial<Record<K, Span>>;
}

const words = ({ text }: Reading, span: Span | null): string | null =>
  span ? oneLine(text.slice(span.start, span.end)) || null : null;
const dateOf = (date: DateEnd | null) => date?.value.slice(0, 40) ?? null;

export function presentEducation(reading: Reading, draft: EducationDraft): Education {
  const { entry, school, degree, major, start, end } = draft;
  return {
    school: words(reading, school),
    degree: words(reading, degree),
    degreeLevel: degree ? (findDegrees(reading.folded, degree)[0]?.level ?? null) : null,
    major: words(reading, major),
    start: dateOf(start),
    end: dateOf(end),
    spans: fields({ entry: trim(reading.folded, entry), school, degree, major, start, end }),
  };
}

function shorten(reading: Reading, description: Span | null): Span | null {
  if (!description) return null;
  const span = trim(reading.folded, {
    start: description.start,
    end: Math.min(description.end, description.start + DESCRIPTION),
  });
  return span.end > span.start ? span : null;
}

const told = ({ text }: Reading, span: Span | null) => (span ? text.slice(span.start, span.end) : null);

export function presentWork(reading: Reading, draft: WorkDraft): Work {
  const { entry, kind, company, title, location, start, end } = draft;
  const description = shorten(reading, draft.description);
  return {
    kind,
    company: words(reading, company),
    title: words(reading, title),
    location: words(reading, location),
    start: dateOf(start),
    end: dateOf(end),
    description: told(reading, description),
    spans: fields({ entry: trim(reading.folded, entry), company, title, location, start, end, description }),
  };
}

export function presentProject(reading: Reading, draft: ProjectDraft): Project {
  const { entry, name, role, start, end } = draft;
  const description = shorten(reading, draft.description);
  return {
    name: words(reading, name),
    role: words(reading, role),
    start: dateOf(start),
    end: dateOf(end),
    description: told(reading, description),
    spans: fields({ entry: trim(reading.folded, entry), name, role, start, end, description }),
  };
}
