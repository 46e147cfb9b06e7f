import { type MigrationInterface, type QueryRunner, Table, TableColumn } from "typeorm";

/**
 * The frozen plan, 20–40 kB of text, leaves the row that every chunk of every answer reads and writes.
 * On MySQL each statement commits by itself, so each can be repeated after a cut.
 */
export class MoveFrozenPlans1795910000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.createTable(
      new Table({
        name: "frozen_plans",
        columns: [
          { name: "sha256", type: "varchar", length: "64", isPrimary: true },
          { name: "text", type: "longtext" },
          { name: "createdAt", type: "datetime", precision: 3 },
        ],
      }),
      true,
    );
    if (!(await queryRunner.hasColumn("interviews", "frozenPlan"))) return;
    await queryRunner.query(
      "INSERT INTO frozen_plans (sha256, text, createdAt) " +
        "SELECT frozenPlanSha256, MIN(frozenPlan), MIN(invitedAt) FROM interviews " +
        "WHERE frozenPlanSha256 NOT IN (SELECT sha256 FROM frozen_plans) GROUP BY frozenPlanSha256",
    );
    await queryRunner.query("ALTER TABLE interviews DROP COLUMN frozenPlan");
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    if (!(await queryRunner.hasColumn("interviews", "frozenPlan"))) {
      const column = new TableColumn({ name: "frozenPlan", type: "longtext", isNullable: true });
      await queryRunner.addColumn("interviews", column);
    }
    await queryRunner.query(
      "UPDATE interviews SET frozenPlan = (SELECT text FROM frozen_plans WHERE sha256 = frozenPlanSha256)",
    );
    await queryRunner.changeColumn(
      "interviews",
      "frozenPlan",
      new TableColumn({ name: "frozenPlan", type: "longtext" }),
    );
    await queryRunner.dropTable("frozen_plans", true);
  }
}
