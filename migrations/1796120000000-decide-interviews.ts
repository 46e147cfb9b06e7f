import { type MigrationInterface, type QueryRunner, Table, TableIndex } from "typeorm";

/** Decisions on interviews, second rounds, and who stands in for whom. */
const id = { type: "varchar", length: "36" } as const;
const short = { type: "varchar", length: "40" } as const;
const line = { type: "varchar", length: "255" } as const;
const instant = { type: "datetime", precision: 3 } as const;
const text = { type: "longtext" } as const;
const maybe = { isNullable: true } as const;

const tables = () => [
  new Table({
    name: "decisions",
    columns: [
      { name: "id", ...id, isPrimary: true },
      { name: "interviewId", ...id },
      { name: "number", type: "integer" },
      { name: "outcome", ...short },
      { name: "reason", ...short, ...maybe },
      { name: "note", ...text, ...maybe },
      { name: "reportVersion", type: "integer" },
      { name: "staffId", ...id },
      { name: "onBehalfOf", ...id, ...maybe },
      { name: "via", ...short },
      { name: "decidedAt", ...instant },
      { name: "reversedAt", ...instant, ...maybe },
      { name: "reversedBy", ...id, ...maybe },
      { name: "reversalReason", ...text, ...maybe },
    ],
    indices: [{ name: "decisions_once", columnNames: ["interviewId", "number"], isUnique: true }],
  }),
  new Table({
    name: "second_rounds",
    columns: [
      { name: "id", ...id, isPrimary: true },
      { name: "interviewId", ...id },
      { name: "decisionId", ...id },
      { name: "state", ...short },
      { name: "times", ...text },
      { name: "note", ...text, ...maybe },
      { name: "proposedAt", ...instant, ...maybe },
      { name: "startsAt", ...instant, ...maybe },
      { name: "endsAt", ...instant, ...maybe },
      { name: "place", ...line, ...maybe },
      { name: "contactPerson", ...line, ...maybe },
      { name: "agreedBy", ...id, ...maybe },
      { name: "endedAt", ...instant, ...maybe },
      { name: "createdAt", ...instant },
      { name: "updatedAt", ...instant },
    ],
    indices: [
      { name: "second_rounds_of_decision", columnNames: ["decisionId"], isUnique: true },
      { name: "second_rounds_of_interview", columnNames: ["interviewId"] },
    ],
  }),
  new Table({
    name: "staff_delegations",
    columns: [
      { name: "id", ...id, isPrimary: true },
      { name: "staffId", ...id },
      { name: "delegateId", ...id },
      { name: "startsAt", ...instant },
      { name: "endsAt", ...instant },
      { name: "createdBy", ...id },
      { name: "createdAt", ...instant },
      { name: "endedAt", ...instant, ...maybe },
    ],
    indices: [
      { name: "staff_delegations_of_staff", columnNames: ["staffId", "endsAt"] },
      { name: "staff_delegations_of_delegate", columnNames: ["delegateId", "endsAt"] },
    ],
  }),
];

/** Who is asked to decide is found from the position. */
const byPosition = () => new TableIndex({ name: "staff_grants_by_position", columnNames: ["positionId"] });

export class DecideInterviews1796120000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const table of tables()) await queryRunner.createTable(table, true);
    const grants = await queryRunner.getTable("staff_grants");
    if (!grants?.indices.some(({ name }) => name === "staff_grants_by_position"))
      await queryRunner.createIndex("staff_grants", byPosition());
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const grants = await queryRunner.getTable("staff_grants");
    if (grants?.indices.some(({ name }) => name === "staff_grants_by_position"))
      await queryRunner.dropIndex("staff_grants", "staff_grants_by_position");
    for (const table of tables().toReversed()) await queryRunner.dropTable(table, true);
  }
}
