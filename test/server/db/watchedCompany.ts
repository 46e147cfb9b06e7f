import { encodeCursor } from "../../../server/http/cursor";
import { openTestServer, type TestServer } from "../../factories/server";
import { COMMON_SURNAMES } from "../../support/bigCompany/names";
import { momentOf } from "../../support/bigCompany/portions";
import { type BigCompany, seedBigCompany } from "../../support/bigCompany/seedBigCompany";
import { explain, type Step, watchQueries } from "../../support/queryPlans";

/** What grows with the company's years. Whoever reads one of these from end to end is slow one day. */
const HOT = new Set([
  "answers",
  "batch_recipients",
  "candidate_name_grams",
  "candidate_screenings",
  "candidate_tags",
  "candidates",
  "decisions",
  "domain_events",
  "interview_counts",
  "interviews",
  "invitations",
  "messages",
  "reports",
  "second_rounds",
  "transcripts",
]);

/** A decision and a second round for each interview, under the interview's own id. */
const decideEverything = ({ db }: TestServer["services"]) =>
  db.write(async ({ manager }) => {
    await manager.query(
      "INSERT INTO decisions (id, interviewId, number, outcome, reportVersion, staffId, via, decidedAt) " +
        "SELECT id, id, 1, 'advance', 1, id, 'console', updatedAt FROM interviews",
    );
    await manager.query(
      "INSERT INTO second_rounds (id, interviewId, decisionId, state, times, createdAt, updatedAt) " +
        "SELECT id, id, id, 'proposing', '[]', updatedAt, updatedAt FROM interviews",
    );
  });

/** Whoever applies for something came out somehow; few of them fail. */
const screenEverybody = ({ db }: TestServer["services"]) =>
  db.write(({ manager }) =>
    manager.query(
      "INSERT INTO candidate_screenings (candidateId, positionId, orgUnitId, createdAt, result, conditions, rules, " +
        "positionVersion, resumeId, screenedAt) SELECT id, positionId, orgUnitId, createdAt, " +
        "CASE WHEN SUBSTR(id, 36, 1) = '0' THEN 'fails' WHEN SUBSTR(id, 36, 1) < '8' THEN 'unclear' ELSE 'passes' END, " +
        "'[]', '1.0', 1, id, updatedAt FROM candidates WHERE positionId IS NOT NULL",
    ),
  );

export const COMMON_NAME = encodeURIComponent(COMMON_SURNAMES[0]);

export type Who = keyof BigCompany["cookies"];
/** What is asked, the table that it is about, and the indexes of which one has to lead there. */
export type IndexCase = [name: string, who: Who, path: () => string, table: string, family: RegExp];

/** A company of many years behind a server, for one suite, and how its database goes about what it is asked. */
export function useWatchedCompany() {
  let server: TestServer;
  let company: BigCompany;
  let watch: ReturnType<typeof watchQueries>;

  beforeAll(async () => {
    server = await openTestServer();
    const { services } = server;
    watch = watchQueries(services.db);
    const size = { branches: 25, plans: 40, candidates: 5_000, interviews: 10_000 };
    company = await seedBigCompany(services, { ...size, timeZone: services.env.TIME_ZONE });
    await services.org.renew();
    await decideEverything(services);
    await screenEverybody(services);
    // MariaDB does this by itself before long; SQLite never does.
    if (services.db.dialect === "mysql") {
      for (const table of HOT) await services.db.read.query(`ANALYZE TABLE ${table}`);
    }
  });
  afterAll(() => server.close());

  const call = (who: Who, path: string) =>
    server.call("GET", path, undefined, { cookie: company.cookies[who] });

  async function stepsDuring(work: () => Promise<unknown>): Promise<Step[]> {
    // What is asked again for each of a hundred rows is explained once.
    const asked = new Map((await watch.during(work)).map((one) => [one.sql, one]));
    const steps = await Promise.all([...asked.values()].map((one) => explain(server.services.db, one)));
    return steps.flat().filter(({ table }) => HOT.has(table));
  }

  return {
    get services() {
      return server.services;
    },
    get company() {
      return company;
    },
    /** A cursor in the midst of the company's years. */
    somewhere: () => encodeCursor(momentOf(company.period, 0.5), "019a0000-0000-7000-8000-000000000000"),
    call,
    stepsDuring,
    stepsOf: (who: Who, path: string): Promise<Step[]> =>
      stepsDuring(async () => {
        const { status, body } = await call(who, path);
        expect({ path, status, body }).toMatchObject({ status: 200 });
      }),
  };
}

/** The step that reads a table by one of these indexes. A page far down begins at its cursor, not at the top. */
export const stepBy = (path: string, table: string, family: RegExp): unknown =>
  expect.objectContaining({
    table,
    index: expect.stringMatching(family) as unknown,
    ...(path.includes("cursor=") && { ranges: true }),
  });
