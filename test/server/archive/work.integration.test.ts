import { Candidate } from "../../../server/candidates/entity";
import { updateRows } from "../../../server/db/rows";
import { ArchiveEvent, Candidacy } from "../../../server/pipeline/entity";
import { rebuildState } from "../../../server/pipeline/recordEvent";
import { type StaffRole, staffRole } from "../../../server/org/permissions";
import {
  buildEmployee,
  buildHired,
  buildRated,
  buildRecordsBody,
  recordOnDay,
} from "../../factories/archive";
import { type Colleague, type Places, buildColleague, inUnit, openCompany } from "../../factories/org";
import { type Answer, type Json, type TestServer, openTestServer } from "../../factories/server";

let server: TestServer;
let places: Places;
let hr: Colleague;

beforeAll(async () => {
  server = await openTestServer({ env: { RATE_LIMITS: "false" } });
  places = await openCompany(server);
  hr = await buildColleague(server, [inUnit("branch_hr", places.own)], { name: "苏晴" });
}, 60_000);
afterAll(() => server.close());

const refusal = ({ status, body }: { status: number; body: Json }) => [status, body.error.code];
const put = (id: string, type: string, data: object, on: string) =>
  hr.call("POST", `/candidacies/${id}/employment`, { happened: { type: `employment.${type}`, data }, on });
const workOf = async (candidateId: string, by = hr) =>
  (await by.call("GET", `/candidates/${candidateId}/work`)).body;
const Q2 = { period: "2026Q2", score: 4, outOf: 5 };

test("work is backdated to the day, but not before the first one nor after the last", async () => {
  const { id, candidateId } = await buildHired(server, places.own, { startsOn: "2026-03-02" });
  expect((await put(id, "performance", Q2, "2026-06-30")).status).toBe(200);
  expect(refusal(await put(id, "award", { title: "新人奖" }, "2026-03-01"))).toEqual([
    422,
    "archive.before_hire",
  ]);
  expect(refusal(await put(id, "performance", { ...Q2, score: 2 }, "2026-06-30"))).toEqual([
    422,
    "archive.rated_otherwise",
  ]);
  expect(refusal(await put(id, "left", { kind: "resigned" }, "2026-05-01"))).toEqual([
    422,
    "archive.recorded_after",
  ]);
  await put(id, "left", { kind: "resigned" }, "2026-09-01");
  expect(refusal(await put(id, "award", { title: "新人奖" }, "2026-09-02"))).toEqual([
    422,
    "archive.after_leaving",
  ]);
  const { jobs, records } = await workOf(candidateId);
  expect(jobs).toMatchObject([{ startsOn: "2026-03-02", leftOn: "2026-09-01", employed: false }]);
  expect(records.map(({ on, type }: Json) => [on, type])).toEqual([
    ["2026-09-01", "employment.left"],
    ["2026-06-30", "employment.performance"],
  ]);
});

test("a correction stands in its place, and the first word stays, struck", async () => {
  const { id, eventId } = await buildRated(server, places.own);
  const { candidateId } = await server.services.db.read.findOneByOrFail(Candidacy, { id });
  const better = { ...Q2, score: 5, replaces: eventId };
  expect((await put(id, "performance", better, "2026-06-30")).status).toBe(200);
  expect(refusal(await put(id, "performance", { ...better, score: 3 }, "2026-06-30"))).toEqual([
    409,
    "archive.event_struck",
  ]);
  const { records } = await workOf(candidateId);
  expect(records.map(({ data, struck }: Json) => [data.score, struck])).toEqual([
    [5, false],
    [4, true],
  ]);
  expect(refusal(await put(id, "award", { title: "奖", replaces: records[0].id }, "2026-06-30"))).toEqual([
    422,
    "archive.other_kind",
  ]);
  const timeline = (await hr.call("GET", `/candidates/${candidateId}/timeline`)).body.items;
  expect(timeline.filter(({ struck }: Json) => struck).map((event: Json) => event.id)).toEqual([eventId]);
});

test("a leaving that was not so is taken back: they are at work, and the row is what its events say", async () => {
  const { id, candidateId } = await buildHired(server, places.own);
  await put(id, "left", { kind: "dismissed", note: "弄错了人" }, "2026-05-06");
  const [{ id: eventId }] = (await workOf(candidateId)).records;
  const taken = await hr.call("POST", `/candidacies/${id}/employment/${eventId}/void`, {
    note: "同名的另一位",
  });
  expect(taken.body).toMatchObject({ outcome: "hired", employed: true });
  const { db } = server.services;
  expect((await rebuildState({ manager: db.read }, id)).state).toMatchObject({ employed: true });
  expect((await put(id, "award", { title: "季度之星" }, "2026-07-01")).status).toBe(200);
  expect(await db.read.countBy(ArchiveEvent, { candidacyId: id })).toBe(5);
});

