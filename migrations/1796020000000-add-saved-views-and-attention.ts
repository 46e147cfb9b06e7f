import { type MigrationInterface, type QueryRunner, Table, TableColumn, TableIndex } from "typeorm";

/**
 * Views of a list that staff saved for themselves; a batch's own words for its messages; which built-in questions are
 * mandatory; an index for what reports wait for a person. Each step asks whether it was done before: MySQL commits every DDL by itself.
 */
const savedViews = () =>
  new Table({
    name: "saved_views",
    columns: [
      { name: "id", type: "varchar", length: "36", isPrimary: true },
      { name: "staffId", type: "varchar", length: "36" },
      { name: "page", type: "varchar", length: "40" },
      { name: "name", type: "varchar", length: "255" },
      { name: "query", type: "longtext" },
      { name: "columns", type: "longtext", isNullable: true },
      { name: "createdAt", type: "datetime", precision: 3 },
    ],
    indices: [{ name: "saved_views_of_staff", columnNames: ["staffId", "page", "createdAt"] }],
  });

const builtInMarks = () =>
  new Table({
    name: "built_in_marks",
    columns: [
      { name: "questionId", type: "varchar", length: "40", isPrimary: true },
      { name: "families", type: "longtext" },
      { name: "createdAt", type: "datetime", precision: 3 },
    ],
  });

const texts = () => new TableColumn({ name: "texts", type: "longtext", isNullable: true });
const byReport = () =>
  new TableIndex({
    name: "interviews_by_report",
    columnNames: ["reportState", "recommendation", "status", "invitedAt", "id"],
  });

export class AddSavedViewsAndAttention1796020000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.createTable(savedViews(), true);
    await queryRunner.createTable(builtInMarks(), true);
    if (!(await queryRunner.hasColumn("batches", "texts"))) await queryRunner.addColumn("batches", texts());
    const interviews = await queryRunner.getTable("interviews");
    if (interviews?.indices.some(({ name }) => name === "interviews_by_report")) return;
    await queryRunner.createIndex("interviews", byReport());
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropIndex("interviews", byReport());
    await queryRunner.dropColumn("batches", "texts");
    await queryRunner.dropTable(builtInMarks(), true);
    await queryRunner.dropTable(savedViews(), true);
  }
}
