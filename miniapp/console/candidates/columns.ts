import type { CandidateColumn } from "../../../server/candidates/schema";
import type { Column } from "../common/views/columns";

/** What the list may leave out; who it is stays. Labels are keys of words. */
export const COLUMNS: readonly (Column & { key: CandidateColumn })[] = [
  { key: "position", label: "candidates.position", place: -6 },
  { key: "screening", label: "screening.column", place: -5 },
  { key: "source", label: "candidates.source", place: -4 },
  { key: "tags", label: "candidates.tag", place: -3 },
  { key: "latest", label: "candidates.latest", place: -2 },
  { key: "since", label: "candidates.since", place: -1 },
];