test("corrected back to the first word, and told again after it was taken back, it is on record again", async () => {
  const { id, eventId } = await buildRated(server, places.own);
  const { candidateId } = await server.services.db.read.findOneByOrFail(Candidacy, { id });
  const standing = async () =>
    (await workOf(candidateId)).records
      .filter(({ struck }: Json) => !struck)
      .map(({ id: own, data }: Json) => ({ own, data }));
  await put(id, "performance", { ...Q2, score: 5, replaces: eventId }, "2026-06-30");
  const [{ own }] = await standing();
  expect((await put(id, "performance", { ...Q2, replaces: own }, "2026-06-30")).status).toBe(200);
  expect(await standing()).toMatchObject([{ data: { score: 4 } }]);
  expect((await put(id, "performance", Q2, "2026-06-30")).status).toBe(200);
  expect(await standing()).toHaveLength(1);

  const leaving = { kind: "resigned" };
  await put(id, "left", leaving, "2026-08-01");
  const [left] = (await workOf(candidateId)).records;
  await hr.call("POST", `/candidacies/${id}/employment/${left.id}/void`, { note: "弄错了" });
  expect((await put(id, "left", leaving, "2026-08-01")).body).toMatchObject({ employed: false });
});

test("an employee number is somebody's once in the company", async () => {
  const [one, other] = [await buildHired(server, places.own), await buildHired(server, places.other)];
  const hq = await buildColleague(server, [inUnit("hq_hr", places.hq)]);
  const number = (id: string, value: string | null, by = hr) =>
    by.call("PUT", `/candidacies/${id}/employee-number`, { number: value });
  expect((await number(one.id, "E 100７")).status).toBe(204);
  expect(refusal(await number(other.id, "E1007", hq))).toEqual([409, "archive.number_taken"]);
  expect((await workOf(one.candidateId)).jobs[0].employeeNumber).toBe("E1007");
  await number(one.id, null);
  expect((await number(other.id, "E1007", hq)).status).toBe(204);
});

describe("who may read what", () => {
  const seen: Record<StaffRole, string[] | null> = {
    hq_admin: ["award", "discipline", "left: kind,note", "performance: note,outOf,period,score"],
    hq_hr: ["award", "discipline", "left: kind,note", "performance: note,outOf,period,score"],
    branch_hr: ["award", "discipline", "left: kind,note", "performance: note,outOf,period,score"],
    branch_manager: ["award", "left: ", "performance: outOf,period,score"],
    hiring_manager: ["award", "left: ", "performance: outOf,period,score"],
    auditor: null,
  };
  let candidateId: string;
  beforeAll(async () => {
    const candidacy = await buildHired(server, places.own);
    ({ candidateId } = candidacy);
    await put(candidacy.id, "performance", { ...Q2, note: "带教认真" }, "2026-06-30");
    await put(candidacy.id, "discipline", { title: "书面警告" }, "2026-07-01");
    await put(candidacy.id, "award", { title: "季度之星" }, "2026-07-02");
    await put(candidacy.id, "left", { kind: "resigned", note: "回老家" }, "2026-08-01");
  });
  const describeOf = (events: Json[]) =>
    events
      .filter(({ type }) => type.startsWith("employment."))
      .map(({ type, data }) => {
        const name = type.replace("employment.", "");
        const fields = ["left", "performance"].includes(name)
          ? `: ${Object.keys(data).toSorted().join(",")}`
          : "";
        return `${name}${fields}`;
      })
      .toSorted();

  test.each(staffRole.options)("as %s, on the timeline and in the work alike", async (role) => {
    const colleague = await buildColleague(server, [inUnit(role, places.own)]);
    const timeline = await colleague.call("GET", `/candidates/${candidateId}/timeline`);
    const work = await colleague.call("GET", `/candidates/${candidateId}/work`);
    const told = (answer: Answer, items: string) =>
      answer.status === 200 ? describeOf(answer.body[items]) : answer.status;
    expect(told(timeline, "items")).toEqual(seen[role] ?? 403);
    expect(told(work, "records")).toEqual(seen[role] ?? 403);
  });

  test("whose a step is follows from its job, not from where the person is kept now", async () => {
    const { id, candidateId: moved } = await buildHired(server, places.other);
    const elsewhere = await buildColleague(server, [inUnit("branch_hr", places.other)]);
    await recordOnDay(
      server,
      id,
      { type: "employment.discipline", data: { title: "书面警告" } },
      "2026-05-01",
    );
    await recordOnDay(
      server,
      id,
      { type: "employment.left", data: { kind: "dismissed", note: "旷工" } },
      "2026-06-01",
    );
    const { db } = server.services;
    await db.write((tx) => updateRows(tx, Candidate, { id: moved }, { orgUnitId: places.own }));
    const typesFor = async (by: Colleague) =>
      (await by.call("GET", `/candidates/${moved}/timeline`)).body.items.map(({ type }: Json) => type);
    expect(await typesFor(hr)).toEqual([]);
    const own = await buildHired(server, places.own, { candidateId: moved, startsOn: "2026-08-03" });
    await put(own.id, "award", { title: "季度之星" }, "2026-09-01");
    expect(await typesFor(hr)).toEqual(expect.arrayContaining(["employment.award", "candidacy.hired"]));
    expect(await typesFor(hr)).not.toContain("employment.left");
    const hq = await buildColleague(server, [inUnit("hq_hr", places.hq)]);
    expect(await typesFor(hq)).toEqual(
      expect.arrayContaining(["employment.award", "employment.left", "employment.discipline"]),
    );
    expect((await elsewhere.call("GET", `/candidates/${moved}/timeline`)).status).toBe(404);
  });

  test("the table can be looked at", async () => {
    const { groups } = (await hr.call("GET", "/archive/fields")).body;
    const roles = groups.find(({ group }: Json) => group === "discipline").roles;
    expect(roles).toEqual(["hq_admin", "hq_hr", "branch_hr"]);
  });
});

