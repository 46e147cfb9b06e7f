import type { InterviewStatus } from "../../../../server/interviews/status";

/** Which buttons a status offers: the server's table of transitions, as HR sees it. The server decides. */
const RESEND: readonly InterviewStatus[] = [
  "not_started",
  "opened",
  "checking_device",
  "in_progress",
  "needs_person",
  "expired",
  "timed_out",
];
const REVOKE: readonly InterviewStatus[] = [
  "not_started",
  "opened",
  "checking_device",
  "in_progress",
  "needs_person",
];

export const mayResend = (status: InterviewStatus) => RESEND.includes(status);
export const mayRevoke = (status: InterviewStatus) => REVOKE.includes(status);
