import { listQuestions, planDefinitionSchema } from "../../../server/plans/definition";
import type { Grant } from "../../../server/org/permissions";
import {
  type Colleague,
  type Places,
  buildColleague,
  buildPlan,
  inUnit,
  openCompany,
} from "../../factories/org";
import { buildPosition, buildPositionFields } from "../../factories/positions";
import { buildQuestionOf } from "../../factories/questions";
import { type Json, type TestServer, openTestServer } from "../../factories/server";

let server: TestServer;
let places: Places;
let hq: Colleague;
let hr: Colleague;

beforeAll(async () => {
  server = await openTestServer({ env: { RATE_LIMITS: "false" } });
  places = await openCompany(server);
  hq = await buildColleague(server, [inUnit("hq_admin", places.hq)]);
  hr = await buildColleague(server, [inUnit("branch_hr", places.own)]);
});
afterAll(() => server.close());

const idsOf = ({ body }: { body: Json }): string[] => body.items.map(({ id }: Json) => id);
const fieldsOf = ({
  title,
  duties,
  skills,
  family,
  language,
  headcount,
  competencies,
  version,
  orgUnit,
}: Json) => ({
  title,
  duties,
  skills,
  family,
  language,
  headcount,
  competencies,
  version,
  orgUnitId: orgUnit.id,
});

describe("a position", () => {
  test("is written, opened, changed and taken out of the library", async () => {
    const made = await hr.call("POST", "/positions", buildPositionFields());
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      title: "销售顾问",
      state: "paused",
      version: 1,
      blocked: false,
      orgUnit: { id: places.own },
    });
    const path = `/positions/${made.body.id}`;
    const opened = await hr.call("POST", `${path}/state`, { state: "open", version: 1 });
    expect(opened.body).toMatchObject({ state: "open", version: 2 });
    const changed = await hr.call("PUT", path, { ...fieldsOf(opened.body), headcount: 5 });
    expect(changed.body).toMatchObject({ headcount: 5, state: "open", version: 3 });
    expect((await hr.call("DELETE", path)).status).toBe(204);
    expect((await hr.call("GET", path)).body).toMatchObject({
      state: "closed",
      archivedAt: expect.any(String),
    });
    expect(idsOf(await hr.call("GET", "/positions"))).not.toContain(made.body.id);
    const late = await hr.call("PUT", path, fieldsOf(changed.body));
    expect([late.status, late.body.error.code]).toEqual([409, "position.archived"]);
  });

  test("is not written over by somebody who read an older version", async () => {
    const { id } = await buildPosition(server, places.own);
    const { body } = await hr.call("GET", `/positions/${id}`);
    expect((await hr.call("PUT", `/positions/${id}`, { ...fieldsOf(body), title: "先" })).status).toBe(200);
    const second = await hr.call("PUT", `/positions/${id}`, { ...fieldsOf(body), title: "后" });
    expect([second.status, second.body.error.code]).toEqual([409, "position.changed"]);
    const state = await hr.call("POST", `/positions/${id}/state`, { state: "open", version: 1 });
    expect([state.status, state.body.error.code]).toEqual([409, "position.changed"]);
    expect((await hr.call("GET", `/positions/${id}`)).body.title).toBe("先");
  });

  test.each([
    [
      "weights that do not sum to 100 %",
      "plan.weights_sum",
      [{ source: "library", id: "teamwork", weightBp: 9000, requiredScore: 6 }],
    ],
    [
      "a dimension twice",
      "plan.duplicate_id",
      [
        { source: "library", id: "teamwork", weightBp: 5000, requiredScore: 6 },
        { source: "library", id: "teamwork", weightBp: 5000, requiredScore: 6 },
      ],
    ],
    [
      "an own dimension under a library's id",
      "plan.duplicate_id",
      [
        {
          source: "own",
          id: "teamwork",
          name: "协作",
          description: "协作",
          anchors: ["1", "2", "3", "4", "5"],
          weightBp: 10_000,
          requiredScore: 6,
        },
      ],
    ],
  ])("is refused with %s", async (_, code, competencies) => {
    const { status, body } = await hr.call("POST", "/positions", { ...buildPositionFields(), competencies });
    expect(status).toBe(422);
    expect(body.error.details.map((detail: Json) => detail.code)).toContain(code);
  });

  test("moves only to a unit where one may write", async () => {
    const { id } = await buildPosition(server, places.own);
    const { body } = await hr.call("GET", `/positions/${id}`);
    const away = await hr.call("PUT", `/positions/${id}`, { ...fieldsOf(body), orgUnitId: places.other });
    expect([away.status, away.body.error.code]).toEqual([404, "org_unit.not_found"]);
    const down = await hr.call("PUT", `/positions/${id}`, {
      ...fieldsOf(body),
      orgUnitId: places.ownDepartment,
    });
    expect(down.body.orgUnit.id).toBe(places.ownDepartment);
  });

  test("keeps its unit from being archived until it is closed", async () => {
    const unit = await hq.call("POST", "/org/units", {
      parentId: places.hq,
      kind: "branch",
      name: "岗位分公司",
    });
    const { id } = await buildPosition(server, unit.body.id);
    const refused = await hq.call("DELETE", `/org/units/${unit.body.id}`);
    expect(refused.status).toBe(409);
    expect(refused.body.error.details).toEqual([
      expect.objectContaining({ path: "positions", message: "1" }),
    ]);
    await hq.call("POST", `/positions/${id}/state`, { state: "closed", version: 1 });
    expect((await hq.call("DELETE", `/org/units/${unit.body.id}`)).status).toBe(204);
  });
});

