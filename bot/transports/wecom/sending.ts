import type { SendOutcome } from "../../../server/notifications/channels";
import type { WecomClient } from "../../../server/platforms/wecom/client";
import type { WecomReply } from "../../../server/platforms/wecom/reply";
import { cutBytes } from "../../cards/plainText";
import type { MessageEvent } from "../../chatEvent";
import type { ChatTarget } from "../../platform";
import type { WecomBot } from "./aibot/aibot";
import { accepted, outcomeOf } from "./outcomes";

/** WeCom cuts what is longer. */
const LONGEST_TEXT_BYTES = 2_048;

const markdown = (text: string) => ({ content: cutBytes(text, LONGEST_TEXT_BYTES) });
const byBot = (text: string) => ({ kind: "markdown", text: markdown(text).content }) as const;

/** Named, and yet not reached: unknown, not in the app's sight, or without a licence. */
export function notReached(reply: WecomReply<{ notReached: string[] }>): SendOutcome | null {
  if (!reply.ok || reply.value.notReached.length === 0) return null;
  return { result: "refused", failure: "address_unknown", detail: "not within the app's sight" };
}

export const withoutBot: SendOutcome = {
  result: "refused",
  failure: "gateway_setup",
  detail: "groups need the AI bot",
};

/** Words: one-to-one by the app, in groups by the AI bot. */
export function createSending(client: WecomClient, bot: WecomBot | null) {
  const sendToGroup = async (id: string, text: string): Promise<SendOutcome> => {
    if (!bot) return withoutBot;
    const reply = await bot.send(id, byBot(text));
    return reply.ok ? accepted(null) : outcomeOf(reply.failure);
  };

  /** @param mayRepeat an answer may be given twice; what we say by ourselves may not */
  async function sendToPerson(id: string, text: string, mayRepeat = false): Promise<SendOutcome> {
    const message = { msgtype: "markdown", markdown: markdown(text) } as const;
    const reply = await client.messages.send([id], message, { mayRepeat });
    return notReached(reply) ?? (reply.ok ? accepted(reply.value.messageId) : outcomeOf(reply.failure));
  }

  return {
    sendToPerson,
    say: ({ kind, id }: ChatTarget, text: string): Promise<SendOutcome> =>
      kind === "group" ? sendToGroup(id, text) : sendToPerson(id, text),

    /** To what was said to the AI bot. */
    async answer({ id, place, from }: MessageEvent, text: string): Promise<SendOutcome> {
      if (!bot) return withoutBot;
      const reply = await bot.respond(id, byBot(text));
      if (reply.ok) return accepted(null);
      if (reply.failure.kind !== "permanent") return outcomeOf(reply.failure);
      // It was heard by another process, or before a restart: said anew, it comes to the same place.
      return sendToGroup(place.kind === "group" ? place.id : from.id, text);
    },
  };
}
export type Sending = ReturnType<typeof createSending>;
