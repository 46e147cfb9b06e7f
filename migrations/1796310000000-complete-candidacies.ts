import { type MigrationInterface, type QueryRunner, TableIndex } from "typeorm";

/**
 * Indexes for the list of interviews by what was decided, and the job that writes the candidacies of everybody from
 * before there were any (server/pipeline/backfill): the work itself goes on beside the running product, in batches.
 */
const INDEXES = [
  { name: "interviews_by_decision", columnNames: ["reportState", "decision", "invitedAt", "id"] },
  {
    name: "interviews_of_unit_by_decision",
    columnNames: ["orgUnitId", "reportState", "decision", "invitedAt", "id"],
  },
  {
    name: "interviews_of_position_by_decision",
    columnNames: ["positionId", "reportState", "decision", "invitedAt", "id"],
  },
];

/** The same wherever it runs, so that a migration that was cut off does not queue it twice. */
const JOB = "01a204c0-0000-7000-8000-179631000000";

export class CompleteCandidacies1796310000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const index of INDEXES) {
      if (await isThere(queryRunner, index.name)) continue;
      await queryRunner.createIndex("interviews", new TableIndex(index));
    }
    await queueBackfill(queryRunner);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("DELETE FROM jobs WHERE kind = 'candidacies.backfill'");
    for (const { name } of INDEXES) {
      if (await isThere(queryRunner, name)) await queryRunner.dropIndex("interviews", name);
    }
  }
}

async function isThere(queryRunner: QueryRunner, name: string): Promise<boolean> {
  const table = await queryRunner.getTable("interviews");
  return table?.indices.some((index) => index.name === name) ?? false;
}

/** In a new database there is nobody to write anything for. */
async function queueBackfill(queryRunner: QueryRunner): Promise<void> {
  const people = await queryRunner.query("SELECT id FROM candidates LIMIT 1");
  const queued = await queryRunner.query("SELECT id FROM jobs WHERE id = ?", [JOB]);
  if (people.length === 0 || queued.length > 0) return;
  const now = new Date().toISOString().slice(0, 23).replace("T", " ");
  await queryRunner.query(
    "INSERT INTO jobs (id, kind, dedupeKey, payload, status, priority, attempts, progressDone, progressTotal, " +
      "runAfter, createdAt) VALUES (?, 'candidacies.backfill', 'candidacies.backfill:', '{\"after\":null}', " +
      "'pending', 20, 0, 0, 0, ?, ?)",
    [JOB, now, now],
  );
}
