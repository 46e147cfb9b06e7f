import type { CandidateView } from "../data";

export type TimelineEntry = { at: string; id: string } & (
  | { kind: "interview"; interview: CandidateView["interviews"][number] }
  | { kind: "application"; application: CandidateView["applications"][number] }
  | { kind: "resume"; resume: CandidateView["resumes"][number] }
  | { kind: "withdrawal"; withdrawal: CandidateView["withdrawals"][number] }
  | { kind: "merge"; merge: CandidateView["merges"][number] }
  | { kind: "added" }
);

/** What happened with a person, the newest first; how they came in stands last. Pure. */
export function timelineOf(person: CandidateView): TimelineEntry[] {
  const entries: TimelineEntry[] = [
    ...person.interviews.map((interview) => ({
      kind: "interview" as const,
      id: interview.id,
      at: interview.invitedAt,
      interview,
    })),
    ...person.applications.map((application) => ({
      kind: "application" as const,
      id: application.id,
      at: application.createdAt,
      application,
    })),
    ...person.resumes.map((resume) => ({
      kind: "resume" as const,
      id: resume.id,
      at: resume.createdAt,
      resume,
    })),
    ...person.withdrawals.map((withdrawal) => ({
      kind: "withdrawal" as const,
      id: withdrawal.id,
      at: withdrawal.createdAt,
      withdrawal,
    })),
    ...person.merges.map((merge) => ({ kind: "merge" as const, id: merge.id, at: merge.createdAt, merge })),
  ];
  const newestFirst = entries.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at));
  return [...newestFirst, { kind: "added", id: "added", at: person.createdAt }];
}
