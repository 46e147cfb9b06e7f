import {
  type MigrationInterface,
  type QueryRunner,
  Table,
  TableColumn,
  type TableColumnOptions,
  TableIndex,
  type TableIndexOptions,
} from "typeorm";

/**
 * The organisation: units, staff, what they may do and where; and to which unit a plan, a candidate and an interview
 * belong. What exists already belongs to the root. Sessions begin anew, since they now belong to a person.
 * Each step asks whether it was done before: MySQL commits every DDL by itself, and a migration that was cut off
 * must be able to run again.
 */
type Column = Omit<TableColumnOptions, "name">;

/** The same as `ROOT_UNIT` of server/org/tree.ts, written out because a migration never changes. */
const ROOT = "00000000-0000-7000-8000-000000000001";

const id: Column = { type: "varchar", length: "36" };
const digest: Column = { type: "varchar", length: "64" };
const short: Column = { type: "varchar", length: "40" };
const line: Column = { type: "varchar", length: "255" };
const sealed: Column = { type: "varchar", length: "1000" };
const instant: Column = { type: "datetime", precision: 3 };
const count: Column = { type: "integer" };
const primary = (column: Column): Column => ({ ...column, isPrimary: true });
const nullable = (column: Column): Column => ({ ...column, isNullable: true });

const table = (name: string, columns: Record<string, Column>, indices: TableIndexOptions[]) =>
  new Table({
    name,
    columns: Object.entries(columns).map(([columnName, column]) => ({ name: columnName, ...column })),
    indices,
  });

const tables = [
  table(
    "login_throttles",
    { id: primary(digest), failures: count, failedAt: instant, blockedUntil: instant },
    [{ name: "login_throttles_age", columnNames: ["failedAt"] }],
  ),
  table(
    "org_units",
    {
      id: primary(id),
      parentId: nullable(id),
      kind: short,
      name: line,
      code: nullable(line),
      sortOrder: count,
      createdAt: instant,
      updatedAt: instant,
      archivedAt: nullable(instant),
    },
    [
      { name: "org_units_by_parent", columnNames: ["parentId", "sortOrder"] },
      { name: "org_units_code", columnNames: ["code"], isUnique: true },
    ],
  ),
  table(
    "staff",
    {
      id: primary(id),
      name: line,
      emailSealed: sealed,
      emailIndex: digest,
      phoneSealed: nullable(sealed),
      phoneIndex: nullable(digest),
      orgUnitId: id,
      state: short,
      passwordHash: nullable(line),
      totpSealed: nullable(sealed),
      totpEnabledAt: nullable(instant),
      totpPendingSealed: nullable(sealed),
      totpLastStep: nullable(count),
      lastLoginAt: nullable(instant),
      createdAt: instant,
      updatedAt: instant,
    },
    [
      { name: "staff_by_unit", columnNames: ["orgUnitId"] },
      { name: "staff_email", columnNames: ["emailIndex"], isUnique: true },
      { name: "staff_listed", columnNames: ["createdAt", "id"] },
      { name: "staff_phone", columnNames: ["phoneIndex"] },
    ],
  ),
  table(
    "staff_grants",
    {
      id: primary(id),
      staffId: id,
      role: short,
      orgUnitId: nullable(id),
      positionId: nullable(id),
      createdAt: instant,
    },
    [
      { name: "staff_grants_by_unit", columnNames: ["orgUnitId"] },
      { name: "staff_grants_position", columnNames: ["staffId", "role", "positionId"], isUnique: true },
      { name: "staff_grants_unit", columnNames: ["staffId", "role", "orgUnitId"], isUnique: true },
    ],
  ),
  table(
    "staff_invitations",
    {
      id: primary(id),
      staffId: id,
      purpose: short,
      tokenHash: digest,
      createdAt: instant,
      expiresAt: instant,
      usedAt: nullable(instant),
    },
    [
      { name: "staff_invitations_by_staff", columnNames: ["staffId"] },
      { name: "staff_invitations_token", columnNames: ["tokenHash"], isUnique: true },
    ],
  ),
  table(
    "staff_recovery_codes",
    { id: primary(id), staffId: id, codeHash: digest, createdAt: instant, usedAt: nullable(instant) },
    [{ name: "staff_recovery_codes_by_code", columnNames: ["staffId", "codeHash"], isUnique: true }],
  ),
  table(
    "staff_sessions",
    {
      id: primary(id),
      staffId: id,
      tokenHash: digest,
      userAgent: line,
      createdAt: instant,
      lastSeenAt: instant,
      expiresAt: instant,
    },
    [
      { name: "staff_sessions_by_staff", columnNames: ["staffId"] },
      { name: "staff_sessions_token", columnNames: ["tokenHash"], isUnique: true },
    ],
  ),
];

