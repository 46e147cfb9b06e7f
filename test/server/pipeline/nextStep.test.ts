import { type NextStep, nextStepOf } from "../../../server/pipeline/nextStep";

type Args = Parameters<typeof nextStepOf>;
const standing = (stage: Args[0]["stage"], over: Partial<Args[0]> = {}): Args[0] => ({
  stage,
  outcome: "open",
  offer: null,
  ...over,
});
const interview = (over: Partial<NonNullable<Args[1]>> = {}): Args[1] => ({
  status: "completed",
  reportState: "ready",
  decision: null,
  ...over,
});

test.each<[NextStep | null, ...Args]>([
  ["screen", standing("screening"), null, null],
  ["record_test", standing("written_test"), null, null],
  ["invite", standing("interview"), null, null],
  ["wait_candidate", standing("interview"), interview({ status: "opened" }), null],
  ["wait_candidate", standing("interview"), interview({ status: "in_progress" }), null],
  ["invite_again", standing("interview"), interview({ status: "expired" }), null],
  ["see_to_person", standing("interview"), interview({ status: "needs_person" }), null],
  ["wait_report", standing("interview"), interview({ reportState: "pending" }), null],
  ["repair_report", standing("interview"), interview({ reportState: "failed" }), null],
  ["decide", standing("interview"), interview(), null],
  ["decide", standing("interview"), interview({ status: "timed_out" }), null],
  ["arrange", standing("interview"), interview({ decision: "advance" }), null],
  ["wait_times", standing("second_round"), interview(), "proposing"],
  ["agree_time", standing("second_round"), interview(), "proposed"],
  ["meet", standing("second_round"), interview(), "agreed"],
  ["arrange", standing("second_round"), interview(), "declined_by_candidate"],
  ["arrange", standing("second_round"), interview(), "held"],
  ["arrange", standing("second_round"), null, null],
  ["arrange", standing("written_test"), null, null, true],
  ["arrange", standing("on_site"), interview(), null, true],
  ["assess", standing("on_site"), null, null],
  ["offer", standing("offer"), null, null],
  ["wait_offer", standing("interview", { offer: "made" }), interview(), null],
  ["hire", standing("offer", { offer: "accepted" }), null, null],
  [null, standing("offer", { outcome: "hired" }), null, null],
])("%s", (expected, ...args) => {
  expect(nextStepOf(...args)).toBe(expected);
});
