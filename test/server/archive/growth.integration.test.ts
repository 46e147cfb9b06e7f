import { createCanvas, loadImage } from "@napi-rs/canvas";
import { updateRows } from "../../../server/db/rows";
import { Interview } from "../../../server/interviews/entity";
import { ReviewTask } from "../../../server/reviews/entity";
import { askForReview } from "../../../server/reviews/tasks";
import { buildHired, buildInterviewedAndHired, recordOnDay } from "../../factories/archive";
import { buildCandidate } from "../../factories/candidates";
import { type Colleague, type Places, buildColleague, inUnit, openCompany } from "../../factories/org";
import { buildOpenPosition } from "../../factories/positions";
import { type Json, type TestServer, openTestServer } from "../../factories/server";
import { watchQueries } from "../../support/queryPlans";
import { readPdf } from "../reports/readPdf";

let server: TestServer;
let places: Places;
let hr: Colleague;
let watch: ReturnType<typeof watchQueries>;

beforeAll(async () => {
  server = await openTestServer({ env: { RATE_LIMITS: "false" } });
  // Before anything is prepared: what is, is not seen.
  watch = watchQueries(server.services.db);
  places = await openCompany(server);
  hr = await buildColleague(server, [inUnit("branch_hr", places.own)]);
}, 60_000);
afterAll(() => server.close());

/** Somebody hired after an interview with a report, with three months of work. */
async function buildGrown({ months = 3 }: { months?: number } = {}) {
  const { id, candidateId, interviewId } = await buildInterviewedAndHired(server, places.own, "周小满");
  for (let month = 4; month < 4 + months; month += 1)
    await recordOnDay(
      server,
      id,
      {
        type: "employment.performance",
        data: { period: `2026-0${month}`, score: 60 + month * 5, outOf: 100 },
      },
      `2026-0${month}-28`,
    );
  await recordOnDay(
    server,
    id,
    { type: "employment.training", data: { title: "产品知识", hours: 12 } },
    "2026-03-10",
  );
  await recordOnDay(
    server,
    id,
    { type: "employment.training", data: { title: "谈判", hours: 6 } },
    "2026-06-10",
  );
  const certificate = { title: "电工证", expiresOn: "2026-08-01" };
  await recordOnDay(server, id, { type: "employment.certificate", data: certificate }, "2026-05-01");
  await recordOnDay(server, id, { type: "employment.promoted", data: { to: "高级销售顾问" } }, "2026-07-01");
  await recordOnDay(server, id, { type: "employment.discipline", data: { title: "迟到" } }, "2026-05-20");
  return { candidateId, candidacyId: id, interviewId };
}
const growthOf = async (id: string, by = hr) => (await by.call("GET", `/candidates/${id}/growth`)).body;
async function fileOf(path: string, language = "zh"): Promise<Buffer> {
  const response = await fetch(`${server.origin}/api/v1${path}`, {
    headers: { cookie: hr.cookie, "accept-language": language },
  });
  expect(response.status).toBe(200);
  return Buffer.from(await response.arrayBuffer());
}

test("what the interview said stands beside what came, with how much it stands on", async () => {
  const { candidateId, interviewId, candidacyId } = await buildGrown();
  const growth = await growthOf(candidateId);
  expect(growth).toMatchObject({ candidacyId, interview: { state: "shown", id: interviewId } });
  expect(growth.interview.dimensions.length).toBeGreaterThan(2);
  expect(growth.performance.map(({ on, outOfTen }: Json) => [on, outOfTen])).toEqual([
    ["2026-04-28", 8],
    ["2026-05-28", 8.5],
    ["2026-06-28", 9],
  ]);
  expect(growth.certificates).toMatchObject([{ title: "电工证", validity: "expired" }]);
  const said = growth.notes.map(({ zh }: Json) => zh).join("\n");
  expect(said).toContain("绩效 3 次，折合十分制平均 8.5，最低 8.0，最高 9.0。");
  expect(said).toContain("末次比首次高 1.0（n = 3）");
  expect(said).toContain("培训 2 次，共 18 学时");
  expect(said).toContain("一个人的记录说明不了面试得分是否预测了绩效");
});

