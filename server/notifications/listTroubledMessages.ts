import { maskContact } from "../candidates/contact";
import { selectEqual } from "../db/statements";
import { decodeCursor, pageFrom } from "../http/cursor";
import type { Locale } from "../http/messages";
import { Interview } from "../interviews/entity";
import { findCandidatesOf } from "../interviews/listInterviews";
import type { Scope } from "../org/permissions";
import type { Services } from "../services";
import type { Message } from "./entity";
import { explainFailure } from "./failures";
import type { TroubledMessage } from "./schema";
import { TROUBLED, type TroubledState, troubledIn } from "./troubled";

const newestFirst = (one: Message, other: Message) =>
  other.createdAt.getTime() - one.createdAt.getTime() || (one.id < other.id ? 1 : -1);

/** Messages about interviews in the scope that did not arrive or may not have, newest first. */
export async function listTroubledMessages(
  { db, cipher, clock }: Pick<Services, "db" | "cipher" | "clock">,
  { scope, cursor, limit, locale }: { scope: Scope; cursor?: string; limit: number; locale: Locale },
): Promise<{ items: TroubledMessage[]; nextCursor: string | null }> {
  const found = await Promise.all(
    // One state at a time is read in the order of its index; both at once would be sorted.
    TROUBLED.map((state) => {
      const builder = troubledIn(db.read, [state], scope)
        .orderBy("message.createdAt", "DESC")
        .addOrderBy("message.id", "DESC")
        .limit(limit + 1);
      if (cursor) {
        builder.andWhere(
          "(message.createdAt < :at OR (message.createdAt = :at AND message.id < :id))",
          decodeCursor(cursor),
        );
      }
      return builder.getMany();
    }),
  );
  const rows = found.flat().toSorted(newestFirst);
  const page = pageFrom(rows, limit, ({ createdAt, id }) => ({ at: createdAt, id }));
  const ids = [...new Set(page.items.flatMap(({ interviewId }) => interviewId ?? []))];
  const interviews = await selectEqual(db.read, Interview, { id: ids });
  const candidates = await findCandidatesOf(db.read, interviews);
  const byId = new Map(interviews.map((interview) => [interview.id, interview]));
  return {
    items: page.items.flatMap((message) => {
      const interview = byId.get(message.interviewId ?? "");
      if (!interview) return [];
      return {
        id: message.id,
        interview: {
          id: interview.id,
          candidateName: candidates.get(interview.candidateId)?.name ?? "",
          jobTitle: interview.jobTitle,
        },
        batchRecipientId: message.batchRecipientId,
        channel: message.channel,
        purpose: message.purpose,
        to: maskContact(cipher.decrypt(message.toSealed, `messages.to:${message.id}`), message.channel),
        state: message.state as TroubledState,
        reason:
          message.state === "failed" && message.failure ? explainFailure(message.failure, locale) : null,
        detail: message.failureDetail,
        resendable: message.validUntil === null || message.validUntil > clock.now(),
        createdAt: message.createdAt.toISOString(),
        attemptedAt: message.attemptedAt?.toISOString() ?? null,
      };
    }),
    nextCursor: page.nextCursor,
  };
}
