import type { Transaction } from "../../../server/db/database";
import { insertAll } from "../../../server/db/insertAll";
import { insertRow } from "../../../server/db/rows";
import { OrgUnit, Staff, StaffSession } from "../../../server/org/entity";
import type { Grant } from "../../../server/org/permissions";
import { insertGrants, staffRow } from "../../../server/org/staff/createStaff";
import { ROOT_UNIT } from "../../../server/org/tree";
import { Position } from "../../../server/positions/entity";
import { createToken, hashToken } from "../../../server/security/tokens";
import type { Services } from "../../../server/services";
import { buildName } from "./names";
import type { Random } from "./random";

const DAY_MS = 86_400_000;
const DEPARTMENTS = ["销售部", "客服部", "门店运营部", "技术部"];
const JOBS = ["销售顾问", "客服专员", "门店店长", "实施工程师"];
const FAMILIES = ["sales", "service", "retail", "technical"] as const;

export type OpenPosition = Pick<Position, "id" | "title" | "orgUnitId">;
export type Branch = {
  id: string;
  departments: string[];
  /** One in each department. */
  positions: OpenPosition[];
  /** What share of the company's people it has, against other branches. */
  weight: number;
};
export type Seeding = Pick<Services, "db" | "cipher" | "blindIndex" | "clock">;

/** Branches of very different sizes, the first the biggest, each with four departments and a position in each. */
export async function plantBranches(
  tx: Transaction,
  random: Random,
  count: number,
  at: Date,
): Promise<Branch[]> {
  const units: OrgUnit[] = [];
  const positions: Position[] = [];
  const unit = (parentId: string, kind: OrgUnit["kind"], name: string, code: string) => {
    const id = random.uuid(at);
    units.push({
      id,
      parentId,
      kind,
      name,
      code,
      sortOrder: units.length,
      createdAt: at,
      updatedAt: at,
      archivedAt: null,
    });
    return id;
  };
  const branches = Array.from({ length: count }, (_, index): Branch => {
    const id = unit(ROOT_UNIT, "branch", `第${index + 1}分公司`, `SCALE-${index}`);
    const departments = DEPARTMENTS.map((name, place) =>
      unit(id, "department", name, `SCALE-${index}-${place}`),
    );
    const opened = departments.map((orgUnitId, place): Position => ({
      id: random.uuid(at),
      orgUnitId,
      title: JOBS[place] ?? "",
      family: FAMILIES[place] ?? "general",
      language: "zh",
      state: "open",
      headcount: 3,
      duties: "接待客户，了解需要，推荐方案，跟进签约与回款。",
      skills: ["沟通", "计划"],
      competencies: [],
      screening: null,
      stages: null,
      lintOverride: null,
      version: 1,
      createdAt: at,
      updatedAt: new Date(at.getTime() + positions.length * 1000),
      archivedAt: null,
    }));
    positions.push(...opened);
    return { id, departments, positions: opened, weight: 1 / (index + 3) };
  });
  await insertAll(tx, OrgUnit, units);
  await insertAll(tx, Position, positions);
  return branches;
}

/** Takes a person in who has these grants. */
async function takeIn(services: Seeding, tx: Transaction, random: Random, email: string, grant: Grant) {
  const home = grant.orgUnitId ?? ROOT_UNIT;
  const staff = staffRow(services, {
    name: buildName(random),
    email,
    phone: null,
    orgUnitId: home,
    state: "active",
  });
  await insertRow(tx, Staff, staff);
  await insertGrants(tx, staff.id, [grant], staff.createdAt);
  return staff.id;
}

/** Eight colleagues in each branch, so that the list of staff has its usual length. */
export async function plantStaff(
  services: Seeding,
  tx: Transaction,
  random: Random,
  branches: readonly Branch[],
) {
  for (const [index, { id, departments }] of branches.entries()) {
    const grants: Grant[] = [
      ...(["branch_hr", "branch_hr", "branch_manager", "auditor"] as const).map((role) => ({
        role,
        orgUnitId: id,
        positionId: null,
      })),
      ...departments.map((orgUnitId) => ({ role: "hiring_manager" as const, orgUnitId, positionId: null })),
    ];
    for (const [place, grant] of grants.entries()) {
      await takeIn(services, tx, random, `staff-${index}-${place}@people.example`, grant);
    }
  }
}

/** Somebody with this grant who has logged in; the cookie of their session. */
export async function logIn(
  services: Seeding,
  tx: Transaction,
  random: Random,
  grant: Grant,
): Promise<string> {
  const token = createToken(32);
  const now = services.clock.now();
  const staffId = await takeIn(
    services,
    tx,
    random,
    `${hashToken(token).slice(0, 16)}@people.example`,
    grant,
  );
  await insertRow(tx, StaffSession, {
    id: random.uuid(now),
    staffId,
    tokenHash: hashToken(token),
    userAgent: "",
    createdAt: now,
    lastSeenAt: new Date(now.getTime() + DAY_MS / 4),
    expiresAt: new Date(now.getTime() + DAY_MS),
  });
  return `zm_session=${token}`;
}
