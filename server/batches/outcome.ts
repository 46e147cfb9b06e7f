import type { MessageState } from "../notifications/entity";
import type { MessageFailure } from "../notifications/failures";
import type { RecipientState } from "./entity";
import type { RecipientOutcome } from "./schema";

type Sent = {
  channel: string;
  purpose: string;
  state: MessageState;
  failure?: MessageFailure | null;
  createdAt: Date;
};

/** The best that any channel has reached counts: one message that arrived is an invitation that arrived. */
const BEST_FIRST: [RecipientOutcome, readonly MessageState[]][] = [
  ["delivered", ["delivered"]],
  ["sent", ["sent"]],
  ["invited", ["waiting", "sending"]],
  ["unclear", ["unknown"]],
  ["failed", ["failed"]],
];

/**
 * The newest message of each channel that carries an invitation: a resend stands for the one before. One that was not
 * sent because nobody needed it any more has not failed.
 */
export function newestInvitations<T extends Sent>(messages: readonly T[]): T[] {
  const newest = new Map<string, T>();
  for (const message of messages) {
    if (message.purpose !== "invitation" || message.failure === "moot") continue;
    const known = newest.get(message.channel);
    if (!known || known.createdAt <= message.createdAt) newest.set(message.channel, message);
  }
  return [...newest.values()];
}

/** How things stand with a recipient, from its own state and what became of its messages. Pure. */
export function outcomeOf(state: RecipientState, messages: readonly Sent[]): RecipientOutcome {
  if (state !== "invited") return state;
  const states = new Set(newestInvitations(messages).map((message) => message.state));
  const best = BEST_FIRST.find(([, some]) => some.some((wanted) => states.has(wanted)));
  return best?.[0] ?? "invited";
}
