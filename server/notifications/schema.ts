import { z } from "zod";
import { instant, pageOf, uuid } from "../http/schema";

export const messageChannel = z.enum(["sms", "email", "dingtalk", "wecom"]);

const messagePurpose = z.enum([
  "invitation",
  "reminder",
  "code",
  "staff_invitation",
  "staff_reset",
  "second_round",
  "second_round_agreed",
  "second_round_off",
  "thank_you",
  "offer",
  "offer_off",
  "feedback_ready",
  "review_answered",
  "notice",
]);

/** A message to a candidate and what is known of it. `to` is masked. */
export const messageStateSchema = z.object({
  id: uuid,
  channel: messageChannel,
  purpose: messagePurpose,
  to: z.string(),
  state: z.enum(["waiting", "sending", "sent", "delivered", "failed", "unknown", "settled"]),
  /**
   * Of one that was sent: whether the channel will still say that it arrived (`awaited`), has not and will not
   * (`missing`), or says so of none (`none`: mail and chat end with being accepted).
   */
  receipt: z.enum(["awaited", "missing", "none"]).nullable(),
  /** Why it did not arrive, and what to do. */
  reason: z.string().nullable(),
  /** It went another way. */
  replaced: z.boolean(),
  at: instant,
});
export type MessageStateView = z.infer<typeof messageStateSchema>;

/** A message to a candidate that failed or whose outcome nobody knows. `to` is masked. */
export const troubledSchema = z.object({
  id: uuid,
  interview: z.object({ id: uuid, candidateName: z.string(), jobTitle: z.string() }),
  batchRecipientId: uuid.nullable(),
  channel: messageChannel,
  purpose: messagePurpose,
  to: z.string(),
  state: z.enum(["failed", "unknown"]),
  reason: z.string().nullable(),
  detail: z.string().nullable(),
  resendable: z.boolean(),
  createdAt: instant,
  attemptedAt: instant.nullable(),
});
export const troubledPageSchema = pageOf(troubledSchema);
export type TroubledMessage = z.infer<typeof troubledSchema>;
