import { In } from "typeorm";
import { requestPerson, withdraw } from "../../../server/interviews/endInterview";
import { Interview } from "../../../server/interviews/entity";
import { Job } from "../../../server/queue/entity";
import { Review, ReviewTask } from "../../../server/reviews/entity";
import { unsealInTime } from "../../../server/reviews/tasks";
import { type Colleague, type Places, buildColleague, inUnit, openCompany } from "../../factories/org";
import { buildReviewable, composeAgain } from "../../factories/reviews";
import { type Call, type Json, type TestServer, openTestServer } from "../../factories/server";

jest.setTimeout(60_000);

const HALF_AN_HOUR = 30 * 60_000;
let now = new Date("2026-11-22T08:00:00Z");
let server: TestServer;
let places: Places;
let hq: Call;
let lin: Colleague;
let zhou: Colleague;

beforeAll(async () => {
  server = await openTestServer({ clock: { now: () => now }, env: { RATE_LIMITS: "false" } });
  places = await openCompany(server);
  hq = await server.staff("hq_admin");
  lin = await buildColleague(server, [inUnit("branch_hr", places.own)], { name: "林审" });
  zhou = await buildColleague(server, [inUnit("hiring_manager", places.own)], { name: "周审" });
});
afterAll(() => server.close());

const setBlind = (blind: boolean, sharePercent = 100) =>
  hq("PUT", "/review-settings", { blind, sharePercent });

async function buildBlind(level = 4.2) {
  await setBlind(true);
  const built = await buildReviewable(server, places.ownDepartment, { level });
  await setBlind(false);
  return built;
}
const rated = (answerId: string, level: Json, comment = "") => ({
  ratings: [{ answerId, dimensionId: "teamwork", level, comment }],
  comment: "",
});

describe("blind rating", () => {
  test("is off until the company turns it on, with a tenth as the share", async () => {
    const { body } = await lin.call("GET", "/review-settings");
    expect(body).toMatchObject({ blind: false, sharePercent: 10, updatedBy: null });
    expect((await lin.call("PUT", "/review-settings", { blind: true, sharePercent: 5 })).status).toBe(403);
  });

  test("no door tells the machine's score before the review is sent, and all of them do after", async () => {
    const { id, answerId } = await buildBlind();
    const doors = [
      `/interviews/${id}`,
      `/interviews/${id}/report`,
      `/interviews/${id}/review`,
      `/interviews?limit=100`,
      `/interviews/export?format=csv`,
      `/attention?focus=review`,
      `/attention?focus=decide`,
      `/comparisons?ids=${id},${(await buildReviewable(server, places.own)).id}`,
    ];
    const told = async () =>
      Promise.all(doors.map(async (door) => JSON.stringify((await hq("GET", door)).body)));
    for (const text of await told()) {
      expect(text).not.toContain("8.00");
      expect(text).not.toMatch(/"(?:total|machine|level|score)":(?:8|4\.2)\b/);
      expect(text).not.toContain("提到了和团队一起做");
      expect(text).not.toContain("一句评语");
    }
    const pdf = await hq("GET", `/interviews/${id}/report.pdf`);
    expect([pdf.status, pdf.body.error.code]).toEqual([409, "report.sealed"]);

    expect((await lin.call("POST", `/interviews/${id}/review/taking`, {})).body.task).toMatchObject({
      blind: true,
      sealed: true,
      taken: { mine: true },
    });
    const shy = await lin.call("POST", `/interviews/${id}/review`, rated(answerId, "machine"));
    expect([shy.status, shy.body.error.code]).toEqual([422, "review.incomplete"]);
    const { status, body } = await lin.call("POST", `/interviews/${id}/review`, rated(answerId, 3));
    expect(status).toBe(200);
    expect(body).toMatchObject({ state: "done", task: { sealed: false }, draft: null });
    expect(body.sent).toMatchObject([
      {
        version: 1,
        blind: true,
        reviewer: { name: "林审" },
        result: { total: 5 },
        ratings: [{ level: 3, machine: 4.2 }],
        reportVersion: 1,
      },
    ]);
    const { body: view } = await hq("GET", `/interviews/${id}/report`);
    expect(view.report.total).toBe(8);
    expect(view.sealed).toBeNull();
    expect(view.reviews[0].result).toMatchObject({ total: 5, match: 83.33, recommendation: "decline" });
    const row = await server.services.db.read.findOneByOrFail(Interview, { id });
    expect([row.reportTotal, row.recommendation]).toEqual([8, "advance"]);
    const { items } = (await hq("GET", "/interviews")).body;
    expect(items.find((item: Json) => item.id === id).report).toMatchObject({
      total: 8,
      recommendation: "advance",
      reviewed: { total: 5, recommendation: "decline" },
    });
  });

  test("the draw is kept: a corrected report stays sealed, and one that was seen is never drawn", async () => {
    const { id } = await buildBlind();
    await composeAgain(server, id);
    expect((await hq("GET", `/interviews/${id}/report`)).body.report.total).toBeNull();
    const seen = await buildReviewable(server, places.own, { level: 4.6 });
    await setBlind(true);
    await composeAgain(server, seen.id);
    await setBlind(false);
    expect((await hq("GET", `/interviews/${seen.id}/report`)).body.report.total).toBe(9);
  });

  test("of somebody who withdrew nothing is shown, and nobody is told", async () => {
    const { id } = await buildBlind();
    const candidate = { kind: "candidate", sessionId: "session", interviewId: id, tabId: null } as const;
    await withdraw(server.services, candidate);
    const open = await unsealInTime(server.services).run({ interviewId: id }, null as never);
    if (open) await server.services.db.write(open);
    const row = await server.services.db.read.findOneByOrFail(Interview, { id });
    expect([row.status, row.reportTotal]).toEqual(["withdrawn", null]);
    expect((await lin.call("GET", `/interviews/${id}/review`)).body.state).toBe("closed");
  });

  test("nobody in time: the scores are shown, and the review waits on as any other", async () => {
    const { id } = await buildBlind(4.8);
    const jobs = await server.services.db.read.findBy(Job, { kind: "reviews.unseal" });
    const job = jobs.find(({ payload }) => (payload as Json).interviewId === id);
    expect(job?.runAfter.getTime()).toBe(now.getTime() + 72 * 3_600_000);
    const open = await unsealInTime(server.services).run({ interviewId: id }, null as never);
    if (open) await server.services.db.write(open);
    expect((await hq("GET", `/interviews/${id}/report`)).body.report.total).toBe(9.5);
    expect((await lin.call("GET", `/interviews/${id}/review`)).body).toMatchObject({
      state: "waiting",
      task: { blind: true, sealed: false },
    });
  });
});

