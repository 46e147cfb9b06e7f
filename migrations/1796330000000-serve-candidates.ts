import { type MigrationInterface, type QueryRunner, Table, TableColumn, TableIndex } from "typeorm";

/** What candidates get after they have submitted: letters, feedback, a person, their own data. */
const id = { type: "varchar", length: "36" } as const;
const digest = { type: "varchar", length: "64" } as const;
const short = { type: "varchar", length: "40" } as const;
const instant = { type: "datetime", precision: 3 } as const;
const count = { type: "integer" } as const;
const text = { type: "longtext" } as const;
const maybe = { isNullable: true } as const;

const tables = () => [
  new Table({
    name: "letters",
    columns: [
      { name: "id", ...id, isPrimary: true },
      { name: "candidacyId", ...id },
      { name: "round", ...count },
      { name: "candidateId", ...id },
      { name: "offerTalentPool", type: "boolean" },
      { name: "state", ...short },
      { name: "dueAt", ...instant },
      { name: "tokenHash", ...digest, ...maybe },
      { name: "messageIds", ...text },
      { name: "createdAt", ...instant },
      { name: "sentAt", ...instant, ...maybe },
      { name: "cancelledAt", ...instant, ...maybe },
    ],
    indices: [
      { name: "letters_once", columnNames: ["candidacyId", "round"], isUnique: true },
      { name: "letters_token", columnNames: ["tokenHash"], isUnique: true },
      { name: "letters_of_person", columnNames: ["candidateId", "createdAt"] },
    ],
  }),
  new Table({
    name: "candidate_channels",
    columns: [
      { name: "candidateId", ...id, isPrimary: true },
      { name: "channel", ...short },
      { name: "updatedAt", ...instant },
    ],
  }),
  new Table({
    name: "candidate_feedbacks",
    columns: [
      { name: "interviewId", ...id, isPrimary: true },
      { name: "dueAt", ...instant },
      { name: "releasedAt", ...instant, ...maybe },
      { name: "reportVersion", ...count, ...maybe },
      { name: "feedback", ...text, ...maybe },
    ],
  }),
  new Table({
    name: "review_requests",
    columns: [
      { name: "id", ...id, isPrimary: true },
      { name: "candidacyId", ...id, ...maybe },
      { name: "interviewId", ...id, ...maybe },
      { name: "openKey", ...id },
      { name: "wordsSealed", ...text },
      { name: "answer", ...short, ...maybe },
      { name: "askedAt", ...instant },
      { name: "answeredAt", ...instant, ...maybe },
    ],
    indices: [
      { name: "review_requests_open", columnNames: ["openKey"], isUnique: true },
      { name: "review_requests_of", columnNames: ["candidacyId", "askedAt"] },
      { name: "review_requests_of_interview", columnNames: ["interviewId"] },
    ],
  }),
  new Table({
    name: "take_outs",
    columns: [
      { name: "id", ...id, isPrimary: true },
      { name: "candidateId", ...id },
      { name: "interviewId", ...id },
      { name: "openKey", ...id },
      { name: "state", ...short },
      { name: "done", ...count },
      { name: "total", ...count },
      { name: "bytes", type: "double", ...maybe },
      { name: "tokenHash", ...digest, ...maybe },
      { name: "tokenUntil", ...instant, ...maybe },
      { name: "takenAt", ...instant, ...maybe },
      { name: "createdAt", ...instant },
      { name: "readyAt", ...instant, ...maybe },
      { name: "expiresAt", ...instant, ...maybe },
    ],
    indices: [
      { name: "take_outs_open", columnNames: ["openKey"], isUnique: true },
      { name: "take_outs_of", columnNames: ["candidateId", "createdAt"] },
      { name: "take_outs_by_state", columnNames: ["state", "expiresAt"] },
      { name: "take_outs_token", columnNames: ["tokenHash"], isUnique: true },
    ],
  }),
];

const interviewOf = (isNullable: boolean) => new TableColumn({ name: "interviewId", ...id, isNullable });

/** Somebody may agree to something without ever having been interviewed. */
async function openLedger(queryRunner: QueryRunner): Promise<void> {
  const ledger = await queryRunner.getTable("consents");
  if (!ledger?.findColumnByName("interviewId")?.isNullable) {
    await queryRunner.changeColumn("consents", "interviewId", interviewOf(true));
  }
  if (!(await queryRunner.hasColumn("consents", "candidateId"))) {
    await queryRunner.addColumn("consents", new TableColumn({ name: "candidateId", ...id, ...maybe }));
  }
  if (!ledger?.indices.some(({ name }) => name === "consents_by_candidate")) {
    await queryRunner.createIndex(
      "consents",
      new TableIndex({ name: "consents_by_candidate", columnNames: ["candidateId"] }),
    );
  }
}

export class ServeCandidates1796330000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const table of tables()) await queryRunner.createTable(table, true);
    await openLedger(queryRunner);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    if (await queryRunner.hasColumn("consents", "candidateId")) {
      await queryRunner.query("DELETE FROM consents WHERE interviewId IS NULL OR kind = 'talent_pool'");
      const ledger = await queryRunner.getTable("consents");
      if (ledger?.indices.some(({ name }) => name === "consents_by_candidate")) {
        await queryRunner.dropIndex("consents", "consents_by_candidate");
      }
      await queryRunner.dropColumn("consents", "candidateId");
      await queryRunner.changeColumn("consents", "interviewId", interviewOf(false));
    }
    for (const table of tables().toReversed()) await queryRunner.dropTable(table, true);
  }
}
