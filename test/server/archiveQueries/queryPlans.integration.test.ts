import {
  type ArchiveGroup,
  ArchiveGroup as Groups,
  ArchiveGroupSum,
} from "../../../server/archiveQueries/entity";
import { newId } from "../../../server/clock";
import { insertAll } from "../../../server/db/insertAll";
import { F2 } from "../../factories/archiveCompany";
import { buildCandidacy } from "../../factories/candidacies";
import { type Colleague, type Places, buildColleague, inUnit, openCompany } from "../../factories/org";
import { type TestServer, openTestServer } from "../../factories/server";
import { type Step, explain, watchQueries } from "../../support/queryPlans";

let server: TestServer;
let places: Places;
let hq: Colleague;
let branch: Colleague;
let watch: ReturnType<typeof watchQueries>;
let candidateId: string;

const HOT = ["archive_groups", "archive_group_sums", "archive_events", "archive_facts"];
const MEASURES = ["retention.12", "hired", "aiTotal", "performanceMean"];

/** Groups as a company of years has them: few of them are of one year's sales. */
const groupOf = (index: number, orgUnitId: string): ArchiveGroup => {
  const quarter = 2016 * 4 + (index % 40);
  return {
    id: newId(),
    orgUnitId,
    people: 6,
    family: index % 8 === 0 ? "sales" : "retail",
    jobTitle: "岗位",
    outcome: index % 3 === 0 ? "hired" : "rejected",
    source: "referral",
    performance: "none",
    leaving: "here",
    scoreBand: "high",
    aiFrom: 8,
    aiTo: 9,
    aiMixed: false,
    openedFrom: quarter,
    openedTo: quarter,
    openedYear: 2020,
    hiredFrom: quarter,
    hiredTo: quarter,
    hiredYear: 2020,
  };
};

beforeAll(async () => {
  server = await openTestServer();
  places = await openCompany(server);
  hq = await buildColleague(server, [inUnit("hq_hr", places.hq)]);
  branch = await buildColleague(server, [inUnit("branch_hr", places.own)]);
  const { db } = server.services;
  watch = watchQueries(db);
  const units = [places.own, places.ownDepartment, places.other];
  const groups = Array.from({ length: 6_000 }, (_, index) =>
    groupOf(index, index % 10 === 0 ? (units[index % 2] ?? "") : (units[2] ?? "")),
  );
  const sums = groups.flatMap(({ id: groupId }) =>
    MEASURES.map((measure) => ({ groupId, measure, name: null, n: 6, total: 5, squares: 5 })),
  );
  ({ candidateId } = await buildCandidacy(server, places.own));
  await db.write(async (tx) => {
    await insertAll(tx, Groups, groups);
    await insertAll(tx, ArchiveGroupSum, sums);
  });
  // MariaDB does this by itself before long; SQLite never does.
  for (const table of db.dialect === "mysql" ? HOT : []) await db.read.query(`ANALYZE TABLE ${table}`);
}, 60_000);
afterAll(() => server.close());

async function stepsOf(work: () => Promise<{ status: number }>): Promise<Step[]> {
  const asked = await watch.during(async () => expect((await work()).status).toBe(200));
  const steps = await Promise.all(asked.map((one) => explain(server.services.db, one)));
  return steps.flat().filter(({ table }) => HOT.includes(table));
}

test.each([
  ["the company", () => hq],
  ["a branch", () => branch],
])("F2 of %s reads the groups and sums it is about, by an index", async (_name, who) => {
  const steps = await stepsOf(() => who().call("POST", "/archive/answers", { definition: F2 }));
  expect(steps.filter(({ readsAll }) => readsAll)).toEqual([]);
  // MariaDB may hold the rows of one index against another's.
  const read = steps.flatMap(({ table, index }) => (index ?? "").split("|").map((one) => `${table}.${one}`));
  const led =
    /^archive_groups\.archive_groups_(by_hire|of_unit)$|^archive_group_sums\.(PRIMARY|sqlite_autoindex_archive_group_sums_1)$/;
  expect(read.length).toBeGreaterThanOrEqual(3);
  expect(read.filter((one) => !led.test(one))).toEqual([]);
});

test("a person's timeline reads that person's events", async () => {
  const steps = await stepsOf(() => hq.call("GET", `/candidates/${candidateId}/timeline`));
  expect(steps).toContainEqual(
    expect.objectContaining({ table: "archive_events", index: "archive_events_of_person", readsAll: false }),
  );
});
