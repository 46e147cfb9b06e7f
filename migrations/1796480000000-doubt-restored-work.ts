import { type MigrationInterface, type QueryRunner, Table, TableColumn } from "typeorm";

const JOBS = "jobs";

/** When this database was last restored, and last saved whole. */
const milestones = new Table({
  name: "milestones",
  columns: [
    { name: "id", type: "varchar", length: "40", isPrimary: true },
    { name: "at", type: "datetime", precision: 3 },
  ],
});

/** A job remembers that a restore cannot say whether it was done. Nullable and last, so that no database writes the table anew. */
export class DoubtRestoredWork1796480000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.createTable(milestones, true);
    if (await queryRunner.hasColumn(JOBS, "doubtedAt")) return;
    const doubtedAt = new TableColumn({
      name: "doubtedAt",
      type: "datetime",
      precision: 3,
      isNullable: true,
    });
    await queryRunner.addColumn(JOBS, doubtedAt);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    if (await queryRunner.hasColumn(JOBS, "doubtedAt")) await queryRunner.dropColumn(JOBS, "doubtedAt");
    await queryRunner.dropTable(milestones, true);
  }
}
