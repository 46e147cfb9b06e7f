import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const root = join(__dirname, "../../..");
const HOME = "server/candidates/writeCandidates.ts";

/** A call or a statement that writes people, their tags, or the pieces of their names. */
const writes =
  /\b(?:insert\w*|update\w*|upsert|save|delete|remove|softDelete)(?:<\w+>)?\(\s*(?:tx\s*,\s*)?(?:Candidate|CandidateTag|CandidateNameGram)\b|\b(?:INTO|UPDATE|DELETE FROM)\s+`?(?:candidates|candidate_tags|candidate_name_grams)\b/;

const sources = ["server", "bot"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => join(folder, name)),
);

test("people and what they are found by are written in one place", () => {
  expect(sources.length).toBeGreaterThan(100);
  const writers = sources.filter((path) => writes.test(readFileSync(join(root, path), "utf8")));
  expect(writers).toEqual([HOME]);
});

test.each([
  "await updateRows(tx, Candidate, { id }, after);",
  "await insertAll(\n    tx,\n    CandidateTag,\n    rows,\n  );",
  "tx.manager.delete(CandidateNameGram, { candidateId })",
  "manager.query(`UPDATE candidates SET orgUnitId = ?`)",
])("a second one would be seen: %s", (source) => {
  expect(source).toMatch(writes);
});
