import {
  type MigrationInterface,
  type QueryRunner,
  TableColumn,
  type TableColumnOptions,
  TableIndex,
  type TableIndexOptions,
} from "typeorm";

/**
 * Messages for staff and batches beside those about an interview; what an SMS template is filled with, when a message
 * may go out, how often it was tried and why it failed.
 * Each step asks whether it was done before: MySQL commits every DDL by itself, and a migration that was cut off
 * must be able to run again.
 */
const id = { type: "varchar", length: "36" } as const;
const short = { type: "varchar", length: "40" } as const;
const line = { type: "varchar", length: "255" } as const;
const instant = { type: "datetime", precision: 3 } as const;
const text = { type: "longtext" } as const;
const counted = { type: "integer", default: 0 } as const;
const nullable = (column: Omit<TableColumnOptions, "name">) => ({ ...column, isNullable: true });

const added: Record<string, Omit<TableColumnOptions, "name">> = {
  staffId: nullable(id),
  batchRecipientId: nullable(id),
  paramsSealed: nullable(text),
  sendAfter: nullable(instant),
  validUntil: nullable(instant),
  quietHours: nullable(text),
  tries: counted,
  triesLeft: counted,
  attemptedAt: nullable(instant),
  reference: nullable(line),
  failure: nullable(short),
  failureDetail: nullable(line),
  deliveredAt: nullable(instant),
};

const indices: TableIndexOptions[] = [
  { name: "messages_by_staff", columnNames: ["staffId"] },
  { name: "messages_by_batch_recipient", columnNames: ["batchRecipientId"] },
  { name: "messages_by_state", columnNames: ["state", "createdAt", "id"] },
];

const interviewId = (isNullable: boolean) => new TableColumn({ name: "interviewId", ...id, isNullable });

export class WidenMessages1795930000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const before = await queryRunner.getTable("messages");
    if (!before?.findColumnByName("interviewId")?.isNullable) {
      await queryRunner.changeColumn("messages", "interviewId", interviewId(true));
    }
    const missing = Object.entries(added).filter(([name]) => !before?.findColumnByName(name));
    if (missing.length > 0) {
      const columns = missing.map(([name, column]) => new TableColumn({ name, ...column }));
      await queryRunner.addColumns("messages", columns);
    }
    // Those still on their way when this runs get the tries that new ones have.
    await queryRunner.query(
      "UPDATE messages SET triesLeft = 8 WHERE triesLeft = 0 AND tries = 0 AND state IN ('waiting', 'sending')",
    );
    const widened = await queryRunner.getTable("messages");
    for (const options of indices) {
      if (widened?.indices.some(({ name }) => name === options.name)) continue;
      await queryRunner.createIndex("messages", new TableIndex(options));
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const { name } of indices.toReversed()) await queryRunner.dropIndex("messages", name as string);
    await queryRunner.dropColumns("messages", Object.keys(added));
    // Messages to staff have no place in the narrower table.
    await queryRunner.query("DELETE FROM messages WHERE interviewId IS NULL");
    await queryRunner.changeColumn("messages", "interviewId", interviewId(false));
  }
}
