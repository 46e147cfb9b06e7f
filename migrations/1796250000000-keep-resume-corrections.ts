import { type MigrationInterface, type QueryRunner, Table, TableColumn } from "typeorm";

/** What people say in the place of what was read of a résumé, beside the reading; and who said it when. */
const id = { type: "varchar", length: "36" } as const;

const columns = () => [
  new TableColumn({ name: "correctionsSealed", type: "longtext", isNullable: true }),
  new TableColumn({ name: "revision", type: "integer", default: 0 }),
];

const corrections = new Table({
  name: "resume_corrections",
  columns: [
    { name: "id", ...id, isPrimary: true },
    { name: "resumeId", ...id },
    { name: "staffId", ...id, isNullable: true },
    { name: "author", type: "varchar", length: "255" },
    { name: "changeSealed", type: "longtext" },
    { name: "at", type: "datetime", precision: 3 },
  ],
  indices: [{ name: "resume_corrections_of", columnNames: ["resumeId", "id"] }],
});

export class KeepResumeCorrections1796250000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const column of columns()) {
      if (await queryRunner.hasColumn("parsed_resumes", column.name)) continue;
      await queryRunner.addColumn("parsed_resumes", column);
    }
    await queryRunner.createTable(corrections, true);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropTable("resume_corrections", true);
    for (const column of columns().toReversed()) {
      if (await queryRunner.hasColumn("parsed_resumes", column.name)) {
        await queryRunner.dropColumn("parsed_resumes", column.name);
      }
    }
  }
}