describe("with the machine's score in view", () => {
  test("a difference needs a reason; what is left is the machine's, and code reckons the total", async () => {
    const { id, answerId } = await buildReviewable(server, places.ownDepartment, { level: 3 });
    const silent = await lin.call("POST", `/interviews/${id}/review`, rated(answerId, 4.5));
    expect([silent.status, silent.body.error.code]).toEqual([422, "review.reason_required"]);
    const { body } = await lin.call(
      "POST",
      `/interviews/${id}/review`,
      rated(answerId, 4.5, "讲了分歧怎么化解"),
    );
    expect(body.sent[0]).toMatchObject({ blind: false, result: { total: 8.75, recommendation: "advance" } });
    const same = await zhou.call("POST", `/interviews/${id}/review`, rated(answerId, "machine"));
    expect(same.body.sent.map(({ result }: Json) => result.total)).toEqual([5, 8.75]);
  });

  test("not enough evidence is no low score", async () => {
    const { id, answerId } = await buildReviewable(server, places.own);
    const { body } = await lin.call(
      "POST",
      `/interviews/${id}/review`,
      rated(answerId, null, "没有讲具体事"),
    );
    expect(body.sent[0].result).toMatchObject({ total: null, match: null, recommendation: "review" });
  });

  test("what was sent is amended as a new version; both stay, the machine's too", async () => {
    const { id, answerId } = await buildBlind();
    await lin.call("POST", `/interviews/${id}/review`, rated(answerId, 2));
    await lin.call("PUT", `/interviews/${id}/review/draft`, rated(answerId, 3));
    const again = await lin.call("POST", `/interviews/${id}/review`, rated(answerId, 3, "又看了一遍录像"));
    expect(again.body.sent.map(({ version, blind }: Json) => [version, blind])).toEqual([
      [2, false],
      [1, true],
    ]);
    expect(again.body.sent[1].ratings).toMatchObject([{ level: 2, machine: 4.2 }]);
  });

  test("ratings of something else, or twice, are refused, and nothing is kept of them", async () => {
    const { id, answerId } = await buildReviewable(server, places.own);
    const other = await buildReviewable(server, places.own);
    const put = (body: Json) => lin.call("PUT", `/interviews/${id}/review/draft`, body);
    const foreign = await put(rated(other.answerId, 4));
    expect([foreign.status, foreign.body.error.code]).toEqual([422, "review.unknown_rating"]);
    const { ratings } = rated(answerId, 4);
    const twice = await put({ ratings: [...ratings, ...ratings], comment: "" });
    expect([twice.status, twice.body.error.code]).toEqual([422, "review.rated_twice"]);
    for (const level of [0, 5.5, 3.2, "high"]) expect((await put(rated(answerId, level))).status).toBe(422);
    expect(await server.services.db.read.countBy(Review, { interviewId: id })).toBe(0);
  });
});

