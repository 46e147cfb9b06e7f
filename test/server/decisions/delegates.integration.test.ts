import { decideInterview } from "../../../server/decisions/decideInterview";
import { findDeciders } from "../../../server/decisions/findDeciders";
import type { StaffActor } from "../../../server/http/actors";
import { Interview } from "../../../server/interviews/entity";
import { actorOfSession } from "../../../server/org/staffSessions";
import { hashToken } from "../../../server/security/tokens";
import { buildReported } from "../../factories/decisions";
import { type Colleague, type Places, buildColleague, inUnit, openCompany } from "../../factories/org";
import { buildOpenPosition } from "../../factories/positions";
import { type Json, type TestServer, openTestServer } from "../../factories/server";

const DAY_MS = 86_400_000;
let server: TestServer;
let places: Places;
/** Noon in Shanghai on 2 March 2026, and moved by the tests. */
let now = Date.parse("2026-03-02T04:00:00Z");

beforeAll(async () => {
  server = await openTestServer({
    env: { RATE_LIMITS: "false", TIME_ZONE: "Asia/Shanghai" },
    clock: { now: () => new Date(now) },
  });
  places = await openCompany(server);
}, 60_000);
beforeEach(() => {
  now = Date.parse("2026-03-02T04:00:00Z");
});
afterAll(() => server.close());

async function actorOf({ cookie }: Colleague): Promise<StaffActor> {
  const actor = await actorOfSession(server.services, hashToken(cookie.split("=")[1] ?? ""));
  if (!actor) throw new Error("nobody");
  return actor;
}
/** A session lives an hour: whoever is asked days later logs in again, and keeps the actor of then. */
const advance = { outcome: "advance", via: "console" } as const;
const emailOf = async ({ call }: Colleague) => (await call("GET", "/account")).body.email as string;
const letDecide = async (absent: Colleague, colleague: Colleague, from: string, until: string) =>
  absent.call("POST", "/account/delegations", { email: await emailOf(colleague), from, until });

/** A manager of one's own branch, and somebody of another who may decide nothing there. */
async function twoPeople() {
  return {
    absent: await buildColleague(server, [inUnit("hiring_manager", places.own)], { name: "李强" }),
    standIn: await buildColleague(server, [inUnit("hiring_manager", places.other)], { name: "王芳" }),
  };
}
const interviewOf = (id: string) => server.services.db.read.findOneByOrFail(Interview, { id });

