import { z } from "zod";
import { codeChannel, linkToken } from "../interviews/candidateSchema";
import { instant, uuid } from "../http/schema";
import { interviewLanguage } from "../plans/definition";

/**
 * Where an application stands, as its candidate sees it. Not the stages of the board: those are the company's own.
 * `yours`: we wait for them. `talking`: people meet. `closed`: it ended without a hire.
 */
export const applicationStep = z.enum([
  "received",
  "yours",
  "looking",
  "talking",
  "offer",
  "hired",
  "closed",
  "withdrawn",
]);
export type ApplicationStep = z.infer<typeof applicationStep>;

const applicationSchema = z.object({
  id: uuid,
  jobTitle: z.string(),
  /** The one whose link was opened. */
  here: z.boolean(),
  step: applicationStep,
  openedAt: instant,
  /** When it came to where it stands, as far as it was told. */
  since: instant,
  /** It ended by a rule, and nobody has looked: they are told so, and may ask for a person. */
  automated: z.boolean(),
  mayWithdraw: z.boolean(),
});

export const reviewAnswer = z.enum(["reviewed", "decided", "closed"]);

export const takeOutSchema = z.object({
  state: z.enum(["waiting", "working", "ready", "failed", "over"]),
  done: z.int(),
  total: z.int(),
  bytes: z.number().nullable(),
  createdAt: instant,
  expiresAt: instant.nullable(),
  taken: z.boolean(),
});

/** What the page after an interview shows. Nothing in it was made for those who decide. */
export const standingSchema = z
  .object({
    applications: z.array(applicationSchema),
    /** Of the interview whose link was opened; `by` while it is still to come, at the latest. */
    feedback: z.object({ state: z.enum(["none", "coming", "ready"]), by: instant.nullable() }),
    review: z.object({
      mayAsk: z.boolean(),
      /** The last request: what was asked, and what came of it. */
      last: z
        .object({
          words: z.string(),
          askedAt: instant,
          answeredAt: instant.nullable(),
          answer: reviewAnswer.nullable(),
        })
        .nullable(),
    }),
    talentPool: z.object({
      /** The company would like to keep in touch, or they have agreed already. */
      offered: z.boolean(),
      agreedAt: instant.nullable(),
      /** Then it ends by itself. */
      until: instant.nullable(),
      months: z.int(),
    }),
    channel: z.object({
      chosen: codeChannel.nullable(),
      open: z.array(z.object({ channel: codeChannel, masked: z.string() })),
    }),
    takeOut: takeOutSchema.nullable(),
    /** They were told at the invitation that a rejection may come by a rule. */
    byRule: z.boolean(),
    serverNow: instant,
  })
  .meta({ id: "CandidateStanding" });

export const reviewBody = z.strictObject({ words: z.string().trim().min(1).max(500) });
export const poolBody = z.strictObject({ agreed: z.boolean() });
export const channelBody = z.strictObject({ channel: codeChannel });

/** A letter to somebody who was not interviewed: all that its link opens. `step` is where they stand now. */
export const letterSchema = z
  .object({
    companyName: z.string(),
    jobTitle: z.string(),
    language: interviewLanguage,
    maskedName: z.string(),
    step: applicationStep,
    automated: z.boolean(),
    review: standingSchema.shape.review,
    talentPool: standingSchema.shape.talentPool,
  })
  .meta({ id: "CandidateLetter" });
export const letterBody = z.strictObject({ token: linkToken });
export const letterReviewBody = reviewBody.extend({ token: linkToken });
export const letterPoolBody = z.strictObject({ token: linkToken, agreed: z.boolean() });
