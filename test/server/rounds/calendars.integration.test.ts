import { RoundCalendar } from "../../../server/rounds/entity";
import { Message } from "../../../server/notifications/entity";
import { Job } from "../../../server/queue/entity";
import { type ChatServer, buildChatAccount, openServerWithChats } from "../../factories/chatAccounts";
import { type Colleague, type Places, buildColleague, inUnit, openCompany } from "../../factories/org";
import { buildAdvanced } from "../../factories/rounds";
import { runJobs } from "../../support/runJobs";

let chats: ChatServer;
let places: Places;
let hr: Colleague;
let onDingtalk: Colleague;
let onWecom: Colleague;
/** Noon in Shanghai, a Monday. */
const now = Date.parse("2026-03-02T04:00:00Z");
const THURSDAY = "2026-03-05T02:00:00.000Z";
const FRIDAY = "2026-03-06T06:00:00.000Z";

beforeAll(async () => {
  chats = await openServerWithChats({ clock: { now: () => new Date(now) }, env: { RATE_LIMITS: "false" } });
  const { server, dingtalk } = chats;
  places = await openCompany(server);
  hr = await buildColleague(server, [inUnit("branch_hr", places.own)], { name: "赵敏" });
  onDingtalk = await buildColleague(server, [inUnit("hiring_manager", places.own)], { name: "林知夏" });
  onWecom = await buildColleague(server, [inUnit("hiring_manager", places.own)], { name: "骆晴" });
  dingtalk.world.addPerson({ id: "lin", name: "林知夏" });
  const account = (platform: "dingtalk" | "wecom", userId: string, { staff }: Colleague) =>
    buildChatAccount(server, places.own, { platform, userId, userKey: userId, staffId: staff.id });
  await account("dingtalk", "lin", onDingtalk);
  await account("wecom", "LuoQing", onWecom);
}, 60_000);
afterAll(() => chats.close());

const sync = () => runJobs(chats.server.services, ["rounds.calendar"]);
const events = () => [...chats.dingtalk.calendar.events.values()];
const schedules = () => [...chats.wecom.schedules.values()];
const rowsOf = async (id: string) => {
  const { body } = await hr.call("GET", `/interviews/${id}/rounds`);
  return Object.fromEntries(
    body.calendars.map(({ platform, state }: { platform: string; state: string }) => [platform, state]),
  );
};

/** A round with two offered times, of which the candidate has taken the first. */
async function agreed() {
  const { id, candidate } = await buildAdvanced(chats.server, places.own, { hr, name: "周小满" });
  const interviewerIds = [onDingtalk.staff.id, onWecom.staff.id];
  const slot = { minutes: 60, place: "3 楼会议室", contactPerson: "赵敏", interviewerIds, capacity: 1 };
  const slots = [THURSDAY, FRIDAY].map((startsAt) => ({ ...slot, startsAt }));
  await hr.call("POST", `/interviews/${id}/second-round/slots`, { audience: "candidate", slots });
  const seen = await candidate("GET", "/candidate/second-round");
  const [thursday, friday] = seen.body.slots.map((one: { id: string }) => one.id);
  const pick = (slotId: string) =>
    candidate("POST", "/candidate/second-round/slot", { slotId, reason: "那天要出差" });
  await pick(thursday);
  return { id, candidate, moveOn: () => pick(friday) };
}
beforeEach(async () => {
  await sync();
  chats.dingtalk.calendar.events.clear();
  chats.wecom.schedules.clear();
  chats.dingtalk.faults.clear();
});

test("a meeting stands in the calendars of whoever meets the candidate, is moved there, and goes", async () => {
  const { id, candidate, moveOn } = await agreed();
  await sync();
  expect(events()).toMatchObject([
    {
      summary: expect.stringContaining("周小满"),
      start: { dateTime: THURSDAY },
      location: { displayName: "3 楼会议室" },
      attendees: [{ id: chats.dingtalk.world.people.get("lin")?.unionId }],
    },
  ]);
  expect(schedules()).toMatchObject([
    { start_time: Date.parse(THURSDAY) / 1_000, attendees: [{ userid: "LuoQing" }] },
  ]);
  expect(await rowsOf(id)).toEqual({ dingtalk: "done", wecom: "done" });
  // Whom a calendar tells gets no mail.
  const { read } = chats.server.services.db;
  expect(await read.countBy(Message, { staffId: onDingtalk.staff.id, purpose: "notice" })).toBe(0);

  await moveOn();
  await sync();
  expect(events()).toMatchObject([{ start: { dateTime: FRIDAY } }]);
  expect(schedules()).toMatchObject([{ start_time: Date.parse(FRIDAY) / 1_000 }]);
  await candidate("POST", "/candidate/second-round/decline", {});
  await sync();
  expect([events(), schedules()]).toEqual([[], []]);
  expect(await rowsOf(id)).toEqual({ dingtalk: "removed", wecom: "removed" });
});

test("an answer that was lost makes no second event: DingTalk knows it again, of WeCom's a person is told", async () => {
  const { id } = await agreed();
  chats.dingtalk.faults.arm("loseAnswer", 2);
  chats.wecom.faults.onCall("/oa/schedule/add", { does: "act_and_cut" });
  for (let tries = 0; tries < 4; tries += 1) await sync().catch(() => undefined);
  expect(events()).toHaveLength(1);
  expect(schedules()).toHaveLength(1);
  expect(await rowsOf(id)).toEqual({ dingtalk: "done", wecom: "unclear" });
  const { read } = chats.server.services.db;
  expect(await read.countBy(Message, { staffId: onWecom.staff.id, purpose: "notice" })).toBeGreaterThan(0);
  // Once somebody has looked.
  chats.wecom.schedules.clear();
  await hr.call("POST", `/interviews/${id}/second-round/calendars`, {});
  await sync();
  expect(await rowsOf(id)).toMatchObject({ wecom: "done" });
  expect(schedules()).toHaveLength(1);
});

test("a refused token is renewed; a refusal for good stands there in words, and holds nobody up", async () => {
  chats.dingtalk.faults.arm("refuseToken");
  chats.wecom.faults.onCall("/oa/schedule/add", { does: "errcode", errcode: 48_002 });
  const { id, candidate } = await agreed();
  await sync();
  expect(await rowsOf(id)).toEqual({ dingtalk: "done", wecom: "failed" });
  const [row] = await chats.server.services.db.read.findBy(RoundCalendar, { state: "failed" });
  expect(row?.detail).toBe("48002");
  expect((await candidate("GET", "/candidate/second-round")).body.round.state).toBe("agreed");
  expect(await chats.server.services.db.read.countBy(Job, { kind: "rounds.calendar", status: "dead" })).toBe(
    0,
  );
});