const owned = ["candidates", "interviews", "plans"];

const indices: [table: string, index: TableIndexOptions][] = [
  ["interviews", { name: "interviews_of_unit", columnNames: ["orgUnitId", "invitedAt", "id"] }],
  ["interviews", { name: "interviews_of_unit_by_status", columnNames: ["orgUnitId", "status"] }],
  ["interviews", { name: "interviews_of_position", columnNames: ["positionId"] }],
  ["plans", { name: "plans_of_unit", columnNames: ["orgUnitId"] }],
];

export class CreateOrganisation1795920000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    if (await queryRunner.hasColumn("staff_sessions", "role")) await queryRunner.dropTable("staff_sessions");
    for (const created of tables) await queryRunner.createTable(created, true);
    await plantRoot(queryRunner);
    for (const name of owned) await addOwner(queryRunner, name);
    if (!(await queryRunner.hasColumn("interviews", "positionId"))) {
      await queryRunner.addColumn("interviews", new TableColumn({ name: "positionId", ...nullable(id) }));
    }
    for (const [name, options] of indices) {
      const known = await queryRunner.getTable(name);
      if (known?.indices.some((index) => index.name === options.name)) continue;
      await queryRunner.createIndex(name, new TableIndex(options));
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const [name, { name: index }] of indices.toReversed()) {
      await queryRunner.dropIndex(name, index as string);
    }
    await queryRunner.dropColumn("interviews", "positionId");
    for (const name of owned) await queryRunner.dropColumn(name, "orgUnitId");
    for (const created of tables.toReversed()) await queryRunner.dropTable(created, true);
    // As create-ground left it.
    await queryRunner.createTable(
      table(
        "staff_sessions",
        {
          id: primary(id),
          tokenHash: digest,
          name: line,
          role: short,
          createdAt: instant,
          expiresAt: instant,
        },
        [{ name: "staff_sessions_token", columnNames: ["tokenHash"], isUnique: true }],
      ),
    );
  }
}

/** Its id is fixed, so that there can never be two; the first start gives it the company's name. */
async function plantRoot(queryRunner: QueryRunner): Promise<void> {
  const [known] = (await queryRunner.query("SELECT id FROM org_units WHERE id = ?", [ROOT])) as unknown[];
  if (known) return;
  const now = new Date().toISOString().replace("T", " ").replace("Z", "");
  await queryRunner.query(
    "INSERT INTO org_units (id, parentId, kind, name, code, sortOrder, createdAt, updatedAt, archivedAt) " +
      "VALUES (?, NULL, 'group', '', NULL, 0, ?, ?, NULL)",
    [ROOT, now, now],
  );
}

const ownerColumn = (isNullable: boolean) => new TableColumn({ name: "orgUnitId", ...id, isNullable });

async function addOwner(queryRunner: QueryRunner, name: string): Promise<void> {
  if (!(await queryRunner.hasColumn(name, "orgUnitId"))) await queryRunner.addColumn(name, ownerColumn(true));
  await queryRunner.query(`UPDATE ${name} SET orgUnitId = ? WHERE orgUnitId IS NULL`, [ROOT]);
  const known = await queryRunner.getTable(name);
  if (known?.findColumnByName("orgUnitId")?.isNullable) {
    await queryRunner.changeColumn(name, "orgUnitId", ownerColumn(false));
  }
}
