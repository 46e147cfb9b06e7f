import { z } from "zod";
import { instant, pageOf } from "../../http/schema";
import { workKind } from "../schema";
import { CORRECTABLE, itemValueSchema } from "./items";

const MOST_WORDS = 200;
const MOST_DESCRIPTION = 4_000;

/** Blank words are no words. */
const words = (most: number) =>
  z
    .string()
    .max(most)
    .transform((text) => text.trim() || null)
    .nullable();
const line = words(MOST_WORDS);
/** However people write it; `tidyValue` makes the date that readings have. */
const date = words(40);
const filled = z.string().trim().min(1).max(MOST_WORDS);

export const educationValue = z.strictObject({
  school: line,
  degree: line,
  major: line,
  start: date,
  end: date,
});
export const workValue = z.strictObject({
  kind: workKind,
  company: line,
  title: line,
  location: line,
  start: date,
  end: date,
  description: words(MOST_DESCRIPTION),
});
export const projectValue = z.strictObject({
  name: line,
  role: line,
  start: date,
  end: date,
  description: words(MOST_DESCRIPTION),
});

const key = z.string().max(64).nullable();
const change = <const F extends string, V extends z.ZodType>(field: F, value: V) =>
  z.strictObject({ field: z.literal(field), key, value: value.nullable() });

/**
 * What a person puts in the place of what was read: `key` names the item (null: one that is not there yet), `value` is
 * what it ought to say (null: it is not so). There is no field for anything protected.
 */
export const changeSchema = z.discriminatedUnion("field", [
  change("name", filled),
  change(
    "phones",
    z
      .string()
      .trim()
      .min(5)
      .max(40)
      .regex(/^[+(]?\d[\d\s().转ext-]*$/u),
  ),
  change("emails", z.email().max(120)),
  change("yearsOfExperience", z.number().min(0).max(80)),
  change("educations", educationValue),
  change("works", workValue),
  change("projects", projectValue),
  change("skills", filled),
  change("certificates", filled),
]);
export type Change = z.output<typeof changeSchema>;

/** `revision` as the reading was seen with: somebody else's correction in between is told, and never written over. */
export const correctBody = z.strictObject({ revision: z.int().min(0), change: changeSchema });
export const undoQuery = z.strictObject({ revision: z.coerce.number().int().min(0) });

/** A correction as it is kept. `machine` is what was read there when it was made; null for what was not read at all. */
export const correctionSchema = z.object({
  id: z.uuid(),
  field: z.enum(CORRECTABLE),
  machine: z
    .object({
      key: z.string(),
      value: itemValueSchema,
      /** With the first words that stand there, by which another reading of the same text knows it again. */
      place: z.object({ start: z.int(), end: z.int(), words: z.string() }).nullable(),
    })
    .nullable(),
  value: itemValueSchema.nullable(),
  by: z.string(),
  at: z.string(),
});
export type Correction = z.output<typeof correctionSchema>;

/** How it is shown: beside what a person says, what the machine read. */
export const correctionView = correctionSchema.omit({ machine: true }).extend({
  machine: itemValueSchema.nullable(),
});
export type CorrectionView = z.output<typeof correctionView>;

/** For each list of the résumé, index by index: by what an item is named in a change, and which correction made it. */
export const markSchema = z.object({ key: z.string(), correctionId: z.string().nullable() });
export const marksSchema = z.record(z.enum(CORRECTABLE), z.array(markSchema));
export type Marks = z.output<typeof marksSchema>;

/** What counted before and what counts from then on; null is "not there". */
export const loggedChangeSchema = z.object({
  field: z.enum(CORRECTABLE),
  from: itemValueSchema.nullable(),
  to: itemValueSchema.nullable(),
});
export type LoggedChange = z.output<typeof loggedChangeSchema>;

export const correctionLogSchema = pageOf(
  loggedChangeSchema.extend({ id: z.uuid(), by: z.string(), at: instant }),
).meta({ id: "ResumeCorrectionLog" });
export type CorrectionLog = z.input<typeof correctionLogSchema>;
