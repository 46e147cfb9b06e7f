import { EXPIRING_MS, STUCK_MS, attentionOf } from "../../../miniapp/console/interviews/attention";
import { FOCUSES } from "../../../miniapp/console/interviews/filters";
import { interviewPath } from "../../../miniapp/console/interviews/paths";
import * as server from "../../../server/interviews/attention";
import { focus } from "../../../server/interviews/staffSchema";
import { buildSummary } from "./factories";

const NOW = Date.parse("2026-03-01T09:11:00.000Z");
const ready = (recommendation: "advance" | "review" | "decline") =>
  ({ state: "ready", total: 7, match: 80, recommendation }) as const;

describe("what needs a person", () => {
  it("is what the server counts: the same reasons after the same time", () => {
    expect(FOCUSES).toEqual(focus.options);
    expect({ EXPIRING_MS, STUCK_MS }).toEqual({
      EXPIRING_MS: server.EXPIRING_MS,
      STUCK_MS: server.STUCK_MS,
    });
  });

  it.each([
    ["asked for a person", buildSummary({ status: "needs_person" }), "person"],
    [
      "report between the thresholds",
      buildSummary({ status: "completed", report: ready("review") }),
      "review",
    ],
    [
      "reviewed and decided",
      buildSummary({ status: "completed", report: ready("review"), decision: "advance" }),
      null,
    ],
    ["clear report", buildSummary({ status: "completed", report: ready("advance") }), null],
    [
      "failed report",
      buildSummary({ status: "completed", report: { ...ready("review"), state: "failed" } }),
      "failed",
    ],
    ["answering", buildSummary(), null],
    ["silent for four minutes", buildSummary({ lastSeenAt: "2026-03-01T09:07:00.000Z" }), "stuck"],
    ["not started, a week left", buildSummary({ status: "not_started" }), null],
    [
      "not started, a day left",
      buildSummary({ status: "opened", expiresAt: "2026-03-02T09:00:00.000Z" }),
      "expiring",
    ],
    [
      "not started, already over",
      buildSummary({ status: "opened", expiresAt: "2026-03-01T09:00:00.000Z" }),
      null,
    ],
  ])("%s", (_, interview, expected) => {
    expect(attentionOf(interview, NOW)).toBe(expected);
  });
});

describe("where a row leads", () => {
  it("is the report only when there is one and one may read it", () => {
    const reported = buildSummary({ report: ready("advance") });
    expect(interviewPath(reported, true)).toBe("/interviews/interview-1/report");
    expect(interviewPath(reported, false)).toBe("/interviews/interview-1");
    expect(interviewPath(buildSummary(), true)).toBe("/interviews/interview-1");
  });
});
