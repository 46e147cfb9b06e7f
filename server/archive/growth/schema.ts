import { z } from "zod";
import { uuid } from "../../http/schema";
import { recommendation } from "../../reports/schema";
import { jobSchema } from "../schema";

const day = z.iso.date();
/** The same sentence in both languages. */
export const bothSchema = z.object({ zh: z.string(), en: z.string() });
export type Both = z.infer<typeof bothSchema>;

export const ratingSchema = z.object({
  eventId: uuid,
  on: day,
  period: z.string(),
  score: z.number(),
  outOf: z.number(),
  /** The score on the scale of interviews, 0–10. */
  outOfTen: z.number(),
});
export const validity = z.enum(["valid", "expiring", "expired"]);
export const paperSchema = z.object({
  eventId: uuid,
  on: day,
  title: z.string(),
  hours: z.number().nullable(),
  expiresOn: day.nullable(),
  validity: validity.nullable(),
});
export const milestoneSchema = z.object({
  eventId: uuid,
  on: day,
  type: z.string(),
  text: bothSchema,
});

export const growthDimensionSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** 0–10; null where there was not enough evidence. */
  score: z.number().nullable(),
  required: z.number(),
});

/** What was said in the interview beside what came at work. Whatever is struck is left out. */
export const growthSchema = z
  .object({
    person: z.object({ id: uuid, name: z.string() }),
    asOf: day,
    jobs: z.array(jobSchema),
    /** The job that the rest is about; null where they were never hired. */
    candidacyId: uuid.nullable(),
    interview: z.object({
      /** `sealed`: held back for a blind review; `hidden`: not the reader's to read. */
      state: z.enum(["shown", "none", "sealed", "hidden"]),
      id: uuid.nullable(),
      on: day.nullable(),
      plan: z.string().nullable(),
      total: z.number().nullable(),
      /** After a person's review, where somebody has reviewed it. */
      reviewed: z.number().nullable(),
      match: z.number().nullable(),
      recommendation: recommendation.nullable(),
      dimensions: z.array(growthDimensionSchema),
    }),
    /** In the order of their days. */
    performance: z.array(ratingSchema),
    trainings: z.array(paperSchema),
    certificates: z.array(paperSchema),
    milestones: z.array(milestoneSchema),
    /** What can be said of it, with how much it stands on. */
    notes: z.array(bothSchema),
  })
  .meta({ id: "Growth" });
export type Growth = z.infer<typeof growthSchema>;

export const growthQuery = z.object({ candidacyId: uuid.optional() });
