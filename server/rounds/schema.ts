import { z } from "zod";
import { instant, pageOf, pageQuery, uuid } from "../http/schema";
import { candidacySchema } from "../pipeline/schema";
import { previewSchema } from "../spreadsheets/schema";
import { secondRoundState } from "../decisions/schema";

export const nothing = z.strictObject({});
export const person = z.object({ id: uuid, name: z.string() });
const place = z.string().trim().min(2).max(200);
const contactPerson = z.string().trim().min(1).max(100);
export const MOST_INTERVIEWERS = 10;
const interviewerIds = z.array(uuid).max(MOST_INTERVIEWERS);
export const reason = z.string().trim().min(2).max(500);

/** `waiting`: a job sees to it. `unclear`: it may have been made, and nobody could say; never repeated by itself. */
export const calendarState = z.enum(["waiting", "sending", "done", "removed", "failed", "unclear"]);
export type CalendarState = z.infer<typeof calendarState>;

// Slots

export const MOST_SLOTS = 20;
export const slotInput = z.strictObject({
  startsAt: instant,
  minutes: z.int().min(10).max(480),
  place,
  contactPerson,
  interviewerIds,
  capacity: z.int().min(1).max(20),
});
export const offerSlotsBody = z.strictObject({
  /** `position`: everybody of the same position who still chooses may take one. */
  audience: z.enum(["candidate", "position"]),
  slots: z.array(slotInput).min(1).max(MOST_SLOTS),
});
export const closeSlotBody = z.strictObject({ slotId: uuid });
export const pickSlotBody = z.strictObject({
  slotId: uuid,
  /** Needed where a time was agreed already. */
  reason: z.string().trim().max(500).default(""),
});

/** A slot as a candidate sees it. */
export const openSlotSchema = z.object({
  id: uuid,
  startsAt: instant,
  endsAt: instant,
  place: z.string(),
  contactPerson: z.string(),
});
export const slotSchema = openSlotSchema.extend({
  audience: z.enum(["candidate", "position"]),
  capacity: z.int(),
  taken: z.int(),
  interviewers: z.array(person),
});

// Meeting

export const interviewersBody = z.strictObject({ interviewerIds: interviewerIds.min(1) });
export const attendanceBody = z.strictObject({ attendance: z.enum(["came", "missed"]) });
export const colleaguesSchema = z.object({ items: z.array(person) });

// Forms

/** A BARS level in half steps; null says that there is not enough evidence. */
export const formRating = z.strictObject({
  dimensionId: z.string().max(100),
  level: z.number().min(1).max(5).multipleOf(0.5).nullable(),
  comment: z.string().trim().max(1_000).default(""),
});
export type FormRating = z.infer<typeof formRating>;
export const formRecommendation = z.enum(["yes", "unsure", "no"]);
export type FormRecommendation = z.infer<typeof formRecommendation>;
export const formBody = z.strictObject({
  ratings: z.array(formRating).max(12),
  notes: z.string().trim().max(4_000).default(""),
  recommendation: formRecommendation.nullable().default(null),
});
export type FormBody = z.output<typeof formBody>;

export const sentFormSchema = z.object({
  id: uuid,
  by: person,
  version: z.int(),
  ratings: z.array(formRating),
  notes: z.string(),
  recommendation: formRecommendation,
  /** 0–10 by the plan's weights; null where too little was rated. */
  total: z.number().nullable(),
  sentAt: instant,
});
export type SentForm = z.output<typeof sentFormSchema>;

/** How far those who rated agree; null for fewer than two. */
export const formsAgreement = z.object({
  n: z.int(),
  /** Mean of the totals. */
  total: z.number().nullable(),
  /** Mean distance of two people's levels of one dimension, in levels. */
  distance: z.number().nullable(),
  dimensions: z.array(
    z.object({ id: z.string(), lowest: z.number(), mean: z.number(), highest: z.number() }),
  ),
});
export type FormsAgreement = z.output<typeof formsAgreement>;

