import {
  type MigrationInterface,
  type QueryRunner,
  Table,
  type TableColumnOptions,
  type TableIndexOptions,
} from "typeorm";

/** The job library and the company's own question banks. Each table is made unless it is there: safe to run again. */
type Column = Omit<TableColumnOptions, "name">;

const id: Column = { type: "varchar", length: "36" };
const short: Column = { type: "varchar", length: "40" };
const line: Column = { type: "varchar", length: "255" };
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
    "positions",
    {
      id: primary(id),
      orgUnitId: id,
      title: line,
      family: short,
      language: short,
      state: short,
      headcount: count,
      duties: text,
      skills: text,
      competencies: text,
      lintOverride: nullable(text),
      version: count,
      createdAt: instant,
      updatedAt: instant,
      archivedAt: nullable(instant),
    },
    [
      { name: "positions_of_unit", columnNames: ["orgUnitId", "updatedAt", "id"] },
      { name: "positions_updated", columnNames: ["updatedAt", "id"] },
    ],
  ),
  table(
    "questions",
    {
      id: primary(id),
      orgUnitId: id,
      currentVersion: count,
      mandatory: flag,
      families: text,
      category: short,
      dimension: short,
      stage: short,
      tags: text,
      zhText: nullable(text),
      enText: nullable(text),
      copiedFrom: nullable(line),
      createdAt: instant,
      updatedAt: instant,
      archivedAt: nullable(instant),
    },
    [
      { name: "questions_mandatory", columnNames: ["mandatory"] },
      { name: "questions_of_unit", columnNames: ["orgUnitId", "updatedAt", "id"] },
      { name: "questions_updated", columnNames: ["updatedAt", "id"] },
    ],
  ),
  table(
    "question_versions",
    {
      id: primary(id),
      questionId: id,
      version: count,
      content: text,
      author: line,
      createdAt: instant,
    },
    [{ name: "question_versions_key", columnNames: ["questionId", "version"], isUnique: true }],
  ),
];

export class CreatePositionsAndQuestions1795940000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const created of tables) await queryRunner.createTable(created, true);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const created of tables.toReversed()) await queryRunner.dropTable(created, true);
  }
}