describe("unlawful wording", () => {
  const UNLAWFUL = { title: "仓库管理员", duties: "负责收发货。\n仅限男性，35岁以下。" };

  test("never stops a draft, and stops it from being opened until it is changed", async () => {
    const { body: draft } = await hr.call("POST", "/positions", buildPositionFields(UNLAWFUL));
    expect(draft.blocked).toBe(true);
    expect(draft.findings.map((finding: Json) => finding.category)).toEqual(
      expect.arrayContaining(["sex", "age"]),
    );
    const path = `/positions/${draft.id}`;
    const refused = await hr.call("POST", `${path}/state`, { state: "open", version: 1 });
    expect([refused.status, refused.body.error.code]).toEqual([422, "position.unlawful"]);
    expect(refused.body.error.details[0]).toMatchObject({ path: "duties", code: "position.unlawful" });
    const mended = await hr.call("PUT", path, { ...fieldsOf(draft), duties: "负责收发货。" });
    expect(mended.body).toMatchObject({ blocked: false, findings: [] });
    const opened = await hr.call("POST", `${path}/state`, { state: "open", version: 2 });
    expect(opened.status).toBe(200);
    const back = await hr.call("PUT", path, { ...fieldsOf(opened.body), duties: UNLAWFUL.duties });
    expect([back.status, back.body.error.code]).toEqual([422, "position.unlawful"]);
  });

  test("stands where an HQ administrator says why; new wording is judged anew", async () => {
    const { id } = await buildPosition(server, places.own, UNLAWFUL);
    const path = `/positions/${id}`;
    const reason = "井下作业，法定女职工禁忌劳动范围";
    expect((await hr.call("POST", `${path}/lint-override`, { reason, version: 1 })).status).toBe(403);
    const empty = await hq.call("POST", `${path}/lint-override`, { reason: " ", version: 1 });
    expect(empty.status).toBe(422);
    const allowed = await hq.call("POST", `${path}/lint-override`, { reason, version: 1 });
    expect(allowed.body).toMatchObject({ blocked: false, version: 2, lintOverride: { reason, by: "同事" } });
    const opened = await hr.call("POST", `${path}/state`, { state: "open", version: 2 });
    expect(opened.body.state).toBe("open");
    const more = await hr.call("PUT", path, {
      ...fieldsOf(opened.body),
      duties: `${UNLAWFUL.duties}\n未婚优先。`,
    });
    expect(more.status).toBe(422);
    expect(more.body.error.details.map((detail: Json) => detail.message)).toEqual([
      expect.stringContaining("未婚"),
    ]);
  });

  test("is marked while it is typed", async () => {
    const { body } = await hr.call("POST", "/positions/lint", UNLAWFUL);
    const [finding] = body.items;
    expect(finding).toMatchObject({
      field: "duties",
      severity: "unlawful",
      suggestion: { zh: expect.any(String), en: expect.any(String) },
    });
    expect(UNLAWFUL.duties.slice(finding.start, finding.end)).toBe(finding.quote);
    expect((await hr.call("POST", "/positions/lint", { duties: "字".repeat(6001) })).status).toBe(422);
  });
});

