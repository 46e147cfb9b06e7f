import { type Localized, fill } from "../../spreadsheets/localized";
import { MAX_DEPTH } from "../tree";

/** Why one unit or person of a source is not taken in, in the words of whoever has to mend it. */
const problems = {
  code_twice: ["这个编码在文件里出现了两次。", "This code is in the file twice."],
  root: [
    "这是公司本身的编码，导入不会改动公司。",
    "This is the company itself, which an import does not change.",
  ],
  archived: ["这个部门已停用。", "This unit is archived."],
  not_yours: ["这个部门不在您的管理范围内。", "This unit is not yours to manage."],
  code_unavailable: ["这个编码不能使用。", "This code cannot be used."],
  parent_unknown: ["没有编码为 {code} 的上级。", "There is no unit with the code {code} to stand under."],
  parent_not_yours: ["上级 {code} 不在您的管理范围内。", "The unit {code} above is not yours to manage."],
  parent_archived: ["上级 {code} 已停用。", "The unit {code} above is archived."],
  parent_refused: ["上级 {code} 那一行有问题。", "Something is wrong with the row of the unit {code} above."],
  cycle: ["上下级绕成了圈。", "Following the units above leads round in a circle."],
  too_deep: ["组织层级最多 {levels} 层。", "The tree can have at most {levels} levels."],
  name_taken: ["同一上级下已有「{name}」。", "There is already a unit called “{name}” beside it."],
  email_twice: ["这个邮箱在文件里出现了两次。", "This e-mail address is in the file twice."],
  email_unavailable: [
    "这个邮箱不能使用，请换一个，或请总部管理员处理。",
    "This e-mail address cannot be used. Take another one, or ask an HQ administrator.",
  ],
  unit_unknown: ["没有编码为 {code} 的部门。", "There is no unit with the code {code}."],
  unit_archived: ["部门 {code} 已停用。", "The unit {code} is archived."],
  unit_not_yours: ["部门 {code} 不在您的管理范围内。", "The unit {code} is not yours to manage."],
  role_missing: ["没有填写角色。", "The role is missing."],
  scope_unknown: ["没有编码为 {code} 的授权范围。", "There is no unit with the code {code} for the scope."],
  scope_archived: ["授权范围 {code} 已停用。", "The unit {code} of the scope is archived."],
  wider: ["您不能授予超出自己范围的权限。", "You cannot give what reaches further than your own."],
  beyond: [
    "这位员工的权限超出您的管理范围。",
    "This person may do more than you; somebody with wider permissions has to change it.",
  ],
  suspended: [
    "这位员工已停用；导入不会恢复，请在员工页恢复。",
    "This person is suspended. An import does not restore them; do it on the staff page.",
  ],
  self: ["不能在导入里改动自己的部门或角色。", "An import does not change your own unit or role."],
  last_administrator: [
    "这是最后一位集团管理员，不能撤销或调动。",
    "This is the last administrator, who can be neither revoked nor moved.",
  ],
} as const satisfies Record<string, Localized>;

export type SyncProblemCode = keyof typeof problems;
export type SyncField = "code" | "parentCode" | "name" | "email" | "unitCode" | "role" | "scopeCode";
/** `field` is null where the row as a whole is meant. */
export type SyncProblem = { code: SyncProblemCode; field: SyncField | null; params: Record<string, string> };

export const problem = (
  code: SyncProblemCode,
  field: SyncField | null = null,
  params: Record<string, string> = {},
): SyncProblem => ({ code, field, params: code === "too_deep" ? { levels: String(MAX_DEPTH) } : params });

export function problemWords({ code, params }: SyncProblem): { zh: string; en: string } {
  const [zh, en] = fill(problems[code], params);
  return { zh, en };
}
