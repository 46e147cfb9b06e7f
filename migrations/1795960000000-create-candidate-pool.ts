import {
  type MigrationInterface,
  type QueryRunner,
  Table,
  TableColumn,
  type TableColumnOptions,
  TableIndex,
  type TableIndexOptions,
} from "typeorm";

/**
 * The candidate pool: where people came from, tags, notes, merges, imports, applications; names found by pieces.
 * Each step asks whether it was done before, since MySQL commits every DDL by itself.
 */
type Column = Omit<TableColumnOptions, "name">;

const id: Column = { type: "varchar", length: "36" };
const digest: Column = { type: "varchar", length: "64" };
const short: Column = { type: "varchar", length: "40" };
const line: Column = { type: "varchar", length: "255" };
const sealed: Column = { type: "varchar", length: "1000" };
const instant: Column = { type: "datetime", precision: 3 };
const count: Column = { type: "integer" };
const flag: Column = { type: "boolean" };
const text: Column = { type: "longtext" };
const primary = (column: Column): Column => ({ ...column, isPrimary: true });
const nullable = (column: Column): Column => ({ ...column, isNullable: true });

const table = (name: string, columns: Record<string, Column>, indices: TableIndexOptions[]) =>
  new Table({
    name,
    columns: Object.entries(columns).map(([columnName, column]) => ({ name: columnName, ...column })),
    indices,
  });

const tables = [
  table(
    "application_links",
    {
      id: primary(id),
      orgUnitId: id,
      positionId: nullable(id),
      title: line,
      duties: text,
      tokenHash: digest,
      tokenSealed: sealed,
      open: flag,
      expiresAt: nullable(instant),
      received: count,
      author: line,
      createdAt: instant,
      updatedAt: instant,
    },
    [
      { name: "application_links_listed", columnNames: ["createdAt", "id"] },
      { name: "application_links_of_unit", columnNames: ["orgUnitId", "createdAt", "id"] },
      { name: "application_links_token", columnNames: ["tokenHash"], isUnique: true },
    ],
  ),
  table(
    "applications",
    {
      id: primary(id),
      linkId: id,
      candidateId: id,
      positionId: nullable(id),
      title: line,
      statedSealed: text,
      consentVersion: short,
      talentPool: flag,
      resumeType: nullable(short),
      resumeBytes: count,
      createdAt: instant,
    },
    [
      { name: "applications_of_candidate", columnNames: ["candidateId", "createdAt"] },
      { name: "applications_of_link", columnNames: ["linkId", "createdAt"] },
    ],
  ),
  table("candidate_import_batches", { importId: primary(id), lastLine: primary(count), outcomes: text }, []),
  table(
    "candidate_imports",
    {
      id: primary(id),
      orgUnitId: id,
      author: line,
      state: short,
      source: short,
      sourceDetail: nullable(line),
      tags: text,
      knownUnitIds: text,
      locale: short,
      fileName: line,
      previewSealed: nullable(text),
      total: count,
      done: count,
      lastLine: count,
      created: count,
      updated: count,
      unchanged: count,
      refused: count,
      hasResult: flag,
      createdAt: instant,
      finishedAt: nullable(instant),
    },
    [
      { name: "candidate_imports_listed", columnNames: ["createdAt", "id"] },
      { name: "candidate_imports_of_unit", columnNames: ["orgUnitId", "createdAt", "id"] },
    ],
  ),
  table(
    "candidate_merges",
    {
      id: primary(id),
      survivorId: id,
      mergedId: id,
      changed: text,
      movedInterviewIds: text,
      addedTags: text,
      author: line,
      createdAt: instant,
      undoneAt: nullable(instant),
    },
    [
      { name: "candidate_merges_into", columnNames: ["survivorId", "createdAt"] },
      { name: "candidate_merges_of", columnNames: ["mergedId"] },
    ],
  ),
  table(
    "candidate_name_grams",
    { gram: primary(short), createdAt: primary(instant), candidateId: primary(id) },
    [{ name: "candidate_name_grams_of", columnNames: ["candidateId", "gram"] }],
  ),
  table(
    "candidate_notes",
    {
      id: primary(id),
      candidateId: id,
      staffId: nullable(id),
      author: line,
      text,
      createdAt: instant,
    },
    [{ name: "candidate_notes_of", columnNames: ["candidateId", "createdAt", "id"] }],
  ),
  table("candidate_tag_names", { orgUnitId: primary(id), tag: primary(short) }, []),
  table("candidate_tags", { candidateId: primary(id), tag: primary(short), createdAt: instant }, [
    { name: "candidate_tags_listed", columnNames: ["tag", "createdAt", "candidateId"] },
  ]),
  table("contact_locks", { id: primary(digest) }, []),
];

