import { type MigrationInterface, type QueryRunner, Table } from "typeorm";

/** What the primary's clock said a moment ago, by which a replica's lag is known. */
const heartbeats = new Table({
  name: "replica_heartbeats",
  columns: [
    { name: "id", type: "varchar", length: "40", isPrimary: true },
    { name: "at", type: "datetime", precision: 3 },
  ],
});

export class KeepHeartbeats1796440000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.createTable(heartbeats, true);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropTable(heartbeats, true);
  }
}
