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

const MOST_LEAVERS = 50;

const leaversSchema = z.object({
  result: z
    .array(
      z.object({
        userId: z.string(),
        /** Milliseconds. */
        lastWorkDay: z.number().nullish(),
        /** 1: about to leave; 2: has left. */
        status: z.number().nullish(),
        voluntaryReason: z.array(z.string()).nullish(),
        passiveReason: z.array(z.string()).nullish(),
      }),
    )
    .nullish(),
});

/** Why somebody left, as HR ticked it: reasons of their own, and reasons of the company's. */
export type RosterLeaver = {
  userId: string;
  hasLeft: boolean;
  lastWorkDay: Date | null;
  ownReasons: readonly string[];
  companyReasons: readonly string[];
};

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

    /**
     * Those of these people who are leaving or have left. Of everybody else nothing is told. Source: open.dingtalk.com,
     * `hrm/employees/dimissionInfos`; a list goes into its query as JSON.
     */
    async readLeavers(userIds: readonly string[]): Promise<RosterLeaver[]> {
      const leavers: RosterLeaver[] = [];
      for (let start = 0; start < userIds.length; start += MOST_LEAVERS) {
        const asked = userIds.slice(start, start + MOST_LEAVERS);
        const list = encodeURIComponent(JSON.stringify(asked));
        const { result } = await http.ask(
          {
            host: "api",
            method: "GET",
            path: `/v1.0/hrm/employees/dimissionInfos?userIdList=${list}`,
            effect: "asks",
          },
          leaversSchema,
        );
        for (const { userId, lastWorkDay, status, voluntaryReason, passiveReason } of result ?? []) {
          if (!asked.includes(userId)) continue;
          leavers.push({
            userId,
            hasLeft: status === 2,
            lastWorkDay: lastWorkDay ? new Date(lastWorkDay) : null,
            ownReasons: voluntaryReason ?? [],
            companyReasons: passiveReason ?? [],
          });
        }
      }
      return leavers;
    },
  };
}