const added: Record<string, Column> = {
  positionId: nullable(id),
  identityKey: nullable(digest),
  source: short,
  sourceDetail: nullable(line),
  state: short,
  mergedInto: nullable(id),
  inTalentPool: flag,
  talentPoolAt: nullable(instant),
  talentPoolHow: nullable(line),
  updatedAt: instant,
};

const indices: TableIndexOptions[] = [
  { name: "candidates_identity", columnNames: ["orgUnitId", "identityKey"], isUnique: true },
  { name: "candidates_listed", columnNames: ["state", "createdAt", "id"] },
  { name: "candidates_of_unit", columnNames: ["orgUnitId", "state", "createdAt", "id"] },
  { name: "candidates_of_position", columnNames: ["positionId", "state", "createdAt", "id"] },
  { name: "candidates_by_source", columnNames: ["source", "state", "createdAt", "id"] },
  { name: "candidates_in_talent_pool", columnNames: ["inTalentPool", "state", "createdAt", "id"] },
];

export class CreateCandidatePool1795960000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const created of tables) await queryRunner.createTable(created, true);
    await widenCandidates(queryRunner);
    await fillGrams(queryRunner);
    for (const options of indices) {
      const known = await queryRunner.getTable("candidates");
      if (known?.indices.some(({ name }) => name === options.name)) continue;
      await queryRunner.createIndex("candidates", new TableIndex(options));
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const { name } of indices.toReversed()) await queryRunner.dropIndex("candidates", name as string);
    await queryRunner.dropColumns("candidates", Object.keys(added));
    for (const created of tables.toReversed()) await queryRunner.dropTable(created, true);
  }
}

/** Who is there already came by an invitation. Of several with the same phone in a unit, the first bears the key. */
async function widenCandidates(queryRunner: QueryRunner): Promise<void> {
  for (const [name, column] of Object.entries(added)) {
    if (await queryRunner.hasColumn("candidates", name)) continue;
    await queryRunner.addColumn("candidates", new TableColumn({ name, ...nullable(column) }));
  }
  await queryRunner.query(
    "UPDATE candidates SET source = 'interview', state = 'active', inTalentPool = 0, updatedAt = createdAt " +
      "WHERE state IS NULL",
  );
  await queryRunner.query(
    "UPDATE candidates SET identityKey = COALESCE(phoneIndex, emailIndex) WHERE id IN (SELECT id FROM (" +
      "SELECT MIN(id) AS id FROM candidates WHERE COALESCE(phoneIndex, emailIndex) IS NOT NULL " +
      "GROUP BY orgUnitId, COALESCE(phoneIndex, emailIndex)) AS firsts)",
  );
  const known = await queryRunner.getTable("candidates");
  for (const [name, column] of Object.entries(added)) {
    const present = known?.findColumnByName(name);
    if (!present?.isNullable || column.isNullable) continue;
    await queryRunner.changeColumn("candidates", name, new TableColumn({ name, ...column }));
  }
}

const PAGE = 500;

async function fillGrams(queryRunner: QueryRunner): Promise<void> {
  const isSqlite = queryRunner.dataSource.options.type === "better-sqlite3";
  const verb = isSqlite ? "INSERT OR IGNORE" : "INSERT IGNORE";
  let after = "";
  for (;;) {
    const people = (await queryRunner.query(
      `SELECT id, name, createdAt FROM candidates WHERE id > ? ORDER BY id LIMIT ${PAGE}`,
      [after],
    )) as { id: string; name: string; createdAt: unknown }[];
    const rows = people.flatMap(({ id: candidateId, name, createdAt }) =>
      gramsOf(name).map((gram) => [gram, createdAt, candidateId]),
    );
    if (rows.length > 0) {
      await queryRunner.query(
        `${verb} INTO candidate_name_grams (gram, createdAt, candidateId) VALUES ${rows.map(() => "(?, ?, ?)").join(", ")}`,
        rows.flat(),
      );
    }
    const last = people.at(-1);
    if (!last || people.length < PAGE) return;
    after = last.id;
  }
}

/** As server/candidates/nameGrams.ts has it at this moment, written out because a migration never changes. */
function gramsOf(name: string): string[] {
  const stretches = (
    name
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  ).flatMap((word) => word.match(/\p{Script=Han}+|\P{Script=Han}+/gu) ?? []);
  const pieces = stretches.flatMap((stretch) => {
    const characters = [...stretch];
    if (!/^\p{Script=Han}/u.test(stretch)) {
      return characters.slice(0, 4).map((_, index) => characters.slice(0, index + 1).join(""));
    }
    return characters.flatMap((character, index) => {
      const next = characters[index + 1];
      return next === undefined ? [character] : [character, character + next];
    });
  });
  return [...new Set(pieces.slice(0, 60))];
}
