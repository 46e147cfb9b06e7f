import { Job } from "../../../server/queue/entity";
import { PassRateAlert } from "../../../server/insight/passRates/entity";
import { raiseAlerts } from "../../../server/insight/passRates/raiseAlerts";
import { callDigest } from "../../../server/insight/callDigest";
import { Meeting, MeetingPerson } from "../../../server/meetings/entity";
import { Message } from "../../../server/notifications/entity";
import { buildChatter } from "../../factories/bot";
import { buildAlert, buildCompleted } from "../../factories/meetings";
import { type Places, buildColleague, inUnit, openCompany } from "../../factories/org";
import { type TestServer, openTestServer } from "../../factories/server";
import { type TestClock, createTestClock } from "../../support/testClock";

const DINGTALK = {
  DINGTALK_CLIENT_ID: "app",
  DINGTALK_CLIENT_SECRET: "secret",
  DINGTALK_CORP_ID: "corp",
  DINGTALK_CARD_TEMPLATE_ID: "card",
};

let server: TestServer;
let places: Places;
let clock: TestClock;
const DAY_MS = 86_400_000;

const news = async (event: string) => {
  const jobs = await server.services.db.read.findBy(Job, { kind: "chat.news" });
  return jobs.filter(({ payload }) => (payload as { event: string }).event === event);
};

beforeEach(async () => {
  clock = createTestClock("2026-03-02T00:30:00.000Z");
  server = await openTestServer({ env: { RATE_LIMITS: "false", ...DINGTALK }, clock });
  places = await openCompany(server);
});
afterEach(() => server.close());

test("an alert is raised once for a unit, a job and a window, and the chats hear of it", async () => {
  await buildCompleted(server, places.ownDepartment, { completed: 14, passed: 0 });
  await buildCompleted(server, places.own, { completed: 6, passed: 0 });
  await buildCompleted(server, places.other, { completed: 20, passed: 15 });
  expect(await raiseAlerts(server.services)).toBe(1);
  expect(await raiseAlerts(server.services)).toBe(0);
  clock.advance(DAY_MS);
  expect(await raiseAlerts(server.services)).toBe(0);
  const alerts = await server.services.db.read.find(PassRateAlert);
  expect(alerts).toMatchObject([
    { orgUnitId: places.own, jobTitle: "销售顾问", figures: { completed: 20, passed: 0 } },
  ]);
  expect(await news("alert.raised")).toHaveLength(1);
});

test("two workers that look at once raise one alert", async () => {
  await buildCompleted(server, places.own, { completed: 20, passed: 0 });
  await buildCompleted(server, places.other, { completed: 20, passed: 15 });
  const raised = await Promise.all([raiseAlerts(server.services), raiseAlerts(server.services)]);
  expect(raised[0] + raised[1]).toBe(1);
});

test("what was completed before the window does not count", async () => {
  await buildCompleted(server, places.own, { completed: 20, passed: 0 });
  await buildCompleted(server, places.other, { completed: 20, passed: 15 });
  clock.advance(31 * DAY_MS);
  expect(await raiseAlerts(server.services)).toBe(0);
});

