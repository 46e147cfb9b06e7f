import { z } from "zod";
import { decisionOutcome } from "../decisions/schema";
import { instant, pageOf, pageQuery, uuid } from "../http/schema";
import { messageStateSchema } from "../notifications/schema";
import { frozenPlanSchema, interviewLanguage, personalReason, stageKind } from "../plans/definition";
import { chosenColumns, sheetFormat } from "../spreadsheets/exportQuery";
import { medium } from "./candidateSchema";
import { interviewStatus } from "./status";

/** Staff's side of interviews: the list, the detail, the live channel. */

export const reportState = z.enum(["none", "pending", "ready", "failed"]);

export const interviewSummarySchema = z
  .object({
    id: uuid,
    /** The unit that invited. */
    orgUnitId: uuid,
    candidate: z.object({ id: uuid, name: z.string() }),
    plan: z.object({ id: uuid, name: z.string() }),
    jobTitle: z.string(),
    status: interviewStatus,
    medium: medium.nullable(),
    progress: z.object({ answered: z.int(), total: z.int() }),
    invitedAt: instant,
    expiresAt: instant,
    startedAt: instant.nullable(),
    completedAt: instant.nullable(),
    lastSeenAt: instant.nullable(),
    report: z.object({
      state: reportState,
      total: z.number().nullable(),
      match: z.number().nullable(),
      recommendation: z.enum(["advance", "review", "decline"]).nullable(),
      /** What people made of it, where somebody reviewed it: the newest review. */
      reviewed: z
        .object({
          total: z.number().nullable(),
          recommendation: z.enum(["advance", "review", "decline"]),
        })
        .nullable(),
    }),
    /** What people decided, as it holds now. */
    decision: decisionOutcome.nullable(),
    updatedAt: instant,
  })
  .meta({ id: "InterviewSummary" });
export type InterviewSummary = z.infer<typeof interviewSummarySchema>;

export const interviewPageSchema = pageOf(interviewSummarySchema).extend({
  /** Interviews by status, under the same filters except status; null where they are too many to count. */
  counts: z.partialRecord(interviewStatus, z.int()).nullable(),
});

/** Reasons for which an interview needs a person now. */
export const focus = z.enum(["person", "review", "failed", "stuck", "expiring"]);
export type Focus = z.infer<typeof focus>;

/** With a `focus` its interviews; without one how many there are of each. */
export const attentionQuery = pageQuery.extend({
  /** `decide`: a decision that the caller may make; not counted among the reasons. */
  focus: z.enum([...focus.options, "decide"]).optional(),
  planId: uuid.optional(),
});

/** `more`: further ones were not counted. */
const someCount = z.object({ count: z.int(), more: z.boolean() });

/** `onBehalfOf`: of a decision, for whom the caller would make it, where it is not their own. */
const attentionItemSchema = interviewSummarySchema.extend({
  onBehalfOf: z.object({ id: uuid, name: z.string() }).nullish(),
});
export const attentionSchema = pageOf(attentionItemSchema).extend({
  counts: z
    .object({
      person: someCount,
      review: someCount,
      failed: someCount,
      stuck: someCount,
      expiring: someCount,
      /** Messages to candidates that did not arrive; none for those who may not send them. */
      messages: someCount,
    })
    .nullable(),
});
export type Attention = z.infer<typeof attentionSchema>;

const interviewFilters = {
  status: z
    .string()
    .transform((value) => value.split(","))
    .pipe(z.array(interviewStatus))
    .optional(),
  planId: uuid.optional(),
  /** Of those that were held to the end: what was decided on them; `none` has still to be. */
  decision: z.enum([...decisionOutcome.options, "none"]).optional(),
  /** Interviews of this unit and those below it. */
  unit: uuid.optional(),
  positionId: uuid.optional(),
  /** Exactly so, and only interviews without a position. */
  jobTitle: z.string().min(1).max(60).optional(),
  /** Invited in these weeks: Mondays in the company's time zone, both included. */
  fromWeek: z.iso.date().optional(),
  toWeek: z.iso.date().optional(),
  /** Part of the name, or a whole phone number or e-mail address (found by blind index). */
  q: z.string().trim().max(60).optional(),
};
export const interviewListQuery = pageQuery.extend(interviewFilters);

/** What the list may leave out; whose interview it is stays. */
export const INTERVIEW_COLUMNS = ["status", "plan", "unit", "report", "decision", "time"] as const;
export type InterviewColumn = (typeof INTERVIEW_COLUMNS)[number];

export const interviewExportQuery = z.object({
  ...interviewFilters,
  /** With it, only `planId` narrows further, as in the list of what needs a person. */
  focus: focus.optional(),
  format: sheetFormat,
  columns: chosenColumns(INTERVIEW_COLUMNS),
});

export const interviewEventSchema = z.object({
  id: uuid,
  type: z.string(),
  at: instant,
  data: z.record(z.string(), z.unknown()),
});

export const answerStateSchema = z.object({
  id: uuid,
  questionId: z.string(),
  take: z.int(),
  medium,
  sealedAt: instant.nullable(),
  /** Where the answer is on its way into the report. */
  pipeline: z.object({
    media: z.enum(["none", "uploading", "waiting", "ready", "failed"]),
    transcript: z.enum(["none", "waiting", "ready", "unusable", "failed"]),
    score: z.enum(["none", "waiting", "ready", "failed"]),
  }),
});

export const interviewDetailSchema = interviewSummarySchema
  .extend({
    language: interviewLanguage,
    candidate: z.object({
      id: uuid,
      name: z.string(),
      phone: z.string().nullable(),
      email: z.string().nullable(),
    }),
    accommodations: z.object({ extraTimePercent: z.int(), textOnly: z.boolean() }),
    consent: z.object({ recording: z.boolean().nullable(), aiEvaluation: z.boolean().nullable() }),
    personReason: z.string().nullable(),
    feedback: z
      .object({ satisfaction: z.int(), recommend: z.int().nullable(), comment: z.string() })
      .nullable(),
    /** The frozen plan. */
    plan: z.object({ id: uuid, name: z.string(), definition: frozenPlanSchema }),
    questions: z.array(
      z.object({
        id: z.string(),
        /** Its place in the plan, 0-based; a follow-up has that of its question. */
        index: z.int(),
        followUp: z.object({ number: z.int(), why: z.string() }).nullable(),
        /** Asked of this person alone, and why. */
        personal: personalReason.nullable(),
        stageKind,
        stageTitle: z.string(),
        text: z.string(),
        answer: answerStateSchema.nullable(),
      }),
    ),
    /** The newest messages to the candidate, with what became of them. */
    messages: z.array(messageStateSchema),
    events: z.array(interviewEventSchema),
  })
  .meta({ id: "InterviewDetail" });
export type InterviewDetail = z.infer<typeof interviewDetailSchema>;
