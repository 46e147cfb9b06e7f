import type { ArchiveEventType } from "../pipeline/candidacyEvents";

/** What can happen to an interview, with what a reader of the timeline needs to know of it. */
export type EventData = {
  "interview.invited": { resent: boolean };
  "interview.opened": Record<string, never>;
  "interview.consented": { recording: boolean; aiEvaluation: boolean };
  /** By a code to a contact, or by a chat account. */
  "interview.identified": { channel: "sms" | "email" | "dingtalk" | "wecom" };
  "interview.device_checked": Record<string, unknown>;
  "interview.started": { medium: string };
  "interview.medium_changed": { medium: string };
  "interview.resumed": { questionIndex: number; awayMs: number; forgivenMs: number };
  "interview.seat_taken": Record<string, never>;
  "interview.person_requested": Record<string, never>;
  "interview.completed": Record<string, never>;
  "interview.timed_out": Record<string, never>;
  "interview.expired": Record<string, never>;
  "interview.withdrawn": Record<string, never>;
  "interview.revoked": Record<string, never>;
  "interview.rated": { satisfaction: number };
  /** Two candidates were found to be one person, or not to be. */
  "interview.candidate_changed": { from: string; to: string };
  /** `followUp` says which follow-up to the question it is. */
  "answer.presented": { questionIndex: number; followUp?: number };
  "answer.begun": { questionIndex: number; followUp?: number; take: number };
  "answer.sealed": {
    questionIndex: number;
    followUp?: number;
    take: number;
    recordedMs: number;
    overtimeMs: number;
  };
  "answer.transcribed": { questionIndex: number; version: number; usable: boolean };
  "answer.corrected": { questionIndex: number; version: number };
  /** Somebody looked after a message that did not arrive: sent it again, or saw to it in another way. */
  "message.resent": { channel: string; purpose: string; by: string };
  "message.settled": { channel: string; purpose: string; by: string };
  /** A chat platform refused it for good, and it went by this channel. */
  "message.replaced": { from: string; channel: string; purpose: string };
  "follow_up.asked": { questionIndex: number; followUp: number; reason: string };
  "follow_up.none": { questionIndex: number; reason: string };
  /** `by` and `onBehalfOf` are staff; the reason is not told here, where more people look. */
  "interview.decided": { outcome: "advance" | "decline"; by: string; onBehalfOf?: string };
  "interview.decision_reversed": { outcome: "advance" | "decline"; by: string };
  "second_round.proposed": { times: number };
  /** `by` is staff, or null for the candidate who took a slot. */
  "second_round.agreed": { startsAt: string; by: string | null };
  /** The agreed time is off and another one is looked for; `by` is staff, or null for the candidate. */
  "second_round.reopened": { by: string | null };
  "second_round.declined": Record<string, never>;
  /** The candidacy has ended, and with it what was arranged. */
  "second_round.cancelled": Record<string, never>;
  /** Other people meet the candidate; `added` are those who did not before. */
  "second_round.interviewers_changed": { by: string; added: string[] };
  /** Whether the candidate came. */
  "second_round.attended": { came: boolean; startsAt: string; by: string };
  /** An interviewer sent their form. */
  "second_round.form_sent": { by: string; version: number };
  /** The candidate asked for a copy of their data, and fetched it. */
  "take_out.requested": Record<string, never>;
  "take_out.taken": Record<string, never>;
  "report.composed": { version: number };
  /** Made, and held back for a blind review; `report.composed` follows once it is shown. */
  "report.sealed": { version: number };
  /** A person rated the interview; `by` is staff. */
  "review.sent": { by: string; version: number; blind: boolean };
  "report.failed": { step: string };
  /** A plan's rule has led somewhere or told somebody; `interviewId` is the candidacy. */
  "rule.applied": { candidacyId: string; ruleId: string; runId: string; webhook?: boolean };
  /** Something happened on somebody's way to a job; `interviewId` is the candidacy, `number` that of the event. */
  "candidacy.changed": { candidateId: string; event: ArchiveEventType; number: number };
  /** The tree of units is another one now; `interviewId` is the unit that changed. */
  "org.changed": Record<string, never>;
  /** Sessions of a member of staff have ended before their time; `interviewId` is the member of staff. */
  "staff.logged_out": Record<string, never>;
};
export type EventType = keyof EventData;
export type DomainEvent = { id: string; type: EventType; interviewId: string; data: object; at: Date };
