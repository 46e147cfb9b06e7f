import { type MigrationInterface, type QueryRunner, Table, TableColumn, TableIndex } from "typeorm";

/**
 * How an account came to be somebody's, an index for the list of accounts, and where the reading of each platform's
 * contacts stands. Each step asks whether it was done before: MySQL commits every DDL by itself.
 */
const linkedBy = () => new TableColumn({ name: "linkedBy", type: "varchar", length: "40", isNullable: true });
const listed = () =>
  new TableIndex({ name: "chat_accounts_listed", columnNames: ["platform", "staffId", "id"] });
const syncs = () =>
  new Table({
    name: "contact_syncs",
    columns: [
      { name: "platform", type: "varchar", length: "40", isPrimary: true },
      { name: "state", type: "varchar", length: "40" },
      { name: "jobId", type: "varchar", length: "36", isNullable: true },
      { name: "departments", type: "integer", default: 0 },
      { name: "people", type: "integer", default: 0 },
      { name: "failure", type: "varchar", length: "255", isNullable: true },
      { name: "result", type: "longtext", isNullable: true },
      { name: "startedAt", type: "datetime", precision: 3, isNullable: true },
      { name: "updatedAt", type: "datetime", precision: 3 },
      { name: "completedAt", type: "datetime", precision: 3, isNullable: true },
    ],
  });

export class SyncChatAccounts1796110000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.createTable(syncs(), true);
    if (!(await queryRunner.hasColumn("chat_accounts", "linkedBy"))) {
      await queryRunner.addColumn("chat_accounts", linkedBy());
    }
    const accounts = await queryRunner.getTable("chat_accounts");
    if (accounts?.indices.some(({ name }) => name === "chat_accounts_listed")) return;
    await queryRunner.createIndex("chat_accounts", listed());
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropIndex("chat_accounts", listed());
    await queryRunner.dropColumn("chat_accounts", "linkedBy");
    await queryRunner.dropTable(syncs(), true);
  }
}
