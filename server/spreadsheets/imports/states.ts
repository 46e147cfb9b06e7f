/** `empty`: waits for its file. `previewed`: read, nothing taken in, waits for a person's word. */
export const IMPORT_STATES = [
  "empty",
  "previewed",
  "queued",
  "running",
  "done",
  "cancelled",
  "failed",
] as const;
export type ImportState = (typeof IMPORT_STATES)[number];
