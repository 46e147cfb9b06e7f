import type { Span } from "../schema";
import type { Drafts, EducationDraft } from "./draft";
import { findAnchors, readEntries } from "./entries";
import { readLabelled } from "./labelled";
import type { Reading } from "./reading";
import { readLooseDegree, readSchoolLines } from "./undatedSchools";
import { overlaps, wordsOf } from "./spans";

/** More than this nobody has; a text made to have them is not held on to. */
const MOST = 60;

const sameWords = (folded: string, a: Span | null, b: Span | null) =>
  a !== null &&
  b !== null &&
  wordsOf(folded, a).replaceAll(/\s/g, "") === wordsOf(folded, b).replaceAll(/\s/g, "");

/** The same school said twice, once in a form and once with its years, is one education. */
function joinEducations(folded: string, educations: readonly EducationDraft[]): EducationDraft[] {
  const joined: EducationDraft[] = [];
  for (const education of educations) {
    const same = joined.find(
      (other) =>
        sameWords(folded, other.school, education.school) &&
        (other.start === null || education.start === null) &&
        (other.end === null || education.end === null || other.end.value === education.end.value),
    );
    if (!same) {
      joined.push({ ...education });
      continue;
    }
    same.degree ??= education.degree;
    same.major ??= education.major;
    same.start ??= education.start;
    same.end ??= education.end;
  }
  return joined;
}

const byPlace = <T extends { entry: Span }>(drafts: T[]) =>
  drafts.sort((a, b) => a.entry.start - b.entry.start).slice(0, MOST);

/** Everything of the text that is an entry of a life: schools, jobs, projects. */
export function readDrafts(reading: Reading, isPrivate: readonly Span[]): Drafts {
  const { folded } = reading;
  const labelled = readLabelled(reading);
  const free = (span: Span) => !isPrivate.some((other) => overlaps(other, span));
  const anchors = findAnchors(reading, labelled.taken).filter(({ date }) => free(date));
  const dated = readEntries(reading, anchors);
  const entries = [...labelled.educations, ...dated.educations].map(({ entry }) => entry);
  /** What one did ends where what is protected begins: no description may carry it on (invariant 6). */
  const tellsNothingPrivate = <T extends { description: Span | null }>(draft: T): T => {
    const { description } = draft;
    const first = description && isPrivate.find((span) => overlaps(span, description));
    if (!description || !first) return draft;
    const line = folded.lastIndexOf("\n", first.start) + 1;
    const end = line > description.start ? line : first.start;
    return { ...draft, description: end > description.start ? { start: description.start, end } : null };
  };
  const undated = readSchoolLines(reading, entries);
  const educations = joinEducations(
    folded,
    [...dated.educations, ...labelled.educations, ...undated].sort(
      (a, b) => Number(b.start !== null) - Number(a.start !== null),
    ),
  ).sort((a, b) => a.entry.start - b.entry.start);
  const loose = educations.some(({ degree }) => degree) ? null : readLooseDegree(reading);
  return {
    educations: byPlace(loose ? [...educations, loose] : educations),
    works: byPlace([...labelled.works, ...dated.works]).map(tellsNothingPrivate),
    projects: byPlace([...labelled.projects, ...dated.projects]).map(tellsNothingPrivate),
  };
}
