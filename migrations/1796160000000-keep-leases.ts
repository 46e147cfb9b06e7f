import { type MigrationInterface, type QueryRunner, Table } from "typeorm";

/** Who is the only one to do something, and until when: the connection of WeCom's AI bot, of which one may be open. */
const leases = new Table({
  name: "leases",
  columns: [
    { name: "id", type: "varchar", length: "255", isPrimary: true },
    { name: "owner", type: "varchar", length: "36" },
    { name: "heldUntil", type: "datetime", precision: 3 },
  ],
});

export class KeepLeases1796160000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.createTable(leases, true);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropTable(leases, true);
  }
}
