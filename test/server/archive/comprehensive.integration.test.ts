import { updateRows } from "../../../server/db/rows";
import { Interview } from "../../../server/interviews/entity";
import { ReviewTask } from "../../../server/reviews/entity";
import { askForReview } from "../../../server/reviews/tasks";
import { buildInterviewedAndHired, recordOnDay } from "../../factories/archive";
import { buildResume, workOnResume } from "../../factories/candidates";
import { type Colleague, type Places, buildColleague, inUnit, openCompany } from "../../factories/org";
import { resumeDocx } from "../../factories/resumeFiles";
import { type TestServer, openTestServer } from "../../factories/server";
import { readPdf } from "../reports/readPdf";
import { LINES } from "../resumes/parse/resumes";

let server: TestServer;
let places: Places;
let hr: Colleague;

beforeAll(async () => {
  server = await openTestServer({ env: { RATE_LIMITS: "false" } });
  places = await openCompany(server);
  hr = await buildColleague(server, [inUnit("branch_hr", places.own)]);
}, 60_000);
afterAll(() => server.close());

async function pdfOf(id: string, language: string): Promise<string> {
  const response = await fetch(`${server.origin}/api/v1/interviews/${id}/comprehensive.pdf`, {
    headers: { cookie: hr.cookie, "accept-language": language },
  });
  expect(response.status).toBe(200);
  const pdf = Buffer.from(await response.arrayBuffer());
  return readPdf(pdf).text.replace(/\s+/g, "");
}

test("résumé, test, interview, decision and hire stand on one page and in one document, in both languages", async () => {
  const { candidateId, interviewId, id } = await buildInterviewedAndHired(server, places.own, "周小满");
  const resumeId = await buildResume(server, candidateId, { content: resumeDocx(LINES) });
  await workOnResume(server, resumeId);
  const tested = { name: "逻辑笔试", score: 43, outOf: 50, passed: true };
  await recordOnDay(server, id, { type: "candidacy.test_recorded", data: tested }, "2026-01-05");
  const { body } = await hr.call("GET", `/interviews/${interviewId}/comprehensive`);
  expect(body).toMatchObject({
    person: { name: "周小满" },
    tests: [{ name: "逻辑笔试", score: 43, outOf: 50, passed: true }],
    interview: { state: "shown" },
    decision: null,
    offers: [{ type: "candidacy.hired", startsOn: "2026-03-02" }],
  });
  expect(body.resume.skills).toContain("Java");
  expect(body.interview.dimensions.length).toBeGreaterThan(2);
  const zh = await pdfOf(interviewId, "zh");
  for (const words of ["综合报告", "逻辑笔试", "43/50", "Java", "入职日期2026-03-02", "还没有决定"])
    expect(zh).toContain(words);
  const en = await pdfOf(interviewId, "en");
  for (const words of ["Comprehensivereport", "Writtentests", "43/50", "beginson2026-03-02"])
    expect(en).toContain(words);
});

test("scores that are held back stand on neither", async () => {
  const { interviewId } = await buildInterviewedAndHired(server, places.own, "何远");
  const { services } = server;
  await services.db.write(async (tx) => {
    const interview = await tx.manager.findOneByOrFail(Interview, { id: interviewId });
    await askForReview(services, tx, interview, ["staff"]);
    await updateRows(tx, ReviewTask, { interviewId }, { sealed: true });
  });
  const { body } = await hr.call("GET", `/interviews/${interviewId}/comprehensive`);
  expect(body.interview).toMatchObject({
    state: "sealed",
    total: null,
    dimensions: [],
    risks: [],
    review: null,
  });
  expect(await pdfOf(interviewId, "zh")).toContain("得分为盲评暂不显示");
});
