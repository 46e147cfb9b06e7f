import { type MigrationInterface, type QueryRunner, TableColumn } from "typeorm";

/** How a message goes where a chat platform refuses it, and which one went in its place. */
const columns = () => [
  new TableColumn({ name: "insteadSealed", type: "longtext", isNullable: true }),
  new TableColumn({ name: "replacedBy", type: "varchar", length: "36", isNullable: true }),
];

export class ReplaceMessages1796220000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const column of columns()) {
      if (await queryRunner.hasColumn("messages", column.name)) continue;
      await queryRunner.addColumn("messages", column);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const column of columns().toReversed()) {
      if (await queryRunner.hasColumn("messages", column.name)) {
        await queryRunner.dropColumn("messages", column.name);
      }
    }
  }
}
