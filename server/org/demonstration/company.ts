import type { OrgUnitKind } from "../tree";
import type { StaffRole } from "../permissions";

/** The invented company of the demonstration. Codes are what its units are found by again. */
export type DemoUnit = {
  code: string;
  kind: Exclude<OrgUnitKind, "group">;
  name: string;
  units?: readonly DemoUnit[];
};
export type DemoPerson = {
  name: string;
  email: string;
  /** Code of their home; null is the root. */
  unit: string | null;
  role: StaffRole;
  /** Whether the login page offers them for their role. */
  door?: true;
};

const department = (code: string, name: string): DemoUnit => ({ code, kind: "department", name });

export const DEMO_UNITS: readonly DemoUnit[] = [
  department("HQ-HR", "集团人力资源部"),
  {
    code: "BJ",
    kind: "branch",
    name: "北京分公司",
    units: [
      department("BJ-SALES", "销售部"),
      department("BJ-SERVICE", "客户服务部"),
      department("BJ-TECH", "技术部"),
    ],
  },
  {
    code: "SH",
    kind: "branch",
    name: "上海分公司",
    units: [department("SH-SALES", "销售部"), department("SH-MARKET", "市场部")],
  },
  {
    code: "CD",
    kind: "branch",
    name: "成都分公司",
    units: [department("CD-SALES", "销售部"), department("CD-STORES", "门店运营部")],
  },
];

const person = (name: string, login: string, unit: string | null, role: StaffRole): DemoPerson => ({
  name,
  email: `${login}@demo.example.com`,
  unit,
  role,
});

export const DEMO_PEOPLE: readonly DemoPerson[] = [
  { ...person("林知远", "lin.zhiyuan", null, "hq_admin"), door: true },
  { ...person("苏晴", "su.qing", null, "hq_hr"), door: true },
  { ...person("何嘉", "he.jia", "BJ", "branch_hr"), door: true },
  { ...person("马跃", "ma.yue", "BJ", "branch_manager"), door: true },
  { ...person("陆一鸣", "lu.yiming", "BJ-SALES", "hiring_manager"), door: true },
  { ...person("沈静", "shen.jing", null, "auditor"), door: true },
  person("顾岚", "gu.lan", "SH", "branch_hr"),
  person("方志成", "fang.zhicheng", "SH", "branch_manager"),
  person("罗青禾", "luo.qinghe", "CD", "branch_hr"),
  person("白小川", "bai.xiaochuan", "CD-STORES", "hiring_manager"),
];
