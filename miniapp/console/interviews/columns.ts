import type { Column } from "../common/views/columns";

/** What the list may leave out; whose interview it is stays. Labels are keys of words. */
export const COLUMNS: readonly Column[] = [
  { key: "status", label: "list.status", place: 2 },
  { key: "plan", label: "list.plan", place: 3 },
  { key: "report", label: "list.report", place: -2 },
  { key: "time", label: "list.time", place: -1 },
];
