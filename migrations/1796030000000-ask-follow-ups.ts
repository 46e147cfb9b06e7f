import { type MigrationInterface, type QueryRunner, Table } from "typeorm";

/** What became of each answer of a semi-structured interview. */
const followUps = () =>
  new Table({
    name: "follow_ups",
    columns: [
      { name: "id", type: "varchar", length: "36", isPrimary: true },
      { name: "interviewId", type: "varchar", length: "36" },
      { name: "answerId", type: "varchar", length: "36" },
      { name: "questionId", type: "varchar", length: "40" },
      { name: "questionIndex", type: "integer" },
      { name: "state", type: "varchar", length: "40" },
      { name: "waitUntil", type: "datetime", precision: 3 },
      { name: "reason", type: "varchar", length: "40", isNullable: true },
      { name: "dimensionId", type: "varchar", length: "40", isNullable: true },
      { name: "text", type: "longtext", isNullable: true },
      { name: "why", type: "longtext", isNullable: true },
      { name: "askedAs", type: "varchar", length: "40", isNullable: true },
      { name: "number", type: "integer", isNullable: true },
      { name: "engine", type: "varchar", length: "40", isNullable: true },
      { name: "createdAt", type: "datetime", precision: 3 },
      { name: "decidedAt", type: "datetime", precision: 3, isNullable: true },
    ],
    indices: [
      { name: "follow_ups_of_interview", columnNames: ["interviewId"] },
      { name: "follow_ups_of_answer", columnNames: ["answerId"], isUnique: true },
    ],
  });

/** Judgements of an answer together with the answers to its follow-ups. */
const threadScores = () =>
  new Table({
    name: "thread_scores",
    columns: [
      { name: "id", type: "varchar", length: "36", isPrimary: true },
      { name: "answerId", type: "varchar", length: "36" },
      { name: "basis", type: "varchar", length: "255" },
      { name: "engine", type: "varchar", length: "40" },
      { name: "parts", type: "longtext" },
      { name: "score", type: "longtext" },
      { name: "createdAt", type: "datetime", precision: 3 },
    ],
    indices: [
      { name: "thread_scores_by_basis", columnNames: ["answerId", "basis", "engine"], isUnique: true },
    ],
  });

export class AskFollowUps1796030000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.createTable(followUps(), true);
    await queryRunner.createTable(threadScores(), true);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropTable(threadScores(), true);
    await queryRunner.dropTable(followUps(), true);
  }
}
