import { type MigrationInterface, type QueryRunner, Table, TableColumn } from "typeorm";

/** Second rounds by slots, with interviewers, their forms, and calendars. */
const id = { type: "varchar", length: "36" } as const;
const digest = { type: "varchar", length: "64" } as const;
const short = { type: "varchar", length: "40" } as const;
const line = { type: "varchar", length: "255" } as const;
const instant = { type: "datetime", precision: 3 } as const;
const count = { type: "integer" } as const;
const text = { type: "longtext" } as const;
const maybe = { isNullable: true } as const;

const tables = () => [
  new Table({
    name: "round_slots",
    columns: [
      { name: "id", ...id, isPrimary: true },
      { name: "orgUnitId", ...id },
      { name: "positionId", ...id, ...maybe },
      { name: "interviewId", ...id, ...maybe },
      { name: "startsAt", ...instant },
      { name: "endsAt", ...instant },
      { name: "place", ...line },
      { name: "contactPerson", ...line },
      { name: "interviewerIds", ...text },
      { name: "capacity", ...count },
      { name: "taken", ...count },
      { name: "closedAt", ...instant, ...maybe },
      { name: "createdBy", ...id },
      { name: "createdAt", ...instant },
    ],
    indices: [
      { name: "round_slots_of_interview", columnNames: ["interviewId", "startsAt", "id"] },
      { name: "round_slots_of_position", columnNames: ["positionId", "startsAt", "id"] },
    ],
  }),
  new Table({
    name: "round_interviewers",
    columns: [
      { name: "roundId", ...id, isPrimary: true },
      { name: "staffId", ...id, isPrimary: true },
      { name: "interviewId", ...id },
      { name: "state", ...short },
      { name: "createdAt", ...instant },
    ],
    indices: [
      { name: "round_interviewers_of_person", columnNames: ["staffId", "state", "createdAt", "roundId"] },
    ],
  }),
  new Table({
    name: "round_forms",
    columns: [
      { name: "id", ...id, isPrimary: true },
      { name: "roundId", ...id },
      { name: "interviewId", ...id },
      { name: "staffId", ...id },
      { name: "version", ...count },
      { name: "state", ...short },
      { name: "ratings", ...text },
      { name: "notes", ...text },
      { name: "recommendation", ...short, ...maybe },
      { name: "total", type: "double", ...maybe },
      { name: "rubricSha256", ...digest },
      { name: "sentAt", ...instant, ...maybe },
      { name: "createdAt", ...instant },
      { name: "updatedAt", ...instant },
    ],
    indices: [
      { name: "round_forms_of_person", columnNames: ["roundId", "staffId", "version"], isUnique: true },
    ],
  }),
  new Table({
    name: "round_calendars",
    columns: [
      { name: "roundId", ...id, isPrimary: true },
      { name: "platform", ...short, isPrimary: true },
      { name: "state", ...short },
      { name: "eventId", ...line, ...maybe },
      { name: "owner", ...line, ...maybe },
      { name: "sequence", ...count },
      { name: "userIds", ...text },
      { name: "detail", ...line, ...maybe },
      { name: "updatedAt", ...instant },
    ],
  }),
];

const columns = (): [table: string, column: TableColumn][] => [
  ["second_rounds", new TableColumn({ name: "slotId", ...id, ...maybe })],
  ["second_rounds", new TableColumn({ name: "settledAt", ...instant, ...maybe })],
  ["second_rounds", new TableColumn({ name: "sequence", ...count, default: 0 })],
  ["second_rounds", new TableColumn({ name: "calledOff", ...text, ...maybe })],
  ["second_rounds", new TableColumn({ name: "moves", ...count, default: 0 })],
  ["second_rounds", new TableColumn({ name: "reason", ...text, ...maybe })],
  ["second_rounds", new TableColumn({ name: "attendance", ...short, ...maybe })],
  ["second_rounds", new TableColumn({ name: "attendedBy", ...id, ...maybe })],
  // A mail's calendar file.
  ["messages", new TableColumn({ name: "calendarSealed", ...text, ...maybe })],
];

export class ArrangeRounds1796320000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const table of tables()) await queryRunner.createTable(table, true);
    for (const [table, column] of columns()) {
      if (!(await queryRunner.hasColumn(table, column.name))) await queryRunner.addColumn(table, column);
    }
    await queryRunner.query(
      "UPDATE second_rounds SET settledAt = updatedAt WHERE state = 'agreed' AND settledAt IS NULL",
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const [table, column] of columns().toReversed()) {
      if (await queryRunner.hasColumn(table, column.name)) await queryRunner.dropColumn(table, column.name);
    }
    for (const table of tables().toReversed()) await queryRunner.dropTable(table, true);
  }
}
