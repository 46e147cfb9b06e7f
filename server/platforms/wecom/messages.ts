import { z } from "zod";
import type { WecomApi } from "./api";
import { type WecomReply, done, failed, readAs } from "./reply";
import { type TemplateCard, isTaskId } from "./templateCard";

export type WecomMessage =
  | { msgtype: "text"; text: { content: string } }
  | { msgtype: "markdown"; markdown: { content: string } }
  | { msgtype: "template_card"; template_card: TemplateCard };

export type SentMessage = {
  messageId: string;
  /** For one change of the card, within 72 hours; null where it has no buttons. */
  responseCode: string | null;
  /** Who of those named did not get it: unknown, not in the app's sight, or without a licence. */
  notReached: string[];
};

/** The most persons one call takes. */
export const MOST_USERS = 1_000;
/** The longest that WeCom compares: the same message to the same persons is not delivered again within it. */
const DUPLICATES_SECONDS = 4 * 3_600;

/**
 * As WeCom lets a user id be. Nothing else may stand in a list of receivers: `@all` would be the whole company, and
 * a `|` another person.
 */
const USER_ID = /^[A-Za-z0-9][\w.@-]{0,63}$/;
export const isUserId = (id: string): boolean => USER_ID.test(id);

const list = z
  .string()
  .default("")
  .transform((ids) => ids.split("|").filter(Boolean));
const sentSchema = z.looseObject({
  msgid: z.string(),
  invaliduser: list,
  unlicenseduser: list,
  response_code: z.string().min(1).optional().catch(undefined),
});

const refuse = (reason: "content" | "unknown_user", detail: string) =>
  failed({ kind: "permanent", reason, errcode: 0, detail });

function wrongReceivers(userIds: readonly string[]) {
  if (userIds.length === 0 || userIds.length > MOST_USERS)
    return refuse("content", "1 to 1000 persons may be named");
  if (!userIds.every(isUserId)) return refuse("unknown_user", "a name that is no user id");
  return null;
}

export function createMessages(api: WecomApi, agentId: number) {
  return {
    /**
     * Sends to persons of the company. The same message is not delivered twice within four hours, so that one whose
     * outcome is `unclear` may be sent again in that time without reaching anybody twice.
     * @param mayRepeat WeCom knows messages by their words alone: an answer that was given before is given again
     */
    async send(
      userIds: readonly string[],
      message: WecomMessage,
      { mayRepeat = false }: { mayRepeat?: boolean } = {},
    ): Promise<WecomReply<SentMessage>> {
      const wrong = wrongReceivers(userIds);
      if (wrong) return wrong;
      if (message.msgtype === "template_card" && !isTaskId(message.template_card.task_id ?? "none"))
        return refuse("content", "a task_id that WeCom does not take");
      const reply = await api.act("/message/send", {
        touser: userIds.join("|"),
        agentid: agentId,
        ...(mayRepeat ? {} : { enable_duplicate_check: 1, duplicate_check_interval: DUPLICATES_SECONDS }),
        ...message,
      });
      if (!reply.ok) return reply;
      const read = readAs(sentSchema, reply.value);
      if (!read.ok) return read;
      const { msgid, invaliduser, unlicenseduser, response_code: responseCode } = read.value;
      // Ids come back in small letters.
      const missed = new Set([...invaliduser, ...unlicenseduser].map((id) => id.toLowerCase()));
      return done({
        messageId: msgid,
        responseCode: responseCode ?? null,
        notReached: userIds.filter((id) => missed.has(id.toLowerCase())),
      });
    },

    /**
     * Changes a card that was sent: its buttons become one that cannot be pressed, or another card takes its place.
     * Each `responseCode` does this once; that of a press comes with the press.
     */
    async updateCard(
      userIds: readonly string[],
      responseCode: string,
      change: { buttonText: string } | { card: TemplateCard },
    ): Promise<WecomReply<null>> {
      const wrong = wrongReceivers(userIds);
      if (wrong) return wrong;
      const reply = await api.act("/message/update_template_card", {
        userids: userIds,
        agentid: agentId,
        response_code: responseCode,
        ...("card" in change
          ? { template_card: change.card }
          : { button: { replace_name: change.buttonText } }),
      });
      return reply.ok ? done(null) : reply;
    },
  };
}
