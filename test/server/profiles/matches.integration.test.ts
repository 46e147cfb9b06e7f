import { updateRows } from "../../../server/db/rows";
import { Interview } from "../../../server/interviews/entity";
import { type JobPayloads } from "../../../server/queue/queue";
import { listHandlers } from "../../../server/jobs";
import { Position } from "../../../server/positions/entity";
import { ReportRow } from "../../../server/reports/entity";
import { closeResumeReaders } from "../../../server/resumes/text/readResumeFile";
import { openBranches } from "../../factories/branches";
import { buildCandidate, buildResume } from "../../factories/candidates";
import { buildReported } from "../../factories/decisions";
import type { Colleague, Places } from "../../factories/org";
import { buildPosition } from "../../factories/positions";
import { resumeDocx } from "../../factories/resumeFiles";
import { type TestServer } from "../../factories/server";
import { LINES } from "../resumes/parse/resumes";

let server: TestServer;
let places: Places;
let hr: Colleague;
let otherHr: Colleague;

beforeAll(async () => {
  ({ server, places, hr, otherHr } = await openBranches());
});
afterAll(async () => {
  closeResumeReaders();
  await server.close();
});

/** As the worker does it: the work, then what it writes in one transaction. */
async function work<K extends "resumes.parse" | "reports.compose">(kind: K, payload: JobPayloads[K]) {
  const { services } = server;
  const context = {
    jobId: "test",
    attempt: 1,
    signal: new AbortController().signal,
    progress: async () => {},
  };
  const commit = await listHandlers(services)[kind].run(payload as never, context);
  await services.db.write(async (tx) => void (await commit?.(tx)));
}

const write = (entity: Parameters<typeof updateRows>[1], id: string, change: object) =>
  server.services.db.write((tx) => updateRows(tx, entity, { id }, change));

async function buildApplicant(skills = ["本科及以上学历", "40年工作经验", "限男性"]) {
  const position = await buildPosition(server, places.own, { skills, duties: "" });
  const { id } = await buildCandidate(server, places.own, { positionId: position.id });
  const resumeId = await buildResume(server, id, { content: resumeDocx(LINES) });
  return { id, position, resumeId, path: `/candidates/${id}/matches` };
}

test("a person's résumé is held against their position as soon as it was read", async () => {
  const { position, resumeId, path } = await buildApplicant();
  expect((await hr.call("GET", path)).body).toEqual({ resume: null, isReading: true, items: [] });
  await work("resumes.parse", { resumeId });
  const { body } = await hr.call("GET", path);
  expect(body).toMatchObject({
    resume: { id: resumeId },
    isReading: false,
    items: [
      {
        position: { id: position.id, version: position.version },
        score: 50,
        leftOut: 1,
        requirements: [
          { kind: "degree", met: "yes" },
          { kind: "years", met: "no" },
        ],
      },
    ],
  });
  // Nothing of who it is.
  expect(JSON.stringify(body)).not.toMatch(/周小满|女|1994[-.年]0?5|汉族|党员|138\d{8}/u);
});

test("it follows the position when that changes", async () => {
  const { position, resumeId, path } = await buildApplicant(["博士"]);
  await work("resumes.parse", { resumeId });
  const before = await hr.call("GET", path);
  await write(Position, position.id, { skills: ["大专"] });
  const after = await hr.call("GET", path);
  expect([before.body.items[0].score, after.body.items[0].score]).toEqual([0, 100]);
});

test("nobody reads it through another branch, nor of a position they may not see", async () => {
  const { id, resumeId, path } = await buildApplicant();
  await work("resumes.parse", { resumeId });
  expect((await otherHr.call("GET", path)).status).toBe(404);
  const foreign = await buildPosition(server, places.other);
  await buildReported(server, places.own, { candidateId: id, positionId: foreign.id });
  const { body } = await hr.call("GET", path);
  expect(body.items.map((each: { position: { id: string } }) => each.position.id)).not.toContain(foreign.id);
  expect(body.items).toHaveLength(1);
});

test("a report settles what of the résumé counts: what comes later moves nothing", async () => {
  const { id, position, resumeId } = await buildApplicant();
  await work("resumes.parse", { resumeId });
  const interview = await buildReported(server, places.own, { candidateId: id, positionId: position.id });
  const compose = async () => {
    await work("reports.compose", { interviewId: interview.id });
    const { db } = server.services;
    return db.read.find(ReportRow, { where: { interviewId: interview.id }, order: { version: "DESC" } });
  };
  const [first] = await compose();
  expect(first?.report.coverage).toMatchObject({ score: 50, resumeId, positionVersion: position.version });

  await write(Position, position.id, { skills: ["大专"] });
  // The same rows: no new version.
  expect(await compose()).toHaveLength(1);
  await write(Interview, interview.id, { jobTitle: "另一个名称" });
  const [second, ...older] = await compose();
  expect(older).toHaveLength(1);
  expect(second?.report.coverage).toEqual(first?.report.coverage);
});

test("a résumé that came after the first report stays out of it", async () => {
  const { id, position, resumeId } = await buildApplicant();
  const interview = await buildReported(server, places.own, { candidateId: id, positionId: position.id });
  await work("reports.compose", { interviewId: interview.id });
  await work("resumes.parse", { resumeId });
  await write(Interview, interview.id, { jobTitle: "另一个名称" });
  await work("reports.compose", { interviewId: interview.id });
  const rows = await server.services.db.read.findBy(ReportRow, { interviewId: interview.id });
  expect(rows.map(({ report }) => report.coverage)).toEqual([undefined, undefined]);
});
