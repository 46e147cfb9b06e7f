import {
  type MigrationInterface,
  type QueryRunner,
  Table,
  type TableColumnOptions,
  type TableIndexOptions,
} from "typeorm";

/**
 * Batches of invitations, and counters of interviews by unit, job, week and status. The counters of what exists already
 * are made by the first worker that starts, since a week is one of the company's time zone.
 */
type Column = Omit<TableColumnOptions, "name">;

const id: Column = { type: "varchar", length: "36" };
const digest: Column = { type: "varchar", length: "64" };
const short: Column = { type: "varchar", length: "40" };
const line: Column = { type: "varchar", length: "255" };
const sealed: Column = { type: "varchar", length: "1000" };
const text: Column = { type: "longtext" };
const instant: Column = { type: "datetime", precision: 3 };
const count: Column = { type: "integer" };
const flag: Column = { type: "boolean" };
const primary = (column: Column): Column => ({ ...column, isPrimary: true });
const nullable = (column: Column): Column => ({ ...column, isNullable: true });

const table = (name: string, columns: Record<string, Column>, indices: TableIndexOptions[] = []) =>
  new Table({
    name,
    columns: Object.entries(columns).map(([columnName, column]) => ({ name: columnName, ...column })),
    indices,
  });

const tables = [
  table(
    "batches",
    {
      id: primary(id),
      orgUnitId: id,
      positionId: nullable(id),
      token: digest,
      request: digest,
      planId: id,
      planName: line,
      jobTitle: line,
      language: short,
      questionCount: count,
      frozenPlanSha256: digest,
      knownUnitIds: text,
      channels: text,
      expiresAt: instant,
      quietHours: nullable(text),
      reminders: text,
      state: short,
      stopped: nullable(short),
      recipientCount: count,
      invitedCount: count,
      leftOutCount: count,
      createdBy: line,
      createdAt: instant,
      updatedAt: instant,
      finishedAt: nullable(instant),
    },
    [
      { name: "batches_listed", columnNames: ["createdAt", "id"] },
      { name: "batches_of_unit", columnNames: ["orgUnitId", "createdAt", "id"] },
      { name: "batches_token", columnNames: ["orgUnitId", "token"], isUnique: true },
    ],
  ),
  table(
    "batch_recipients",
    {
      id: primary(id),
      batchId: id,
      sequence: count,
      name: line,
      phoneSealed: nullable(sealed),
      emailSealed: nullable(sealed),
      candidateId: nullable(id),
      interviewId: nullable(id),
      extraTimePercent: count,
      textOnly: flag,
      state: short,
      task: nullable(short),
      reason: nullable(short),
      linkSealed: nullable(sealed),
      nextReminderAt: nullable(instant),
      updatedAt: instant,
    },
    [
      { name: "batch_recipients_in_order", columnNames: ["batchId", "sequence"], isUnique: true },
      { name: "batch_recipients_once", columnNames: ["batchId", "candidateId"], isUnique: true },
      { name: "batch_recipients_reminded", columnNames: ["nextReminderAt"] },
      { name: "batch_recipients_to_do", columnNames: ["batchId", "task", "sequence"] },
    ],
  ),
  table("interview_counts", {
    week: primary(short),
    orgUnitId: primary(id),
    jobKey: primary(digest),
    status: primary(short),
    positionId: nullable(id),
    jobTitle: line,
    count,
  }),
  table("interview_count_deltas", {
    id: primary(id),
    orgUnitId: id,
    jobKey: digest,
    positionId: nullable(id),
    jobTitle: line,
    week: short,
    fromStatus: nullable(short),
    toStatus: nullable(short),
  }),
];

export class CreateBatches1795970000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const created of tables) await queryRunner.createTable(created, true);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const created of tables.toReversed()) await queryRunner.dropTable(created, true);
  }
}
