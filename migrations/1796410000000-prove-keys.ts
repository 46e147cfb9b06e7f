import { type MigrationInterface, type QueryRunner, Table } from "typeorm";

/** By which keys this database was sealed. */
const table = () =>
  new Table({
    name: "key_proofs",
    columns: [
      { name: "id", type: "varchar", length: "40", isPrimary: true },
      { name: "proof", type: "varchar", length: "1000" },
      { name: "createdAt", type: "datetime", precision: 3 },
    ],
  });

export class ProveKeys1796410000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.createTable(table(), true);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropTable(table(), true);
  }
}
