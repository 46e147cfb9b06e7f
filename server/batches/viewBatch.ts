import type { EntityManager } from "typeorm";
import type { z } from "zod";
import { notFound } from "../http/errors";
import type { Locale } from "../http/messages";
import { Interview } from "../interviews/entity";
import { selectEqual, selectOne } from "../db/statements";
import { Message, type MessageState } from "../notifications/entity";
import { explainFailure } from "../notifications/failures";
import type { Services } from "../services";
import { Batch, BatchRecipient, type RecipientState } from "./entity";
import { newestInvitations, outcomeOf } from "./outcome";
import { presentBatch } from "./presentBatch";
import { explainReason } from "./reasons";
import type {
  BatchRecipientView,
  BatchView,
  RecipientOutcome,
  recipientPageSchema,
  recipientQuery,
} from "./schema";

type Standing = {
  id: string;
  sequence: number;
  name: string;
  state: RecipientState;
  task: BatchRecipient["task"];
  interviewStatus: Interview["status"] | null;
  outcome: RecipientOutcome;
  reminded: boolean;
};

type SentRow = {
  of: string;
  channel: string;
  purpose: string;
  state: MessageState;
  failure: Message["failure"];
  createdAt: Date | string;
};

/** Every recipient of a batch with what decides the outcome; at most 2,000, and narrow. */
async function standingsOf(manager: EntityManager, batchId: string): Promise<Standing[]> {
  const rows: Omit<Standing, "outcome" | "reminded">[] = await manager.query(
    `SELECT recipient.id AS id, recipient.sequence AS sequence, recipient.name AS name,
      recipient.state AS state, recipient.task AS task, interview.status AS interviewStatus
      FROM batch_recipients recipient LEFT JOIN interviews interview ON interview.id = recipient.interviewId
      WHERE recipient.batchId = ? ORDER BY recipient.sequence`,
    [batchId],
  );
  const sent: SentRow[] = await manager.query(
    `SELECT message.batchRecipientId AS \`of\`, message.channel AS channel, message.purpose AS purpose,
      message.state AS state, message.failure AS failure, message.createdAt AS createdAt
      FROM batch_recipients recipient JOIN messages message ON message.batchRecipientId = recipient.id
      WHERE recipient.batchId = ?`,
    [batchId],
  );
  const messages = new Map<string, (Omit<SentRow, "of" | "createdAt"> & { createdAt: Date })[]>();
  for (const { of, createdAt, ...message } of sent) {
    const own = messages.get(of) ?? [];
    // SQLite gives text, MySQL a date; text of one form compares as dates do.
    own.push({ ...message, createdAt: createdAt as Date });
    messages.set(of, own);
  }
  return rows.map((row) => {
    const own = messages.get(row.id) ?? [];
    return {
      ...row,
      outcome: outcomeOf(row.state, own),
      reminded: own.some(({ purpose }) => purpose === "reminder"),
    };
  });
}

function tally<K extends string>(keys: Iterable<K>): Partial<Record<K, number>> {
  const counts: Partial<Record<K, number>> = {};
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}

/** A batch with how things stand, counted over all its recipients. @throws batch.not_found */
export async function viewBatch({ db }: Pick<Services, "db">, batchId: string): Promise<BatchView> {
  const batch = await selectOne(db.read, Batch, { id: batchId });
  if (!batch) throw notFound("batch.not_found");
  const standings = await standingsOf(db.read, batchId);
  return {
    ...presentBatch(batch),
    quietHours: batch.quietHours && { from: batch.quietHours.from, to: batch.quietHours.to },
    reminders: batch.reminders,
    texts: batch.texts,
    outcomes: tally(standings.map(({ outcome }) => outcome)),
    interviews: tally(standings.flatMap(({ interviewStatus }) => interviewStatus ?? [])),
    tasks: standings.filter(({ task }) => task !== null && task !== "invite").length,
    reminded: standings.filter(({ reminded }) => reminded).length,
  };
}

/** A page of a batch's recipients in their order. */
export async function listRecipients(
  { db }: Pick<Services, "db">,
  batchId: string,
  { outcome, q, cursor, limit }: z.output<typeof recipientQuery>,
  locale: Locale,
): Promise<z.input<typeof recipientPageSchema>> {
  const all = await standingsOf(db.read, batchId);
  const wanted = all.filter(
    (standing) => (!outcome || outcome.includes(standing.outcome)) && (!q || standing.name.includes(q)),
  );
  const rest = cursor === undefined ? wanted : wanted.filter(({ sequence }) => sequence > cursor);
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  return {
    items: await presentRecipients(db.read, page, locale),
    nextCursor: rest.length > limit && last ? String(last.sequence) : null,
    total: wanted.length,
  };
}

async function presentRecipients(
  manager: EntityManager,
  page: readonly Standing[],
  locale: Locale,
): Promise<BatchRecipientView[]> {
  if (page.length === 0) return [];
  const ids = page.map(({ id }) => id);
  const recipients = new Map(
    (await selectEqual(manager, BatchRecipient, { id: ids })).map((row) => [row.id, row]),
  );
  const messages = await selectEqual(manager, Message, { batchRecipientId: ids });
  const interviewIds = [...recipients.values()].flatMap(({ interviewId }) => interviewId ?? []);
  const interviews = new Map(
    (interviewIds.length > 0 ? await selectEqual(manager, Interview, { id: interviewIds }) : []).map(
      (interview) => [interview.id, interview],
    ),
  );
  return page.flatMap(({ id, outcome }) => {
    const recipient = recipients.get(id);
    if (!recipient) return [];
    const own = messages
      .filter(({ batchRecipientId }) => batchRecipientId === id)
      .toSorted((one, other) => one.createdAt.getTime() - other.createdAt.getTime());
    const interview = interviews.get(recipient.interviewId ?? "");
    return {
      id,
      sequence: recipient.sequence,
      name: recipient.name,
      outcome,
      reason: reasonOf(recipient, outcome, own, locale),
      task: recipient.task,
      accommodations: { extraTimePercent: recipient.extraTimePercent, textOnly: recipient.textOnly },
      interview: interview
        ? {
            id: interview.id,
            status: interview.status,
            progress: { answered: interview.answeredCount, total: interview.questionCount },
            expiresAt: interview.expiresAt.toISOString(),
          }
        : null,
      messages: own.map((message) => ({
        id: message.id,
        channel: message.channel,
        purpose: message.purpose === "reminder" ? ("reminder" as const) : ("invitation" as const),
        state: message.state,
        reason:
          message.state === "failed" && message.failure ? explainFailure(message.failure, locale) : null,
        replaced: message.replacedBy !== null,
        at: (message.deliveredAt ?? message.sentAt ?? message.createdAt).toISOString(),
      })),
    };
  });
}

function reasonOf(
  { reason }: BatchRecipient,
  outcome: RecipientOutcome,
  messages: readonly Message[],
  locale: Locale,
): string | null {
  if (reason) return explainReason(reason, locale);
  if (outcome !== "failed") return null;
  const failed = newestInvitations(messages).find(({ failure }) => failure !== null);
  return failed?.failure ? explainFailure(failed.failure, locale) : null;
}
