import { newId } from "../../../server/clock";
import { insertRow, updateRows } from "../../../server/db/rows";
import { Interview } from "../../../server/interviews/entity";
import { Position } from "../../../server/positions/entity";
import { ReportRow } from "../../../server/reports/entity";
import { buildReport } from "../../../server/reports/buildReport";
import type { Report } from "../../../server/reports/schema";
import { closeResumeReaders } from "../../../server/resumes/text/readResumeFile";
import { buildCandidate, buildResume, workOnResume } from "../../factories/candidates";
import { buildReported } from "../../factories/decisions";
import { type Colleague, type Places, buildColleague, inUnit, openCompany } from "../../factories/org";
import { buildOpenPosition } from "../../factories/positions";
import { resumeDocx } from "../../factories/resumeFiles";
import { type TestServer, openTestServer } from "../../factories/server";
import { chineseSource } from "../../factories/reportSources";
import { LINES } from "../resumes/parse/resumes";

let server: TestServer;
let places: Places;
let hr: Colleague;
let position: Position;

beforeAll(async () => {
  server = await openTestServer({ env: { RATE_LIMITS: "false" } });
  places = await openCompany(server);
  hr = await buildColleague(server, [inUnit("branch_hr", places.own)]);
  position = await buildOpenPosition(server, places.own, { skills: ["Java"], duties: "" });
});
afterAll(async () => {
  closeResumeReaders();
  await server.close();
});

async function buildReader(orgUnitId: string) {
  const person = await buildCandidate(server, orgUnitId);
  await workOnResume(server, await buildResume(server, person.id, { content: resumeDocx(LINES) }));
  return person;
}

/** An interview for the position with a report that scores the dimension so. */
async function interviewed(orgUnitId: string, score: number, candidateId?: string) {
  const { services } = server;
  const { id } = await buildReported(server, orgUnitId, { positionId: position.id });
  const content = buildReport(chineseSource());
  const [dimension] = content.dimensions;
  const report = {
    ...content,
    dimensions: [{ ...dimension!, id: "sales_drive", score }],
    version: 1,
    composedAt: services.clock.now().toISOString(),
  } as Report;
  await services.db.write(async (tx) => {
    await insertRow(tx, ReportRow, {
      id: newId(),
      interviewId: id,
      version: 1,
      report,
      createdAt: services.clock.now(),
    });
    if (candidateId) await updateRows(tx, Interview, { id }, { candidateId });
  });
}

const propose = (performerIds: string[]) =>
  hr.call("POST", "/positions/propose-model", {
    title: "后端工程师",
    family: "technical",
    skills: ["Java"],
    positionId: position.id,
    performerIds,
  });

test("nothing is told of top performers who are not named, and nothing is stored", async () => {
  const before = await server.services.db.read.findOneByOrFail(Position, { id: position.id });
  const { status, body } = await propose([]);
  expect(status).toBe(200);
  expect(body.performers).toBeNull();
  expect(await server.services.db.read.findOneByOrFail(Position, { id: position.id })).toEqual(before);
});

test("three who do it well are counted, against the others of the position; two are not", async () => {
  const people = await Promise.all([1, 2, 3].map(() => buildReader(places.own)));
  for (const { id } of people) await interviewed(places.own, 9, id);
  for (const score of [4, 5, 5, 6, 5]) await interviewed(places.own, score);
  const ids = people.map(({ id }) => id);

  const two = (await propose(ids.slice(0, 2))).body;
  expect(two.performers).toMatchObject({
    named: 2,
    resumes: 2,
    areResumesUsed: false,
    areInterviewsUsed: false,
  });
  expect(two.performers.skills).toEqual([]);
  expect(JSON.stringify(two.items)).not.toContain("performers");

  const { body } = await propose(ids);
  expect(body.performers).toMatchObject({
    named: 3,
    resumes: 3,
    areResumesUsed: true,
    interviews: 3,
    others: 5,
    areInterviewsUsed: true,
  });
  expect(body.performers.skills).toContainEqual({ words: "MySQL", count: 3, of: 3 });
  expect(body.performers.skills.map(({ words }: { words: string }) => words)).not.toContain("Java");
  const drive = body.items.find(
    ({ competency }: { competency: { id: string } }) => competency.id === "sales_drive",
  );
  expect(drive.sources).toContainEqual({ from: "performers_score", count: 3, of: 5, by: 4 });
  for (const word of ["周小满", "1994", "汉族", "党员", "东湖"])
    expect(JSON.stringify(body)).not.toContain(word);
});

test("another branch's people and interviews take no part", async () => {
  const theirs = await buildReader(places.other);
  expect((await propose([theirs.id])).body.error.code).toBe("candidate.not_found");
  const own = await buildReader(places.own);
  const others = (await propose([own.id])).body.performers.others;
  await interviewed(places.other, 2);
  expect((await propose([own.id])).body.performers.others).toBe(others);
});
