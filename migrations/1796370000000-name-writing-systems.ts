import { type MigrationInterface, type QueryRunner, TableColumn } from "typeorm";

const TABLE = "archive_events";
const COLUMN = "apiTokenId";

/** By which token another system wrote what is in the archive. */
export class NameWritingSystems1796370000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    if (await queryRunner.hasColumn(TABLE, COLUMN)) return;
    const column = new TableColumn({ name: COLUMN, type: "varchar", length: "36", isNullable: true });
    await queryRunner.addColumn(TABLE, column);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    if (await queryRunner.hasColumn(TABLE, COLUMN)) await queryRunner.dropColumn(TABLE, COLUMN);
  }
}