const dimension = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  weightBp: z.int(),
  anchors: z.array(z.string()),
});

const meeting = z.object({ startsAt: instant, endsAt: instant, place: z.string() });

const assignment = {
  id: uuid,
  candidateName: z.string(),
  jobTitle: z.string(),
  orgUnit: z.string(),
  roundState: secondRoundState,
  meeting: meeting.nullable(),
  state: z.enum(["open", "sent", "released"]),
  hasDraft: z.boolean(),
};
export const myInterviewsQuery = pageQuery.extend({ state: z.enum(["open", "sent"]).default("open") });
export const myInterviewsSchema = pageOf(z.object(assignment)).extend({ timeZone: z.string() });
export const myInterviewSchema = z.object({
  ...assignment,
  timeZone: z.string(),
  dimensions: z.array(dimension),
  draft: formBody.extend({ version: z.int() }).nullable(),
  /** One's own, the newest. */
  sent: sentFormSchema.nullable(),
  /** What the others sent; empty until one has sent one's own. */
  others: z.array(sentFormSchema),
  /** Who else meets the candidate, and who has sent. */
  colleagues: z.array(z.object({ person, sent: z.boolean() })),
  agreement: formsAgreement.nullable(),
});

// All of it, for staff

export const testResultSchema = z.object({
  id: uuid,
  name: z.string(),
  score: z.number(),
  outOf: z.number(),
  passed: z.boolean().nullable(),
  at: instant,
  source: z.string(),
});

export const roundsViewSchema = z.object({
  timeZone: z.string(),
  candidacy: candidacySchema.nullable(),
  tests: z.array(testResultSchema),
  /** What of an offer and a hire was said, the newest first. */
  offers: z.array(
    z.object({
      id: uuid,
      type: z.string(),
      startsOn: z.string().nullable(),
      note: z.string().nullable(),
      /** Of `candidacy.offer_told`: what the candidate heard, unless nobody could reach them. */
      told: z.object({ what: z.enum(["made", "revoked"]), reached: z.boolean() }).nullable(),
      by: person.nullable(),
      at: instant,
    }),
  ),
  round: z
    .object({
      id: uuid,
      state: secondRoundState,
      attendance: z.enum(["came", "missed"]).nullable(),
      /** The last reason for another time. */
      reason: z.string().nullable(),
      hasFile: z.boolean(),
      hasBegun: z.boolean(),
      hasPosition: z.boolean(),
    })
    .nullable(),
  slots: z.array(slotSchema),
  interviewers: z.array(
    z.object({
      person,
      state: z.enum(["open", "sent", "released"]),
      /** Null until it may be seen. */
      form: sentFormSchema.nullable(),
    }),
  ),
  /** Forms were sent, and are hidden from the caller until they have sent theirs. */
  hidden: z.boolean(),
  agreement: formsAgreement.nullable(),
  dimensions: z.array(z.object({ id: z.string(), name: z.string() })),
  calendars: z.array(
    z.object({
      platform: z.enum(["dingtalk", "wecom"]),
      state: calendarState,
      detail: z.string().nullable(),
      updatedAt: instant,
    }),
  ),
  may: z.object({ arrange: z.boolean(), record: z.boolean() }),
});

// Written tests

export const importedResultSchema = z.object({
  phone: z.string(),
  name: z.string().nullable(),
  score: z.number(),
  outOf: z.number().nullable(),
  passed: z.string().nullable(),
});
export const resultPreviewSchema = previewSchema(importedResultSchema).extend({
  /** Of the valid rows: those that say what is recorded already. */
  unchanged: z.int(),
});
export const resultImportSchema = z.object({
  counts: z.object({ total: z.int(), recorded: z.int(), unchanged: z.int(), refused: z.int() }),
  problems: resultPreviewSchema.shape.problems,
});
