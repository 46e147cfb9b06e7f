import type { Span } from "../schema";
import type { DateMention } from "./dates";
import { findDegrees } from "./degrees";
import { type Drafts, periodOf } from "./draft";
import { descriptionOf } from "./description";
import type { LabelKind, Labelled } from "./labels";
import type { Reading } from "./reading";
import { isWorkSection, sectionAt } from "./reading";
import { within } from "./spans";

type Group = {
  kind: "education" | "work" | "project";
  fields: Map<LabelKind, Labelled>;
  start: number;
  end: number;
};

const GROUP_OF: Partial<Record<LabelKind, Group["kind"]>> = {
  school: "education",
  degree: "education",
  major: "education",
  graduation: "education",
  company: "work",
  title: "work",
  projectName: "project",
  role: "project",
};
/** Further apart two labels are not of one entry. */
const FAR = 160;

/**
 * Entries that are written as label and value, one label after another; a label that comes again begins the next one.
 * `isFree` tells whether a period belongs to none yet.
 */
export function readLabelled(reading: Reading): Drafts & { taken: DateMention[] } {
  const groups: Group[] = [];
  let open: Group | null = null;
  let period: Labelled | null = null;
  for (const label of reading.labels) {
    if (!label.sure && !["school", "degree", "major"].includes(label.kind)) continue;
    if (label.kind === "period" || label.kind === "graduation") {
      const joins =
        open && !open.fields.has("period") && label.label.start - open.end < FAR && open.fields.size > 1;
      const isNext = nextKind(reading, label);
      if (open && joins && !isNext) {
        open.fields.set("period", label);
        open.end = label.value.end;
      } else {
        period = label;
        open = null;
      }
      continue;
    }
    const kind = GROUP_OF[label.kind];
    if (!kind || label.words.length === 0 || label.words.length > 80) continue;
    if (!open || open.kind !== kind || open.fields.has(label.kind) || label.label.start - open.end > FAR) {
      open = {
        kind,
        fields: new Map(),
        start: period?.label.start ?? label.label.start,
        end: label.value.end,
      };
      if (period && label.label.start - period.value.end < 24) open.fields.set("period", period);
      else open.start = label.label.start;
      period = null;
      groups.push(open);
    }
    open.fields.set(label.kind, label);
    open.end = label.value.end;
  }
  return draftsOf(reading, groups);
}

/** Whether what comes behind a period is the first label of an entry. */
function nextKind({ labels }: Reading, period: Labelled): boolean {
  const next = labels[labels.indexOf(period) + 1];
  return next !== undefined && GROUP_OF[next.kind] !== undefined && next.label.start - period.value.end < 12;
}

function draftsOf(reading: Reading, groups: readonly Group[]): Drafts & { taken: DateMention[] } {
  const { folded, dates } = reading;
  const drafts: Drafts & { taken: DateMention[] } = { educations: [], works: [], projects: [], taken: [] };
  groups.forEach(({ kind, fields, start, end }, index) => {
    const section = sectionAt(reading, start)?.kind ?? "personal";
    const spanOf = (label: LabelKind): Span | null => fields.get(label)?.value ?? null;
    const date = dateIn(dates, spanOf("period") ?? spanOf("graduation"));
    if (kind === "education") {
      const level = spanOf("degree");
      const degree = level ? (findDegrees(folded, level).at(-1) ?? null) : null;
      if (!spanOf("school") && !degree) return;
      drafts.educations.push({
        entry: { start, end },
        school: spanOf("school"),
        degree: degree && { start: degree.start, end: degree.end },
        major: spanOf("major"),
        ...periodOf(date),
      });
    } else if (kind === "work") {
      if (!spanOf("company")) return;
      drafts.works.push({
        entry: { start, end },
        kind: section === "internship" ? "internship" : section === "practice" ? "practice" : "job",
        company: spanOf("company"),
        title: spanOf("title"),
        location: null,
        ...periodOf(date),
        description: descriptionAfter(reading, end, groups[index + 1]?.start),
      });
    } else {
      if (!spanOf("projectName")) return;
      const after = date ?? dateBehind(dates, spanOf("projectName"));
      drafts.projects.push({
        entry: { start, end },
        name: nameBefore(spanOf("projectName"), after),
        role: spanOf("role"),
        ...periodOf(after),
        description: descriptionAfter(reading, Math.max(end, after?.end ?? 0), groups[index + 1]?.start),
      });
      if (after) drafts.taken.push(after);
    }
    if (date) drafts.taken.push(date);
  });
  return drafts;
}

const dateIn = (dates: readonly DateMention[], span: Span | null) =>
  (span && dates.find((date) => within(date, { start: span.start, end: span.end + 1 }))) ?? null;

/** A period at the end of a project's name, or just behind or in front of it. */
const dateBehind = (dates: readonly DateMention[], span: Span | null) =>
  (span && dates.find((date) => date.to && date.start >= span.start && date.start <= span.end + 3)) ?? null;

function nameBefore(name: Span | null, date: DateMention | null): Span | null {
  if (!name || !date || date.start >= name.end) return name;
  return date.start > name.start ? { start: name.start, end: date.start } : null;
}

function descriptionAfter(reading: Reading, at: number, next: number | undefined): Span | null {
  const section = sectionAt(reading, at);
  const end = Math.min(next ?? Infinity, section?.end ?? reading.text.length);
  return end > at && (section === null || isWorkSection(section.kind) || section.kind === "project")
    ? descriptionOf(reading.folded, { start: at, end })
    : null;
}
