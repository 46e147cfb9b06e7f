import { z } from "zod";
import { instant, pageOf, pageQuery, uuid } from "../http/schema";
import { interviewStatus } from "../interviews/status";
import { accommodationsSchema } from "../invitations/schema";
import { mailTemplateSchema } from "../invitations/mailTemplate";
import { messageChannel } from "../notifications/schema";
import { interviewLanguage, personalMode } from "../plans/definition";

export const MOST_RECIPIENTS = 2_000;
export const MOST_REMINDERS = 5;
/** A batch of 2,000 rows as JSON. */
export const BATCH_BODY_BYTES = 2 * 1024 * 1024;

/** As it was typed or pasted: what is wrong with it is told for each row, and the others are invited. */
export const recipientRow = z.strictObject({
  name: z.string().max(200).default(""),
  phone: z.string().max(60).default(""),
  email: z.string().max(200).default(""),
  extraTimePercent: accommodationsSchema.shape.extraTimePercent,
  textOnly: accommodationsSchema.shape.textOnly,
});
export type RecipientRow = z.output<typeof recipientRow>;

const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

const recipients = {
  /** The unit that invites and owns the interviews; the inviter's home unless told. */
  orgUnitId: uuid.optional(),
  positionId: uuid.optional(),
  planId: uuid,
  candidateIds: z.array(uuid).max(MOST_RECIPIENTS).default([]),
  /** For some of `candidateIds`. */
  accommodations: z.record(uuid, accommodationsSchema).default({}),
  rows: z.array(recipientRow).max(MOST_RECIPIENTS).default([]),
  /**
   * Where the system sends to; `link` alone sends nothing, and a person passes the links on. Members of a platform that
   * is named get it there, and SMS and mail are for the others.
   */
  channels: z
    .array(z.enum([...messageChannel.options, "link"]))
    .min(1)
    .max(5),
  /** Until when an interview may be started. */
  expiresAt: instant,
  /** In the batch's own words; there are none for SMS, whose templates the carrier has approved. */
  texts: z.strictObject({ email: mailTemplateSchema.optional() }).optional(),
};
const countable = ({ candidateIds, rows }: { candidateIds: unknown[]; rows: unknown[] }) => {
  const count = candidateIds.length + rows.length;
  return count >= 1 && count <= MOST_RECIPIENTS;
};
const COUNT_ISSUE = {
  message: `A batch has 1 to ${MOST_RECIPIENTS} recipients`,
  path: ["rows"],
  params: { code: "batch.recipients" },
};

export const batchBody = z
  .strictObject({
    ...recipients,
    /** On the clocks of the company's time zone; nothing is sent meanwhile. */
    quietHours: z.strictObject({ from: clockTime, to: clockTime }).optional(),
    /** Hours before the deadline at which those who have not finished are reminded. */
    reminders: z.array(z.int().min(1).max(720)).max(MOST_REMINDERS).default([]),
    /** Chosen by the sender: the same batch posted twice with it invites once. */
    idempotencyToken: z.string().min(8).max(100),
  })
  .refine(countable, COUNT_ISSUE);
export type BatchBody = z.output<typeof batchBody>;

export const previewBody = z
  .strictObject({
    ...recipients,
    /** Whose messages to show, by their place in the batch. */
    from: z.int().min(0).max(MOST_RECIPIENTS).default(0),
    limit: z.int().min(1).max(50).default(20),
  })
  .refine(countable, COUNT_ISSUE);
export type PreviewBody = z.output<typeof previewBody>;

const mailTemplate = z.object({ subject: z.string(), body: z.string() });

export const previewSchema = z
  .object({
    counts: z.object({
      total: z.int(),
      ready: z.int(),
      skipped: z.int(),
      dingtalk: z.int(),
      wecom: z.int(),
      sms: z.int(),
      email: z.int(),
      /** Reached by none of the channels: their link has to be passed on. */
      byHand: z.int(),
      /** SMS that a carrier bills, over all recipients. */
      smsParts: z.int(),
    }),
    /** Those who would be skipped, at most 200 of them. */
    skipped: z.array(z.object({ sequence: z.int(), name: z.string(), reason: z.string() })),
    recipients: z.array(
      z.object({
        sequence: z.int(),
        name: z.string(),
        extraTimePercent: z.int(),
        textOnly: z.boolean(),
        skipped: z.string().nullable(),
        messages: z.array(
          z.object({
            channel: messageChannel,
            /** Masked. */
            to: z.string(),
            subject: z.string(),
            text: z.string(),
            smsParts: z.int().nullable(),
          }),
        ),
        /** What to pass on to whom no channel reaches. */
        fallback: z.string().nullable(),
      }),
    ),
    /** Of those who would be invited, how many are members of each platform that is set up, chosen or not. */
    members: z.partialRecord(z.enum(["dingtalk", "wecom"]), z.int()),
    /** `always`: whoever has a résumé that was read is asked some questions more. */
    personalQuestions: personalMode,
    reachableFromPhone: z.boolean(),
    /** The words that are in use, the batch's own or as they come, and what may stand in them. */
    texts: z.object({
      email: mailTemplate,
      placeholders: z.array(z.string()),
      isOwn: z.boolean(),
      standard: mailTemplate,
    }),
  })
  .meta({ id: "BatchPreview" });
