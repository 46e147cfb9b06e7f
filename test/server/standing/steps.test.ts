import type { InterviewStatus } from "../../../server/interviews/status";
import type { Stage } from "../../../server/pipeline/stages";
import { stepOf } from "../../../server/standing/steps";

const STAGES: readonly [Stage, InterviewStatus | null, string][] = [
  ["screening", null, "received"],
  ["interview", "not_started", "yours"],
  ["interview", "completed", "looking"],
  ["second_round", "completed", "talking"],
  ["on_site", "completed", "talking"],
  ["on_site", null, "talking"],
  ["offer", "completed", "talking"],
];

test.each(STAGES)("at %s (%s) an end that was not told changes nothing", (stage, status, step) => {
  const interviews = status ? [{ status }] : [];
  expect(stepOf({ stage, outcome: "open", offer: null }, interviews, false)).toBe(step);
  const ended = { stage, outcome: "rejected", offer: null } as const;
  expect(stepOf(ended, interviews, false)).toBe(step);
  expect(stepOf(ended, interviews, true)).toBe("closed");
});
