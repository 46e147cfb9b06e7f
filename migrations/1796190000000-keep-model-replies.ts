import { type MigrationInterface, type QueryRunner, Table } from "typeorm";

/** What language models replied, by what was asked; what they were used for, by day. */
const count = { type: "integer" } as const;
const amount = { type: "double" } as const;

const tables = () => [
  new Table({
    name: "llm_usage",
    columns: [
      { name: "day", type: "varchar", length: "40", isPrimary: true },
      { name: "calls", ...count },
      { name: "tokens", ...amount },
      { name: "cost", ...amount },
    ],
  }),
  new Table({
    name: "llm_replies",
    columns: [
      { name: "id", type: "varchar", length: "64", isPrimary: true },
      { name: "sample", ...count, isPrimary: true },
      { name: "seed", ...count },
      { name: "model", type: "varchar", length: "255" },
      { name: "text", type: "longtext" },
      { name: "createdAt", type: "datetime", precision: 3 },
    ],
    indices: [{ name: "llm_replies_by_age", columnNames: ["createdAt"] }],
  }),
];

export class KeepModelReplies1796190000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const table of tables()) await queryRunner.createTable(table, true);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of tables().toReversed()) await queryRunner.dropTable(table, true);
  }
}
