import type { CandidateView } from "../../../miniapp/console/candidates/data";
import { timelineOf } from "../../../miniapp/console/candidates/detail/timeline";

const person = (parts: Partial<CandidateView>): CandidateView =>
  ({
    createdAt: "2026-01-01T00:00:00.000Z",
    interviews: [],
    applications: [],
    resumes: [],
    withdrawals: [],
    merges: [],
    ...parts,
  }) as unknown as CandidateView;

const at = (day: number) => `2026-01-${String(day).padStart(2, "0")}T08:00:00.000Z`;

test("everything that happened stands in one line of time, the newest first; how they came in stands last", () => {
  const entries = timelineOf(
    person({
      interviews: [{ id: "interview", invitedAt: at(3) }] as CandidateView["interviews"],
      applications: [{ id: "application", createdAt: at(2) }] as CandidateView["applications"],
      resumes: [{ id: "resume", createdAt: at(5) }] as CandidateView["resumes"],
      merges: [{ id: "merge", createdAt: at(4) }] as CandidateView["merges"],
      withdrawals: [{ id: "withdrawal", createdAt: at(6) }] as CandidateView["withdrawals"],
    }),
  );
  expect(entries.map(({ kind }) => kind)).toEqual([
    "withdrawal",
    "resume",
    "merge",
    "interview",
    "application",
    "added",
  ]);
});

test("what somebody merged in brought from before the survivor came stays above how the survivor came in", () => {
  const entries = timelineOf(
    person({
      applications: [{ id: "old", createdAt: "2025-12-01T00:00:00.000Z" }] as CandidateView["applications"],
    }),
  );
  expect(entries.map(({ id }) => id)).toEqual(["old", "added"]);
});
