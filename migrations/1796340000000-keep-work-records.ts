import { type MigrationInterface, type QueryRunner, Table } from "typeorm";

/** What happens at work: imports of it, what other systems sent, employee numbers, attachments. */
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
    name: "employee_numbers",
    columns: [
      { name: "candidacyId", ...id, isPrimary: true },
      { name: "number", ...short },
      { name: "staffId", ...id, ...maybe },
      { name: "updatedAt", ...instant },
    ],
    indices: [{ name: "employee_numbers_number", columnNames: ["number"], isUnique: true }],
  }),
  new Table({
    name: "external_records",
    columns: [
      { name: "id", ...digest, isPrimary: true },
      { name: "candidacyId", ...id },
      { name: "eventId", ...id },
      { name: "updatedAt", ...instant },
    ],
    indices: [{ name: "external_records_of", columnNames: ["candidacyId"] }],
  }),
  new Table({
    name: "archive_imports",
    columns: [
      { name: "id", ...id, isPrimary: true },
      { name: "orgUnitId", ...id },
      { name: "staffId", ...id, ...maybe },
      { name: "author", ...line },
      { name: "state", ...short },
      { name: "mode", ...short },
      { name: "locale", ...short },
      { name: "fileName", ...line },
      { name: "previewSealed", ...text, ...maybe },
      { name: "total", ...count },
      { name: "done", ...count },
      { name: "written", ...count },
      { name: "known", ...count },
      { name: "refused", ...count },
      { name: "hasResult", type: "boolean" },
      { name: "createdAt", ...instant },
      { name: "finishedAt", ...instant, ...maybe },
    ],
    indices: [
      { name: "archive_imports_listed", columnNames: ["createdAt", "id"] },
      { name: "archive_imports_of_unit", columnNames: ["orgUnitId", "createdAt", "id"] },
    ],
  }),
  new Table({
    name: "archive_import_batches",
    columns: [
      { name: "importId", ...id, isPrimary: true },
      { name: "number", ...count, isPrimary: true },
      { name: "outcomesSealed", ...text },
    ],
  }),
  new Table({
    name: "archive_attachments",
    columns: [
      { name: "id", ...id, isPrimary: true },
      { name: "candidacyId", ...id },
      { name: "eventId", ...id },
      { name: "fileNameSealed", ...sealed },
      { name: "type", ...short },
      { name: "bytes", ...count },
      { name: "author", ...line },
      { name: "createdAt", ...instant },
    ],
    indices: [
      { name: "archive_attachments_of_event", columnNames: ["eventId", "createdAt"] },
      { name: "archive_attachments_of_candidacy", columnNames: ["candidacyId"] },
    ],
  }),
];

export class KeepWorkRecords1796340000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const table of tables()) await queryRunner.createTable(table, true);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of tables().toReversed()) await queryRunner.dropTable(table, true);
  }
}