test("one rating is no course, and what is struck is not counted", async () => {
  const { candidateId, candidacyId } = await buildGrown({ months: 1 });
  const [{ eventId }] = (await growthOf(candidateId)).performance;
  const data = { period: "2026-04", score: 50, outOf: 100, replaces: eventId };
  await hr.call("POST", `/candidacies/${candidacyId}/employment`, {
    happened: { type: "employment.performance", data },
    on: "2026-04-28",
  });
  const { performance, notes } = await growthOf(candidateId);
  expect(performance.map(({ outOfTen }: Json) => outOfTen)).toEqual([5]);
  expect(notes.map(({ en }: Json) => en).join(" ")).toContain("With 1 rating no course can be told.");
});

test("scores that are held back stay so, and a manager reads no discipline", async () => {
  const { candidateId, interviewId } = await buildGrown();
  const { services } = server;
  await services.db.write(async (tx) => {
    const interview = await tx.manager.findOneByOrFail(Interview, { id: interviewId });
    await askForReview(services, tx, interview, ["staff"]);
    await updateRows(tx, ReviewTask, { interviewId }, { sealed: true });
  });
  const { interview } = await growthOf(candidateId);
  expect(interview).toMatchObject({ state: "sealed", total: null, reviewed: null, dimensions: [] });
  const manager = await buildColleague(server, [inUnit("branch_manager", places.own)]);
  const types = (growth: Json) => growth.milestones.map(({ type }: Json) => type);
  expect(types(await growthOf(candidateId))).toContain("employment.discipline");
  expect(types(await growthOf(candidateId, manager))).toEqual(["candidacy.hired", "employment.promoted"]);
});

test.each([
  ["zh", "成长报告", "绩效3次，折合十分制平均8.5"],
  ["en", "Growthreport", "3ratings;onascaleoftenthemeanis8.5"],
])("the document and the picture say the same in %s", async (language, title, told) => {
  const { candidateId } = await buildGrown();
  const pdf = await fileOf(`/candidates/${candidateId}/growth.pdf`, language);
  const text = readPdf(pdf).text.replace(/\s+/g, "");
  expect(text).toContain(title);
  expect(text).toContain(told);
  expect(text).toContain("85/100");
  const png = await fileOf(`/candidates/${candidateId}/growth.png`, language);
  const image = await loadImage(png);
  const canvas = createCanvas(image.width, image.height);
  canvas.getContext("2d").drawImage(image, 0, 0);
  const { data } = canvas.getContext("2d").getImageData(0, 0, image.width, image.height);
  let drawn = 0;
  for (let at = 0; at < data.length; at += 4) if ((data[at] as number) < 200) drawn += 1;
  expect(image.width).toBe(1_840);
  expect(drawn).toBeGreaterThan(10_000);
});

test("somebody who was never hired has no growth report", async () => {
  const { id } = await buildCandidate(server, places.own);
  expect(await growthOf(id)).toMatchObject({ candidacyId: null, jobs: [], notes: [] });
  const { status, body } = await hr.call("GET", `/candidates/${id}/growth.pdf`);
  expect([status, body.error.code]).toEqual([409, "archive.not_hired"]);
});

test("a support view holds each person's own interview against the target, in as many questions for all as for one", async () => {
  const target = await buildOpenPosition(server, places.other);
  const hq = await buildColleague(server, [inUnit("hq_hr", places.hq)]);
  const gaps = async (orgUnitId: string) => {
    let items: Json[] = [];
    const asked = await watch.during(async () => {
      const path = `/archive/support?view=promotion&positionId=${target.id}&unit=${orgUnitId}`;
      ({ items } = (await hq.call("GET", path)).body);
    });
    const known = items.map(({ person, gaps: own }) => [person.id, own !== null] as const);
    // Each process looks for news by itself meanwhile.
    const forIt = asked.filter(({ sql }) => !/\bFROM\s+[`"]?domain_events\b/.test(sql));
    return { known: Object.fromEntries(known), asked: forIt.length };
  };
  const first = await buildInterviewedAndHired(server, places.other, "周小满");
  const one = await gaps(places.other);
  expect(one.known).toEqual({ [first.candidateId]: true });
  const second = await buildInterviewedAndHired(server, places.other, "林晚");
  const without = await buildHired(server, places.other);
  const all = await gaps(places.other);
  expect(all.known).toEqual({
    [first.candidateId]: true,
    [second.candidateId]: true,
    [without.candidateId]: false,
  });
  expect(all.asked).toBe(one.asked);
});
