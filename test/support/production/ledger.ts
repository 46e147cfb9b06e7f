import { type Connection, type RowDataPacket, createConnection } from "mysql2/promise";
import type { Production } from "./startProduction";

export type Counted = { what: string; count: number };

/** What the database says, read beside the product. A connection each time: the database itself is stopped meanwhile. */
export async function readLedger<T>(
  { databaseUrl }: Pick<Production, "databaseUrl">,
  read: (ask: (sql: string, values?: unknown[]) => Promise<RowDataPacket[]>) => Promise<T>,
): Promise<T> {
  const connection: Connection = await createConnection(databaseUrl.replace(/^mariadb:/, "mysql:"));
  // One that breaks is told by the question that it broke.
  connection.on("error", () => undefined);
  try {
    return await read(async (sql, values) => (await connection.query<RowDataPacket[]>(sql, values))[0]);
  } finally {
    connection.destroy();
  }
}

const countBy = async (
  ask: (sql: string) => Promise<RowDataPacket[]>,
  table: string,
  columns: readonly string[],
): Promise<Counted[]> => {
  const listed = columns.join(", ");
  const rows = await ask(
    `SELECT ${listed}, COUNT(*) AS count FROM ${table} GROUP BY ${listed} ORDER BY ${listed}`,
  );
  return rows.map((row) => ({
    what: columns.map((column) => String(row[column])).join(" "),
    count: Number(row["count"]),
  }));
};

const ANSWER_STATES = ["mediaState", "transcriptState", "scoreState"];

/** Everything that is counted at the end, by what it is. */
export const takeStock = (production: Pick<Production, "databaseUrl">) =>
  readLedger(production, async (ask) => ({
    interviews: await countBy(ask, "interviews", ["status", "reportState"]),
    answers: await countBy(ask, "answers", ANSWER_STATES),
    messages: await countBy(ask, "messages", ["purpose", "channel", "state"]),
    cards: await countBy(ask, "chat_cards", ["kind", "placeKind", "state"]),
    openJobs: await countBy(ask, "jobs WHERE status <> 'done'", ["kind", "status"]),
    deadJobs: (await ask("SELECT kind, lastError FROM jobs WHERE status = 'dead'")).map(
      ({ kind, lastError }) => `${kind}: ${lastError}`,
    ),
    /** How many reports each interview has, and how many interviews have so many. */
    reports: await countBy(
      ask,
      "(SELECT COUNT(*) AS versions FROM reports GROUP BY interviewId) AS counted",
      ["versions"],
    ),
    transcripts: await countBy(
      ask,
      "(SELECT COUNT(*) AS versions FROM transcripts GROUP BY answerId) AS counted",
      ["versions"],
    ),
    chunks: (await ask(
      `SELECT answers.interviewId, answers.id AS answerId, answers.questionId, chunks.sequence, chunks.size, chunks.md5
       FROM chunks JOIN answers ON answers.id = chunks.answerId`,
    )) as {
      interviewId: string;
      answerId: string;
      questionId: string;
      sequence: number;
      size: number;
      md5: string;
    }[],
    recordings: (await ask(
      "SELECT recordings.answerId, recordings.durationMs, answers.interviewId, answers.questionIndex FROM recordings JOIN answers ON answers.id = recordings.answerId",
    )) as { answerId: string; durationMs: number; interviewId: string; questionIndex: number }[],
    sent: (await ask("SELECT id, interviewId, channel, purpose, state, failure FROM messages")) as {
      id: string;
      interviewId: string | null;
      channel: string;
      purpose: string;
      state: string;
      failure: string | null;
    }[],
    /** Interviews of which rules say that somebody is asked for approval: each that has a report. */
    asked: new Set(
      (await ask("SELECT id FROM interviews WHERE reportState = 'ready'")).map(({ id }) => String(id)),
    ),
    shown: (await ask("SELECT id, kind, subjectId, state FROM chat_cards")) as {
      id: string;
      kind: string;
      subjectId: string;
      state: string;
    }[],
  }));
export type Stock = Awaited<ReturnType<typeof takeStock>>;

/** What still has to come before everything can be counted; empty when all is done. */
export const whatIsLeft = (
  production: Pick<Production, "databaseUrl">,
  interviews: number,
): Promise<string[]> =>
  readLedger(production, async (ask) => {
    const one = async (sql: string) => Number((await ask(sql))[0]?.["count"] ?? 0);
    const reported = await one("SELECT COUNT(*) AS count FROM interviews WHERE reportState = 'ready'");
    const jobs = await one(
      `SELECT COUNT(*) AS count FROM jobs
       WHERE status = 'running'
       OR (status = 'pending' AND kind NOT LIKE 'notifications.%' AND runAfter < UTC_TIMESTAMP() + INTERVAL 1 MINUTE)`,
    );
    const sending = await one("SELECT COUNT(*) AS count FROM messages WHERE state IN ('waiting', 'sending')");
    const cards = await one("SELECT COUNT(*) AS count FROM chat_cards WHERE state IN ('waiting', 'sending')");
    return [
      ...(reported < interviews ? [`${interviews - reported} reports`] : []),
      ...(jobs > 0 ? [`${jobs} jobs`] : []),
      ...(sending > 0 ? [`${sending} messages`] : []),
      ...(cards > 0 ? [`${cards} cards`] : []),
    ];
  });