describe("attachments", () => {
  const upload = async (id: string, eventId: string, name: string, content: string, by = hr) => {
    const form = new FormData();
    form.set("file", new Blob([content]), name);
    const response = await fetch(
      `${server.origin}/api/v1/candidacies/${id}/employment/${eventId}/attachments`,
      { method: "POST", headers: { cookie: by.cookie, "x-requested-with": "zhimian" }, body: form },
    );
    return { status: response.status, body: (await response.json()) as Json };
  };

  test("a paper is kept sealed, called what it is, and opened by a link", async () => {
    const { id, eventId } = await buildRated(server, places.own);
    const content = "%PDF-1.7\n2026 年第二季度考核";
    const made = await upload(id, eventId, "..\\季度考核.pdf.exe", content);
    expect(made.status).toBe(201);
    const { candidateId } = await server.services.db.read.findOneByOrFail(Candidacy, { id });
    const [record] = (await workOf(candidateId)).records;
    expect(record.attachments.map(({ fileName }: Json) => fileName)).toEqual(["季度考核.pdf"]);
    const { body } = await hr.call("GET", `/candidacies/${id}/attachments/${made.body.id}`);
    const file = await fetch(`${server.origin}${body.url}`);
    expect(await file.text()).toBe(content);
    expect(file.headers.get("content-disposition")).toContain("attachment");
    expect((await hr.call("DELETE", `/candidacies/${id}/attachments/${made.body.id}`)).status).toBe(204);
    expect((await fetch(`${server.origin}${body.url}`)).status).toBe(404);
  });

  test("a program, a page and an unknown record are refused, whatever the name", async () => {
    const { id, eventId } = await buildRated(server, places.own);
    for (const content of ["MZ\u0000\u0001", "<html><script>1</script></html>", "<svg onload=1>"])
      expect(refusal(await upload(id, eventId, "证书.pdf", content))).toEqual([422, "attachment.type"]);
    const other = await buildRated(server, places.own);
    expect(refusal(await upload(id, other.eventId, "证书.pdf", "%PDF-1.7"))).toEqual([
      404,
      "archive.event_not_found",
    ]);
  });

  test("the paper of a warning is not for those who may not read of the warning", async () => {
    const { id } = await buildHired(server, places.own);
    const warning = { type: "employment.discipline" as const, data: { title: "书面警告" } };
    const eventId = await recordOnDay(server, id, warning, "2026-05-01");
    const { body } = await upload(id, eventId, "警告.pdf", "%PDF-1.7");
    const manager = await buildColleague(server, [inUnit("branch_manager", places.own)]);
    expect(refusal(await manager.call("GET", `/candidacies/${id}/attachments/${body.id}`))).toEqual([
      404,
      "attachment.not_found",
    ]);
  });

  test("the papers of what a manager sees in part are not theirs; those of a training are", async () => {
    const { id, candidateId } = await buildHired(server, places.own);
    const ids: Record<string, string> = {};
    for (const happened of [
      { type: "employment.left", data: { kind: "dismissed", note: "旷工" } },
      { type: "employment.training", data: { title: "新员工培训" } },
    ] as const) {
      const eventId = await recordOnDay(server, id, happened, "2026-05-01");
      ids[happened.type] = (await upload(id, eventId, "通知书.pdf", "%PDF-1.7")).body.id;
    }
    const manager = await buildColleague(server, [inUnit("branch_manager", places.own)]);
    const opened = async (type: string, by: Colleague) =>
      (await by.call("GET", `/candidacies/${id}/attachments/${ids[type]}`)).status;
    const listed = async (by: Colleague) =>
      Object.fromEntries(
        (await workOf(candidateId, by)).records.map(({ type, attachments }: Json) => [
          type,
          attachments.length,
        ]),
      );
    expect(await opened("employment.left", manager)).toBe(404);
    expect(await opened("employment.training", manager)).toBe(200);
    expect(await opened("employment.left", hr)).toBe(200);
    expect(await listed(manager)).toEqual({ "employment.left": 0, "employment.training": 1 });
    expect(await listed(hr)).toEqual({ "employment.left": 1, "employment.training": 1 });
  });
});

