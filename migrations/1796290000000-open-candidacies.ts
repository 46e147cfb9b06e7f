import { type MigrationInterface, type QueryRunner, Table, TableColumn } from "typeorm";

/** A person's way to a job and what happened on it. */
const id = { type: "varchar", length: "36" } as const;
const digest = { type: "varchar", length: "64" } as const;
const short = { type: "varchar", length: "40" } as const;
const line = { type: "varchar", length: "255" } as const;
const instant = { type: "datetime", precision: 3 } as const;
const count = { type: "integer" } as const;
const maybe = { isNullable: true } as const;

/** A list, and a column of a board. */
const LIST = ["outcome", "since", "id"];
const COLUMN = ["outcome", "stage", "since", "id"];

const tables = () => [
  new Table({
    name: "candidacies",
    columns: [
      { name: "id", ...id, isPrimary: true },
      { name: "candidateId", ...id },
      { name: "orgUnitId", ...id },
      { name: "positionId", ...id, ...maybe },
      { name: "jobKey", ...digest },
      { name: "jobTitle", ...line },
      { name: "openKey", ...line },
      { name: "stage", ...short },
      { name: "outcome", ...short },
      { name: "offer", ...short, ...maybe },
      { name: "employed", type: "boolean" },
      { name: "events", ...count },
      { name: "since", ...instant },
      { name: "openedAt", ...instant },
      { name: "updatedAt", ...instant },
    ],
    indices: [
      { name: "candidacies_open", columnNames: ["openKey"], isUnique: true },
      { name: "candidacies_of_person", columnNames: ["candidateId", "openedAt"] },
      { name: "candidacies_in_order", columnNames: LIST },
      { name: "candidacies_by_stage", columnNames: COLUMN },
      { name: "candidacies_of_unit", columnNames: ["orgUnitId", ...LIST] },
      { name: "candidacies_of_unit_by_stage", columnNames: ["orgUnitId", ...COLUMN] },
      { name: "candidacies_of_position", columnNames: ["positionId", ...LIST] },
      { name: "candidacies_of_position_by_stage", columnNames: ["positionId", ...COLUMN] },
    ],
  }),
  new Table({
    name: "candidacy_interviews",
    columns: [
      { name: "interviewId", ...id, isPrimary: true },
      { name: "candidacyId", ...id },
    ],
    indices: [{ name: "candidacy_interviews_of", columnNames: ["candidacyId"] }],
  }),
  new Table({
    name: "archive_events",
    columns: [
      { name: "id", ...id, isPrimary: true },
      { name: "candidateId", ...id },
      { name: "candidacyId", ...id },
      { name: "number", ...count },
      { name: "type", ...short },
      { name: "data", type: "longtext" },
      { name: "at", ...instant },
      { name: "writtenAt", ...instant },
      { name: "staffId", ...id, ...maybe },
      { name: "source", ...short },
    ],
    indices: [
      { name: "archive_events_of_candidacy", columnNames: ["candidacyId", "number"], isUnique: true },
      { name: "archive_events_of_person", columnNames: ["candidateId", "at", "id"] },
    ],
  }),
];

export class OpenCandidacies1796290000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const table of tables()) await queryRunner.createTable(table, true);
    if (!(await queryRunner.hasColumn("positions", "stages"))) {
      await queryRunner.addColumn(
        "positions",
        new TableColumn({ name: "stages", type: "longtext", isNullable: true }),
      );
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    if (await queryRunner.hasColumn("positions", "stages"))
      await queryRunner.dropColumn("positions", "stages");
    for (const table of tables().toReversed()) await queryRunner.dropTable(table, true);
  }
}
