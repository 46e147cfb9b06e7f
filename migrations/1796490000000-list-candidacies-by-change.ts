import { type MigrationInterface, type QueryRunner, TableIndex } from "typeorm";

const TABLE = "candidacies";
const NAME = "candidacies_of_position_by_change";

/** What happened of late in a position's candidacies, without sorting all there ever were: the dry run of rules asks. */
export class ListCandidaciesByChange1796490000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const table = await queryRunner.getTable(TABLE);
    if (table?.indices.some(({ name }) => name === NAME)) return;
    const columnNames = ["positionId", "updatedAt", "id"];
    await queryRunner.createIndex(TABLE, new TableIndex({ name: NAME, columnNames }));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const table = await queryRunner.getTable(TABLE);
    if (table?.indices.some(({ name }) => name === NAME)) await queryRunner.dropIndex(TABLE, NAME);
  }
}
