import { type MigrationInterface, type QueryRunner, TableColumn, TableIndex } from "typeorm";

/**
 * The unit of whoever has a tag, or a piece of a name, beside it: a unit's list by either is one look into an index.
 * Each step asks whether it was done before, since MySQL commits every DDL by itself.
 */
const unit = (isNullable: boolean) =>
  new TableColumn({ name: "orgUnitId", type: "varchar", length: "36", isNullable });

const tables = {
  candidate_name_grams: {
    name: "candidate_name_grams_of_unit",
    columnNames: ["gram", "orgUnitId", "createdAt", "candidateId"],
  },
  candidate_tags: {
    name: "candidate_tags_of_unit",
    columnNames: ["tag", "orgUnitId", "createdAt", "candidateId"],
  },
};

export class FindPeopleByUnit1796090000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const [table, index] of Object.entries(tables)) {
      if (!(await queryRunner.hasColumn(table, "orgUnitId"))) await queryRunner.addColumn(table, unit(true));
      const column = (await queryRunner.getTable(table))?.findColumnByName("orgUnitId");
      if (column?.isNullable) {
        await fill(queryRunner, table);
        await queryRunner.changeColumn(table, "orgUnitId", unit(false));
      }
      const known = await queryRunner.getTable(table);
      if (known?.indices.some(({ name }) => name === index.name)) continue;
      await queryRunner.createIndex(table, new TableIndex(index));
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const [table, { name }] of Object.entries(tables)) {
      const known = await queryRunner.getTable(table);
      if (known?.indices.some((index) => index.name === name)) await queryRunner.dropIndex(table, name);
      if (known?.findColumnByName("orgUnitId")) await queryRunner.dropColumn(table, "orgUnitId");
    }
  }
}

/** All rows in one statement, each by the key of its person; rows of nobody are found by nobody. */
async function fill(queryRunner: QueryRunner, table: string): Promise<void> {
  await queryRunner.query(
    `UPDATE ${table} SET orgUnitId = ` +
      `(SELECT candidates.orgUnitId FROM candidates WHERE candidates.id = ${table}.candidateId) ` +
      "WHERE orgUnitId IS NULL",
  );
  await queryRunner.query(`DELETE FROM ${table} WHERE orgUnitId IS NULL`);
}