describe("a delegate", () => {
  test("decides for the absent, and both names stand on it", async () => {
    const { absent, standIn } = await twoPeople();
    const { id } = await buildReported(server, places.own);
    const refused = await standIn.call("GET", `/interviews/${id}/report`);
    expect(refused.status).toBe(404);
    expect(await letDecide(absent, standIn, "2026-03-02", "2026-03-03")).toMatchObject({
      status: 201,
      body: { mine: [{ person: { name: "王芳" }, endsAt: "2026-03-03T16:00:00.000Z" }], toMe: [] },
    });
    // What a decision takes can be read, and no more: neither the person's file nor a new invitation.
    expect((await standIn.call("GET", `/interviews/${id}/report`)).status).toBe(200);
    const interview = await interviewOf(id);
    expect((await standIn.call("GET", `/candidates/${interview.candidateId}`)).status).toBe(404);
    const view = await standIn.call("GET", `/interviews/${id}/decision`);
    expect(view.body.may).toEqual({
      decide: true,
      onBehalfOf: { id: absent.staff.id, name: "李强" },
      reverse: false,
    });
    const { status, body } = await standIn.call("POST", `/interviews/${id}/decision`, { outcome: "advance" });
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { first: true, decision: { decidedBy: { name: "王芳" }, onBehalfOf: { name: "李强" } } },
    });
  });

  test("has what they may decide in their list, with whose it is, and nothing else of that branch", async () => {
    const { absent, standIn } = await twoPeople();
    const theirs = await buildReported(server, places.own);
    const elsewhere = await buildReported(server, places.hq);
    const mine = await buildReported(server, places.other);
    const listed = async () => {
      const { body } = await standIn.call("GET", "/attention?focus=decide&limit=100");
      const wanted = new Set([theirs.id, elsewhere.id, mine.id]);
      return new Map(
        (body.items as Json[])
          .filter(({ id }) => wanted.has(id))
          .map(({ id, onBehalfOf }) => [id, onBehalfOf]),
      );
    };
    expect(await listed()).toEqual(new Map([[mine.id, null]]));
    await letDecide(absent, standIn, "2026-03-02", "2026-03-03");
    expect(await listed()).toEqual(
      new Map([
        [mine.id, null],
        [theirs.id, { id: absent.staff.id, name: "李强" }],
      ]),
    );
  });

  test("decides within the days alone, by the company's clocks, whatever session they still have", async () => {
    const { absent, standIn } = await twoPeople();
    await letDecide(absent, standIn, "2026-03-03", "2026-03-04");
    const actor = await actorOf(standIn);
    const decideAt = async (moment: string) => {
      const { id } = await buildReported(server, places.own);
      now = Date.parse(moment);
      return decideInterview(server.services, actor, id, advance).then(
        ({ decision }) => decision.onBehalfOf?.name,
        (error: { code: string }) => error.code,
      );
    };
    expect(await decideAt("2026-03-02T15:59:59.999Z")).toBe("interview.not_found");
    expect(await decideAt("2026-03-02T16:00:00.000Z")).toBe("李强");
    expect(await decideAt("2026-03-04T15:59:59.999Z")).toBe("李强");
    expect(await decideAt("2026-03-04T16:00:00.000Z")).toBe("interview.not_found");
  });

  test("is never given more than the absent person has, and passes nothing on", async () => {
    const { absent, standIn } = await twoPeople();
    const third = await buildColleague(server, [inUnit("hiring_manager", places.other)]);
    await letDecide(absent, standIn, "2026-03-02", "2026-03-04");
    await letDecide(standIn, third, "2026-03-02", "2026-03-04");
    const [mine, hqs] = [await buildReported(server, places.own), await buildReported(server, places.hq)];
    await expect(
      decideInterview(server.services, await actorOf(standIn), hqs.id, advance),
    ).rejects.toMatchObject({
      status: 404,
    });
    await expect(
      decideInterview(server.services, await actorOf(third), mine.id, advance),
    ).rejects.toMatchObject({
      status: 404,
    });
  });

  test("stands in no more once the absent person is back, or shut out", async () => {
    const { absent, standIn } = await twoPeople();
    const { body } = await letDecide(absent, standIn, "2026-03-02", "2026-03-04");
    const { id } = await buildReported(server, places.own);
    const ended = await absent.call("DELETE", `/account/delegations/${body.mine[0].id}`);
    expect(ended.body.mine).toEqual([]);
    expect((await standIn.call("POST", `/interviews/${id}/decision`, { outcome: "advance" })).status).toBe(
      404,
    );

    await letDecide(absent, standIn, "2026-03-02", "2026-03-04");
    const admin = await buildColleague(server, [inUnit("hq_admin", places.hq)]);
    expect((await admin.call("POST", `/staff/${absent.staff.id}/suspend`, {})).status).toBeLessThan(300);
    expect((await standIn.call("POST", `/interviews/${id}/decision`, { outcome: "advance" })).status).toBe(
      404,
    );
    // Let in again, they are away no more.
    await admin.call("POST", `/staff/${absent.staff.id}/reactivate`, {});
    expect((await standIn.call("POST", `/interviews/${id}/decision`, { outcome: "advance" })).status).toBe(
      404,
    );
    expect((await standIn.call("GET", "/account/delegations")).body.toMe).toEqual([]);
  });

  test("who may decide anyway decides for themselves, unless they say for whom", async () => {
    const { absent } = await twoPeople();
    const peer = await buildColleague(server, [inUnit("branch_hr", places.own)], { name: "赵敏" });
    await letDecide(absent, peer, "2026-03-02", "2026-03-04");
    const [one, other] = [await buildReported(server, places.own), await buildReported(server, places.own)];
    const actor = await actorOf(peer);
    const plain = await decideInterview(server.services, actor, one.id, advance);
    expect(plain.decision.onBehalfOf).toBeNull();
    const meant = await decideInterview(server.services, actor, other.id, {
      ...advance,
      onBehalfOf: absent.staff.id,
    });
    expect(meant.decision.onBehalfOf).toMatchObject({ name: "李强" });
  });
});

