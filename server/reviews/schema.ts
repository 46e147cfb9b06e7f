import { z } from "zod";
import { instant, uuid } from "../http/schema";

/** Why an interview waits for a person, the most pressing first. */
export const REVIEW_REASONS = [
  "candidate",
  "staff",
  "required",
  "no_total",
  "near_line",
  "rule",
  "blind",
  "low_confidence",
] as const;
export const reviewReason = z.enum(REVIEW_REASONS);
export type ReviewReason = z.infer<typeof reviewReason>;

/** A BARS level in half steps; null says that there is not enough evidence. */
const level = z.number().min(1).max(5).multipleOf(0.5).nullable();
const comment = z.string().trim().max(1000);
const MOST_RATINGS = 300;

export const draftRatingSchema = z.strictObject({
  answerId: uuid,
  dimensionId: z.string().max(100),
  /** `machine` leaves it as the machine has it, where that may be seen. */
  level: z.union([z.literal("machine"), level]),
  comment: comment.default(""),
});
export type DraftRating = z.infer<typeof draftRatingSchema>;

export const reviewBody = z.strictObject({
  ratings: z.array(draftRatingSchema).max(MOST_RATINGS),
  comment: z.string().trim().max(2000).default(""),
});
export type ReviewBody = z.infer<typeof reviewBody>;

/** The level that stands, and the machine's beside it; null where there is not enough evidence. */
export const sentRatingSchema = z.strictObject({
  answerId: uuid,
  questionId: z.string(),
  dimensionId: z.string(),
  level: z.number().nullable(),
  machine: z.number().nullable(),
  comment: z.string(),
});
export type SentRating = z.infer<typeof sentRatingSchema>;

/** Reckoned by the code that reckons the machine's, with the person's levels in place of its own. */
export const reviewResultSchema = z.strictObject({
  total: z.number().nullable(),
  match: z.number().nullable(),
  recommendation: z.enum(["advance", "review", "decline"]),
  reason: z.string(),
  formulas: z.strictObject({ total: z.string(), match: z.string() }),
  dimensions: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      score: z.number().nullable(),
      level: z.number().nullable(),
    }),
  ),
});
export type ReviewResult = z.infer<typeof reviewResultSchema>;

export const person = z.object({ id: uuid, name: z.string() });

export const sentReviewSchema = z
  .object({
    id: uuid,
    version: z.int(),
    reviewer: person,
    blind: z.boolean(),
    sentAt: instant,
    ratings: z.array(sentRatingSchema),
    comment: z.string(),
    result: reviewResultSchema,
    rubricSha256: z.string(),
    engine: z.string(),
    reportVersion: z.int(),
  })
  .meta({ id: "SentReview" });
export type SentReview = z.output<typeof sentReviewSchema>;

/** Who is at it, and until when nobody else can be. */
const taken = z.object({ by: person, until: instant, mine: z.boolean() }).nullable();

const task = {
  reasons: z.array(reviewReason),
  priority: z.int(),
  dueAt: instant,
  blind: z.boolean(),
  sealed: z.boolean(),
  taken,
};

export const reviewViewSchema = z.object({
  /** `none`: nobody asked for a review; one may be begun all the same. */
  state: z.enum(["none", "waiting", "done", "closed"]),
  task: z.object(task).nullable(),
  closed: z.object({ at: instant, by: person.nullable(), reason: z.string() }).nullable(),
  /** What is to be rated; `machine` only where that may be seen. */
  pairs: z.array(
    z.object({
      answerId: uuid,
      questionId: z.string(),
      dimensionId: z.string(),
      machine: z.number().nullable(),
    }),
  ),
  draft: z
    .object({
      version: z.int(),
      ratings: z.array(draftRatingSchema),
      comment: z.string(),
      updatedAt: instant,
    })
    .nullable(),
  /** Everybody's, the newest first; none while the machine's scores are sealed. */
  sent: z.array(sentReviewSchema),
});

export const queueQuery = z.object({
  unit: uuid.optional(),
  /** Only those that the caller has taken. */
  mine: z.literal("1").optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
});

export const queueSchema = z.object({
  items: z.array(
    z.object({
      interviewId: uuid,
      candidate: person,
      jobTitle: z.string(),
      planName: z.string(),
      orgUnitId: uuid,
      completedAt: instant.nullable(),
      ...task,
    }),
  ),
  nextCursor: z.string().nullable(),
});

export const closeBody = z.strictObject({ reason: z.string().trim().min(2).max(500) });

export const reviewSettingsSchema = z.object({
  blind: z.boolean(),
  /** 1–100. */
  sharePercent: z.int().min(1).max(100),
  updatedBy: z.string().nullable(),
  updatedAt: instant.nullable(),
});
export const reviewSettingsBody = reviewSettingsSchema.pick({ blind: true, sharePercent: true }).strict();

export const agreementQuery = z.object({
  positionId: uuid.optional(),
  /** Also what was rated with the machine's score in view. */
  open: z.literal("1").optional(),
});

export const agreementSchema = z.object({
  /** How many reviews could be learned from: interviews and rated answers. */
  reviews: z.int(),
  answers: z.int(),
  dimensions: z.array(
    z.object({
      dimensionId: z.string(),
      name: z.string(),
      n: z.int(),
      /** Null for fewer than ten. */
      qwk: z.number().nullable(),
      /** People's level − the machine's, on average. */
      meanDifference: z.number(),
      /** So few say little. */
      small: z.boolean(),
    }),
  ),
});
export type ReviewAgreement = z.output<typeof agreementSchema>;
