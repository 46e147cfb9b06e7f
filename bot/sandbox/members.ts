import { DEMO_PEOPLE, DEMO_UNITS, type DemoUnit } from "../../server/org/demonstration/company";
import type { StaffRole } from "../../server/org/permissions";
import type { Platform } from "../../server/chats/entity";

/** Somebody of the demonstration, as both sandboxes and their page know them. */
export type SandboxMember = {
  /** In addresses of the page's API. */
  key: string;
  name: string;
  /** Null for who is a candidate and nothing else. */
  role: StaffRole | null;
  /** Code of their unit; null is the whole company, or none. */
  unit: string | null;
  mobile: string;
  email: string;
  /** Outside candidates are members of no platform: text messages and mail reach them. */
  accounts: Readonly<Partial<Record<Platform, string>>>;
};

const pascal = (login: string) => login.replace(/(?:^|\.)(\w)/g, (_, letter: string) => letter.toUpperCase());
/** Ids that no real company has, so that nothing of the sandbox is ever taken for somebody real. */
const accountOn = {
  dingtalk: (login: string) => `demo-${login}`,
  wecom: (login: string) => `Demo-${pascal(login)}`,
};

/** Beijing is on DingTalk, the other branches are on WeCom, and headquarters is on both: each is told a thing once. */
function accountsOf(login: string, unit: string | null): SandboxMember["accounts"] {
  const [dingtalk, wecom] = [accountOn.dingtalk(login), accountOn.wecom(login)];
  if (unit === null) return { dingtalk, wecom };
  return /^BJ\b/.test(unit) ? { dingtalk } : { wecom };
}

const staff = DEMO_PEOPLE.map(({ name, email, unit, role }): SandboxMember => {
  const key = email.slice(0, email.indexOf("@"));
  return { key, name, role, unit, mobile: "", email, accounts: accountsOf(key, unit) };
});

const applicant = (
  key: string,
  name: string,
  mobile: string,
  { unit = null }: { unit?: string | null } = {},
) => ({
  key,
  name,
  role: null,
  unit,
  mobile,
  email: `${key}@people.example.com`,
  accounts: unit === null ? {} : accountsOf(key, unit),
});

/** The first two work here and apply for another position; the third comes from outside. */
const applicants: SandboxMember[] = [
  applicant("jiang.yuan", "江予安", "13800000002", { unit: "BJ-SERVICE" }),
  applicant("chen.anran", "陈安然", "13800000001", { unit: "SH-MARKET" }),
  applicant("xu.zhixia", "许知夏", "13800000003"),
];

export type SandboxGroupSeed = {
  platform: Platform;
  id: string;
  title: string;
  unit: string;
  memberKeys: readonly string[];
};
export const SANDBOX_GROUPS: readonly SandboxGroupSeed[] = [
  {
    platform: "dingtalk",
    id: "cidDemoBeijing/+A==",
    title: "招聘群 · 北京分公司",
    unit: "BJ",
    memberKeys: ["he.jia", "ma.yue", "lu.yiming", "su.qing"],
  },
  {
    platform: "wecom",
    id: "wrDemoShanghai",
    title: "招聘群 · 上海分公司",
    unit: "SH",
    memberKeys: ["gu.lan", "fang.zhicheng", "su.qing"],
  },
];

/** Who does what in the guided story: Beijing's is told on DingTalk, Shanghai's on WeCom. */
export const SANDBOX_STORIES: readonly {
  platform: Platform;
  hr: string;
  candidate: string;
  manager: string;
}[] = [
  { platform: "dingtalk", hr: "he.jia", candidate: "jiang.yuan", manager: "ma.yue" },
  { platform: "wecom", hr: "gu.lan", candidate: "chen.anran", manager: "fang.zhicheng" },
];

const isInGroup = ({ key }: SandboxMember) =>
  SANDBOX_GROUPS.some(({ memberKeys }) => memberKeys.includes(key));
/** Those of whom the demonstration tells come first. */
export const SANDBOX_MEMBERS: readonly SandboxMember[] = [
  ...staff.toSorted((one, other) => Number(isInGroup(other)) - Number(isInGroup(one))),
  ...applicants,
];

export type SandboxDepartmentSeed = { id: number; name: string; parentId: number; code: string | null };

/** The company's tree as a platform numbers it; 1 is its root. */
export function sandboxDepartments(companyName: string): SandboxDepartmentSeed[] {
  const list: SandboxDepartmentSeed[] = [{ id: 1, name: companyName, parentId: 0, code: null }];
  const plant = (units: readonly DemoUnit[], parentId: number): void => {
    for (const { code, name, units: below = [] } of units) {
      const id = list.length + 1;
      list.push({ id, name, parentId, code });
      plant(below, id);
    }
  };
  plant(DEMO_UNITS, 1);
  return list;
}

export const findMember = (key: string): SandboxMember | undefined =>
  SANDBOX_MEMBERS.find((member) => member.key === key);

/** Who has this account, whatever the letters' case: WeCom ignores it. */
export const memberOf = (platform: Platform, userId: string): SandboxMember | undefined =>
  SANDBOX_MEMBERS.find(({ accounts }) => accounts[platform]?.toLowerCase() === userId.toLowerCase());
