import { z } from "zod";

/** PRODUCT B4. */
export const interviewStatus = z.enum([
  "not_started",
  "opened",
  "checking_device",
  "in_progress",
  "completed",
  "timed_out",
  "expired",
  "withdrawn",
  "revoked",
  "needs_person",
]);
export type InterviewStatus = z.infer<typeof interviewStatus>;

/** What can happen to an interview. */
export type InterviewAction =
  | "open"
  | "check_device"
  | "start"
  | "complete"
  | "run_out"
  | "expire"
  | "withdraw"
  | "revoke"
  | "ask_for_person"
  | "accept_evaluation"
  | "reinvite";

/**
 * The one table of transitions: what is not listed is refused. Expiry gates starting, not finishing, so
 * `expire` leaves everything before `in_progress` and nothing after it. A candidate who asked for a person may
 * change their mind as long as they had not started.
 */
export const TRANSITIONS: Record<InterviewStatus, Partial<Record<InterviewAction, InterviewStatus>>> = {
  not_started: {
    open: "opened",
    expire: "expired",
    withdraw: "withdrawn",
    revoke: "revoked",
    ask_for_person: "needs_person",
    reinvite: "not_started",
  },
  opened: {
    open: "opened",
    check_device: "checking_device",
    expire: "expired",
    withdraw: "withdrawn",
    revoke: "revoked",
    ask_for_person: "needs_person",
    reinvite: "opened",
  },
  checking_device: {
    open: "checking_device",
    check_device: "checking_device",
    start: "in_progress",
    expire: "expired",
    withdraw: "withdrawn",
    revoke: "revoked",
    ask_for_person: "needs_person",
    reinvite: "checking_device",
  },
  in_progress: {
    open: "in_progress",
    complete: "completed",
    run_out: "timed_out",
    withdraw: "withdrawn",
    revoke: "revoked",
    ask_for_person: "needs_person",
    reinvite: "in_progress",
  },
  needs_person: {
    open: "needs_person",
    accept_evaluation: "opened",
    withdraw: "withdrawn",
    revoke: "revoked",
    expire: "expired",
    reinvite: "not_started",
  },
  expired: { reinvite: "not_started" },
  timed_out: { reinvite: "in_progress", withdraw: "withdrawn" },
  revoked: {},
  completed: { open: "completed", withdraw: "withdrawn" },
  withdrawn: {},
};

/** Whether there is a report to come. */
export const isReported = (status: InterviewStatus) => status === "completed" || status === "timed_out";

/** The status after the action, or null where the table does not allow it. */
export function transition(from: InterviewStatus, action: InterviewAction): InterviewStatus | null {
  return TRANSITIONS[from][action] ?? null;
}
