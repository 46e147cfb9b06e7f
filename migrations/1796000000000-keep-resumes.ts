import { type MigrationInterface, type QueryRunner, Table } from "typeorm";

/** Résumés that staff put beside a person. */
const id = { type: "varchar", length: "36" } as const;

const resumes = new Table({
  name: "candidate_resumes",
  columns: [
    { name: "id", ...id, isPrimary: true },
    { name: "candidateId", ...id },
    { name: "fileNameSealed", type: "varchar", length: "1000" },
    { name: "type", type: "varchar", length: "40" },
    { name: "bytes", type: "integer" },
    { name: "author", type: "varchar", length: "255" },
    { name: "createdAt", type: "datetime", precision: 3 },
  ],
  indices: [{ name: "candidate_resumes_of", columnNames: ["candidateId", "createdAt"] }],
});

export class KeepResumes1796000000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.createTable(resumes, true);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropTable("candidate_resumes", true);
  }
}
