import type { Section, SectionKind, Span } from "../schema";
import { type DateMention, findDates } from "./dates";
import { fold } from "./fold";
import { type Labelled, findLabels } from "./labels";
import { type Heading, findHeadings, findSections } from "./sections";

/** A line of the page, where who read the file knows more than its words: how large its letters are. */
export type TextLine = Span & { size?: number | null };
export type Line = Span & { size: number | null };

/** A text with all that is found in it before anything is understood. */
export type Reading = {
  text: string;
  folded: string;
  lines: readonly Line[];
  headings: readonly Heading[];
  sections: readonly Section[];
  labels: readonly Labelled[];
  dates: readonly DateMention[];
};

function linesOf(text: string, given: readonly TextLine[]): Line[] {
  const sizes = new Map(given.map(({ start, size }) => [start, size ?? null]));
  const lines: Line[] = [];
  let start = 0;
  for (const words of text.split("\n")) {
    const end = start + words.length;
    lines.push({ start, end, size: sizes.get(start) ?? null });
    start = end + 1;
  }
  return lines;
}

export function read(text: string, given: readonly TextLine[] = []): Reading {
  const folded = fold(text);
  const headings = findHeadings(folded);
  const sections = findSections(folded, headings);
  return {
    text,
    folded,
    lines: linesOf(text, given),
    headings,
    sections,
    labels: findLabels(folded, headings),
    dates: findDates(folded, { years: true }),
  };
}

export function sectionAt({ sections }: Pick<Reading, "sections">, at: number): Section | null {
  let low = 0;
  let high = sections.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const section = sections[middle];
    if (!section) return null;
    if (at < (section.heading?.start ?? section.start)) high = middle - 1;
    else if (at >= section.end) low = middle + 1;
    else return section;
  }
  return null;
}

export function lineIndexAt({ lines }: Pick<Reading, "lines">, at: number): number {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines[middle]?.start ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

const WORKS: ReadonlySet<SectionKind> = new Set(["work", "internship", "practice"]);
export const isWorkSection = (kind: SectionKind) => WORKS.has(kind);
