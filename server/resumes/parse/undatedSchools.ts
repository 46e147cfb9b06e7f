import type { Span } from "../schema";
import { findDegrees } from "./degrees";
import type { EducationDraft } from "./draft";
import { readEducation } from "./education";
import type { Reading } from "./reading";
import { findSchools } from "./schools";
import { overlaps, tidy, wordsOf } from "./spans";

const LONG = 110;

/** Schools of the education section on lines without any date: nothing but the line tells of them. */
export function readSchoolLines(
  { folded, lines, sections, dates }: Reading,
  taken: readonly Span[],
): EducationDraft[] {
  const found: EducationDraft[] = [];
  for (const section of sections) {
    if (section.kind !== "education") continue;
    for (const line of lines) {
      if (line.end <= section.start || line.start >= section.end) continue;
      const part = tidy(folded, {
        start: Math.max(line.start, section.start),
        end: Math.min(line.end, section.end),
      });
      if (!part || part.end - part.start > LONG || taken.some((other) => overlaps(other, part))) continue;
      if (dates.some((date) => overlaps(date, part))) continue;
      const words = wordsOf(folded, part);
      if (
        /[。；;!]|^[•◦▪·*-]|课程|奖学金|论文|Thesis|Scholarship|Advisor/iu.test(words) ||
        findSchools(folded, part).length === 0
      )
        continue;
      const fields = readEducation(folded, [part], true);
      if (fields.school) found.push({ entry: part, ...fields, start: null, end: null });
    }
  }
  return found;
}

/** The level of education in a line about oneself, where no school says it: "男 | 28岁 | 硕士 | 5年经验". */
export function readLooseDegree({ folded, sections, lines }: Reading): EducationDraft | null {
  const top = sections[0];
  if (!top || top.kind !== "personal") return null;
  const end = Math.min(top.end, top.start + 600);
  for (const degree of findDegrees(folded, { start: top.start, end })) {
    const line = lines.find((other) => overlaps(other, degree));
    const before = folded.slice(Math.max(0, degree.start - 4), degree.start);
    const after = folded.slice(degree.end, degree.end + 6);
    if (
      !line ||
      !/[|/·,，\s]\s?(?:大学|全日制)?$/u.test(before) ||
      !/^(?:研究生|学位|学历)?\s?(?:[|/·,，\s\n]|$)/u.test(after)
    )
      continue;
    const span = { start: degree.start, end: degree.end };
    return { entry: span, school: null, degree: span, major: null, start: null, end: null };
  }
  return null;
}
