import { type MigrationInterface, type QueryRunner, Table } from "typeorm";

/** What the chats need: accounts, groups, the inbox of what came from the platforms, and the cards that were shown. */
const id = { type: "varchar", length: "36" } as const;
const short = { type: "varchar", length: "40" } as const;
const digest = { type: "varchar", length: "64" } as const;
const line = { type: "varchar", length: "255" } as const;
const sealed = { type: "varchar", length: "1000" } as const;
const instant = { type: "datetime", precision: 3 } as const;
const maybe = { isNullable: true } as const;

const tables = () => [
  new Table({
    name: "chat_accounts",
    columns: [
      { name: "id", ...id, isPrimary: true },
      { name: "platform", ...short },
      { name: "userId", ...line },
      { name: "userKey", ...line },
      { name: "name", ...line },
      { name: "mobileIndex", ...digest, ...maybe },
      { name: "emailIndex", ...digest, ...maybe },
      { name: "staffId", ...id, ...maybe },
      { name: "orgUnitId", ...id, ...maybe },
      { name: "createdAt", ...instant },
      { name: "updatedAt", ...instant },
      { name: "leftAt", ...instant, ...maybe },
    ],
    indices: [
      { name: "chat_accounts_user", columnNames: ["platform", "userKey"], isUnique: true },
      { name: "chat_accounts_of_staff", columnNames: ["staffId"] },
      { name: "chat_accounts_by_mobile", columnNames: ["mobileIndex"] },
      { name: "chat_accounts_by_email", columnNames: ["emailIndex"] },
    ],
  }),
  new Table({
    name: "chat_groups",
    columns: [
      { name: "id", ...id, isPrimary: true },
      { name: "platform", ...short },
      { name: "chatId", ...line },
      { name: "title", ...line },
      { name: "orgUnitId", ...id, ...maybe },
      { name: "connectedBy", ...id, ...maybe },
      { name: "createdAt", ...instant },
      { name: "updatedAt", ...instant },
    ],
    indices: [
      { name: "chat_groups_chat", columnNames: ["platform", "chatId"], isUnique: true },
      { name: "chat_groups_by_unit", columnNames: ["orgUnitId"] },
    ],
  }),
  new Table({
    name: "chat_events",
    columns: [
      { name: "id", ...digest, isPrimary: true },
      { name: "platform", ...short },
      { name: "kind", ...short },
      { name: "eventSealed", type: "longtext", ...maybe },
      { name: "state", ...short },
      { name: "createdAt", ...instant },
    ],
    indices: [{ name: "chat_events_age", columnNames: ["createdAt"] }],
  }),
  new Table({
    name: "chat_cards",
    columns: [
      { name: "id", ...id, isPrimary: true },
      { name: "platform", ...short },
      { name: "kind", ...short },
      { name: "subjectId", ...id },
      { name: "placeKind", ...short },
      { name: "placeIndex", ...digest },
      { name: "placeSealed", ...sealed },
      { name: "staffId", ...id, ...maybe },
      { name: "locale", ...short },
      { name: "dataSealed", type: "longtext", ...maybe },
      { name: "state", ...short },
      { name: "shownDigest", ...digest, ...maybe },
      { name: "handleSealed", ...sealed, ...maybe },
      { name: "tries", type: "integer", default: 0 },
      { name: "failureDetail", ...line, ...maybe },
      { name: "createdAt", ...instant },
      { name: "shownAt", ...instant, ...maybe },
      { name: "updatedAt", ...instant, ...maybe },
    ],
    indices: [
      {
        name: "chat_cards_once",
        columnNames: ["kind", "subjectId", "platform", "placeKind", "placeIndex"],
        isUnique: true,
      },
      { name: "chat_cards_of_subject", columnNames: ["subjectId", "kind"] },
      { name: "chat_cards_by_state", columnNames: ["state", "createdAt"] },
    ],
  }),
];

export class OpenChats1796100000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const table of tables()) await queryRunner.createTable(table, true);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of tables().toReversed()) await queryRunner.dropTable(table, true);
  }
}
