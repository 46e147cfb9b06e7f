import { type MigrationInterface, type QueryRunner, TableColumn } from "typeorm";

const TABLE = "interview_count_deltas";

/** Of which plan an interview is that came to a status; the counts of plans are filled at the next start. */
export class CountByPlan1796170000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    if (await queryRunner.hasColumn(TABLE, "planId")) return;
    await queryRunner.addColumn(
      TABLE,
      new TableColumn({ name: "planId", type: "varchar", length: "36", isNullable: true }),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropColumn(TABLE, "planId");
  }
}