describe("the queue", () => {
  const list = async (call: Call, query = "") => (await call("GET", `/reviews?limit=100${query}`)).body.items;
  const ids = async (call: Call, query = "") =>
    (await list(call, query)).map(({ interviewId }: Json) => interviewId as string);

  test("the most pressing first: who was asked for, who is near a line, who was drawn", async () => {
    const [near, blind, asked] = [
      await buildReviewable(server, places.own, { level: 4.2 }),
      await buildBlind(4.8),
      await buildReviewable(server, places.own, { level: 4.8 }),
    ];
    await lin.call("POST", `/interviews/${asked.id}/review/request`, {});
    const mine = [near.id, blind.id, asked.id];
    const found = (await list(lin.call)).filter((item: Json) => mine.includes(item.interviewId));
    expect(found.map(({ interviewId, priority, reasons }: Json) => [interviewId, priority, reasons])).toEqual(
      [
        [asked.id, 1, ["staff", "low_confidence"]],
        [near.id, 2, ["near_line", "low_confidence"]],
        [blind.id, 3, ["blind", "low_confidence"]],
      ],
    );
  });

  test("a candidate who asks for a person after the end comes first", async () => {
    const { id } = await buildReviewable(server, places.own, { level: 4.8 });
    const candidate = { kind: "candidate", sessionId: "session", interviewId: id, tabId: null } as const;
    await requestPerson(server.services, candidate, "希望有人再看一遍");
    const item = (await list(lin.call)).find(({ interviewId }: Json) => interviewId === id);
    expect(item).toMatchObject({ priority: 1, reasons: ["candidate", "low_confidence"] });
  });

  test("one person at a time; the lock ends by itself, and the draft is there again", async () => {
    const { id, answerId } = await buildReviewable(server, places.own);
    await lin.call("PUT", `/interviews/${id}/review/draft`, rated(answerId, 4));
    const taken = await zhou.call("POST", `/interviews/${id}/review/taking`, {});
    expect([taken.status, taken.body.error.code]).toEqual([409, "review.taken"]);
    expect(taken.body.error.message).toContain("林审");
    expect(await ids(lin.call, "&mine=1")).toContain(id);
    now = new Date(now.getTime() + HALF_AN_HOUR + 1);
    expect(await ids(lin.call, "&mine=1")).not.toContain(id);
    expect((await zhou.call("POST", `/interviews/${id}/review/taking`, {})).status).toBe(200);
    expect((await zhou.call("GET", `/interviews/${id}/review`)).body.draft).toBeNull();
    await zhou.call("DELETE", `/interviews/${id}/review/taking`);
    const { body } = await lin.call("POST", `/interviews/${id}/review/taking`, {});
    expect(body.draft).toMatchObject({ version: 1, ratings: [{ answerId, level: 4 }] });
    await lin.call("DELETE", `/interviews/${id}/review/taking`);
  });

  test("one who releases what another has taken changes nothing", async () => {
    const { id } = await buildReviewable(server, places.own);
    await lin.call("POST", `/interviews/${id}/review/taking`, {});
    await zhou.call("DELETE", `/interviews/${id}/review/taking`);
    expect((await lin.call("GET", `/interviews/${id}/review`)).body.task.taken.mine).toBe(true);
  });

  test("pages follow one another without a gap and without anything twice", async () => {
    const all = await ids(lin.call);
    const paged: string[] = [];
    let cursor = "";
    do {
      const { body } = await lin.call("GET", `/reviews?limit=3${cursor && `&cursor=${cursor}`}`);
      paged.push(...body.items.map(({ interviewId }: Json) => interviewId));
      cursor = body.nextCursor ?? "";
    } while (cursor);
    expect(paged).toEqual(all);
    expect((await lin.call("GET", "/reviews?cursor=9")).status).toBe(400);
  });

  test("another branch's interviews are not there", async () => {
    const { id } = await buildReviewable(server, places.other, { level: 4.2 });
    expect(await ids(hq)).toContain(id);
    expect(await ids(lin.call)).not.toContain(id);
    expect(await ids(hq, `&unit=${places.own}`)).not.toContain(id);
    expect((await lin.call("POST", `/interviews/${id}/review/taking`, {})).status).toBe(404);
  });

  test("closed with a reason it is gone, and what was sealed is shown", async () => {
    const { id } = await buildBlind();
    const { body } = await lin.call("POST", `/interviews/${id}/review/closing`, { reason: "岗位已关闭" });
    expect(body).toMatchObject({ state: "closed", closed: { by: { name: "林审" }, reason: "岗位已关闭" } });
    expect(await ids(lin.call)).not.toContain(id);
    expect((await hq("GET", `/interviews/${id}/report`)).body.report.total).toBe(8);
  });

  test("what was decided leaves the queue, unless it was drawn", async () => {
    const [near, blind] = [await buildReviewable(server, places.own, { level: 4.2 }), await buildBlind()];
    for (const { id } of [near, blind])
      await lin.call("POST", `/interviews/${id}/decision`, { outcome: "advance" });
    const tasks = await server.services.db.read.findBy(ReviewTask, { interviewId: In([near.id, blind.id]) });
    const stateOf = (id: string) => tasks.find(({ interviewId }) => interviewId === id)?.state;
    expect([stateOf(near.id), stateOf(blind.id)]).toEqual(["closed", "waiting"]);
  });

  test("without a report there is nothing to review, and a deployment's token reviews nothing", async () => {
    const { id } = await buildReviewable(server, places.own);
    await server.services.db.write((tx) => tx.manager.update(Interview, { id }, { reportState: "pending" }));
    const early = await lin.call("POST", `/interviews/${id}/review/taking`, {});
    expect([early.status, early.body.error.code]).toEqual([409, "review.no_report"]);
  });
});

