import { type MigrationInterface, type QueryRunner, Table, type TableColumnOptions } from "typeorm";

/** What is asked of the archive: a flat row for each candidacy, the groups that are told of, and saved questions. */
const id = { type: "varchar", length: "36" } as const;
const digest = { type: "varchar", length: "64" } as const;
const short = { type: "varchar", length: "40" } as const;
const line = { type: "varchar", length: "255" } as const;
const instant = { type: "datetime", precision: 3 } as const;
const count = { type: "integer" } as const;
const real = { type: "double" } as const;
const flag = { type: "boolean" } as const;
const maybe = { isNullable: true } as const;

type Shape = Omit<TableColumnOptions, "name">;
const columns = (shape: Shape, ...names: string[]): TableColumnOptions[] =>
  names.map((name) => ({ name, ...shape }));
const key = (shape: Shape, ...names: string[]) => columns({ ...shape, isPrimary: true }, ...names);

const tables = () => [
  new Table({
    name: "archive_facts",
    columns: [
      ...key(id, "candidacyId"),
      ...columns(id, "candidateId", "orgUnitId"),
      ...columns({ ...id, ...maybe }, "positionId"),
      ...columns(line, "jobTitle"),
      ...columns(instant, "openedAt"),
      ...columns(short, "outcome"),
      ...columns({ ...short, ...maybe }, "hiredOn", "leftKind"),
      ...columns({ ...instant, ...maybe }, "leftAt"),
      ...columns({ ...real, ...maybe }, "aiTotal", "aiMatch", "reviewTotal", "onSite", "test"),
      ...columns({ ...real, ...maybe }, "performanceLatest", "performanceMean"),
      ...columns(count, "performances", "trainings", "promotions"),
      ...columns(instant, "updatedAt"),
    ],
    indices: [{ name: "archive_facts_of_unit", columnNames: ["orgUnitId", "updatedAt", "candidateId"] }],
  }),
  new Table({
    name: "archive_fact_scores",
    columns: [
      ...key(id, "candidacyId"),
      ...key(digest, "dimension"),
      ...columns(line, "name"),
      ...columns(real, "score"),
    ],
  }),
  new Table({
    name: "archive_groups",
    columns: [
      ...key(id, "id"),
      ...columns(id, "orgUnitId"),
      ...columns(count, "people"),
      ...columns(
        { ...short, ...maybe },
        "family",
        "outcome",
        "source",
        "performance",
        "leaving",
        "scoreBand",
      ),
      ...columns({ ...line, ...maybe }, "jobTitle"),
      ...columns({ ...count, ...maybe }, "aiFrom", "aiTo"),
      ...columns(flag, "aiMixed"),
      ...columns(count, "openedFrom", "openedTo"),
      ...columns({ ...count, ...maybe }, "openedYear", "hiredFrom", "hiredTo", "hiredYear"),
    ],
    indices: [
      { name: "archive_groups_of_unit", columnNames: ["orgUnitId"] },
      { name: "archive_groups_by_hire", columnNames: ["family", "outcome", "hiredTo"] },
    ],
  }),
  new Table({
    name: "archive_group_sums",
    columns: [
      ...key(id, "groupId"),
      ...key(digest, "measure"),
      ...columns({ ...line, ...maybe }, "name"),
      ...columns(count, "n"),
      ...columns(real, "total", "squares"),
    ],
    indices: [{ name: "archive_group_sums_by_measure", columnNames: ["measure", "groupId"] }],
  }),
  new Table({
    name: "archive_told",
    columns: [
      ...key(id, "candidacyId"),
      ...columns(id, "groupId", "orgUnitId"),
      ...columns({ type: "longtext" }, "facts"),
    ],
    indices: [{ name: "archive_told_of_unit", columnNames: ["orgUnitId"] }],
  }),
  new Table({
    name: "archive_cuts",
    columns: [...key(id, "territoryId"), ...columns(instant, "cutAt"), ...columns(count, "smallest")],
  }),
  new Table({
    name: "archive_queries",
    columns: [
      ...key(id, "id"),
      ...columns(id, "orgUnitId"),
      ...columns({ ...id, ...maybe }, "staffId", "apiTokenId"),
      ...columns(line, "name"),
      ...columns(flag, "shared"),
      ...columns({ type: "longtext" }, "definition"),
      ...columns(count, "version"),
      ...columns(instant, "createdAt", "updatedAt"),
    ],
    indices: [
      { name: "archive_queries_of_unit", columnNames: ["orgUnitId", "updatedAt", "id"] },
      { name: "archive_queries_in_order", columnNames: ["updatedAt", "id"] },
      { name: "archive_queries_of_staff", columnNames: ["staffId", "updatedAt", "id"] },
    ],
  }),
  new Table({
    name: "archive_query_versions",
    columns: [
      ...key(id, "queryId"),
      ...key(count, "version"),
      ...columns(line, "name"),
      ...columns({ type: "longtext" }, "definition"),
      ...columns(instant, "savedAt"),
    ],
  }),
  new Table({
    name: "archive_query_settings",
    columns: [
      ...key(id, "id"),
      ...columns(count, "smallest"),
      ...columns(line, "updatedBy"),
      ...columns(instant, "updatedAt"),
    ],
  }),
];

export class AskArchive1796350000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const table of tables()) await queryRunner.createTable(table, true);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of tables().toReversed()) await queryRunner.dropTable(table, true);
  }
}
