import { type MigrationInterface, type QueryRunner, TableIndex, type TableIndexOptions } from "typeorm";

/** To find the cards of a group, and the batch of an interview that has moved on; each step asks whether it was done. */
type Index = [table: string, index: TableIndexOptions];

const added: Index[] = [
  ["chat_cards", { name: "chat_cards_in_place", columnNames: ["placeIndex", "kind", "createdAt"] }],
  ["batch_recipients", { name: "batch_recipients_of_interview", columnNames: ["interviewId"] }],
];

export class FindCardsInPlace1796130000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const [name, index] of added) {
      const table = await queryRunner.getTable(name);
      if (!table?.indices.some((known) => known.name === index.name))
        await queryRunner.createIndex(name, new TableIndex(index));
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const [name, index] of added) {
      const table = await queryRunner.getTable(name);
      if (table?.indices.some((known) => known.name === index.name))
        await queryRunner.dropIndex(name, index.name ?? "");
    }
  }
}
