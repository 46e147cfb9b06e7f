import { z } from "zod";
import { instant, uuid } from "../../http/schema";
import { reportState } from "../../interviews/staffSchema";
import { interviewStatus } from "../../interviews/status";
import { locatedQuoteSchema, recommendation } from "../schema";

export const MOST_COMPARED = 5;

export const comparisonQuery = z.object({
  ids: z
    .string()
    .transform((value) => [...new Set(value.split(","))])
    .pipe(z.array(uuid).min(2).max(MOST_COMPARED)),
});

/** Why two columns, or two cells of a row, cannot be read against each other. */
export const comparisonNote = z.enum(["plans_differ", "engines_differ", "incomplete"]);
export const rowNote = z.enum(["not_in_all", "anchors_differ"]);

/** Null where the plan does not assess the dimension. */
const cellSchema = z
  .object({
    /** Null: assessed, and there was not enough evidence. That is not a low score. */
    score: z.number().nullable(),
    level: z.number().nullable(),
    confidence: z.number().nullable(),
    weightBp: z.int(),
    requiredScore: z.number(),
    /** From the answer that showed the dimension best. */
    quote: locatedQuoteSchema.nullable(),
  })
  .nullable();

export const comparisonSchema = z
  .object({
    /** In the order asked for. */
    interviews: z.array(
      z.object({
        id: uuid,
        candidateName: z.string(),
        planName: z.string(),
        jobTitle: z.string(),
        status: interviewStatus,
        completedAt: instant.nullable(),
        reportState,
        /** Null without a report. */
        report: z
          .object({
            total: z.number().nullable(),
            match: z.number().nullable(),
            recommendation,
            recommendationReason: z.string(),
            risks: z.array(z.string()),
            engine: z.string(),
          })
          .nullable(),
      }),
    ),
    /** Dimensions that all have come first; matched by id. */
    dimensions: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        notes: z.array(rowNote),
        /** One for each interview, in their order. */
        cells: z.array(cellSchema),
      }),
    ),
    notes: z.array(comparisonNote),
  })
  .meta({ id: "Comparison" });
export type Comparison = z.infer<typeof comparisonSchema>;
