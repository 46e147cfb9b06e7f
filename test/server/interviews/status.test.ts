import {
  type InterviewAction,
  type InterviewStatus,
  interviewStatus,
  transition,
} from "../../../server/interviews/status";

const actions: InterviewAction[] = [
  "open",
  "check_device",
  "start",
  "complete",
  "run_out",
  "expire",
  "withdraw",
  "revoke",
  "ask_for_person",
  "accept_evaluation",
  "reinvite",
];

/** PRODUCT B4, row by row: where each action leads from each status; what is not named is refused. */
const table: [InterviewStatus, Partial<Record<InterviewAction, InterviewStatus>>][] = [
  [
    "not_started",
    {
      open: "opened",
      expire: "expired",
      withdraw: "withdrawn",
      revoke: "revoked",
      ask_for_person: "needs_person",
      reinvite: "not_started",
    },
  ],
  [
    "opened",
    {
      open: "opened",
      check_device: "checking_device",
      expire: "expired",
      withdraw: "withdrawn",
      revoke: "revoked",
      ask_for_person: "needs_person",
      reinvite: "opened",
    },
  ],
  [
    "checking_device",
    {
      open: "checking_device",
      check_device: "checking_device",
      start: "in_progress",
      expire: "expired",
      withdraw: "withdrawn",
      revoke: "revoked",
      ask_for_person: "needs_person",
      reinvite: "checking_device",
    },
  ],
  [
    "in_progress",
    {
      open: "in_progress",
      complete: "completed",
      run_out: "timed_out",
      withdraw: "withdrawn",
      revoke: "revoked",
      ask_for_person: "needs_person",
      reinvite: "in_progress",
    },
  ],
  ["completed", { open: "completed", withdraw: "withdrawn" }],
  ["timed_out", { reinvite: "in_progress", withdraw: "withdrawn" }],
  ["expired", { reinvite: "not_started" }],
  ["withdrawn", {}],
  ["revoked", {}],
  [
    "needs_person",
    {
      open: "needs_person",
      accept_evaluation: "opened",
      withdraw: "withdrawn",
      revoke: "revoked",
      expire: "expired",
      reinvite: "not_started",
    },
  ],
];

test("the table names every status", () => {
  expect(table.map(([status]) => status).toSorted()).toEqual(interviewStatus.options.toSorted());
});

describe.each(table)("from %s", (from, allowed) => {
  test.each(actions)("%s", (action) => {
    expect(transition(from, action)).toBe(allowed[action] ?? null);
  });
});
