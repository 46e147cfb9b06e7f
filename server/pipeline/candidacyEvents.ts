import { z } from "zod";
import { declineReason, decisionOutcome } from "../decisions/schema";
import { instant, uuid } from "../http/schema";
import { stage } from "./stages";

/** A day as `2026-03-01`: what happens at work has no hour. */
const day = z.iso.date();
const line = z.string().trim().min(1).max(200);
const words = z.string().trim().max(2_000);
const interview = { interviewId: uuid };
const nothing = z.strictObject({});

/** Why somebody was moved: a rule (which one, of which version), an interview's course, or a person. */
const moved = {
  from: stage,
  to: stage,
  why: z.enum(["rule", "interview", "person"]),
  ruleId: z.string().max(60).optional(),
  note: words.optional(),
};

/**
 * What can happen to a person's candidacy, and after it at work, with what a reader of the archive needs to know.
 * Written once; a field may be added as optional, none may go.
 */
export const EVENT_DATA = {
  "candidacy.opened": z.strictObject({ stage, source: z.string().max(40) }),
  "candidacy.screened": z.strictObject({
    outcome: z.enum(["passes", "fails", "unclear"]),
    resumeId: uuid.optional(),
  }),
  "candidacy.moved": z.strictObject(moved),
  "candidacy.test_recorded": z.strictObject({
    name: line,
    score: z.number(),
    outOf: z.number().positive(),
    passed: z.boolean().nullable(),
  }),
  "candidacy.invited": z.strictObject(interview),
  "candidacy.interviewed": z.strictObject(interview),
  /** The interview ended without one: it expired, was revoked, or could not be held. */
  "candidacy.missed": z.strictObject({ ...interview, how: z.enum(["expired", "revoked"]) }),
  "candidacy.reported": z.strictObject({ ...interview, version: z.int().min(1) }),
  "candidacy.decided": z.strictObject({ ...interview, outcome: decisionOutcome }),
  "candidacy.decision_reversed": z.strictObject({ ...interview, outcome: decisionOutcome }),
  "candidacy.meeting_agreed": z.strictObject({ ...interview, startsAt: instant }),
  "candidacy.form_sent": z.strictObject({ formId: uuid }),
  "candidacy.offered": z.strictObject({ startsOn: day.optional(), note: words.optional() }),
  "candidacy.offer_accepted": nothing,
  "candidacy.offer_declined": z.strictObject({ note: words.optional() }),
  "candidacy.offer_revoked": z.strictObject({ note: words }),
  "candidacy.hired": z.strictObject({ startsOn: day }),
  "candidacy.rejected": z.strictObject({
    reason: declineReason,
    note: words.optional(),
    ruleId: z.string().max(60).optional(),
  }),
  "candidacy.withdrawn": z.strictObject({ note: words.optional() }),
  "candidacy.reopened": z.strictObject({ note: words }),
  "employment.probation": z.strictObject({ passed: z.boolean(), note: words.optional() }),
  "employment.performance": z.strictObject({
    period: z.string().trim().min(4).max(20),
    score: z.number(),
    outOf: z.number().positive(),
    note: words.optional(),
  }),
  "employment.award": z.strictObject({ title: line, note: words.optional() }),
  "employment.discipline": z.strictObject({ title: line, note: words.optional() }),
  "employment.certificate": z.strictObject({ title: line, expiresOn: day.optional() }),
  "employment.training": z.strictObject({
    title: line,
    hours: z.number().min(0).max(10_000).optional(),
    score: z.number().optional(),
    outOf: z.number().positive().optional(),
  }),
  "employment.promoted": z.strictObject({ from: line.optional(), to: line }),
  "employment.transferred": z.strictObject({ from: line.optional(), to: line }),
  "employment.left": z.strictObject({
    kind: z.enum(["resigned", "dismissed", "ended"]),
    note: words.optional(),
  }),
} as const;

export type ArchiveEventType = keyof typeof EVENT_DATA;
export const archiveEventType = z.enum(Object.keys(EVENT_DATA) as [ArchiveEventType, ...ArchiveEventType[]]);
export type ArchiveEventData<T extends ArchiveEventType = ArchiveEventType> = z.output<
  (typeof EVENT_DATA)[T]
>;

/** One thing that happened, with its own data. */
export type Happened = { [T in ArchiveEventType]: { type: T; data: ArchiveEventData<T> } }[ArchiveEventType];
