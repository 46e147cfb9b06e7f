import { type MigrationInterface, type QueryRunner, TableColumn } from "typeorm";

const COLUMN = "mostFollowUps";
/** Definitions are big; so many are held at a time. */
const BATCH = 50;

type Row = { id: string; definition: string };
type Question = { dimensions?: unknown[]; maxFollowUps?: number };
type Definition = {
  style?: string;
  maxFollowUps?: number;
  stages: { kind: string; questions: Question[] }[];
};

/** Lists show which plans are semi-structured without reading what they ask. Re-runnable: only what is null is counted. */
export class CountPlanFollowUps1796050000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    if (!(await queryRunner.hasColumn("plans", COLUMN))) {
      await queryRunner.addColumn(
        "plans",
        new TableColumn({ name: COLUMN, type: "integer", isNullable: true }),
      );
    }
    for (;;) {
      const rows = (await queryRunner.query(
        `SELECT id, definition FROM plans WHERE ${COLUMN} IS NULL LIMIT ${BATCH}`,
      )) as Row[];
      for (const { id, definition } of rows) {
        const count = countFollowUps(JSON.parse(definition) as Definition);
        await queryRunner.query(`UPDATE plans SET ${COLUMN} = ? WHERE id = ?`, [count, id]);
      }
      if (rows.length < BATCH) return;
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    if (await queryRunner.hasColumn("plans", COLUMN)) await queryRunner.dropColumn("plans", COLUMN);
  }
}

/** The same as `mostFollowUps` of server/plans/followUpRules.ts, written out because a migration never changes. */
function countFollowUps({ style, maxFollowUps = 0, stages }: Definition): number {
  if (style !== "semi_structured") return 0;
  const own = stages.flatMap(({ kind, questions }) =>
    questions.map(({ dimensions, maxFollowUps: most = 0 }) =>
      kind === "written" || !dimensions?.length ? 0 : most,
    ),
  );
  return Math.min(
    maxFollowUps,
    own.reduce((sum, most) => sum + Math.min(most, maxFollowUps), 0),
  );
}
