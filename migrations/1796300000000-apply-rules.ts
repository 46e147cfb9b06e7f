import { type MigrationInterface, type QueryRunner, Table } from "typeorm";

/** Rules of plans: what they are, what holds for all of them, and what they have done. */
const id = { type: "varchar", length: "36" } as const;
const digest = { type: "varchar", length: "64" } as const;
const short = { type: "varchar", length: "40" } as const;
const line = { type: "varchar", length: "255" } as const;
const instant = { type: "datetime", precision: 3 } as const;
const count = { type: "integer" } as const;
const flag = { type: "boolean" } as const;
const text = { type: "longtext" } as const;
const maybe = { isNullable: true } as const;

const LIST = ["state", "createdAt", "id"];

const tables = () => [
  new Table({
    name: "rule_sets",
    columns: [
      { name: "planId", ...id, isPrimary: true },
      { name: "version", ...count, isPrimary: true },
      { name: "rules", ...text, ...maybe },
      { name: "sha256", ...digest },
      { name: "staffId", ...id, ...maybe },
      { name: "savedBy", ...line },
      { name: "savedAt", ...instant },
      { name: "note", ...line, ...maybe },
    ],
  }),
  new Table({
    name: "rule_settings",
    columns: [
      { name: "number", ...count, isPrimary: true },
      { name: "advanceAtLeast", ...count, ...maybe },
      { name: "alwaysReview", ...flag },
      { name: "autoReject", ...flag },
      { name: "changedBy", ...line },
      { name: "staffId", ...id, ...maybe },
      { name: "since", ...instant },
      { name: "note", ...line, ...maybe },
    ],
    indices: [{ name: "rule_settings_since", columnNames: ["since"] }],
  }),
  new Table({
    name: "position_rules",
    columns: [
      { name: "positionId", ...id, isPrimary: true },
      { name: "planId", ...id, ...maybe },
      { name: "reviewed", ...flag },
      { name: "changedBy", ...line },
      { name: "changedAt", ...instant },
    ],
  }),
  new Table({
    name: "rule_runs",
    columns: [
      { name: "id", ...id, isPrimary: true },
      { name: "causeKey", ...line },
      { name: "occasion", ...short },
      { name: "candidacyId", ...id },
      { name: "orgUnitId", ...id },
      { name: "positionId", ...id, ...maybe },
      { name: "interviewId", ...id, ...maybe },
      { name: "planId", ...id },
      { name: "rulesPlanId", ...id, ...maybe },
      { name: "rulesVersion", ...count, ...maybe },
      { name: "rulesSha256", ...digest },
      { name: "verdict", ...text },
      { name: "guards", ...text },
      { name: "done", ...text },
      { name: "state", ...short },
      { name: "problem", ...line, ...maybe },
      { name: "settledById", ...id, ...maybe },
      { name: "settledAt", ...instant, ...maybe },
      { name: "reason", ...text, ...maybe },
      { name: "createdAt", ...instant },
    ],
    indices: [
      { name: "rule_runs_once", columnNames: ["causeKey"], isUnique: true },
      { name: "rule_runs_of_candidacy", columnNames: ["candidacyId", "createdAt", "id"] },
      { name: "rule_runs_in_order", columnNames: LIST },
      { name: "rule_runs_of_unit", columnNames: ["orgUnitId", ...LIST] },
      { name: "rule_runs_of_position", columnNames: ["positionId", ...LIST] },
    ],
  }),
];

export class ApplyRules1796300000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const table of tables()) await queryRunner.createTable(table, true);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of tables().toReversed()) await queryRunner.dropTable(table, true);
  }
}
