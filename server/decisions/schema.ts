import { z } from "zod";
import { instant, uuid } from "../http/schema";

export const decisionOutcome = z.enum(["advance", "decline"]);
export type DecisionOutcome = z.infer<typeof decisionOutcome>;

/** Where it was decided; `rule`: in advance, by whoever put a plan's rule in force. */
export const decideVia = z.enum(["console", "dingtalk", "wecom", "rule"]);
export type DecideVia = z.infer<typeof decideVia>;

/** Lawful, job-related reasons only; `other` needs words. */
export const declineReason = z.enum([
  "skills",
  "experience",
  "evidence",
  "communication",
  "terms",
  "position_filled",
  "other",
]);
export type DeclineReason = z.infer<typeof declineReason>;

const note = z.string().trim().max(500);

export const decideBody = z.strictObject({
  outcome: decisionOutcome,
  /** Needed to decline. */
  reason: declineReason.nullish(),
  /** Needed with the reason `other`. */
  note: note.nullish(),
});

export const reverseBody = z.strictObject({
  /** The decision that the caller saw: another one meanwhile is not reversed. */
  decisionId: uuid,
  reason: note.min(2),
});

const person = z.object({ id: uuid, name: z.string() });

export const decisionSchema = z.object({
  id: uuid,
  interviewId: uuid,
  outcome: decisionOutcome,
  reason: declineReason.nullable(),
  note: z.string().nullable(),
  decidedBy: person,
  /** Who was absent: 「王芳 代 李强」. */
  onBehalfOf: person.nullable(),
  via: decideVia,
  decidedAt: instant,
  reversed: z.object({ at: instant, by: person, reason: z.string() }).nullable(),
});
export type DecisionView = z.output<typeof decisionSchema>;

export const decidedSchema = z.object({
  decision: decisionSchema,
  /** False where it had been decided before: then this is what was decided. */
  first: z.boolean(),
});

/** Somebody of HR on a chat platform: the user id opens a chat in the client. */
const hrAccount = z.object({ platform: z.enum(["dingtalk", "wecom"]), userId: z.string(), name: z.string() });
export type HrAccount = z.output<typeof hrAccount>;
/** `first`: not asked before. `accounts`: with whom one can chat meanwhile, one a platform. */
export const helpAskedSchema = z.object({ first: z.boolean(), accounts: z.array(hrAccount) });
export type HelpAsked = z.output<typeof helpAskedSchema>;

export const secondRoundState = z.enum([
  "proposing",
  "proposed",
  "agreed",
  "declined_by_candidate",
  "cancelled",
]);
export type SecondRoundState = z.infer<typeof secondRoundState>;

export const timeWindow = z.object({ startsAt: instant, endsAt: instant });
export type TimeWindow = z.infer<typeof timeWindow>;

export const candidateRoundSchema = z.object({
  id: uuid,
  state: secondRoundState,
  /** When the candidate can; the earliest first. */
  times: z.array(timeWindow),
  note: z.string().nullable(),
  proposedAt: instant.nullable(),
  agreed: timeWindow.extend({ place: z.string(), contactPerson: z.string() }).nullable(),
  endedAt: instant.nullable(),
});

export const secondRoundSchema = candidateRoundSchema.extend({ agreedBy: person.nullable() });
export type SecondRoundView = z.output<typeof secondRoundSchema>;

export const agreeBody = z.strictObject({
  startsAt: instant,
  endsAt: instant,
  place: z.string().trim().min(2).max(200),
  contactPerson: z.string().trim().min(1).max(100),
  /** Who meets the candidate; those who were named before, unless told. */
  interviewerIds: z.array(uuid).max(10).optional(),
});
/** Why the agreed time cannot be kept; the candidate reads it. */
export const reopenBody = z.strictObject({ reason: note.min(2) });

export const MOST_TIMES = 3;

export const proposeBody = z.strictObject({
  times: z.array(timeWindow).min(1).max(MOST_TIMES),
  note: note.default(""),
});

/** What the candidate's page shows of a second round; `round` is null where there is none, or none any more. */
export const candidateRoundViewSchema = z.object({
  round: candidateRoundSchema.nullable(),
  /** From which they may choose: half days, of which staff then agree an hour. */
  offered: z.array(timeWindow),
  /** Times of which choosing one is agreeing it; empty where none are offered. */
  slots: z.array(timeWindow.extend({ id: uuid, place: z.string(), contactPerson: z.string() })),
  /** Whether they may still ask for another time themselves. */
  mayMove: z.boolean(),
  most: z.int(),
  /** On whose clocks. */
  timeZone: z.string(),
});

export const decisionsViewSchema = z.object({
  /** What holds. */
  decision: decisionSchema.nullable(),
  /** What was decided and taken back, the newest first. */
  reversed: z.array(decisionSchema),
  /** Whose approval is asked as long as nothing is decided. */
  deciders: z.array(z.object({ person, onBehalfOf: person.nullable() })),
  /** What the caller may do, and for whom they would stand in. */
  may: z.object({ decide: z.boolean(), onBehalfOf: person.nullable(), reverse: z.boolean() }),
  secondRound: secondRoundSchema.nullable(),
  timeZone: z.string(),
});
