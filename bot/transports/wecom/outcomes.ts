import type { SendOutcome } from "../../../server/notifications/channels";
import type { MessageFailure } from "../../../server/notifications/failures";
import type { WecomFailure, WecomReason } from "../../../server/platforms/wecom/reply";

const failures: Record<WecomReason, MessageFailure> = {
  setup: "gateway_setup",
  unknown_user: "address_unknown",
  used_up: "too_late",
  content: "content_refused",
  too_large: "content_refused",
  rate_limited: "rate_limited",
  unreachable: "unreachable",
  busy: "put_off",
  unknown: "refused",
};

export const accepted = (reference: string | null): SendOutcome => ({ result: "accepted", reference });

/** What a failed call of WeCom's comes to. */
export function outcomeOf(failure: WecomFailure): SendOutcome {
  const { detail } = failure;
  if (failure.kind === "unclear") return { result: "unclear", detail };
  const { reason } = failure;
  if (failure.kind === "retry") {
    return { result: "later", failure: failures[reason], detail, waitMs: failure.waitMs };
  }
  return { result: "refused", failure: failures[reason], detail };
}
