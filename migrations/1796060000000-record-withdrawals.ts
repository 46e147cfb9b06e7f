import { type MigrationInterface, type QueryRunner, Table } from "typeorm";

/** When somebody took back their agreement to the talent pool, and who recorded it. */
const id = { type: "varchar", length: "36" } as const;

const withdrawals = () =>
  new Table({
    name: "talent_pool_withdrawals",
    columns: [
      { name: "id", ...id, isPrimary: true },
      { name: "candidateId", ...id },
      { name: "agreedAt", type: "datetime", precision: 3, isNullable: true },
      { name: "how", type: "varchar", length: "255", isNullable: true },
      { name: "author", type: "varchar", length: "255" },
      { name: "createdAt", type: "datetime", precision: 3 },
    ],
    indices: [{ name: "talent_pool_withdrawals_of", columnNames: ["candidateId", "createdAt"] }],
  });

export class RecordWithdrawals1796060000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.createTable(withdrawals(), true);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropTable(withdrawals(), true);
  }
}
