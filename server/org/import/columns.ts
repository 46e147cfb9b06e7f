import { z } from "zod";
import type { Localized } from "../../spreadsheets/localized";
import { column, defineColumns } from "../../spreadsheets/columns";
import { type StaffRole, staffRole } from "../permissions";

const NAME = 60;
const CODE = 64;
const EMAIL = 120;

const codeNote: Localized = [
  "在公司里唯一，人事系统里的部门编码即可",
  "Unique in the company, such as the code in your HR system",
];

export const unitColumns = defineColumns({
  code: column({
    titles: ["部门编码", "Unit code", "编码", "code"],
    required: true,
    max: CODE,
    unique: true,
    parse: z.string(),
    note: codeNote,
    example: ["XA-SALES", "XA-SALES"],
    width: 22,
  }),
  parentCode: column({
    titles: ["上级编码", "Parent code", "上级部门编码", "parent"],
    max: CODE,
    parse: z.string(),
    note: ["不填：直接放在所选的部门之下", "Empty: directly below the unit you chose"],
    example: ["XA", "XA"],
    width: 22,
  }),
  name: column({
    titles: ["部门名称", "Unit name", "名称", "name"],
    required: true,
    max: NAME,
    parse: z.string(),
    example: ["示例销售部", "Sample sales"],
    width: 26,
  }),
  kind: column({
    titles: ["类型", "Kind", "部门类型"],
    parse: z.enum(["branch", "department"]),
    choices: [
      { value: "branch", titles: ["分支机构", "Branch", "分公司", "分支"] },
      { value: "department", titles: ["部门", "Department"] },
    ],
    note: ["不填：部门", "Empty: department"],
    example: ["部门", "Department"],
  }),
});

/** The names of the roles, as the console shows them. */
export const ROLE_TITLES: Record<StaffRole, Localized> = {
  hq_admin: ["总部管理员", "HQ administrator"],
  hq_hr: ["总部 HR", "HQ HR"],
  branch_hr: ["分支 HR", "Branch HR"],
  branch_manager: ["分支负责人", "Branch manager"],
  hiring_manager: ["用人部门负责人", "Hiring manager"],
  auditor: ["审计员", "Auditor"],
};

export const staffColumns = defineColumns({
  name: column({
    titles: ["姓名", "Name"],
    required: true,
    max: NAME,
    parse: z.string(),
    example: ["示例一", "Jo Sample"],
  }),
  email: column({
    titles: ["邮箱", "E-mail", "email", "电子邮箱"],
    required: true,
    max: EMAIL,
    parse: z.email(),
    invalid: ["不是有效的邮箱。", "This is not an e-mail address."],
    note: ["登录用；在公司里唯一", "For the login; unique in the company"],
    example: ["shili@example.com", "jo.sample@example.com"],
    width: 30,
  }),
  phone: column({
    titles: ["手机", "Phone", "手机号", "电话"],
    max: 20,
    parse: z.string().regex(/^\+?[0-9][0-9 -]{5,19}$/),
    invalid: ["不是有效的电话号码。", "This is not a phone number."],
    note: ["可不填", "Optional"],
    example: ["13800000000", "13800000000"],
    width: 18,
  }),
  unitCode: column({
    titles: ["部门编码", "Unit code", "所属部门编码"],
    max: CODE,
    parse: z.string(),
    note: ["不填：新员工放在所选的部门", "Empty: new people belong to the unit you chose"],
    example: ["XA-SALES", "XA-SALES"],
    width: 22,
  }),
  role: column({
    titles: ["角色", "Role"],
    parse: staffRole,
    choices: staffRole.options.map((value) => ({ value, titles: ROLE_TITLES[value] })),
    note: ["新员工必填；已有员工不填则不变", "Needed for new people; empty leaves others as they are"],
    example: ["用人部门负责人", "Hiring manager"],
    width: 20,
  }),
  scopeCode: column({
    titles: ["授权范围编码", "Scope code", "授权部门编码"],
    max: CODE,
    parse: z.string(),
    note: ["角色管到哪个部门；不填：所属部门", "The unit in which the role holds; empty: their own"],
    example: ["XA-SALES", "XA-SALES"],
    width: 22,
  }),
});
