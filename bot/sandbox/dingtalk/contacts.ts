import { z } from "zod";
import { type Routes, fine, fineOld, refuse, refuseOld } from "./answers";
import type { SandboxFaults } from "./faults";
import type { SandboxPerson, SandboxWorld } from "./world";

const listSchema = z.object({
  dept_id: z.number(),
  cursor: z.number().default(0),
  size: z.number().int().min(1).max(100).default(100),
});

/** A list in an address is JSON. */
function listIn(text: string | null): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return null;
  }
}

const present = (person: SandboxPerson) => ({
  userid: person.id,
  unionid: person.unionId,
  name: person.name,
  mobile: person.mobile,
  org_email: person.email,
  email: person.ownEmail,
  title: person.title,
  dept_id_list: person.departmentIds,
  active: true,
});

const MOST_IN_ROSTER = 100;
const MOST_LEAVERS = 50;
const noPermission = () => refuse(403, "Forbidden.AccessDenied.AccessTokenPermissionDenied");

/** Departments, people and the HR roster. */
export function sandboxContactRoutes(
  { people, departments, leavers }: SandboxWorld,
  faults: SandboxFaults,
): Routes {
  return {
    "POST /topapi/v2/department/listsub": ({ body }) => {
      const { data } = z.object({ dept_id: z.number() }).safeParse(body);
      if (!data || !departments.has(data.dept_id)) return refuseOld(60003);
      const below = [...departments.values()].filter(({ parentId }) => parentId === data.dept_id);
      return fineOld(below.map(({ id, name, parentId }) => ({ dept_id: id, name, parent_id: parentId })));
    },
    "POST /topapi/v2/user/list": ({ body }) => {
      const { data } = listSchema.safeParse(body);
      if (!data || !departments.has(data.dept_id)) return refuseOld(60003);
      const members = [...people.values()].filter(({ departmentIds }) =>
        departmentIds.includes(data.dept_id),
      );
      const end = data.cursor + data.size;
      const more = end < members.length;
      return fineOld({
        has_more: more,
        ...(more ? { next_cursor: end } : {}),
        list: members.slice(data.cursor, end).map(present),
      });
    },
    "POST /topapi/v2/user/get": ({ body }) => {
      const { data } = z.object({ userid: z.string() }).safeParse(body);
      const person = people.get(data?.userid ?? "");
      return person ? fineOld(present(person)) : refuseOld(60121);
    },
    "GET /v1.0/hrm/employees/dimissionInfos": ({ query }) => {
      if (faults.take("refuseRoster")) return noPermission();
      const { data } = z
        .array(z.string())
        .max(MOST_LEAVERS)
        .safeParse(listIn(query.get("userIdList")));
      if (!data) return refuse(400, "param.error");
      return fine({
        result: data.flatMap((userId) => {
          const leaver = leavers.get(userId);
          if (!leaver) return [];
          const { lastWorkDay, isGone, voluntaryReason = [], passiveReason = [] } = leaver;
          return [
            {
              userId,
              lastWorkDay: lastWorkDay.getTime(),
              status: isGone ? 2 : 1,
              voluntaryReason,
              passiveReason,
            },
          ];
        }),
      });
    },
    "POST /v1.0/hrm/rosters/lists/query": ({ body }) => {
      if (faults.take("refuseRoster")) return noPermission();
      const { data } = z
        .object({
          userIdList: z.array(z.string()).max(MOST_IN_ROSTER),
          fieldFilterList: z.array(z.string()).optional(),
        })
        .safeParse(body);
      if (!data) return refuse(400, "param.error");
      const found = data.userIdList.flatMap((id) => people.get(id) ?? []);
      const wanted = (code: string) => data.fieldFilterList?.includes(code) ?? true;
      return fine({
        result: found.map(({ id, roster }) => ({
          userId: id,
          fieldDataList: Object.entries(roster)
            .filter(([code]) => wanted(code))
            .map(([fieldCode, value]) => ({
              fieldCode,
              fieldValueList: [{ itemIndex: 0, label: value, value }],
            })),
        })),
      });
    },
  };
}
