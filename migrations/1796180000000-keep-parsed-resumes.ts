import { type MigrationInterface, type QueryRunner, Table } from "typeorm";

/** What résumés say, and apart from it what nobody is judged by. */
const id = { type: "varchar", length: "36" } as const;
const instant = { type: "datetime", precision: 3 } as const;

const resumes = new Table({
  name: "parsed_resumes",
  columns: [
    { name: "id", ...id, isPrimary: true },
    { name: "candidateId", ...id },
    { name: "state", type: "varchar", length: "40" },
    { name: "reason", type: "varchar", length: "255", isNullable: true },
    { name: "engine", type: "varchar", length: "255", isNullable: true },
    { name: "resumeSealed", type: "longtext", isNullable: true },
    { name: "createdAt", ...instant },
    { name: "updatedAt", ...instant },
  ],
  indices: [
    { name: "parsed_resumes_of", columnNames: ["candidateId"] },
    { name: "parsed_resumes_by_engine", columnNames: ["state", "engine"] },
  ],
});

const attributes = new Table({
  name: "resume_protected",
  columns: [
    { name: "id", ...id, isPrimary: true },
    { name: "attributesSealed", type: "longtext" },
    { name: "updatedAt", ...instant },
  ],
});

export class KeepParsedResumes1796180000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.createTable(resumes, true);
    await queryRunner.createTable(attributes, true);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropTable("resume_protected", true);
    await queryRunner.dropTable("parsed_resumes", true);
  }
}
