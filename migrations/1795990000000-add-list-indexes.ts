import { type MigrationInterface, type QueryRunner, TableIndex, type TableIndexOptions } from "typeorm";

/**
 * Indexes in the order of the lists of interviews, for each thing that narrows them, with the candidate where lists
 * are walked in search of a name; and one for the sweep of uploads.
 * Each step asks whether it was done before: MySQL commits every DDL by itself, and a migration that was cut off
 * must be able to run again.
 */
type Index = [table: string, index: TableIndexOptions];

const added: Index[] = [
  ["answers", { name: "answers_by_media_state", columnNames: ["mediaState", "sealedAt"] }],
  ["interviews", { name: "interviews_of_plan", columnNames: ["planId", "invitedAt", "id"] }],
  ["interviews", { name: "interviews_of_plan_by_status", columnNames: ["planId", "orgUnitId", "status"] }],
  ["interviews", { name: "interviews_in_order", columnNames: ["invitedAt", "id", "candidateId"] }],
  [
    "interviews",
    {
      name: "interviews_of_position_in_order",
      columnNames: ["positionId", "invitedAt", "id", "candidateId"],
    },
  ],
  [
    "interviews",
    { name: "interviews_of_unit_in_order", columnNames: ["orgUnitId", "invitedAt", "id", "candidateId"] },
  ],
  ["interviews", { name: "interviews_of_status", columnNames: ["status", "invitedAt", "id"] }],
  [
    "interviews",
    { name: "interviews_of_unit_status", columnNames: ["orgUnitId", "status", "invitedAt", "id"] },
  ],
];

/** The beginnings of those that are added. */
const replaced: Index[] = [
  ["interviews", { name: "interviews_listed", columnNames: ["invitedAt", "id"] }],
  ["interviews", { name: "interviews_of_unit", columnNames: ["orgUnitId", "invitedAt", "id"] }],
  ["interviews", { name: "interviews_of_position", columnNames: ["positionId"] }],
  ["interviews", { name: "interviews_of_unit_by_status", columnNames: ["orgUnitId", "status"] }],
];

export class AddListIndexes1795990000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await create(queryRunner, added);
    await drop(queryRunner, replaced);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await create(queryRunner, replaced);
    await drop(queryRunner, added);
  }
}

async function isThere(queryRunner: QueryRunner, [table, { name }]: Index): Promise<boolean> {
  const known = await queryRunner.getTable(table);
  return known?.indices.some((index) => index.name === name) ?? false;
}

async function create(queryRunner: QueryRunner, indices: readonly Index[]): Promise<void> {
  for (const [table, options] of indices) {
    if (await isThere(queryRunner, [table, options])) continue;
    await queryRunner.createIndex(table, new TableIndex(options));
  }
}

async function drop(queryRunner: QueryRunner, indices: readonly Index[]): Promise<void> {
  for (const [table, options] of indices) {
    if (await isThere(queryRunner, [table, options]))
      await queryRunner.dropIndex(table, options.name as string);
  }
}
