import type { EntityManager } from "typeorm";
import { queryRow } from "../db/statements";
import type { MessageKey } from "../http/messages";
import { isBuiltIn } from "../questions/builtin";
import type { Owner } from "./permissions";
import { ROOT_UNIT } from "./tree";

type RecordSpec = {
  /** To whom the record belongs; null where there is none. */
  find(manager: EntityManager, id: string): Promise<Owner | null>;
  /** What a caller hears who may not know of it. */
  missing: MessageKey;
};

/** Reads only the columns that decide: a record may be big, and its handler reads it again. */
function ownerIn(table: string, ...columns: [unit: string, position?: string]): RecordSpec["find"] {
  const names = columns as string[];
  const sql = `SELECT ${names.join(", ")} FROM ${table} WHERE id = ?`;
  return async (manager, id) => {
    const row = await queryRow(manager, sql, [id], names);
    return row ? { orgUnitId: row[0] as string, positionId: (row[1] ?? null) as string | null } : null;
  };
}

const ofUnit = (table: string) => ownerIn(table, "orgUnitId");

const ofOwnBank = ofUnit("questions");
/** The built-in questions are as good as headquarters': everybody below reads them, nobody below changes them. */
const findQuestionOwner: RecordSpec["find"] = async (manager, id) =>
  isBuiltIn(id) ? { orgUnitId: ROOT_UNIT, positionId: null } : ofOwnBank(manager, id);

/** An import belongs to the unit into which it goes. */
const importOf =
  (kind: "units" | "staff") =>
  async (manager: EntityManager, id: string): Promise<Owner | null> => {
    const rows: { orgUnitId: string }[] = await manager.query(
      "SELECT orgUnitId FROM org_imports WHERE id = ? AND kind = ?",
      [id, kind],
    );
    const [row] = rows;
    return row ? { orgUnitId: row.orgUnitId, positionId: null } : null;
  };

/** A message to a candidate belongs where the interview does; those to staff are nobody's to see here. */
const findMessageOwner: RecordSpec["find"] = async (manager, id) => {
  const rows: Owner[] = await manager.query(
    `SELECT interview.orgUnitId AS orgUnitId, interview.positionId AS positionId
      FROM messages message JOIN interviews interview ON interview.id = message.interviewId
      WHERE message.id = ?`,
    [id],
  );
  return rows[0] ?? null;
};

/** A chat account belongs to the unit of its department; one from nowhere is headquarters' to see to. */
const findChatAccountOwner: RecordSpec["find"] = async (manager, id) => {
  const row = await queryRow(
    manager,
    "SELECT id, orgUnitId FROM chat_accounts WHERE id = ?",
    [id],
    ["id", "orgUnitId"],
  );
  return row ? { orgUnitId: (row[1] ?? ROOT_UNIT) as string, positionId: null } : null;
};

/** A card belongs where what it shows does; one of nothing that belongs somewhere is headquarters'. */
const findCardOwner: RecordSpec["find"] = async (manager, id) => {
  const rows: { orgUnitId: string | null; positionId: string | null }[] = await manager.query(
    `SELECT COALESCE(interview.orgUnitId, batch.orgUnitId, alert.orgUnitId) AS orgUnitId,
        COALESCE(interview.positionId, batch.positionId, alert.positionId) AS positionId
      FROM chat_cards card
      LEFT JOIN interviews interview ON interview.id = card.subjectId
      LEFT JOIN batches batch ON batch.id = card.subjectId
      LEFT JOIN alerts alert ON alert.id = card.subjectId
      WHERE card.id = ?`,
    [id],
  );
  const [row] = rows;
  return row ? { orgUnitId: row.orgUnitId ?? ROOT_UNIT, positionId: row.positionId } : null;
};

/** Every kind of record that a route may name, and how its owner is found. */
export const records = {
  interview: { find: ownerIn("interviews", "orgUnitId", "positionId"), missing: "interview.not_found" },
  candidate: { find: ownerIn("candidates", "orgUnitId", "positionId"), missing: "candidate.not_found" },
  candidacy: { find: ownerIn("candidacies", "orgUnitId", "positionId"), missing: "candidacy.not_found" },
  archiveQuery: { find: ofUnit("archive_queries"), missing: "archive_query.not_found" },
  ruleRun: { find: ownerIn("rule_runs", "orgUnitId", "positionId"), missing: "rules.run_not_found" },
  candidateImport: { find: ofUnit("candidate_imports"), missing: "candidate_import.not_found" },
  archiveImport: { find: ofUnit("archive_imports"), missing: "archive_import.not_found" },
  applicationLink: { find: ofUnit("application_links"), missing: "application_link.not_found" },
  plan: { find: ofUnit("plans"), missing: "plan.not_found" },
  position: { find: ownerIn("positions", "orgUnitId", "id"), missing: "position.not_found" },
  question: { find: findQuestionOwner, missing: "question.not_found" },
  batch: { find: ownerIn("batches", "orgUnitId", "positionId"), missing: "batch.not_found" },
  alert: { find: ownerIn("alerts", "orgUnitId", "positionId"), missing: "alert.not_found" },
  calibration: { find: ownerIn("calibrations", "orgUnitId", "positionId"), missing: "calibration.not_found" },
  meeting: { find: ownerIn("meetings", "orgUnitId", "positionId"), missing: "meeting.not_found" },
  card: { find: findCardOwner, missing: "card.not_found" },
  message: { find: findMessageOwner, missing: "message.not_found" },
  chatAccount: { find: findChatAccountOwner, missing: "chat_account.not_found" },
  staff: { find: ofUnit("staff"), missing: "staff.not_found" },
  unitImport: { find: importOf("units"), missing: "org_import.not_found" },
  staffImport: { find: importOf("staff"), missing: "org_import.not_found" },
  apiToken: { find: ofUnit("api_tokens"), missing: "api_token.not_found" },
  webhook: { find: ofUnit("webhook_endpoints"), missing: "webhook.not_found" },
  orgUnit: { find: ownerIn("org_units", "id"), missing: "org_unit.not_found" },
} as const satisfies Record<string, RecordSpec>;

export type RecordKind = keyof typeof records;

export const findOwner = (manager: EntityManager, kind: RecordKind, id: string): Promise<Owner | null> =>
  records[kind].find(manager, id);
