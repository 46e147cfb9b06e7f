import { type MigrationInterface, type QueryRunner, TableColumn } from "typeorm";

/** Whether a chat account's address is the company's mailbox: of those that are there it is read again every night. */
const column = () => new TableColumn({ name: "emailProved", type: "boolean", default: 0 });

export class ProveAddresses1796210000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    if (await queryRunner.hasColumn("chat_accounts", "emailProved")) return;
    await queryRunner.addColumn("chat_accounts", column());
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    if (!(await queryRunner.hasColumn("chat_accounts", "emailProved"))) return;
    await queryRunner.dropColumn("chat_accounts", "emailProved");
  }
}
