import { z } from "zod";
import { instant, pageOf, uuid } from "../http/schema";

export const messageChannel = z.enum(["sms", "email", "dingtalk", "wecom"]);

/** A message to a candidate that failed or whose outcome nobody knows. `to` is masked. */
export const troubledSchema = z.object({
  id: uuid,
  interview: z.object({ id: uuid, candidateName: z.string(), jobTitle: z.string() }),
  batchRecipientId: uuid.nullable(),
  channel: messageChannel,
  purpose: z.enum([
    "invitation",
    "reminder",
    "code",
    "staff_invitation",
    "staff_reset",
    "second_round",
    "second_round_agreed",
    "notice",
  ]),
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
