import { encodeCursor } from "../../../server/http/cursor";
import { recountInterviews } from "../../../server/insight/progress/recount";
import { sweepInterviews } from "../../../server/interviews/sweepInterviews";
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
  await decideEverything();
  await screenEverybody();
  // MariaDB does this by itself before long; SQLite never does.
  if (services.db.dialect === "mysql") {
    for (const table of HOT) await services.db.read.query(`ANALYZE TABLE ${table}`);
  }
});
afterAll(() => server.close());

/** A decision and a second round for each interview, under the interview's own id. */
const decideEverything = () =>
  server.services.db.write(async ({ manager }) => {
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
const screenEverybody = () =>
  server.services.db.write(({ manager }) =>
    manager.query(
      "INSERT INTO candidate_screenings (candidateId, positionId, orgUnitId, createdAt, result, conditions, rules, " +
        "positionVersion, resumeId, screenedAt) SELECT id, positionId, orgUnitId, createdAt, " +
        "CASE WHEN SUBSTR(id, 36, 1) = '0' THEN 'fails' WHEN SUBSTR(id, 36, 1) < '8' THEN 'unclear' ELSE 'passes' END, " +
        "'[]', '1.0', 1, id, updatedAt FROM candidates WHERE positionId IS NOT NULL",
    ),
  );

async function stepsDuring(work: () => Promise<unknown>): Promise<Step[]> {
  const asked = await watch.during(work);
  const steps = await Promise.all(asked.map((one) => explain(server.services.db, one)));
  return steps.flat().filter(({ table }) => HOT.has(table));
}

type Who = keyof BigCompany["cookies"];
async function stepsOf(who: Who, path: string): Promise<Step[]> {
  return stepsDuring(async () => {
    const { status, body } = await server.call("GET", path, undefined, { cookie: company.cookies[who] });
    expect({ path, status, body }).toMatchObject({ status: 200 });
  });
}
const indexesOf = (steps: readonly Step[], wanted: string) =>
  steps.filter(({ table }) => table === wanted).map(({ index }) => index);

const somewhere = () => {
  const at = momentOf(company.period, 0.5);
  return encodeCursor(at, "019a0000-0000-7000-8000-000000000000");
};
const common = encodeURIComponent(COMMON_SURNAMES[0]);

/** What is asked, the table that it is about, and the indexes of which one has to lead there. */
type Case = [name: string, who: Who, path: () => string, table: string, family: RegExp];
const listed = /^interviews_(in_order|of_)/;
const cases: Case[] = [
  ["interviews", "hq", () => "/interviews", "interviews", /^interviews_in_order$/],
  [
    "interviews far down",
    "hq",
    () => `/interviews?cursor=${somewhere()}`,
    "interviews",
    /^interviews_in_order$/,
  ],
  [
    "interviews of a status",
    "hq",
    () => "/interviews?status=needs_person",
    "interviews",
    /^interviews_of_status$/,
  ],
  [
    "interviews of two statuses",
    "hq",
    () => `/interviews?status=expired,revoked&cursor=${somewhere()}`,
    "interviews",
    /^interviews_(in_order|of_status)$/,
  ],
  [
    "interviews of a plan",
    "hq",
    () => `/interviews?planId=${company.plan.id}`,
    "interviews",
    /^interviews_of_plan$/,
  ],
  ["interviews of a branch", "hq", () => `/interviews?unit=${company.branch.id}`, "interviews", listed],
  [
    "interviews of a position",
    "hq",
    () => `/interviews?positionId=${company.branch.positions[0]?.id ?? ""}`,
    "interviews",
    /^interviews_of_position_in_order$/,
  ],
  [
    "interviews by a common name",
    "hq",
    () => `/interviews?q=${common}`,
    "interviews",
    /^interviews_in_order$/,
  ],
  [
    "interviews by a rare name",
    "hq",
    () => `/interviews?q=${encodeURIComponent(company.rareNames[0] ?? "")}`,
    "interviews",
    /^interviews_by_candidate$/,
  ],
  [
    "interviews by phone",
    "hq",
    () => `/interviews?q=${company.phones[7] ?? ""}`,
    "candidates",
    /^candidates_phone$/,
  ],
  ["own interviews", "branch", () => "/interviews", "interviews", listed],
  ["own interviews far down", "branch", () => `/interviews?cursor=${somewhere()}`, "interviews", listed],
  ["own interviews of a status", "branch", () => "/interviews?status=withdrawn", "interviews", listed],
  [
    "own interviews of a plan",
    "branch",
    () => `/interviews?planId=${company.plan.id}`,
    "interviews",
    /^interviews_of_plan_and_unit$/,
  ],
  ["own interviews", "department", () => "/interviews", "interviews", /^interviews_of_unit_in_order$/],
  [
    "own interviews of a status",
    "department",
    () => "/interviews?status=completed",
    "interviews",
    /^interviews_of_unit_status$/,
  ],
  ["own interviews", "position", () => "/interviews", "interviews", /^interviews_of_position_in_order$/],
  ["candidates", "hq", () => "/candidates", "candidates", /^candidates_listed$/],
  [
    "candidates far down",
    "hq",
    () => `/candidates?cursor=${somewhere()}`,
    "candidates",
    /^candidates_listed$/,
  ],
  ["candidates of a source", "hq", () => "/candidates?source=campus", "candidates", /^candidates_by_source$/],
  [
    "candidates with a tag",
    "hq",
    () => `/candidates?tag=${encodeURIComponent("夜班")}`,
    "candidate_tags",
    /^candidate_tags_listed$/,
  ],
  [
    "candidates by a common name",
    "hq",
    () => `/candidates?q=${common}`,
    "candidate_name_grams",
    /^(PRIMARY|sqlite_autoindex_candidate_name_grams_1)$/,
  ],
  [
    "candidates by phone",
    "hq",
    () => `/candidates?q=${company.phones[7] ?? ""}`,
    "candidates",
    /^candidates_phone$/,
  ],
  ...(["branch", "department"] as const).flatMap((who): Case[] => {
    const tag = `tag=${encodeURIComponent("夜班")}`;
    const byTag = ["candidate_tags", /^candidate_tags_of_unit$/] as const;
    const byName = ["candidate_name_grams", /^candidate_name_grams_of_unit$/] as const;
    return [
      ["own candidates with a tag", who, () => `/candidates?${tag}`, ...byTag],
      ["own candidates with a tag far down", who, () => `/candidates?${tag}&cursor=${somewhere()}`, ...byTag],
      ["own candidates with a tag of a source", who, () => `/candidates?${tag}&source=campus`, ...byTag],
      ["own candidates by a common name", who, () => `/candidates?q=${common}`, ...byName],
      [
        "own candidates by a common name far down",
        who,
        () => `/candidates?q=${common}&cursor=${somewhere()}`,
        ...byName,
      ],
      ["own candidates by a tag and a name", who, () => `/candidates?q=${common}&${tag}`, ...byName],
    ];
  }),
  [
    "a branch's candidates with a tag",
    "hq",
    () => `/candidates?unit=${company.branch.id}&tag=${encodeURIComponent("夜班")}`,
    "candidate_tags",
    /^candidate_tags_of_unit$/,
  ],
  [
    "candidates by outcome",
    "hq",
    () => "/candidates?screening=passes",
    "candidate_screenings",
    /^candidate_screenings_listed$/,
  ],
  [
    "candidates by outcome far down",
    "hq",
    () => `/candidates?screening=unclear&cursor=${somewhere()}`,
    "candidate_screenings",
    /^candidate_screenings_listed$/,
  ],
  [
    "candidates of a position by outcome",
    "hq",
    () => `/candidates?screening=fails&positionId=${company.branch.positions[0]?.id ?? ""}`,
    "candidate_screenings",
    /^candidate_screenings_of_position$/,
  ],
  ...(["branch", "department"] as const).map((who): Case => [
    "own candidates by outcome",
    who,
    () => "/candidates?screening=passes",
    "candidate_screenings",
    /^candidate_screenings_of_unit$/,
  ]),
  [
    "own candidates by outcome",
    "position",
    () => "/candidates?screening=passes",
    "candidate_screenings",
    /^candidate_screenings_of_position$/,
  ],
  ["own candidates", "branch", () => "/candidates", "candidates", /^candidates_(listed|of_unit)$/],
  ["own candidates", "department", () => "/candidates", "candidates", /^candidates_of_unit$/],
  ["own candidates", "position", () => "/candidates", "candidates", /^candidates_of_position$/],
  [
    "progress",
    "hq",
    () => "/progress",
    "interview_counts",
    /^(PRIMARY|sqlite_autoindex_interview_counts_1)$/,
  ],
  [
    "own progress",
    "branch",
    () => "/progress",
    "interview_counts",
    /^(PRIMARY|sqlite_autoindex_interview_counts_1)$/,
  ],
  [
    "one interview",
    "department",
    () => `/interviews/${company.reported[0] ?? ""}`,
    "answers",
    /^answers_by_question$/,
  ],
  [
    "one report",
    "department",
    () => `/interviews/${company.reported[0] ?? ""}/report`,
    "reports",
    /^reports_by_version$/,
  ],
  [
    "one decision",
    "department",
    () => `/interviews/${company.reported[0] ?? ""}/decision`,
    "decisions",
    /^decisions_once$/,
  ],
  [
    "one second round",
    "department",
    () => `/interviews/${company.reported[0] ?? ""}/decision`,
    "second_rounds",
    /^second_rounds_of_interview$/,
  ],
  ["what awaits review", "hq", () => "/attention?focus=review", "interviews", /^interviews_by_report$/],
  ["what awaits a decision", "hq", () => "/attention?focus=decide", "interviews", /^interviews_by_report$/],
];

test.each(cases)("%s, as %s: by an index, never from end to end", async (_name, who, path, table, family) => {
  const steps = await stepsOf(who, path());
  expect(steps.filter(({ readsAll }) => readsAll)).toEqual([]);
  const index: unknown = expect.stringMatching(family);
  // A page far down begins at its cursor, not at the top.
  const where = path().includes("cursor=") ? { ranges: true } : {};
  expect(steps).toContainEqual(expect.objectContaining({ table, index, ...where }));
});

test("what time alone changes is found by an index", async () => {
  const steps = await stepsDuring(() => sweepInterviews(server.services));
  expect(steps.filter(({ scans }) => scans)).toEqual([]);
  expect(indexesOf(steps, "answers")).toEqual(["answers_by_media_state"]);
  expect(indexesOf(steps, "interviews")).toContain("interviews_by_status");
});

test("a statement that reads a whole table is told from one that does not", async () => {
  const { read } = server.services.db;
  const whole = await stepsDuring(() => read.query("SELECT COUNT(*) FROM interviews WHERE planName = 'x'"));
  expect(whole).toMatchObject([{ table: "interviews", readsAll: true }]);
  const one = await stepsDuring(() => read.query("SELECT name FROM candidates c WHERE c.phoneIndex = 'x'"));
  expect(one).toMatchObject([{ table: "candidates", index: "candidates_phone", readsAll: false }]);
});

type Person = {
  id: string;
  name: string;
  orgUnitId: string;
  positionId: string;
  source: string;
  tag: string;
  result: string;
};
const within: Record<Who, (person: Person) => boolean> = {
  hq: () => true,
  branch: ({ orgUnitId }) => [company.branch.id, ...company.branch.departments].includes(orgUnitId),
  department: ({ orgUnitId }) => orgUnitId === company.branch.departments[0],
  position: ({ positionId }) => positionId === company.branch.positions[0]?.id,
};
const [surname] = COMMON_SURNAMES;
const narrowings: [name: string, filters: Record<string, string>, fits: (person: Person) => boolean][] = [
  ["a common name", { q: surname }, ({ name }) => name.includes(surname)],
  ["a tag", { tag: "夜班" }, ({ tag }) => tag === "夜班"],
  [
    "a tag and a common name",
    { q: surname, tag: "夜班" },
    ({ name, tag }) => tag === "夜班" && name.includes(surname),
  ],
  [
    "two pieces of a name",
    { q: `${surname} 明` },
    ({ name }) => name.includes(surname) && name.includes("明"),
  ],
  [
    "a tag and a source",
    { tag: "夜班", source: "campus" },
    ({ tag, source }) => tag === "夜班" && source === "campus",
  ],
  ["an outcome", { screening: "passes" }, ({ result }) => result === "passes"],
  ["a rare outcome", { screening: "fails" }, ({ result }) => result === "fails"],
  [
    "an outcome, a tag and a source",
    { screening: "unclear", tag: "夜班", source: "campus" },
    ({ result, tag, source }) => result === "unclear" && tag === "夜班" && source === "campus",
  ],
  [
    "an outcome and a common name",
    { screening: "fails", q: surname },
    ({ result, name }) => result === "fails" && name.includes(surname),
  ],
  ["a tag, archived", { tag: "夜班", state: "archived" }, () => false],
];

test.each(
  (["hq", "branch", "department", "position"] as const).flatMap((who) =>
    narrowings.map(([name, filters, fits]) => [who, name, filters, fits] as const),
  ),
)("as %s, candidates by %s: page after page, wholly and in order", async (who, _name, filters, fits) => {
  const people: Person[] = await server.services.db.read.query(
    "SELECT id, name, candidates.orgUnitId, candidates.positionId, source, COALESCE(tag, '') AS tag, " +
      "COALESCE(result, '') AS result FROM candidates LEFT JOIN candidate_tags ON candidate_tags.candidateId = id " +
      "LEFT JOIN candidate_screenings ON candidate_screenings.candidateId = id ORDER BY candidates.createdAt DESC, id DESC",
  );
  const wanted = people.filter((person) => within[who](person) && fits(person)).map(({ id }) => id);
  const limit = Math.max(4, Math.ceil(wanted.length / 5));
  const found: string[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const query = new URLSearchParams({
      ...filters,
      limit: String(Math.min(limit, 100)),
      ...(cursor && { cursor }),
    });
    const path = `/candidates?${query.toString()}`;
    const { body } = await server.call("GET", path, undefined, { cookie: company.cookies[who] });
    const page = body as { items: { id: string }[]; nextCursor: string | null };
    found.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  }
  expect(found).toEqual(wanted);
});

test("the company's counters are what the product itself counts", async () => {
  expect(await recountInterviews(server.services)).toBe(0);
});