export type BatchPreview = z.infer<typeof previewSchema>;

export const batchState = z.enum(["running", "paused", "cancelled", "done"]);

export const batchSummarySchema = z
  .object({
    id: uuid,
    orgUnitId: uuid,
    plan: z.object({ id: uuid, name: z.string() }),
    jobTitle: z.string(),
    language: interviewLanguage,
    state: batchState,
    /** Why it stopped by itself. */
    stopped: z.enum(["internal", "deadline"]).nullable(),
    recipients: z.object({ total: z.int(), invited: z.int(), leftOut: z.int() }),
    channels: z.array(messageChannel),
    expiresAt: instant,
    createdBy: z.string(),
    createdAt: instant,
    finishedAt: instant.nullable(),
  })
  .meta({ id: "BatchSummary" });
export type BatchSummary = z.infer<typeof batchSummarySchema>;
export const batchPageSchema = pageOf(batchSummarySchema);
export const batchListQuery = pageQuery.extend({ unit: uuid.optional() });

/**
 * How things stand with one recipient. `invited`: there is an interview, and the message waits or there is none;
 * `unclear`: a message may have gone out, and nobody could say.
 */
export const recipientOutcome = z.enum([
  "waiting",
  "invited",
  "sent",
  "delivered",
  "failed",
  "unclear",
  "skipped",
  "cancelled",
]);
export type RecipientOutcome = z.infer<typeof recipientOutcome>;

export const batchSchema = batchSummarySchema
  .extend({
    quietHours: z.object({ from: z.string(), to: z.string() }).nullable(),
    reminders: z.array(z.int()),
    /** The batch's own words; null: as they come. */
    texts: z.object({ email: mailTemplate.optional() }).nullable(),
    outcomes: z.partialRecord(recipientOutcome, z.int()),
    /** Of those invited. */
    interviews: z.partialRecord(interviewStatus, z.int()),
    /** Resends and revocations that wait for the job. */
    tasks: z.int(),
    reminded: z.int(),
  })
  .meta({ id: "Batch" });
export type BatchView = z.infer<typeof batchSchema>;

export const recipientQuery = z.object({
  outcome: z
    .string()
    .transform((value) => value.split(","))
    .pipe(z.array(recipientOutcome))
    .optional(),
  q: z.string().trim().max(60).optional(),
  /** The place after which to go on. */
  cursor: z.coerce.number().int().min(0).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const recipientSchema = z.object({
  id: uuid,
  sequence: z.int(),
  name: z.string(),
  outcome: recipientOutcome,
  /** Why, in words. */
  reason: z.string().nullable(),
  task: z.enum(["invite", "resend", "revoke"]).nullable(),
  accommodations: accommodationsSchema,
  interview: z
    .object({
      id: uuid,
      status: interviewStatus,
      progress: z.object({ answered: z.int(), total: z.int() }),
      expiresAt: instant,
    })
    .nullable(),
  messages: z.array(
    z.object({
      id: uuid,
      channel: messageChannel,
      purpose: z.enum(["invitation", "reminder"]),
      state: z.enum(["waiting", "sending", "sent", "delivered", "failed", "unknown", "settled"]),
      reason: z.string().nullable(),
      /** It was refused, and went another way: that message is in the list too. */
      replaced: z.boolean(),
      at: instant,
    }),
  ),
});
export type BatchRecipientView = z.infer<typeof recipientSchema>;
export const recipientPageSchema = z.object({
  items: z.array(recipientSchema),
  nextCursor: z.string().nullable(),
  /** All that match. */
  total: z.int(),
});

/** Whom a resend or a revocation is for: these, or everybody who was invited. */
const selection = {
  recipientIds: z.array(uuid).min(1).max(MOST_RECIPIENTS).optional(),
  /** As the person who confirmed it was told; another count answers 409 batch.count_changed. */
  count: z.int().min(1).max(MOST_RECIPIENTS),
};
export const resendBatchBody = z.strictObject({ ...selection, expiresAt: instant.optional() });
export const revokeBatchBody = z.strictObject(selection);

export const batchLinksSchema = z.object({
  items: z.array(z.object({ recipientId: uuid, name: z.string(), link: z.url() })),
});

export const rowsFileSchema = z.object({
  rows: z.array(recipientRow),
  /** Rows that could not be read. */
  problems: z.array(z.object({ line: z.int(), message: z.string() })),
  notes: z.array(z.string()),
});
export type RowsFile = z.infer<typeof rowsFileSchema>;
