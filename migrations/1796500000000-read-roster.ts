import { type MigrationInterface, type QueryRunner, Table } from "typeorm";

/** What DingTalk's HR roster last said of people at work, and where its reading stands. */
const people = new Table({
  name: "roster_people",
  columns: [
    { name: "candidacyId", type: "varchar", length: "36", isPrimary: true },
    { name: "userId", type: "varchar", length: "255" },
    { name: "department", type: "varchar", length: "255", isNullable: true },
    { name: "position", type: "varchar", length: "255", isNullable: true },
    { name: "level", type: "varchar", length: "255", isNullable: true },
    { name: "status", type: "varchar", length: "40", isNullable: true },
    { name: "leftOn", type: "varchar", length: "40", isNullable: true },
    { name: "updatedAt", type: "datetime", precision: 3 },
  ],
});
const syncs = new Table({
  name: "roster_syncs",
  columns: [
    { name: "platform", type: "varchar", length: "40", isPrimary: true },
    { name: "state", type: "varchar", length: "40" },
    { name: "jobId", type: "varchar", length: "36", isNullable: true },
    { name: "people", type: "integer", default: 0 },
    { name: "soFar", type: "longtext", isNullable: true },
    { name: "failure", type: "varchar", length: "255", isNullable: true },
    { name: "result", type: "longtext", isNullable: true },
    { name: "startedAt", type: "datetime", precision: 3, isNullable: true },
    { name: "updatedAt", type: "datetime", precision: 3 },
    { name: "completedAt", type: "datetime", precision: 3, isNullable: true },
  ],
});

export class ReadRoster1796500000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.createTable(people, true);
    await queryRunner.createTable(syncs, true);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropTable(syncs, true);
    await queryRunner.dropTable(people, true);
  }
}
