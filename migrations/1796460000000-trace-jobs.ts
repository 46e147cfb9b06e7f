import { type MigrationInterface, type QueryRunner, TableColumn } from "typeorm";

const TABLE = "jobs";

/** A job goes on with the trace of what caused it. Nullable and last, so that no database writes the table anew. */
export class TraceJobs1796460000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    if (await queryRunner.hasColumn(TABLE, "trace")) return;
    await queryRunner.addColumn(
      TABLE,
      new TableColumn({ name: "trace", type: "varchar", length: "255", isNullable: true }),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    if (await queryRunner.hasColumn(TABLE, "trace")) await queryRunner.dropColumn(TABLE, "trace");
  }
}