describe("a delegation", () => {
  test.each([
    ["into the past", "2026-03-01", "2026-03-04", "delegation.dates"],
    ["backwards", "2026-03-05", "2026-03-04", "delegation.dates"],
    ["for ever", "2026-03-02", "2026-06-01", "delegation.dates"],
  ])("is not made %s", async (_, from, until, code) => {
    const { absent, standIn } = await twoPeople();
    const { status, body } = await letDecide(absent, standIn, from, until);
    expect({ status, code: body.error?.code }).toEqual({ status: 422, code });
  });

  test("goes to a colleague who works here, and to one at a time", async () => {
    const { absent, standIn } = await twoPeople();
    const gone = await buildColleague(server, [inUnit("hiring_manager", places.own)], { state: "suspended" });
    const days = { from: "2026-03-02", until: "2026-03-04" };
    const ask = async (email: string, over: Json = {}) =>
      (await absent.call("POST", "/account/delegations", { email, ...days, ...over })).body.error?.code;
    const nobody = await ask("nobody@people.example");
    expect(nobody).toBe("delegation.who");
    const { services } = server;
    const suspended = services.cipher.decrypt(gone.staff.emailSealed, `staff.email:${gone.staff.id}`);
    expect(await ask(suspended)).toBe("delegation.who");
    expect(await ask(await emailOf(absent))).toBe("delegation.self");
    const email = await emailOf(standIn);
    const both = await Promise.all([ask(email), ask(email)]);
    expect(both.sort()).toEqual(["delegation.overlap", undefined].sort());
    expect(await ask(email, { from: "2026-03-04", until: "2026-03-09" })).toBe("delegation.overlap");
    expect(await ask(email, { from: "2026-03-05", until: "2026-03-09" })).toBeUndefined();
  });

  test("does not make a judge of an auditor", async () => {
    const { absent, standIn } = await twoPeople();
    const auditor = await buildColleague(server, [inUnit("auditor", places.own)]);
    const refused = await letDecide(absent, auditor, "2026-03-02", "2026-03-04");
    expect(refused.body.error.code).toBe("delegation.auditor");
    // Nor of somebody who becomes one meanwhile.
    await letDecide(absent, standIn, "2026-03-02", "2026-03-04");
    const grants = [{ role: "auditor", orgUnitId: places.other }];
    const admin = await buildColleague(server, [inUnit("hq_admin", places.hq)]);
    expect((await admin.call("PUT", `/staff/${standIn.staff.id}/grants`, { grants })).status).toBe(200);
    const { id } = await buildReported(server, places.own);
    expect((await standIn.call("POST", `/interviews/${id}/decision`, { outcome: "advance" })).status).toBe(
      404,
    );
    expect((await standIn.call("GET", `/interviews/${id}/decision`)).body.may.decide).toBe(false);
  });

  test("is nobody's to end but one's own", async () => {
    const { absent, standIn } = await twoPeople();
    const { body } = await letDecide(absent, standIn, "2026-03-02", "2026-03-04");
    const { status } = await standIn.call("DELETE", `/account/delegations/${body.mine[0].id}`);
    expect(status).toBe(404);
    expect((await absent.call("GET", "/account/delegations")).body.mine).toHaveLength(1);
  });
});

describe("who is asked", () => {
  const asked = (orgUnitId: string, positionId: string | null = null) =>
    findDeciders(server.services, { orgUnitId, positionId });

  test("the position's managers, else the nearest unit's, else the branch's, else HR; for the absent their delegate", async () => {
    const admin = await buildColleague(server, [inUnit("hq_admin", places.hq)]);
    const made = await admin.call("POST", "/org/units", {
      parentId: places.hq,
      kind: "branch",
      name: "西安分公司",
    });
    const branch = made.body.id as string;
    const below = await admin.call("POST", "/org/units", {
      parentId: branch,
      kind: "department",
      name: "门店部",
    });
    const department = below.body.id as string;
    await server.services.org.renew();
    const positionId = (await buildOpenPosition(server, department)).id;
    const person = async (role: "branch_hr" | "branch_manager" | "hiring_manager", unitId: string) =>
      (await buildColleague(server, [inUnit(role, unitId)])).staff.id;
    const only = (staffId: string) => [{ staffId, onBehalfOf: null }];

    const hr = await person("branch_hr", branch);
    expect(await asked(department)).toEqual(only(hr));
    const branchManager = await person("branch_manager", branch);
    expect(await asked(department)).toEqual(only(branchManager));
    const upper = await person("hiring_manager", branch);
    expect(await asked(department)).toEqual(only(upper));
    const near = await buildColleague(server, [inUnit("hiring_manager", department)]);
    expect(await asked(department)).toEqual(only(near.staff.id));
    expect(await asked(branch)).toEqual(only(upper));
    const ofPosition = await buildColleague(
      server,
      [{ role: "hiring_manager", orgUnitId: null, positionId }],
      { home: department },
    );
    expect(await asked(department, positionId)).toEqual(only(ofPosition.staff.id));

    const standIn = await buildColleague(server, [inUnit("hiring_manager", places.other)]);
    await letDecide(near, standIn, "2026-03-02", "2026-03-03");
    expect(await asked(department)).toEqual([{ staffId: standIn.staff.id, onBehalfOf: near.staff.id }]);
    now += 3 * DAY_MS;
    expect(await asked(department)).toEqual(only(near.staff.id));
  });

  test("is a handful, however many could", async () => {
    for (let count = 0; count < 7; count += 1)
      await buildColleague(server, [inUnit("hiring_manager", places.ownDepartment)]);
    expect(await asked(places.ownDepartment)).toHaveLength(5);
  });
});
