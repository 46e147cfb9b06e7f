import { type MigrationInterface, type QueryRunner, Table } from "typeorm";

const TABLE = "platform_tokens";

/** The chat platforms' tokens and tickets, which all processes share. */
export class KeepPlatformTokens1796070000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.createTable(
      new Table({
        name: TABLE,
        columns: [
          { name: "id", type: "varchar", length: "255", isPrimary: true },
          { name: "valueSealed", type: "longtext" },
          { name: "renewAt", type: "datetime", precision: 3 },
        ],
      }),
      true,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropTable(TABLE, true);
  }
}
