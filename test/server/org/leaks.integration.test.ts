import { encodeCursor } from "../../../server/http/cursor";
import { Interview } from "../../../server/interviews/entity";
import {
  type Colleague,
  type Places,
  buildColleague,
  buildInterview,
  buildPlan,
  inUnit,
  openCompany,
} from "../../factories/org";
import { type Json, type TestServer, openTestServer } from "../../factories/server";
import { listenLive } from "../../support/listenLive";

let server: TestServer;
let places: Places;
let hr: Colleague;
let theirs: Awaited<ReturnType<typeof buildInterview>>;
let mine: Awaited<ReturnType<typeof buildInterview>>;
let theirPlan: string;
const NAME = "尉迟明轩";
const PHONE = "13800138000";
const NOBODY = "01890000-0000-7000-8000-000000000000";

beforeAll(async () => {
  server = await openTestServer();
  places = await openCompany(server);
  hr = await buildColleague(server, [inUnit("branch_hr", places.own)]);
  theirPlan = (await buildPlan(server, places.other, "上海方案")).id;
  theirs = await buildInterview(server, places.other, { name: NAME, phone: PHONE, planId: theirPlan });
  mine = await buildInterview(server, places.ownDepartment, { name: "秦朗" });
});
afterAll(() => server.close());

const idsOf = ({ body }: { body: Json }) => body.items.map(({ id }: Json) => id);

describe("the list of interviews", () => {
  test.each([
    ["search by name", `q=${encodeURIComponent(NAME)}`],
    ["search by a whole phone number", `q=${PHONE}`],
    ["another branch's plan", () => `planId=${theirPlan}`],
    ["another branch", () => `unit=${places.other}`],
    ["a status", "status=revoked"],
  ])("finds and counts nothing of another branch: %s", async (_, query) => {
    const { status, body } = await hr.call(
      "GET",
      `/interviews?${typeof query === "string" ? query : query()}`,
    );
    expect(status).toBe(200);
    expect(body.items).toEqual([]);
    expect(body.counts).toEqual(query === "status=revoked" ? { not_started: 1 } : {});
  });

  test("counts and shows one's own, and a unit asked for only as far as it is one's own", async () => {
    const all = await hr.call("GET", "/interviews");
    expect(idsOf(all)).toEqual([mine.id]);
    expect(all.body.counts).toEqual({ not_started: 1 });
    expect(idsOf(await hr.call("GET", `/interviews?unit=${places.ownDepartment}`))).toEqual([mine.id]);
    expect(idsOf(await hr.call("GET", `/interviews?unit=${places.hq}`))).toEqual([mine.id]);
  });

  test("a cursor made of another branch's row leads nowhere else", async () => {
    const row = await server.services.db.read.findOneByOrFail(Interview, { id: theirs.id });
    const beyond = encodeCursor(new Date(row.invitedAt.getTime() + 60_000), theirs.id);
    expect(idsOf(await hr.call("GET", `/interviews?cursor=${beyond}`))).toEqual([mine.id]);
  });
});

describe("another branch's interview is as absent as one that never was", () => {
  test.each([
    ["GET", "/interviews/:id"],
    ["GET", "/interviews/:id/report"],
    ["GET", "/interviews/:id/report.pdf"],
    ["GET", "/interviews/:id/transcript.txt"],
    ["GET", "/interviews/:id/answers/:answerId/media"],
    ["GET", "/interviews/:id/answers/:answerId/transcripts/1"],
    ["POST", "/interviews/:id/answers/:answerId/corrections"],
    ["POST", "/interviews/:id/invitation"],
    ["DELETE", "/interviews/:id/invitation"],
  ])("%s %s", async (method, path) => {
    const at = (id: string) => path.replace(":id", id).replace(":answerId", theirs.answerId);
    const ask = async (id: string) => {
      const { status, body } = await hr.call(method, at(id), method === "GET" ? undefined : {});
      return { status, code: body.error.code, message: body.error.message };
    };
    expect(await ask(theirs.id)).toEqual(await ask(NOBODY));
    expect((await ask(theirs.id)).status).toBe(404);
  });

  test("its answers are not reached through one's own interview", async () => {
    for (const end of ["media", "transcripts/1"]) {
      const path = `/interviews/${mine.id}/answers/${theirs.answerId}/${end}`;
      expect((await hr.call("GET", path)).body.error.code).toBe("answer.not_found");
      const own = `/interviews/${mine.id}/answers/${mine.answerId}/${end}`;
      expect((await hr.call("GET", own)).status).toBe(200);
    }
  });

  test("nobody invites with its plan, or into its branch", async () => {
    const expiresAt = new Date(Date.now() + 24 * 3_600_000).toISOString();
    const invite = (over: object) =>
      hr.call("POST", "/invitations", {
        candidate: { name: "甲", phone: "13800138001" },
        expiresAt,
        ...over,
      });
    expect((await invite({ planId: theirPlan })).body.error.code).toBe("plan.not_found");
    const hqPlan = (await buildPlan(server, places.hq)).id;
    expect((await invite({ planId: hqPlan, orgUnitId: places.other })).body.error.code).toBe(
      "org_unit.not_found",
    );
    const { status, body } = await invite({ planId: hqPlan });
    expect(status).toBe(201);
    const { orgUnitId } = (await hr.call("GET", `/interviews/${body.interviewId}`)).body;
    expect(orgUnitId).toBe(places.own);
  });
});

describe("plans", () => {
  test("HQ's are read and not changed by a branch; another branch's are not there", async () => {
    const hq = await buildPlan(server, places.hq, "集团方案");
    const listed = idsOf(await hr.call("GET", "/plans?limit=100"));
    expect(listed).toContain(hq.id);
    expect(listed).not.toContain(theirPlan);
    const { body: plan } = await hr.call("GET", `/plans/${hq.id}`);
    const change = { name: "改名", definition: plan.definition, version: plan.version };
    expect((await hr.call("PUT", `/plans/${hq.id}`, change)).status).toBe(403);
    expect((await hr.call("PUT", `/plans/${theirPlan}`, change)).status).toBe(404);
  });
});

describe("the live channel", () => {
  test("tells a branch of its own interviews only, also of what it missed", async () => {
    const whole = await listenLive(
      server,
      (await buildColleague(server, [inUnit("hq_hr", places.hq)])).cookie,
    );
    const live = await listenLive(server, hr.cookie);
    const elsewhere = await buildInterview(server, places.other);
    const own = await buildInterview(server, places.own);
    expect((await live.next())?.data.interviewId).toBe(own.id);
    const first = await whole.next();
    expect(first?.data.interviewId).not.toBe(own.id);
    live.close();
    whole.close();
    const back = await listenLive(server, hr.cookie, first?.id);
    // What came a little before is told once more: some clocks are behind.
    const again: string[] = [];
    while (again.at(-1) !== own.id) again.push((await back.next())?.data.interviewId);
    expect(again).not.toContain(elsewhere.id);
    back.close();
  });

  test("follows a person who loses a branch while listening", async () => {
    const admin = await buildColleague(server, [inUnit("hq_admin", places.hq)]);
    const both = await buildColleague(server, [
      inUnit("branch_hr", places.own),
      inUnit("branch_hr", places.other),
    ]);
    const live = await listenLive(server, both.cookie);
    const grants = [{ role: "branch_hr", orgUnitId: places.own }];
    expect((await admin.call("PUT", `/staff/${both.staff.id}/grants`, { grants })).status).toBe(200);
    await buildInterview(server, places.other);
    const own = await buildInterview(server, places.own);
    expect((await live.next())?.data.interviewId).toBe(own.id);
    live.close();
  });
});
