import {
  type MigrationInterface,
  type QueryRunner,
  Table,
  TableColumn,
  TableIndex,
  type TableIndexOptions,
} from "typeorm";

/**
 * What jobs need to go through a transport and to be told of by kind; and when each schedule last fired. Each step
 * asks whether it was done before.
 */
const columns = () => [
  new TableColumn({ name: "claims", type: "integer", default: 0 }),
  new TableColumn({ name: "transportedAt", type: "datetime", precision: 3, isNullable: true }),
  new TableColumn({ name: "startedAt", type: "datetime", precision: 3, isNullable: true }),
];

const added: TableIndexOptions[] = [
  { name: "jobs_of_kind", columnNames: ["status", "kind", "priority", "runAfter"] },
  { name: "jobs_to_carry", columnNames: ["status", "transportedAt", "runAfter"] },
  { name: "jobs_listed", columnNames: ["status", "createdAt", "id"] },
];
/** Every question of it names the kind now. */
const replaced: TableIndexOptions[] = [{ name: "jobs_due", columnNames: ["status", "priority", "runAfter"] }];

const schedules = () =>
  new Table({
    name: "schedules",
    columns: [
      { name: "id", type: "varchar", length: "40", isPrimary: true },
      { name: "tickAt", type: "datetime", precision: 3 },
    ],
  });

export class CarryJobs1796400000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const column of columns()) {
      if (await queryRunner.hasColumn("jobs", column.name)) continue;
      await queryRunner.addColumn("jobs", column);
    }
    await create(queryRunner, added);
    await drop(queryRunner, replaced);
    await queryRunner.createTable(schedules(), true);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropTable("schedules", true);
    await create(queryRunner, replaced);
    await drop(queryRunner, added);
    for (const column of columns().toReversed()) {
      if (await queryRunner.hasColumn("jobs", column.name)) await queryRunner.dropColumn("jobs", column.name);
    }
  }
}

async function isThere(queryRunner: QueryRunner, { name }: TableIndexOptions): Promise<boolean> {
  const table = await queryRunner.getTable("jobs");
  return table?.indices.some((index) => index.name === name) ?? false;
}

async function create(queryRunner: QueryRunner, indices: readonly TableIndexOptions[]): Promise<void> {
  for (const options of indices) {
    if (!(await isThere(queryRunner, options)))
      await queryRunner.createIndex("jobs", new TableIndex(options));
  }
}

async function drop(queryRunner: QueryRunner, indices: readonly TableIndexOptions[]): Promise<void> {
  for (const options of indices) {
    if (await isThere(queryRunner, options)) await queryRunner.dropIndex("jobs", options.name ?? "");
  }
}
