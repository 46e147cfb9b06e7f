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
/** Of something at work: the event that it stands in the place of. An event itself is never changed. */
const replaces = uuid.optional();
const employmentType = z.enum([
  "employment.probation",
  "employment.performance",
  "employment.award",
  "employment.discipline",
  "employment.certificate",
  "employment.training",
  "employment.promoted",
  "employment.transferred",
  "employment.left",
]);
/** What can be recorded of somebody at work. */
export type EmploymentType = z.infer<typeof employmentType>;
export const EMPLOYMENT_TYPES: readonly EmploymentType[] = employmentType.options;

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
  /** A person rated the interview; what they gave stands with the review (server/reviews). */
  "candidacy.reviewed": z.strictObject({ ...interview, version: z.int().min(1) }),
  "candidacy.decided": z.strictObject({ ...interview, outcome: decisionOutcome }),
  "candidacy.decision_reversed": z.strictObject({ ...interview, outcome: decisionOutcome }),
  "candidacy.meeting_agreed": z.strictObject({ ...interview, startsAt: instant }),
  /** An agreed meeting is off, by staff or by the candidate. */
  "candidacy.meeting_off": z.strictObject({ ...interview, by: z.enum(["staff", "candidate"]) }),
  "candidacy.meeting_missed": z.strictObject({ ...interview, startsAt: instant }),
  /** `total` is 0–10; it is not there where too little was rated. `amends` is the version that this one replaces. */
  "candidacy.form_sent": z.strictObject({
    formId: uuid,
    total: z.number().min(0).max(10).optional(),
    amends: uuid.optional(),
  }),
  "candidacy.offered": z.strictObject({ startsOn: day.optional(), note: words.optional() }),
  "candidacy.offer_accepted": nothing,
  "candidacy.offer_declined": z.strictObject({ note: words.optional() }),
  "candidacy.offer_revoked": z.strictObject({ note: words }),
  /** An offer, or that it no longer stands, was told by message, or there was no way to reach them. */
  "candidacy.offer_told": z.strictObject({ what: z.enum(["made", "revoked"]), reached: z.boolean() }),
  "candidacy.hired": z.strictObject({ startsOn: day }),
  "candidacy.rejected": z.strictObject({
    reason: declineReason,
    note: words.optional(),
    ruleId: z.string().max(60).optional(),
  }),
  /** The thank-you letter went out, or there was no way to reach them. */
  "candidacy.thanked": z.strictObject({ reached: z.boolean() }),
  "candidacy.withdrawn": z.strictObject({ note: words.optional() }),
  "candidacy.reopened": z.strictObject({ note: words }),
  /** A rule of a plan led somewhere; what came of it stands in events of its own. */
  "candidacy.rule_applied": z.strictObject({
    runId: uuid,
    ruleId: z.string().max(60),
    rule: line,
    does: z.enum(["invite", "advance", "review", "thank"]),
  }),
  /** Taken back by a person while nothing had gone out. */
  "candidacy.rule_undone": z.strictObject({ runId: uuid, ruleId: z.string().max(60), note: words }),
  /** The candidate asks that a person looks again, in their own words. */
  "candidacy.review_asked": z.strictObject({ interviewId: uuid.optional(), note: words }),
  "employment.probation": z.strictObject({ passed: z.boolean(), note: words.optional(), replaces }),
  "employment.performance": z.strictObject({
    period: z.string().trim().min(4).max(20),
    score: z.number(),
    outOf: z.number().positive(),
    note: words.optional(),
    replaces,
  }),
  "employment.award": z.strictObject({ title: line, note: words.optional(), replaces }),
  "employment.discipline": z.strictObject({ title: line, note: words.optional(), replaces }),
  "employment.certificate": z.strictObject({ title: line, expiresOn: day.optional(), replaces }),
  "employment.training": z.strictObject({
    title: line,
    hours: z.number().min(0).max(10_000).optional(),
    score: z.number().optional(),
    outOf: z.number().positive().optional(),
    expiresOn: day.optional(),
    replaces,
  }),
  "employment.promoted": z.strictObject({ from: line.optional(), to: line, replaces }),
  "employment.transferred": z.strictObject({ from: line.optional(), to: line, replaces }),
  "employment.left": z.strictObject({
    /** Not there where only the roster told of it, and not why. */
    kind: z.enum(["resigned", "dismissed", "ended"]).optional(),
    note: words.optional(),
    replaces,
  }),
  /** Something recorded of somebody's work was not so, and nothing takes its place. */
  "employment.voided": z.strictObject({ replaces: uuid, of: employmentType, note: words.min(1) }),
} as const;

/** The same as people and other systems have to say it: they know why somebody left. */
export const TOLD_DATA = {
  ...EVENT_DATA,
  "employment.left": EVENT_DATA["employment.left"].required({ kind: true }),
} as const;

export type ArchiveEventType = keyof typeof EVENT_DATA;
export const archiveEventType = z.enum(Object.keys(EVENT_DATA) as [ArchiveEventType, ...ArchiveEventType[]]);
export type ArchiveEventData<T extends ArchiveEventType = ArchiveEventType> = z.output<
  (typeof EVENT_DATA)[T]
>;

/** One thing that happened, with its own data. */
export type Happened = { [T in ArchiveEventType]: { type: T; data: ArchiveEventData<T> } }[ArchiveEventType];
