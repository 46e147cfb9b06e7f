import type { ArchiveImportView } from "../../../../server/archive/imports/schema";
import type { ImportKind } from "../../imports/kind";

export const workImports: ImportKind<ArchiveImportView> = {
  path: "/archive/imports",
  permission: "archive.write",
  words: "workImport",
  template: "work-records.xlsx",
  readingMs: 180_000,
  results: ["written", "known", "refused"],
  ready({ counts: { valid, known, invalid } }, { mode }) {
    const fresh = valid - known;
    return { count: fresh, isStopped: fresh === 0 || (mode === "all" && invalid > 0) };
  },
};
