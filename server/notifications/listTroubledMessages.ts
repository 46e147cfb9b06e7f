import { In, type SelectQueryBuilder } from "typeorm";
import { maskContact } from "../candidates/contact";
import { decodeCursor, pageFrom } from "../http/cursor";
import type { Locale } from "../http/messages";
import { Interview } from "../interviews/entity";
import type { Services } from "../services";
import { Message } from "./entity";
import { explainFailure } from "./failures";

export type TroubledMessage = {
  id: string;
  interviewId: string | null;
  staffId: string | null;
  batchRecipientId: string | null;
  channel: Message["channel"];
  purpose: Message["purpose"];
  /** Masked. */
  to: string;
  state: "failed" | "unknown";
  /** For the reader of this list; null where the outcome is unknown. */
  reason: string | null;
  /** The gateway's own words, for the operator. */
  detail: string | null;
  createdAt: string;
  attemptedAt: string | null;
};

/** Leaves of the query on `interview` those that the reader may see. */
export type InterviewScope = (interviews: SelectQueryBuilder<Interview>) => void;

/**
 * Messages that did not arrive or may not have, newest first.
 * With a `scope` only those about interviews in it; without one (the whole company) also messages to staff.
 */
export async function listTroubledMessages(
  { db, cipher }: Pick<Services, "db" | "cipher">,
  query: { scope?: InterviewScope; cursor?: string; limit: number; locale: Locale },
): Promise<{ items: TroubledMessage[]; nextCursor: string | null }> {
  const builder = db.read
    .createQueryBuilder(Message, "message")
    .where({ state: In(["failed", "unknown"]) })
    // What nobody needed any more is no trouble.
    .andWhere("(message.failure IS NULL OR message.failure <> 'moot')")
    .orderBy("message.createdAt", "DESC")
    .addOrderBy("message.id", "DESC")
    .limit(query.limit + 1);
  if (query.scope) {
    const interviews = builder.subQuery().select("interview.id").from(Interview, "interview");
    query.scope(interviews);
    builder.andWhere(`message.interviewId IN ${interviews.getQuery()}`);
  }
  if (query.cursor) {
    builder.andWhere(
      "(message.createdAt < :at OR (message.createdAt = :at AND message.id < :id))",
      decodeCursor(query.cursor),
    );
  }
  const page = pageFrom(await builder.getMany(), query.limit, ({ createdAt, id }) => ({ at: createdAt, id }));
  return {
    items: page.items.map((message) => ({
      id: message.id,
      interviewId: message.interviewId,
      staffId: message.staffId,
      batchRecipientId: message.batchRecipientId,
      channel: message.channel,
      purpose: message.purpose,
      to: maskContact(cipher.decrypt(message.toSealed, `messages.to:${message.id}`), message.channel),
      state: message.state as TroubledMessage["state"],
      reason:
        message.state === "failed" && message.failure ? explainFailure(message.failure, query.locale) : null,
      detail: message.failureDetail,
      createdAt: message.createdAt.toISOString(),
      attemptedAt: message.attemptedAt?.toISOString() ?? null,
    })),
    nextCursor: page.nextCursor,
  };
}
