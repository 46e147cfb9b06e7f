import { z } from "zod";
import { uuid } from "../../http/schema";
import { validity } from "../growth/schema";

const day = z.iso.date();
export const SUPPORT_VIEWS = ["promotion", "transfer", "training"] as const;

export const supportQuery = z.object({
  view: z.enum(SUPPORT_VIEWS).default("promotion"),
  /** Whose people, with those of the units below; all of the reader's unless told. */
  unit: uuid.optional(),
  /** What their interviews are held against. */
  positionId: uuid.optional(),
});
export type SupportQuery = z.output<typeof supportQuery>;

export const gapSchema = z.object({
  id: z.string(),
  name: z.string(),
  score: z.number().nullable(),
  required: z.number(),
});

/** Facts of one person at work; what the reader may not know of is missing from them. */
export const supportRowSchema = z.object({
  candidacyId: uuid,
  person: z.object({ id: uuid, name: z.string() }),
  job: z.string(),
  startsOn: day,
  monthsInJob: z.int(),
  lastPromotedOn: day.nullable(),
  /** Of the last twelve months, on a scale of ten. */
  ratings: z.object({ n: z.int(), mean: z.number().nullable() }),
  trained: z.object({ n: z.int(), hours: z.number() }),
  /** Expired or expiring within 90 days, the first to end first. */
  papers: z.array(z.object({ title: z.string(), expiresOn: day, validity })),
  /** Against the target; null where there is no target, or no interview that may be read. */
  gaps: z
    .object({
      below: z.array(gapSchema),
      unknown: z.array(z.string()),
      /** By how many points all that is below falls short. */
      short: z.number(),
    })
    .nullable(),
});
export type SupportRow = z.infer<typeof supportRowSchema>;

/** Sorted as the view says; a sort order and facts, no verdict. */
export const supportSchema = z.object({
  view: z.enum(SUPPORT_VIEWS),
  target: z.object({ id: uuid, title: z.string() }).nullable(),
  items: z.array(supportRowSchema),
  /** There are more people than are looked at at once. */
  capped: z.boolean(),
});
