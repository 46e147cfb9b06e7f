import { type MigrationInterface, type QueryRunner, Table } from "typeorm";

/** Spreadsheets of units and staff between their preview and their result. */
const table = () =>
  new Table({
    name: "org_imports",
    columns: [
      { name: "id", type: "varchar", length: "36", isPrimary: true },
      { name: "kind", type: "varchar", length: "40" },
      { name: "orgUnitId", type: "varchar", length: "36" },
      { name: "fileName", type: "varchar", length: "255" },
      { name: "state", type: "varchar", length: "40" },
      { name: "digest", type: "varchar", length: "64" },
      { name: "contentSealed", type: "longtext" },
      { name: "createdAt", type: "datetime", precision: 3 },
      { name: "appliedAt", type: "datetime", precision: 3, isNullable: true },
    ],
    indices: [{ name: "org_imports_age", columnNames: ["createdAt"] }],
  });

export class CreateOrgImports1795980000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.createTable(table(), true);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropTable(table(), true);
  }
}
