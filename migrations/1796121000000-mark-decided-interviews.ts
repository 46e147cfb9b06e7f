import { type MigrationInterface, type QueryRunner, TableColumn, TableIndex } from "typeorm";

/**
 * What holds of the decisions on an interview stands with it, for lists; what was decided needs no review any more.
 * Each step asks whether it was done before: MySQL commits every DDL by itself.
 */
const NAME = "interviews_by_report";
const before = ["reportState", "recommendation", "status", "invitedAt", "id"];
const after = ["reportState", "recommendation", "decision", "status", "invitedAt", "id"];

async function reindex(queryRunner: QueryRunner, columnNames: string[]): Promise<void> {
  const known = (await queryRunner.getTable("interviews"))?.indices.find(({ name }) => name === NAME);
  if (known?.columnNames.length === columnNames.length) return;
  if (known) await queryRunner.dropIndex("interviews", known);
  await queryRunner.createIndex("interviews", new TableIndex({ name: NAME, columnNames }));
}

export class MarkDecidedInterviews1796121000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    if (!(await queryRunner.hasColumn("interviews", "decision"))) {
      await queryRunner.addColumn(
        "interviews",
        new TableColumn({ name: "decision", type: "varchar", length: "40", isNullable: true }),
      );
    }
    await queryRunner.query(
      `UPDATE interviews SET decision = (
        SELECT made.outcome FROM decisions made
        WHERE made.interviewId = interviews.id AND made.reversedAt IS NULL
        ORDER BY made.number DESC LIMIT 1
      ) WHERE id IN (SELECT interviewId FROM decisions)`,
    );
    await reindex(queryRunner, after);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await reindex(queryRunner, before);
    if (await queryRunner.hasColumn("interviews", "decision"))
      await queryRunner.dropColumn("interviews", "decision");
  }
}
