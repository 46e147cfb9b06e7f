import type { ImportView } from "../../../../server/candidates/imports/schema";
import type { ImportKind } from "../../imports/kind";

export const candidateImports: ImportKind<ImportView> = {
  path: "/candidates/imports",
  permission: "candidates.write",
  words: "candidateImport",
  template: "candidates.xlsx",
  readingMs: 90_000,
  results: ["created", "updated", "unchanged", "refused"],
  ready: ({ counts: { valid } }) => ({ count: valid, isStopped: valid === 0 }),
};
