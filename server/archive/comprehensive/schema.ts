import { z } from "zod";
import { instant, uuid } from "../../http/schema";
import { recommendation } from "../../reports/schema";
import { formRecommendation } from "../../rounds/schema";
import { growthDimensionSchema } from "../growth/schema";

const text = z.string().nullable();

/** Everything that speaks of one person for one job; a part that the reader may not know is null. */
export const comprehensiveSchema = z
  .object({
    interviewId: uuid,
    asOf: z.iso.date(),
    person: z.object({ id: uuid, name: z.string() }),
    job: z.string(),
    unit: z.array(z.string()),
    resume: z
      .object({
        yearsOfExperience: z.number().nullable(),
        educations: z.array(z.object({ school: text, degree: text, major: text, when: z.string() })),
        works: z.array(z.object({ company: text, title: text, when: z.string() })),
        skills: z.array(z.string()),
        certificates: z.array(z.string()),
      })
      .nullable(),
    screening: z
      .object({
        result: z.enum(["passes", "fails", "unclear"]),
        /** How many of the position's conditions came out so. */
        met: z.int(),
        not_met: z.int(),
        unclear: z.int(),
      })
      .nullable(),
    tests: z.array(
      z.object({
        name: z.string(),
        score: z.number(),
        outOf: z.number(),
        passed: z.boolean().nullable(),
        at: instant,
      }),
    ),
    interview: z.object({
      /** `sealed`: held back for a blind review. */
      state: z.enum(["shown", "none", "sealed"]),
      completedAt: instant.nullable(),
      total: z.number().nullable(),
      match: z.number().nullable(),
      recommendation: recommendation.nullable(),
      reason: z.string(),
      dimensions: z.array(growthDimensionSchema),
      risks: z.array(z.string()),
      review: z
        .object({ by: z.string(), at: instant, total: z.number().nullable(), comment: z.string() })
        .nullable(),
    }),
    forms: z.object({
      /** Some were sent, and are hidden from the reader until theirs is. */
      hidden: z.boolean(),
      people: z.array(
        z.object({
          by: z.string(),
          total: z.number().nullable(),
          recommendation: formRecommendation,
          notes: z.string(),
          at: instant,
        }),
      ),
      /** Mean of the totals; null for fewer than two. */
      mean: z.number().nullable(),
    }),
    decision: z
      .object({
        outcome: z.enum(["advance", "decline"]),
        reason: text,
        note: text,
        by: z.string(),
        at: instant,
      })
      .nullable(),
    offers: z.array(z.object({ type: z.string(), startsOn: text, at: instant })),
  })
  .meta({ id: "Comprehensive" });
export type Comprehensive = z.infer<typeof comprehensiveSchema>;
