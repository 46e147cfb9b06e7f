import { createBatch } from "../../../server/batches/createBatch";
import { type RecipientRow, batchBody } from "../../../server/batches/schema";
import { openPlatforms } from "../../../server/chats/reach";
import { AppError } from "../../../server/http/errors";
import { momentText } from "../../cards/moment";
import { inert } from "../../cards/plainText";
import { say } from "../../words";
import { commandWords as words } from "../commandWords";
import { type Doing, derivedId, showCard } from "../doing";

const OPEN_MS = 7 * 24 * 3_600_000;
const REMIND_HOURS = [24];

export type InviteDeed = {
  planId: string;
  positionId: string | null;
  orgUnitId: string | null;
  part: string;
};

/**
 * Invites them as a batch with the sender's permissions, once for the message: begun anew it is the same batch.
 * @throws AppError as createBatch
 */
export async function inviteAll(
  doing: Doing,
  { planId, positionId, orgUnitId, part }: InviteDeed,
  rows: readonly RecipientRow[],
): Promise<string> {
  const { services, sender, platform, at, key, locale } = doing;
  const expiresAt = new Date(at.getTime() + OPEN_MS);
  // Where it was asked comes first, for those who are on both.
  const open = openPlatforms(services).toSorted(
    (one, other) => Number(other === platform) - Number(one === platform),
  );
  const body = batchBody.parse({
    planId,
    ...(positionId === null ? {} : { positionId }),
    ...(orgUnitId === null ? {} : { orgUnitId }),
    rows,
    channels: [...open, "sms", "email"],
    expiresAt: expiresAt.toISOString(),
    reminders: REMIND_HOURS,
    idempotencyToken: `chat:${derivedId(key, part)}`,
  });
  const batch = await createBatch(services, sender.actor, body).catch((error: unknown) => {
    // Begun anew after the plan or its name changed: what was posted first counts.
    if (error instanceof AppError && error.code === "batch.token_used") return null;
    throw error;
  });
  if (!batch) return say(words.already, locale);
  await showCard(doing, { kind: "invitation", subjectId: batch.id, place: "here" });
  return say(words.inviting, locale, {
    count: batch.recipientCount - batch.leftOutCount,
    job: inert(batch.jobTitle),
    deadline: momentText(batch.expiresAt, { now: at, timeZone: services.env.TIME_ZONE, locale }),
  });
}
