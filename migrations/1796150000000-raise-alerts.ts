import { type MigrationInterface, type QueryRunner, Table, TableIndex } from "typeorm";

/**
 * Alerts on pass rates and the meetings they lead to, requests for help, days whose digest went out; interviews,
 * decisions and second rounds by when they were made, or since when they wait.
 */
const id = { type: "varchar", length: "36" } as const;
const short = { type: "varchar", length: "40" } as const;
const digest = { type: "varchar", length: "64" } as const;
const line = { type: "varchar", length: "255" } as const;
const instant = { type: "datetime", precision: 3 } as const;
const maybe = { isNullable: true } as const;

const tables = () => [
  new Table({
    name: "alerts",
    columns: [
      { name: "id", ...id, isPrimary: true },
      { name: "orgUnitId", ...id },
      { name: "positionId", ...id, ...maybe },
      { name: "jobKey", ...digest },
      { name: "jobTitle", ...line },
      { name: "day", ...short },
      { name: "figures", type: "longtext" },
      { name: "since", ...instant },
      { name: "createdAt", ...instant },
    ],
    indices: [
      { name: "alerts_once", columnNames: ["orgUnitId", "jobKey", "day"], isUnique: true },
      { name: "alerts_listed", columnNames: ["createdAt", "id"] },
    ],
  }),
  new Table({
    name: "meetings",
    columns: [
      { name: "id", ...id, isPrimary: true },
      { name: "orgUnitId", ...id },
      { name: "positionId", ...id, ...maybe },
      { name: "alertId", ...id },
      { name: "calledById", ...id, ...maybe },
      { name: "calledBy", ...line },
      { name: "notes", type: "longtext" },
      { name: "createdAt", ...instant },
      { name: "updatedAt", ...instant },
      { name: "doneAt", ...instant, ...maybe },
      { name: "doneBy", ...line, ...maybe },
    ],
    indices: [
      { name: "meetings_of_alert", columnNames: ["alertId"], isUnique: true },
      { name: "meetings_listed", columnNames: ["createdAt", "id"] },
    ],
  }),
  new Table({
    name: "meeting_people",
    columns: [
      { name: "id", ...id, isPrimary: true },
      { name: "meetingId", ...id },
      { name: "staffId", ...id },
      { name: "name", ...line },
    ],
    indices: [{ name: "meeting_people_once", columnNames: ["meetingId", "staffId"], isUnique: true }],
  }),
  new Table({
    name: "help_requests",
    columns: [
      { name: "id", ...id, isPrimary: true },
      { name: "interviewId", ...id },
      { name: "asker", ...short },
      { name: "askerId", ...id },
      { name: "askerName", ...line },
      { name: "createdAt", ...instant },
      { name: "takenById", ...id, ...maybe },
      { name: "takenBy", ...line, ...maybe },
      { name: "takenAt", ...instant, ...maybe },
    ],
    indices: [
      { name: "help_requests_once", columnNames: ["interviewId", "askerId"], isUnique: true },
      { name: "help_requests_open", columnNames: ["takenAt", "createdAt"] },
    ],
  }),
  new Table({
    name: "digest_days",
    columns: [
      { name: "day", ...short, isPrimary: true },
      { name: "createdAt", ...instant },
    ],
  }),
];

const index = (name: string, ...columnNames: string[]) => new TableIndex({ name, columnNames });
const indexes = () =>
  [
    ["interviews", index("interviews_by_completion", "completedAt", "orgUnitId")],
    ["interviews", index("interviews_of_unit_by_completion", "orgUnitId", "completedAt")],
    ["decisions", index("decisions_in_order", "decidedAt")],
    ["second_rounds", index("second_rounds_by_state", "state", "proposedAt")],
  ] as const;

export class RaiseAlerts1796150000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const table of tables()) await queryRunner.createTable(table, true);
    for (const [name, wanted] of indexes()) {
      const table = await queryRunner.getTable(name);
      if (!table?.indices.some((known) => known.name === wanted.name)) {
        await queryRunner.createIndex(name, wanted);
      }
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const [name, known] of indexes().toReversed()) await queryRunner.dropIndex(name, known);
    for (const table of tables().toReversed()) await queryRunner.dropTable(table, true);
  }
}
