import { z } from "zod";
import { RESUME_KINDS } from "./text/types";

/** Characters of a text that are read; what comes after is refused (a résumé of 200 pages has about as many). */
export const TEXT_CHARACTERS = 200_000;

/** Where something stands in `text`, in UTF-16 units; `end` is behind the last one. */
export const spanSchema = z.object({ start: z.int().min(0), end: z.int().min(0) });
export type Span = z.output<typeof spanSchema>;

/** The first eight are the trained tagger's (./tagger) where a text is plain prose; the last four are found by rules. */
export const entityType = z.enum([
  "NAME",
  "NATIONALITY",
  "ETHNICITY",
  "TITLE",
  "DEGREE",
  "ORG",
  "MAJOR",
  "LOCATION",
  "PHONE",
  "EMAIL",
  "SCHOOL",
  "DATE",
]);
export type EntityType = z.output<typeof entityType>;

export const entitySchema = spanSchema.extend({ type: entityType, text: z.string() });
export type ResumeEntity = z.output<typeof entitySchema>;

/** From low to high. `professional` is 大专, `secondary` whatever ends before it. */
export const degreeLevel = z.enum(["secondary", "professional", "bachelor", "master", "doctor"]);
export type DegreeLevel = z.output<typeof degreeLevel>;

/** `2019-03`, `2019-03-15`, `2019`, or `present`; as it was written where the year is not told ("20XX年"). */
const resumeDate = z.string().max(40).nullable();
const value = z.string().nullable();
const spansOf = <const K extends string>(keys: readonly [K, ...K[]]) =>
  z.partialRecord(z.enum(keys), spanSchema);

export const educationSchema = z.object({
  school: value,
  /** In the words of the résumé, without what only fills: 硕士, 本科, PhD, BSc. */
  degree: value,
  degreeLevel: degreeLevel.nullable(),
  major: value,
  start: resumeDate,
  end: resumeDate,
  spans: spansOf(["entry", "school", "degree", "major", "start", "end"]),
});
export type Education = z.output<typeof educationSchema>;

/** Years of experience count jobs alone. */
export const workKind = z.enum(["job", "internship", "practice"]);
export type WorkKind = z.output<typeof workKind>;

export const workSchema = z.object({
  kind: workKind,
  company: value,
  title: value,
  location: value,
  start: resumeDate,
  end: resumeDate,
  description: value,
  spans: spansOf(["entry", "company", "title", "location", "start", "end", "description"]),
});
export type Work = z.output<typeof workSchema>;

export const projectSchema = z.object({
  name: value,
  role: value,
  start: resumeDate,
  end: resumeDate,
  description: value,
  spans: spansOf(["entry", "name", "role", "start", "end", "description"]),
});
export type Project = z.output<typeof projectSchema>;

/** What nobody may be judged by (invariant 6). Kept apart from everything else, from the first moment. */
export const PROTECTED_FIELDS = [
  "birthday",
  "age",
  "gender",
  "ethnicity",
  "nationality",
  "nativePlace",
  "maritalStatus",
  "politicalStatus",
  "religion",
  "health",
  "height",
  "weight",
  "bloodType",
  "photo",
] as const;
export type ProtectedField = (typeof PROTECTED_FIELDS)[number];

export const protectedSchema = z.object({
  /** As other dates. */
  birthday: resumeDate,
  /** In years. */
  age: z.int().min(0).max(150).nullable(),
  gender: z.enum(["male", "female"]).nullable(),
  ethnicity: value,
  nationality: value,
  nativePlace: value,
  maritalStatus: value,
  politicalStatus: value,
  religion: value,
  health: value,
  height: value,
  weight: value,
  bloodType: value,
  /** The words by which the résumé announces a picture. */
  photo: value,
  spans: z.partialRecord(z.enum(PROTECTED_FIELDS), spanSchema),
});
export type ProtectedAttributes = z.output<typeof protectedSchema>;

export const sectionKind = z.enum([
  "personal",
  "intent",
  "education",
  "work",
  "internship",
  "practice",
  "project",
  "skills",
  "certificates",
  "languages",
  "awards",
  "training",
  "publications",
  "summary",
  "other",
]);
export type SectionKind = z.output<typeof sectionKind>;
export const sectionSchema = spanSchema.extend({ kind: sectionKind, heading: spanSchema.nullable() });
export type Section = z.output<typeof sectionSchema>;

/** What its text was read from, and what of it was not. */
export const sourceSchema = z.object({
  kind: z.enum(RESUME_KINDS),
  pages: z.int().min(0),
  /** Read from pixels: expect wrong characters here and there. */
  ocr: z.boolean(),
  /** There was more text than is kept, or there were more pages of pixels than are read. */
  truncated: z.boolean(),
  /** Pages of which nothing could be read, from 1. */
  unreadPages: z.array(z.int().min(1)),
});
export type ResumeSource = z.output<typeof sourceSchema>;

/**
 * A résumé as data: the contract of DESIGN.md §4, and beside each field where it stands, so that a screen can show it.
 * A span covers the words that a field was read from; where the field is not normalised they are the field.
 */
export const parsedResumeSchema = z.object({
  text: z.string(),
  name: value,
  phones: z.array(z.string()),
  emails: z.array(z.string()),
  educations: z.array(educationSchema),
  works: z.array(workSchema),
  projects: z.array(projectSchema),
  /** By one name each ("React.js" is React), as the lexicon of this product spells it. */
  skills: z.array(z.string()),
  certificates: z.array(z.string()),
  /** As the résumé says, else from its jobs, overlaps counted once. */
  yearsOfExperience: z.number().min(0).max(80).nullable(),
  protected: protectedSchema,
  entities: z.array(entitySchema),
  /** Index by index as the lists above. */
  spans: z.object({
    name: spanSchema.nullable(),
    phones: z.array(spanSchema),
    emails: z.array(spanSchema),
    skills: z.array(spanSchema),
    certificates: z.array(spanSchema),
    /** Null also where the years were counted. */
    yearsOfExperience: spanSchema.nullable(),
  }),
  sections: z.array(sectionSchema),
  /** Which parser read it; a newer one may read again. */
  engine: z.string(),
});
export type ParsedResume = z.output<typeof parsedResumeSchema>;