test("a meeting is called once, by whoever is first; those concerned are asked", async () => {
  const alert = await buildAlert(server, places.own);
  const hr = await buildColleague(server, [inUnit("branch_hr", places.own)], { name: "人事" });
  const manager = await buildColleague(server, [inUnit("branch_manager", places.own)], { name: "经理" });
  const answers = await Promise.all([
    hr.call("POST", `/alerts/${alert.id}/meeting`, {}),
    manager.call("POST", `/alerts/${alert.id}/meeting`, {}),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  const meetings = await server.services.db.read.find(Meeting);
  expect(meetings).toHaveLength(1);
  expect(answers.map(({ body }) => body.id)).toEqual([meetings[0]?.id, meetings[0]?.id]);
  const people = await server.services.db.read.find(MeetingPerson);
  expect(people.map(({ staffId }) => staffId)).toEqual(
    expect.arrayContaining([hr.staff.id, manager.staff.id]),
  );
  expect(new Set(people.map(({ staffId }) => staffId)).size).toBe(people.length);
  expect(await news("meeting.called")).toHaveLength(1);
});

test("what came of it is written, and done is done by the first", async () => {
  const alert = await buildAlert(server, places.own);
  const hr = await buildColleague(server, [inUnit("branch_hr", places.own)], { name: "人事" });
  const { body: meeting } = await hr.call("POST", `/alerts/${alert.id}/meeting`, {});
  await hr.call("PUT", `/meetings/${meeting.id}`, { notes: "题目太难，改两道", done: true });
  const other = await buildColleague(server, [inUnit("branch_manager", places.own)], { name: "经理" });
  await other.call("PUT", `/meetings/${meeting.id}`, { done: true });
  const { body } = await hr.call("GET", `/meetings/${meeting.id}`);
  expect(body).toMatchObject({ notes: "题目太难，改两道", doneBy: "人事", alert: { id: alert.id } });
  const list = await hr.call("GET", "/alerts");
  expect(list.body.items).toMatchObject([{ id: alert.id, meeting: { id: meeting.id, doneAt: body.doneAt } }]);
});

test("somebody of another branch neither sees the alert nor calls its meeting", async () => {
  const alert = await buildAlert(server, places.own);
  const stranger = await buildColleague(server, [inUnit("branch_hr", places.other)]);
  expect((await stranger.call("POST", `/alerts/${alert.id}/meeting`, {})).body.error.code).toBe(
    "alert.not_found",
  );
  expect((await stranger.call("GET", "/alerts")).body.items).toEqual([]);
});

test("the digest is called for once a day, not before its time and not in the evening", async () => {
  // 08:30 in Shanghai.
  await callDigest(server.services);
  expect(await news("digest.due")).toHaveLength(0);
  clock.advance(30 * 60_000);
  await Promise.all([callDigest(server.services), callDigest(server.services)]);
  clock.advance(60_000);
  await callDigest(server.services);
  expect((await news("digest.due")).map(({ payload }) => payload)).toEqual([
    { event: "digest.due", id: "2026-03-02" },
  ]);
  // The next day nothing runs until 16:00.
  clock.advance(DAY_MS + 7 * 3_600_000);
  await callDigest(server.services);
  expect(await news("digest.due")).toHaveLength(1);
});

test("whoever no chat reaches is asked to come by mail, and nobody twice", async () => {
  const alert = await buildAlert(server, places.own);
  const caller = await buildColleague(server, [inUnit("branch_hr", places.own)], { name: "人事" });
  const chatter = await buildChatter(server, "mayue", [inUnit("branch_manager", places.own)]);
  const other = await buildColleague(server, [inUnit("branch_manager", places.own)], { name: "经理" });
  const { body: meeting } = await caller.call("POST", `/alerts/${alert.id}/meeting`, {});
  await caller.call("POST", `/alerts/${alert.id}/meeting`, {});
  const { db, cipher } = server.services;
  const mails = await db.read.findBy(Message, { purpose: "notice" });
  const people = await db.read.find(MeetingPerson);
  const expected = people
    .map(({ staffId }) => staffId)
    .filter((id) => id !== caller.staff.id && id !== chatter.staff.id);
  expect(mails.map(({ staffId }) => staffId).sort()).toEqual(expected.sort());
  expect(expected).toContain(other.staff.id);
  const mail = mails.find(({ staffId }) => staffId === other.staff.id);
  const to = cipher.decrypt(mail?.toSealed ?? "", `messages.to:${mail?.id}`);
  expect(to).toBe((await other.call("GET", "/account")).body.email);
  const text = cipher.decrypt(mail?.textSealed ?? "", `messages.text:${mail?.id}`);
  expect(text).toContain(`/console/meetings/${meeting.id}`);
  expect(text).toContain("人事 发起了");
});
