import { z } from "zod";
import { DingtalkError } from "./errors";
import type { DingtalkHttp } from "./http";
import { type RobotMessage, robotForm, sessionForm } from "./messageForm";

/** DingTalk takes so many people at once. */
export const MOST_PEOPLE = 20;

const groupSchema = z.object({ processQueryKey: z.string() });
const people = z
  .array(z.string())
  .nullish()
  .transform((ids) => ids ?? []);
const directSchema = z.object({
  processQueryKey: z.string().nullish(),
  invalidStaffIdList: people,
  flowControlledStaffIdList: people,
});

export type DirectOutcome = {
  reference: string | null;
  /** Not members, or not within the app's reach: they got nothing. */
  invalid: string[];
  /** Had too many messages lately: they got nothing and may be tried later. */
  throttled: string[];
};

/**
 * Messages of the app's robot. Each call is one attempt and throws a DingtalkError; `unclear` means that the message
 * may have arrived. Source: open.dingtalk.com, "robot sends group messages", "batch send one-to-one messages".
 */
export function createDingtalkMessages(http: DingtalkHttp, robotCode: string) {
  return {
    /** @param groupId the openConversationId */
    async sendToGroup(groupId: string, message: RobotMessage): Promise<{ reference: string }> {
      const { processQueryKey } = await http.ask(
        {
          host: "api",
          method: "POST",
          path: "/v1.0/robot/groupMessages/send",
          body: { ...robotForm(message), openConversationId: groupId, robotCode },
          effect: "acts",
        },
        groupSchema,
      );
      return { reference: processQueryKey };
    },

    /** To each of at most 20 people by themselves; read who was left out. */
    async sendToPeople(userIds: readonly string[], message: RobotMessage): Promise<DirectOutcome> {
      if (userIds.length === 0 || userIds.length > MOST_PEOPLE) {
        throw new DingtalkError("refused", "message.people");
      }
      const { processQueryKey, invalidStaffIdList, flowControlledStaffIdList } = await http.ask(
        {
          host: "api",
          method: "POST",
          path: "/v1.0/robot/oToMessages/batchSend",
          body: { ...robotForm(message), robotCode, userIds },
          effect: "acts",
        },
        directSchema,
      );
      return {
        reference: processQueryKey ?? null,
        invalid: invalidStaffIdList,
        throttled: flowControlledStaffIdList,
      };
    },

    /**
     * Answers where a message came from, by the address that came with it.
     * @param webhook must be the platform's own: nothing is ever posted elsewhere
     */
    async reply(webhook: string, message: RobotMessage, mention: readonly string[] = []): Promise<void> {
      const url = URL.canParse(webhook) ? new URL(webhook) : null;
      if (!url || url.origin !== new URL(http.bases.oapi).origin) {
        throw new DingtalkError("refused", "message.webhook");
      }
      await http.ask(
        {
          host: "oapi",
          method: "POST",
          path: `${url.pathname}${url.search}`,
          body: sessionForm(message, mention),
          effect: "acts",
          token: null,
        },
        z.looseObject({ errcode: z.literal(0) }),
      );
    },
  };
}
