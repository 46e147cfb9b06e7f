import type { Span, WorkKind } from "../schema";
import type { DateEnd, DateMention } from "./dates";

/** An entry on the way: where its fields stand, before they become words. */
export type EducationDraft = {
  entry: Span;
  school: Span | null;
  degree: Span | null;
  major: Span | null;
  start: DateEnd | null;
  end: DateEnd | null;
};
export type WorkDraft = {
  entry: Span;
  kind: WorkKind;
  company: Span | null;
  title: Span | null;
  location: Span | null;
  start: DateEnd | null;
  end: DateEnd | null;
  description: Span | null;
};
export type ProjectDraft = {
  entry: Span;
  name: Span | null;
  role: Span | null;
  start: DateEnd | null;
  end: DateEnd | null;
  description: Span | null;
};
export type Drafts = { educations: EducationDraft[]; works: WorkDraft[]; projects: ProjectDraft[] };

/** A date that stands alone is when something ended: a graduation, a project of a year. */
export const periodOf = (date: DateMention | null): { start: DateEnd | null; end: DateEnd | null } =>
  date === null
    ? { start: null, end: null }
    : date.to
      ? { start: date.from, end: date.to }
      : { start: null, end: date.from };
