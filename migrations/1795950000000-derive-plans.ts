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
 * Plans that branches derive from headquarters' ones: the base, what differs, the limits, headquarters' default of a
 * job family; and every version of a plan. Plans that exist already begin their history as they are.
 * Each step asks whether it was done before: MySQL commits every DDL by itself, and a migration that was cut off
 * must be able to run again.
 */
type Column = Omit<TableColumnOptions, "name">;

const id: Column = { type: "varchar", length: "36" };
const short: Column = { type: "varchar", length: "40" };
const line: Column = { type: "varchar", length: "255" };
const instant: Column = { type: "datetime", precision: 3 };
const count: Column = { type: "integer" };
const text: Column = { type: "longtext" };
const nullable = (column: Column): Column => ({ ...column, isNullable: true });

const added: Record<string, Column> = {
  defaultKey: nullable(short),
  limits: nullable(text),
  basePlanId: nullable(id),
  baseVersion: nullable(count),
  overrides: nullable(text),
  conflictVersion: nullable(count),
  newsSince: nullable(count),
};

const indices: TableIndexOptions[] = [
  { name: "plans_of_base", columnNames: ["basePlanId"] },
  { name: "plans_default", columnNames: ["defaultKey"], isUnique: true },
];

const versions = new Table({
  name: "plan_versions",
  columns: Object.entries({
    planId: { ...id, isPrimary: true },
    version: { ...count, isPrimary: true },
    name: line,
    definition: text,
    limits: nullable(text),
    cause: short,
    savedBy: nullable(line),
    savedAt: instant,
    note: nullable(line),
  }).map(([name, column]) => ({ name, ...column })),
});

const family = (isNullable: boolean) => new TableColumn({ name: "jobFamily", ...short, isNullable });

export class DerivePlans1795950000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const before = await queryRunner.getTable("plans");
    const missing = Object.entries(added).filter(([name]) => !before?.findColumnByName(name));
    if (missing.length > 0) {
      const columns = missing.map(([name, column]) => new TableColumn({ name, ...column }));
      await queryRunner.addColumns("plans", columns);
    }
    if (!before?.findColumnByName("jobFamily")) await queryRunner.addColumn("plans", family(true));
    await queryRunner.query("UPDATE plans SET jobFamily = 'general' WHERE jobFamily IS NULL");
    const widened = await queryRunner.getTable("plans");
    if (widened?.findColumnByName("jobFamily")?.isNullable) {
      await queryRunner.changeColumn("plans", "jobFamily", family(false));
    }
    for (const options of indices) {
      if (widened?.indices.some(({ name }) => name === options.name)) continue;
      await queryRunner.createIndex("plans", new TableIndex(options));
    }
    await queryRunner.createTable(versions, true);
    await beginHistories(queryRunner);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropTable("plan_versions", true);
    for (const { name } of indices.toReversed()) await queryRunner.dropIndex("plans", name as string);
    await queryRunner.dropColumns("plans", ["jobFamily", ...Object.keys(added)]);
  }
}

/** The same as `canonicalPlan` of server/plans/canonical.ts, written out because a migration never changes. */
function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sortKeys(inner)]));
}

type Row = { id: string; version: number; name: string; definition: string; updatedAt: unknown };

async function beginHistories(queryRunner: QueryRunner): Promise<void> {
  const rows = (await queryRunner.query(
    "SELECT id, version, name, definition, updatedAt FROM plans WHERE NOT EXISTS " +
      "(SELECT 1 FROM plan_versions v WHERE v.planId = plans.id AND v.version = plans.version)",
  )) as Row[];
  for (const { id: planId, version, name, definition, updatedAt } of rows) {
    await queryRunner.query(
      "INSERT INTO plan_versions (planId, version, name, definition, cause, savedAt) VALUES (?, ?, ?, ?, 'created', ?)",
      [planId, version, name, JSON.stringify(sortKeys(JSON.parse(definition))), updatedAt],
    );
  }
}
