import { z } from "zod";
import { DingtalkError } from "./errors";
import type { DingtalkHttp } from "./http";

const MOST_PEOPLE = 100;

const answerSchema = z.object({
  result: z.array(
    z.object({
      userId: z.string(),
      fieldDataList: z
        .array(
          z.object({
            fieldCode: z.string(),
            fieldValueList: z
              .array(z.object({ value: z.string().nullish(), label: z.string().nullish() }))
              .nullish(),
          }),
        )
        .nullish(),
    }),
  ),
});

export type RosterEntry = {
  userId: string;
  /** By DingTalk's code (`sys00-name`); the words that people see where a choice has some. */
  fields: Readonly<Record<string, string>>;
};

/** The HR roster (智能人事花名册). Source: open.dingtalk.com, `hrm/rosters/lists/query`. */
export function createDingtalkRoster(http: DingtalkHttp, agentId: string | null) {
  return {
    /**
     * @param fields the codes that are needed, and no more: a roster knows what hiring must not
     * @param userIds at most 100
     */
    async read(userIds: readonly string[], fields: readonly string[]): Promise<RosterEntry[]> {
      if (userIds.length === 0 || userIds.length > MOST_PEOPLE || fields.length === 0) {
        throw new DingtalkError("refused", "roster.question");
      }
      const { result } = await http.ask(
        {
          host: "api",
          method: "POST",
          path: "/v1.0/hrm/rosters/lists/query",
          body: {
            userIdList: userIds,
            fieldFilterList: fields,
            ...(agentId === null ? {} : { appAgentId: Number(agentId) }),
            text2SelectConvert: true,
          },
          effect: "asks",
        },
        answerSchema,
      );
      const asked = new Set(fields);
      return result.map(({ userId, fieldDataList }) => {
        const told = (fieldDataList ?? []).flatMap(({ fieldCode, fieldValueList }) => {
          const [first] = fieldValueList ?? [];
          const value = first?.label || first?.value;
          return asked.has(fieldCode) && value ? [[fieldCode, value] as const] : [];
        });
        return { userId, fields: Object.fromEntries(told) };
      });
    },
  };
}
