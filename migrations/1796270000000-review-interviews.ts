import { type MigrationInterface, type QueryRunner, Table, TableColumn } from "typeorm";

/** People review interviews beside the machine: the queue, what they sent, and how the company does it. */
const id = { type: "varchar", length: "36" } as const;
const short = { type: "varchar", length: "40" } as const;
const line = { type: "varchar", length: "255" } as const;
const instant = { type: "datetime", precision: 3 } as const;
const maybe = { isNullable: true } as const;

const inOrder = ["state", "priority", "dueAt", "interviewId"];

const tables = () => [
  new Table({
    name: "review_tasks",
    columns: [
      { name: "interviewId", ...id, isPrimary: true },
      { name: "orgUnitId", ...id },
      { name: "positionId", ...id, ...maybe },
      { name: "state", ...short },
      { name: "priority", type: "integer" },
      { name: "reasons", type: "longtext" },
      { name: "blind", type: "boolean" },
      { name: "sealed", type: "boolean" },
      { name: "dueAt", ...instant },
      { name: "takenBy", ...id, ...maybe },
      { name: "takenUntil", ...instant, ...maybe },
      { name: "createdAt", ...instant },
      { name: "closedAt", ...instant, ...maybe },
      { name: "closedBy", ...id, ...maybe },
      { name: "closeReason", type: "longtext", ...maybe },
    ],
    indices: [
      { name: "review_tasks_in_order", columnNames: inOrder },
      { name: "review_tasks_of_unit", columnNames: ["orgUnitId", ...inOrder] },
      { name: "review_tasks_of_position", columnNames: ["positionId", ...inOrder] },
    ],
  }),
  new Table({
    name: "reviews",
    columns: [
      { name: "id", ...id, isPrimary: true },
      { name: "interviewId", ...id },
      { name: "orgUnitId", ...id },
      { name: "positionId", ...id, ...maybe },
      { name: "staffId", ...id },
      { name: "version", type: "integer" },
      { name: "state", ...short },
      { name: "blind", type: "boolean" },
      { name: "ratings", type: "longtext" },
      { name: "comment", type: "longtext" },
      { name: "rubricSha256", type: "varchar", length: "64" },
      { name: "reportVersion", type: "integer", ...maybe },
      { name: "engine", ...line, ...maybe },
      { name: "result", type: "longtext", ...maybe },
      { name: "sentAt", ...instant, ...maybe },
      { name: "createdAt", ...instant },
      { name: "updatedAt", ...instant },
    ],
    indices: [
      {
        name: "reviews_of_person",
        columnNames: ["interviewId", "staffId", "version"],
        isUnique: true,
      },
      { name: "reviews_sent", columnNames: ["orgUnitId", "state", "sentAt"] },
    ],
  }),
  new Table({
    name: "review_settings",
    columns: [
      { name: "id", ...id, isPrimary: true },
      { name: "blind", type: "boolean" },
      { name: "shareBp", type: "integer" },
      { name: "updatedBy", ...line },
      { name: "updatedAt", ...instant },
    ],
  }),
];

/** What a calibration was learned from. */
const source = () => new TableColumn({ name: "source", ...short, default: "'upload'" });

export class ReviewInterviews1796270000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const table of tables()) await queryRunner.createTable(table, true);
    if (!(await queryRunner.hasColumn("calibrations", "source")))
      await queryRunner.addColumn("calibrations", source());
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    if (await queryRunner.hasColumn("calibrations", "source"))
      await queryRunner.dropColumn("calibrations", "source");
    for (const table of tables().toReversed()) await queryRunner.dropTable(table, true);
  }
}
