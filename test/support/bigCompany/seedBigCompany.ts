import { insertAll } from "../../../server/db/insertAll";
import { Answer, Interview } from "../../../server/interviews/entity";
import { ROOT_UNIT } from "../../../server/org/tree";
import { ReportRow } from "../../../server/reports/entity";
import { type Known, plantCandidates } from "./candidates";
import { Counts } from "./counts";
import { buildInterview } from "./interviews";
import { type Branch, type Seeding, logIn, plantBranches, plantStaff } from "./organisation";
import { type UsedPlan, plantPlans } from "./plans";
import { type Period, inPortions, momentOf } from "./portions";
import { type Random, createRandom } from "./random";
import { buildFullReport, buildShortReport } from "./reports";

const YEARS_MS = 2 * 365 * 86_400_000;
const FULL_REPORTS = 50;
/** So many who came lately may be the one who is invited next. */
const LATELY = 50;

export type Size = {
  branches: number;
  plans: number;
  candidates: number;
  interviews: number;
  timeZone: string;
};

export type BigCompany = {
  /** Sessions of HQ's HR, HR of the biggest branch, and hiring managers of one department and one position of it. */
  cookies: Record<"hq" | "branch" | "department" | "position", string>;
  /** The biggest. */
  branch: Branch;
  /** One of headquarters' that every branch uses. */
  plan: UsedPlan;
  rareNames: string[];
  phones: string[];
  /** Interviews of the biggest branch's first department with a whole report; the others' reports are short. */
  reported: string[];
  period: Period;
};

type Planted = { size: Size; branches: Branch[]; plans: UsedPlan[]; people: Known[]; period: Period };

/** @returns ids of the interviews that have a whole report */
async function plantInterviews(
  services: Seeding,
  random: Random,
  { size, branches, plans, people, period }: Planted,
): Promise<string[]> {
  const counts = new Counts(size.timeZone);
  const reported: string[] = [];
  const inspected = branches[0]?.departments[0];
  await inPortions(services, size.interviews, async (tx, indexes) => {
    const answers: Answer[] = [];
    const reports: ReportRow[] = [];
    const interviews = indexes.map((index) => {
      const newest = Math.floor((index * people.length) / size.interviews);
      const person = people[Math.max(0, newest - random.below(LATELY))] as Known;
      const invitedAt = momentOf(period, index / size.interviews);
      const { interview, plan } = buildInterview(random, plans, person, invitedAt, period.until);
      counts.add(interview);
      if (
        interview.orgUnitId === inspected &&
        interview.status === "completed" &&
        reported.length < FULL_REPORTS
      ) {
        const full = buildFullReport(random, plan, interview, person.name);
        answers.push(...full.answers);
        reports.push(full.report);
        reported.push(interview.id);
      } else if (interview.reportState === "ready") {
        reports.push(buildShortReport(random, plan, interview, person.name));
      }
      return interview;
    });
    await insertAll(tx, Interview, interviews);
    await insertAll(tx, Answer, answers);
    await insertAll(tx, ReportRow, reports);
  });
  await counts.write(services);
  return reported;
}

/**
 * Fills an empty company by whole rows: branches, positions, plans, staff, people and two years of interviews up to
 * now, the same at every run but for the date. For measuring and for query plans; rules of the product are not asked.
 */
export async function seedBigCompany(services: Seeding, size: Size): Promise<BigCompany> {
  const random = createRandom(20_260_101);
  const until = services.clock.now();
  const period = { from: new Date(until.getTime() - YEARS_MS), until };
  const planted = await services.db.write(async (tx) => {
    const branches = await plantBranches(tx, random, size.branches, period.from);
    await plantStaff(services, tx, random, branches);
    return { branches, plans: await plantPlans(tx, branches, size.plans, period.from) };
  });
  const [branch] = planted.branches;
  const [plan] = planted.plans;
  const [department] = branch?.departments ?? [];
  const [position] = branch?.positions ?? [];
  if (!branch || !plan || !department || !position) throw new Error("a company has a branch and a plan");
  const people = await plantCandidates(services, random, planted.branches, size.candidates, period);
  const reported = await plantInterviews(services, random, { ...planted, size, people, period });
  const cookies = await services.db.write(async (tx) => ({
    hq: await logIn(services, tx, random, { role: "hq_hr", orgUnitId: ROOT_UNIT, positionId: null }),
    branch: await logIn(services, tx, random, { role: "branch_hr", orgUnitId: branch.id, positionId: null }),
    department: await logIn(services, tx, random, {
      role: "hiring_manager",
      orgUnitId: department,
      positionId: null,
    }),
    position: await logIn(services, tx, random, {
      role: "hiring_manager",
      orgUnitId: null,
      positionId: position.id,
    }),
  }));
  return {
    cookies,
    branch,
    plan,
    rareNames: people.filter(({ rare }) => rare).map(({ name }) => name),
    phones: people.slice(0, 200).map(({ phone }) => phone),
    reported,
    period,
  };
}
