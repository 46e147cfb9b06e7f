import { type MigrationInterface, type QueryRunner, Table } from "typeorm";

/** Other systems: what they come with, and where they are told of what happens. */
const id = { type: "varchar", length: "36" } as const;
const digest = { type: "varchar", length: "64" } as const;
const short = { type: "varchar", length: "40" } as const;
const line = { type: "varchar", length: "255" } as const;
const sealed = { type: "varchar", length: "1000" } as const;
const text = { type: "longtext" } as const;
const instant = { type: "datetime", precision: 3 } as const;
const count = { type: "integer" } as const;
const maybe = { isNullable: true } as const;

const tables = () => [
  new Table({
    name: "api_tokens",
    columns: [
      { name: "id", ...id, isPrimary: true },
      { name: "orgUnitId", ...id },
      { name: "name", ...line },
      { name: "prefix", ...short },
      { name: "tokenHash", ...digest },
      { name: "previousHash", ...digest, ...maybe },
      { name: "previousUntil", ...instant, ...maybe },
      { name: "scopes", ...text },
      { name: "createdBy", ...line },
      { name: "createdAt", ...instant },
      { name: "expiresAt", ...instant, ...maybe },
      { name: "lastUsedAt", ...instant, ...maybe },
      { name: "revokedAt", ...instant, ...maybe },
    ],
    indices: [
      { name: "api_tokens_by_hash", columnNames: ["tokenHash"], isUnique: true },
      { name: "api_tokens_by_previous_hash", columnNames: ["previousHash"], isUnique: true },
      { name: "api_tokens_in_order", columnNames: ["createdAt", "id"] },
      { name: "api_tokens_of_unit", columnNames: ["orgUnitId", "createdAt", "id"] },
    ],
  }),
  new Table({
    name: "integration_changes",
    columns: [
      { name: "id", ...id, isPrimary: true },
      { name: "orgUnitId", ...id },
      { name: "subjectId", ...id },
      { name: "name", ...line },
      { name: "what", ...short },
      { name: "details", ...text, ...maybe },
      { name: "staffId", ...id, ...maybe },
      { name: "author", ...line },
      { name: "at", ...instant },
    ],
    indices: [
      { name: "integration_changes_in_order", columnNames: ["at", "id"] },
      { name: "integration_changes_of_unit", columnNames: ["orgUnitId", "at", "id"] },
    ],
  }),
  new Table({
    name: "webhook_endpoints",
    columns: [
      { name: "id", ...id, isPrimary: true },
      { name: "orgUnitId", ...id },
      { name: "name", ...line },
      { name: "url", ...text },
      { name: "types", ...text },
      { name: "secretSealed", ...sealed },
      { name: "previousSealed", ...sealed, ...maybe },
      { name: "previousUntil", ...instant, ...maybe },
      { name: "state", ...short },
      { name: "failingSince", ...instant, ...maybe },
      { name: "createdBy", ...line },
      { name: "createdAt", ...instant },
      { name: "updatedAt", ...instant },
    ],
    indices: [
      { name: "webhook_endpoints_by_state", columnNames: ["state"] },
      { name: "webhook_endpoints_in_order", columnNames: ["createdAt", "id"] },
      { name: "webhook_endpoints_of_unit", columnNames: ["orgUnitId", "createdAt", "id"] },
    ],
  }),
  new Table({
    name: "webhook_deliveries",
    columns: [
      { name: "id", ...id, isPrimary: true },
      { name: "endpointId", ...id },
      { name: "eventId", ...id },
      { name: "type", ...short },
      { name: "chain", ...id },
      { name: "body", ...text },
      { name: "state", ...short },
      { name: "tries", ...count },
      { name: "nextTryAt", ...instant },
      { name: "claimedBy", ...id, ...maybe },
      { name: "claimedUntil", ...instant, ...maybe },
      { name: "responseStatus", ...count, ...maybe },
      { name: "failure", ...short, ...maybe },
      { name: "tookMs", ...count, ...maybe },
      { name: "createdAt", ...instant },
      { name: "lastTryAt", ...instant, ...maybe },
      { name: "finishedAt", ...instant, ...maybe },
    ],
    indices: [
      { name: "webhook_deliveries_once", columnNames: ["endpointId", "eventId"], isUnique: true },
      { name: "webhook_deliveries_due", columnNames: ["endpointId", "state", "nextTryAt", "id"] },
      { name: "webhook_deliveries_in_chain", columnNames: ["endpointId", "chain", "state", "id"] },
      { name: "webhook_deliveries_listed", columnNames: ["endpointId", "createdAt", "id"] },
      { name: "webhook_deliveries_of_state", columnNames: ["endpointId", "state", "createdAt", "id"] },
    ],
  }),
];

export class OpenToOtherSystems1796360000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const table of tables()) await queryRunner.createTable(table, true);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of tables().toReversed()) await queryRunner.dropTable(table, true);
  }
}