describe("agreement and learning", () => {
  const agreement = `/org/units/${"{unit}"}/review-agreement`;
  const view = async (query = "") =>
    (await hq("GET", `${agreement.replace("{unit}", places.own)}${query}`)).body;

  test("counts blind reviews alone unless told, and says that few are few", async () => {
    const before = await view();
    const { id, answerId } = await buildBlind();
    await lin.call("POST", `/interviews/${id}/review`, rated(answerId, 3));
    const open = await buildReviewable(server, places.own, { level: 3 });
    await lin.call("POST", `/interviews/${open.id}/review`, rated(open.answerId, 5, "很有说服力"));
    const after = await view();
    expect(after.reviews).toBe(before.reviews + 1);
    expect((await view("?open=1")).reviews).toBeGreaterThan(after.reviews);
    expect(after.dimensions).toMatchObject([{ dimensionId: "teamwork", name: "团队协作", small: true }]);
    expect(after.dimensions[0].meanDifference).toBeLessThan(0);
  });

  test("reviews are learned from as an upload is, without the file", async () => {
    const cookie = { cookie: lin.cookie, "x-requested-with": "zhimian", "content-type": "application/json" };
    const learn = await fetch(`${server.origin}/api/v1/org/units/${places.own}/calibrations/from-reviews`, {
      method: "POST",
      headers: cookie,
      body: JSON.stringify({ open: false }),
    });
    const lines = (await learn.text())
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Json);
    expect(learn.headers.get("content-type")).toContain("application/x-ndjson");
    expect(lines.at(-1).result).toMatchObject({
      source: "blind_reviews",
      state: "fitted",
      dimensions: [{ dimensionId: "teamwork", reason: "too_few" }],
    });
    const nothing = await fetch(
      `${server.origin}/api/v1/org/units/${places.other}/calibrations/from-reviews`,
      {
        method: "POST",
        headers: { ...cookie, cookie: (await buildColleague(server, [inUnit("hq_hr", places.hq)])).cookie },
        body: "{}",
      },
    );
    expect(JSON.parse(await nothing.text()).error.code).toBe("calibration.no_reviews");
  });
});
