import { type MigrationInterface, type QueryRunner, Table, TableColumn } from "typeorm";

/** What positions screen by, and how the people who last applied for them came out. */
const id = { type: "varchar", length: "36" } as const;
const instant = { type: "datetime", precision: 3 } as const;

const column = () => new TableColumn({ name: "screening", type: "longtext", isNullable: true });

const screenings = new Table({
  name: "candidate_screenings",
  columns: [
    { name: "candidateId", ...id, isPrimary: true },
    { name: "positionId", ...id },
    { name: "orgUnitId", ...id },
    { name: "createdAt", ...instant },
    { name: "result", type: "varchar", length: "40" },
    { name: "conditions", type: "longtext" },
    { name: "rules", type: "varchar", length: "40" },
    { name: "positionVersion", type: "integer" },
    { name: "resumeId", ...id },
    { name: "screenedAt", ...instant },
  ],
  indices: [
    { name: "candidate_screenings_listed", columnNames: ["result", "createdAt", "candidateId"] },
    {
      name: "candidate_screenings_of_unit",
      columnNames: ["result", "orgUnitId", "createdAt", "candidateId"],
    },
    {
      name: "candidate_screenings_of_position",
      columnNames: ["result", "positionId", "createdAt", "candidateId"],
    },
  ],
});

export class ScreenCandidates1796240000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    if (!(await queryRunner.hasColumn("positions", "screening"))) {
      await queryRunner.addColumn("positions", column());
    }
    await queryRunner.createTable(screenings, true);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropTable("candidate_screenings", true);
    if (await queryRunner.hasColumn("positions", "screening")) {
      await queryRunner.dropColumn("positions", "screening");
    }
  }
}
