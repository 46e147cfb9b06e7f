import { type MigrationInterface, type QueryRunner, Table, TableColumn } from "typeorm";

/** What keeps a card from being shown twice after a crash, and what all processes together may send. */
const columns = () => [
  new TableColumn({ name: "triesLeft", type: "integer", default: 8 }),
  new TableColumn({ name: "claimedBy", type: "varchar", length: "36", isNullable: true }),
  new TableColumn({ name: "triedDigest", type: "varchar", length: "64", isNullable: true }),
  new TableColumn({ name: "triedAt", type: "datetime", precision: 3, isNullable: true }),
];

const turns = () =>
  new Table({
    name: "chat_turns",
    columns: [
      { name: "id", type: "varchar", length: "64", isPrimary: true },
      { name: "freeAt", type: "datetime", precision: 3 },
    ],
    indices: [{ name: "chat_turns_age", columnNames: ["freeAt"] }],
  });

export class DeliverCards1796140000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const column of columns()) {
      if (await queryRunner.hasColumn("chat_cards", column.name)) continue;
      await queryRunner.addColumn("chat_cards", column);
    }
    await queryRunner.createTable(turns(), true);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropTable(turns(), true);
    for (const column of columns().toReversed()) {
      if (await queryRunner.hasColumn("chat_cards", column.name)) {
        await queryRunner.dropColumn("chat_cards", column.name);
      }
    }
  }
}
