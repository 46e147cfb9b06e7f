import { type MigrationInterface, type QueryRunner, TableColumn, TableIndex } from "typeorm";

const TABLE = "letters";
const COLUMN = "kind";
const INDEX = "letters_once";

/** Letters tell of offers too; those from before thank. */
export class TellOffers1796510000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    if (!(await queryRunner.hasColumn(TABLE, COLUMN))) {
      const kept = { type: "varchar", length: "40", default: "'thank_you'" } as const;
      await queryRunner.addColumn(TABLE, new TableColumn({ name: COLUMN, ...kept }));
    }
    await renewIndex(queryRunner, ["candidacyId", COLUMN, "round"]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    if (!(await queryRunner.hasColumn(TABLE, COLUMN))) return;
    // Before, there was nothing but thanks; the same number may stand for an offer.
    await queryRunner.query("DELETE FROM letters WHERE kind <> 'thank_you'");
    await renewIndex(queryRunner, ["candidacyId", "round"]);
    await queryRunner.dropColumn(TABLE, COLUMN);
  }
}

async function renewIndex(queryRunner: QueryRunner, columnNames: string[]): Promise<void> {
  const table = await queryRunner.getTable(TABLE);
  const known = table?.indices.find(({ name }) => name === INDEX);
  if (known?.columnNames.length === columnNames.length) return;
  if (known) await queryRunner.dropIndex(TABLE, known);
  await queryRunner.createIndex(TABLE, new TableIndex({ name: INDEX, columnNames, isUnique: true }));
}
