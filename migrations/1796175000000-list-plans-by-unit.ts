import { type MigrationInterface, type QueryRunner, TableIndex } from "typeorm";

const TABLE = "interviews";
const INDEX = "interviews_of_plan_and_unit";

/** A plan's interviews of one unit, in the order of the list: by plan alone, a branch reads all the others' on the way. */
export class ListPlansByUnit1796175000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    if (await isThere(queryRunner)) return;
    const columnNames = ["planId", "orgUnitId", "invitedAt", "id"];
    await queryRunner.createIndex(TABLE, new TableIndex({ name: INDEX, columnNames }));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    if (await isThere(queryRunner)) await queryRunner.dropIndex(TABLE, INDEX);
  }
}

async function isThere(queryRunner: QueryRunner): Promise<boolean> {
  const known = await queryRunner.getTable(TABLE);
  return known?.indices.some((index) => index.name === INDEX) ?? false;
}