describe("records of other systems", () => {
  const send = (body: object, by = hr) => by.call("POST", "/archive/records", body);
  const statuses = ({ body }: { body: Json }) =>
    body.results.map(({ status, problem }: Json) => problem?.code ?? status);

  test("each is there once however often it is sent; a change has to be meant", async () => {
    const body = await buildRecordsBody(server, places.own);
    expect(statuses(await send(body))).toEqual(["written"]);
    expect(statuses(await send(body))).toEqual(["known"]);
    const [record] = body.records;
    const changed = {
      ...record,
      happened: { type: "employment.training", data: { title: "新员工培训", hours: 16 } },
    };
    expect(statuses(await send({ ...body, records: [changed] }))).toEqual(["archive.external_differs"]);
    const meant = { ...body, records: [{ ...changed, correct: true }] };
    expect(statuses(await send(meant))).toEqual(["corrected"]);
    expect(statuses(await send(meant))).toEqual(["known"]);
    const { candidateId } = await server.services.db.read.findOneByOrFail(Candidacy, {
      id: record?.person.candidacyId as string,
    });
    const hours = (await workOf(candidateId)).records.map(({ data, struck, source }: Json) => [
      data.hours,
      struck,
      source,
    ]);
    expect(hours).toEqual([
      [16, false, "api"],
      [8, true, "api"],
    ]);
  });

  test("a correction back stands, and can be corrected; a repeat does not undo what a person took back", async () => {
    const body = await buildRecordsBody(server, places.own);
    const [record] = body.records;
    const candidacyId = record?.person.candidacyId as string;
    const { candidateId } = await server.services.db.read.findOneByOrFail(Candidacy, { id: candidacyId });
    const sendHours = async (hours: number, more: object = {}) => {
      const happened = { type: "employment.training", data: { title: "新员工培训", hours } };
      return statuses(await send({ ...body, records: [{ ...record, happened, ...more }] }));
    };
    const standing = async () =>
      (await workOf(candidateId)).records
        .filter(({ struck, type }: Json) => !struck && type === "employment.training")
        .map(({ data }: Json) => data.hours);
    const correct = true;
    expect(await sendHours(4)).toEqual(["written"]);
    expect(await sendHours(5, { correct })).toEqual(["corrected"]);
    expect(await sendHours(4, { correct })).toEqual(["corrected"]);
    expect(await sendHours(4)).toEqual(["known"]);
    expect(await sendHours(6, { correct })).toEqual(["corrected"]);
    expect(await standing()).toEqual([6]);

    const [{ id: eventId }] = (await workOf(candidateId)).records;
    await hr.call("POST", `/candidacies/${candidacyId}/employment/${eventId}/void`, { note: "弄错了人" });
    const other = { externalId: `again-${candidacyId}` };
    expect(await sendHours(6)).toEqual(["known"]);
    expect(await sendHours(6, { correct })).toEqual(["archive.event_struck"]);
    expect(await sendHours(6, other)).toEqual(["known"]);
    expect(await standing()).toEqual([]);
    expect(await sendHours(7, { ...other, correct })).toEqual(["written"]);
    expect(await standing()).toEqual([7]);
  });

  test("a stranger, another branch's person and a wrong name are refused by themselves, or all with them", async () => {
    const { phone, id: candidacyId } = await buildEmployee(server, places.own, { name: "陈一诺" });
    const elsewhere = await buildEmployee(server, places.other, { name: "林远" });
    const happened = { type: "employment.award", data: { title: "季度之星" } };
    const of = (externalId: string, person: object) => ({ externalId, person, happened, on: "2026-07-01" });
    const records = [
      of("1", { candidacyId, name: "陈一诺" }),
      of("2", { phone, name: "陈二诺" }),
      of("3", { candidacyId: elsewhere.id, name: "林远" }),
      of("4", { employeeNumber: "E-none", name: "陈一诺" }),
      of("5", { name: "陈一诺" }),
    ];
    const refused = [
      "archive.person_other_name",
      "archive.person_unknown",
      "archive.person_unknown",
      "archive.person_missing",
    ];
    const all = await send({ system: "hr-core", mode: "all", records });
    expect(statuses(all)).toEqual(["archive.not_all", ...refused]);
    expect(statuses(await send({ system: "hr-core", records }))).toEqual(["written", ...refused]);
  });
});