describe("the list", () => {
  test("is filtered by unit, state, family and title, and read page by page", async () => {
    const department = places.ownDepartment;
    const [first, second] = [
      await buildPosition(server, department, { title: "列表甲100%", family: "retail" }),
      await buildPosition(server, department, { title: "列表乙", family: "retail" }),
    ];
    await hr.call("POST", `/positions/${first?.id}/state`, { state: "open", version: 1 });
    const ids = async (query: string) => idsOf(await hr.call("GET", `/positions?${query}`));
    expect(await ids(`q=${encodeURIComponent("列表")}`)).toEqual([first?.id, second?.id]);
    expect(await ids(`family=retail&state=open&unit=${department}`)).toEqual([first?.id]);
    expect(await ids(`family=retail&unit=${places.other}`)).toEqual([]);
    const page = await hr.call("GET", "/positions?family=retail&limit=1");
    const rest = await hr.call("GET", `/positions?family=retail&limit=1&cursor=${page.body.nextCursor}`);
    expect([...idsOf(page), ...idsOf(rest)]).toEqual([first?.id, second?.id]);
    expect(rest.body.nextCursor).toBeNull();
  });

  test("shows a branch HQ's positions and its own, and nobody else's", async () => {
    const hqs = await buildPosition(server, places.hq);
    const theirs = await buildPosition(server, places.other);
    const seen = idsOf(await hr.call("GET", "/positions?limit=100"));
    expect(seen).toContain(hqs.id);
    expect(seen).not.toContain(theirs.id);
    expect((await hr.call("DELETE", `/positions/${hqs.id}`)).status).toBe(403);
    expect((await hr.call("DELETE", `/positions/${theirs.id}`)).status).toBe(404);
  });

  test("shows somebody with a single position that one alone", async () => {
    const own = await buildPosition(server, places.own);
    const beside = await buildPosition(server, places.own);
    const grant: Grant = { role: "hiring_manager", orgUnitId: null, positionId: own.id };
    const manager = await buildColleague(server, [grant], { home: places.own });
    expect(idsOf(await manager.call("GET", "/positions"))).toEqual([own.id]);
    expect((await manager.call("GET", `/positions/${own.id}`)).status).toBe(200);
    expect((await manager.call("GET", `/positions/${beside.id}`)).status).toBe(404);
    expect((await manager.call("PUT", `/positions/${own.id}`, {})).status).toBe(403);
  });

  test("a grant for one position is given by those who have its unit, and by nobody else", async () => {
    const own = await buildPosition(server, places.own);
    const theirs = await buildPosition(server, places.other);
    const admin = await buildColleague(server, [inUnit("hq_admin", places.own)]);
    const invite = (positionId: string, email: string) =>
      admin.call("POST", "/staff", {
        name: "用人经理",
        email,
        orgUnitId: places.own,
        grants: [{ role: "hiring_manager", positionId }],
      });
    expect((await invite(own.id, "manager-1@positions.example")).status).toBe(201);
    const refused = await invite(theirs.id, "manager-2@positions.example");
    expect([refused.status, refused.body.error.code]).toEqual([404, "position.not_found"]);
  });
});

describe("an invitation for a position", () => {
  const invite = async (positionId: string) =>
    hr.call("POST", "/invitations", {
      planId: (await buildPlan(server, places.own)).id,
      positionId,
      candidate: { name: "周小满", phone: "13900003333" },
      expiresAt: new Date(server.services.clock.now().getTime() + 24 * 3_600_000).toISOString(),
    });

  test("makes an interview that whoever has only that position sees", async () => {
    const own = await buildPosition(server, places.own);
    const beside = await buildPosition(server, places.own);
    await hr.call("POST", `/positions/${own.id}/state`, { state: "open", version: 1 });
    await hr.call("POST", `/positions/${beside.id}/state`, { state: "open", version: 1 });
    const [first, second] = [await invite(own.id), await invite(beside.id)];
    expect([first.status, second.status]).toEqual([201, 201]);
    const grant: Grant = { role: "hiring_manager", orgUnitId: null, positionId: own.id };
    const manager = await buildColleague(server, [grant], { home: places.own });
    expect(idsOf(await manager.call("GET", "/interviews"))).toEqual([first.body.interviewId]);
    expect((await manager.call("GET", `/interviews/${second.body.interviewId}`)).status).toBe(404);
  });

  test("is refused where the position is not open, or not one's own to see", async () => {
    const paused = await invite((await buildPosition(server, places.own)).id);
    expect([paused.status, paused.body.error.code]).toEqual([409, "position.not_open"]);
    const theirs = await invite((await buildPosition(server, places.other)).id);
    expect([theirs.status, theirs.body.error.code]).toEqual([404, "position.not_found"]);
  });
});

describe("a plan from a position", () => {
  test("can be stored as it is, with the company's own and mandatory questions in it", async () => {
    const { id } = await buildPosition(server, places.own);
    const duty = await buildQuestionOf(server, places.hq, { dimension: "integrity" });
    await hq.call("PUT", `/questions/${duty.id}/mandatory`, { families: ["sales"] });
    const elsewhere = await buildQuestionOf(server, places.other, { dimension: "sales_drive" });
    const { status, body } = await hr.call("GET", `/positions/${id}/plan`);
    expect(status).toBe(200);
    const questions = listQuestions(planDefinitionSchema.parse(body.definition)).map(
      ({ question }) => question,
    );
    expect(questions.find(({ source }) => source?.questionId === duty.id)).toMatchObject({ mandatory: true });
    expect(questions.some(({ source }) => source?.questionId === elsewhere.id)).toBe(false);
    const stored = await hr.call("POST", "/plans", body);
    expect(stored.status).toBe(201);
    expect((await hr.call("GET", `/positions/${id}/plan?language=en`)).body.definition.language).toBe("en");
    await hq.call("PUT", `/questions/${duty.id}/mandatory`, { families: [] });
  });

  test("needs a competency model", async () => {
    const { id } = await buildPosition(server, places.own, { competencies: [] });
    const { status, body } = await hr.call("GET", `/positions/${id}/plan`);
    expect([status, body.error.code]).toEqual([409, "position.no_competencies"]);
  });
});

test("the library of dimensions comes in both languages", async () => {
  const { body } = await hr.call("GET", "/dimensions");
  expect(body.items.length).toBeGreaterThan(15);
  expect(body.items[0]).toMatchObject({
    zh: { anchors: expect.any(Array) },
    en: { name: expect.any(String) },
  });
});
