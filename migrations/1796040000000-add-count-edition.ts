import { type MigrationInterface, type QueryRunner, Table } from "typeorm";

const TABLE = "interview_count_editions";

/**
 * Which edition of the counters is the present one, so that a sum of thousands of them is kept until they change.
 * Each step asks whether it was done before: MySQL commits every DDL by itself.
 */
export class AddCountEdition1796040000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.createTable(
      new Table({
        name: TABLE,
        columns: [
          { name: "id", type: "varchar", length: "40", isPrimary: true },
          { name: "edition", type: "integer" },
        ],
      }),
      true,
    );
    const rows: unknown[] = await queryRunner.query(`SELECT id FROM ${TABLE}`);
    if (rows.length === 0)
      await queryRunner.query(`INSERT INTO ${TABLE} (id, edition) VALUES (?, ?)`, ["counts", 1]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropTable(TABLE, true);
  }
}
