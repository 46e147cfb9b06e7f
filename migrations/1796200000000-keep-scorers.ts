import { type MigrationInterface, type QueryRunner, Table } from "typeorm";

/** Scorers that the tools have learned, for some days; calibrations of the engine by a company's own ratings. */
const id = { type: "varchar", length: "36" } as const;
const short = { type: "varchar", length: "40" } as const;
const line = { type: "varchar", length: "255" } as const;
const instant = { type: "datetime", precision: 3 } as const;
const maybe = { isNullable: true } as const;

const tables = () => [
  new Table({
    name: "fitted_scorers",
    columns: [
      { name: "id", ...id, isPrimary: true },
      { name: "owner", ...id },
      { name: "version", type: "integer" },
      { name: "model", type: "longtext" },
      { name: "createdAt", ...instant },
      { name: "expiresAt", ...instant },
    ],
    indices: [
      { name: "fitted_scorers_by_owner", columnNames: ["owner", "createdAt"] },
      { name: "fitted_scorers_by_expiry", columnNames: ["expiresAt"] },
    ],
  }),
  new Table({
    name: "calibrations",
    columns: [
      { name: "id", ...id, isPrimary: true },
      { name: "orgUnitId", ...id },
      { name: "positionId", ...id, ...maybe },
      { name: "place", ...line },
      { name: "version", type: "integer" },
      { name: "state", ...short },
      { name: "engine", ...short },
      { name: "answers", type: "integer" },
      { name: "dimensions", type: "longtext" },
      { name: "createdBy", ...line },
      { name: "createdAt", ...instant },
      { name: "activatedBy", ...line, ...maybe },
      { name: "activatedAt", ...instant, ...maybe },
      { name: "endedBy", ...line, ...maybe },
      { name: "endedAt", ...instant, ...maybe },
    ],
    indices: [
      { name: "calibrations_of_place", columnNames: ["place", "version"], isUnique: true },
      { name: "calibrations_listed", columnNames: ["createdAt", "id"] },
    ],
  }),
];

export class KeepScorers1796200000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const table of tables()) await queryRunner.createTable(table, true);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of tables().toReversed()) await queryRunner.dropTable(table, true);
  }
}
