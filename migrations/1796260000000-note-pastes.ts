import { type MigrationInterface, type QueryRunner, TableColumn } from "typeorm";

/** What was put into a typed answer from elsewhere. */
const column = () => new TableColumn({ name: "pasted", type: "longtext", isNullable: true });

export class NotePastes1796260000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    if (await queryRunner.hasColumn("answers", "pasted")) return;
    await queryRunner.addColumn("answers", column());
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    if (await queryRunner.hasColumn("answers", "pasted")) await queryRunner.dropColumn("answers", "pasted");
  }
}
