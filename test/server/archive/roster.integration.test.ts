import { rebuildFacts } from "../../../server/archiveQueries/rebuildFacts";
import { ArchiveFact } from "../../../server/archiveQueries/entity";
import { RosterSync } from "../../../server/archive/roster/entity";
import { syncRoster } from "../../../server/archive/roster/syncRoster";
import { syncContacts } from "../../../server/chats/accounts/sync/syncContacts";
import { newId } from "../../../server/clock";
import { updateRows } from "../../../server/db/rows";
import type { JobHandler } from "../../../server/queue/runner";
import { Job } from "../../../server/queue/entity";
import { listSchedules } from "../../../server/schedules/listSchedules";
import { buildEmployee } from "../../factories/archive";
import { type ChatServer, openServerWithChats } from "../../factories/chatAccounts";
import { type Places, openCompany } from "../../factories/org";
import { API_TOKEN, type Json } from "../../factories/server";
import { createTestClock } from "../../support/testClock";

const DAY = 86_400_000;
const clock = createTestClock("2026-06-01T02:00:00.000Z");
let chats: ChatServer;
let places: Places;
beforeAll(async () => {
  chats = await openServerWithChats({ clock, env: { RATE_LIMITS: "false" } });
  places = await openCompany(chats.server);
}, 60_000);
afterAll(() => chats.close());

const services = () => chats.server.services;
const world = () => chats.dingtalk.world;
const hq = (method: string, path: string, body?: unknown, language = "zh") =>
  chats.server.call(method, path, body, {
    authorization: `Bearer ${API_TOKEN}`,
    "accept-language": language,
  });

type Context = { jobId: string; attempt: number };
/** Does what the worker's job does. */
async function perform<P>(handler: JobHandler<P>, payload: P, { jobId, attempt }: Context) {
  const { signal } = new AbortController();
  const commit = await handler.run(payload, { jobId, attempt, signal, progress: async () => undefined });
  if (commit) await services().db.write(commit);
}
const readContacts = () =>
  perform(
    syncContacts(services()),
    { platform: "dingtalk", whoeverLeft: true },
    { jobId: newId(), attempt: 1 },
  );
/** A night later the contacts are read, and then the roster. */
async function nextNight(): Promise<Json> {
  clock.advance(DAY);
  await readContacts();
  await perform(syncRoster(services()), {}, { jobId: newId(), attempt: 1 });
  return (await hq("GET", "/archive/roster")).body.sync;
}

const CLERK = {
  "sys00-mainDept": "门店运营部",
  "sys00-position": "店员",
  "sys01-positionLevel": "P5",
  "sys01-employeeStatus": "正式",
};
let members = 0;
/** Somebody who was hired here and is a member of the company's DingTalk since. */
async function buildMember(name = "陈一诺", roster: Record<string, string> = CLERK) {
  const person = await buildEmployee(chats.server, places.own, { name });
  const userId = `member-${(members += 1)}`;
  const fields = { "sys00-name": name, ...roster };
  world().addPerson({ id: userId, name, mobile: person.phone, roster: fields });
  const record = (type: string, data: object, on: string) =>
    hq("POST", `/candidacies/${person.id}/employment`, {
      happened: { type: `employment.${type}`, data },
      on,
    });
  return { ...person, userId, record };
}
type Member = Awaited<ReturnType<typeof buildMember>>;

const workOf = async ({ candidateId }: Member): Promise<Json> =>
  (await hq("GET", `/candidates/${candidateId}/work`)).body;
const recordsOf = async (member: Member) =>
  (await workOf(member)).records.map(({ type, data, on }: Json) => [
    type.replace("employment.", ""),
    data,
    on,
  ]);

test("who is seen for the first time is only taken note of; who is not found is counted", async () => {
  const member = await buildMember();
  await buildEmployee(chats.server, places.own, { name: "外人甲" });
  const other = await buildMember("许一诺");
  world().writeRoster(other.userId, { "sys00-name": "另一个人" });
  const empty = await buildMember("沈嘉木");
  world().addPerson({ id: empty.userId, name: "沈嘉木", mobile: empty.phone, roster: {} });
  expect((await hq("GET", "/archive/roster")).body.sync).toMatchObject({ state: "never", result: null });

  const sync = await nextNight();
  expect(sync).toMatchObject({
    state: "done",
    completedAt: clock.now().toISOString(),
    result: {
      people: 4,
      first: 1,
      written: 0,
      unstated: 0,
      noAccount: 1,
      noRecord: 1,
      unclear: 1,
      refused: 0,
    },
  });
  expect(await recordsOf(member)).toEqual([]);
});

test("another department and position is one record on the timeline, however often it is read", async () => {
  const member = await buildMember();
  await nextNight();
  world().writeRoster(member.userId, { "sys00-mainDept": "门店管理部", "sys00-position": "副店长" });
  expect((await nextNight()).result).toMatchObject({ written: 1, first: 0 });
  const moved = { from: "门店运营部 · 店员", to: "门店管理部 · 副店长" };
  const seenOn = clock.now().toISOString().slice(0, 10);
  expect(await recordsOf(member)).toEqual([["transferred", moved, seenOn]]);
  expect((await nextNight()).result).toMatchObject({ written: 0 });
  expect(await recordsOf(member)).toHaveLength(1);
  const { items } = (await hq("GET", `/candidates/${member.candidateId}/timeline`)).body;
  expect(items.filter(({ type }: Json) => type === "employment.transferred")).toMatchObject([
    { source: "import", data: moved },
  ]);

  // A person says that it was not so: it is not told again.
  const [{ id }] = (await workOf(member)).records;
  const note = { note: "只是借调" };
  expect((await hq("POST", `/candidacies/${member.id}/employment/${id}/void`, note)).status).toBe(200);
  expect((await nextNight()).result).toMatchObject({ written: 0 });
});

test("a higher level is a promotion; names of levels are not guessed at; probation is passed on its day", async () => {
  const member = await buildMember("林知夏", { ...CLERK, "sys01-employeeStatus": "试用" });
  await nextNight();
  world().writeRoster(member.userId, {
    "sys01-positionLevel": "P6",
    "sys01-employeeStatus": "正式",
    "sys01-regularTime": "2026-06-02",
  });
  expect((await nextNight()).result).toMatchObject({ written: 2 });
  const promotedOn = clock.now().toISOString().slice(0, 10);
  world().writeRoster(member.userId, { "sys01-positionLevel": "高级" });
  await nextNight();
  expect(await recordsOf(member)).toEqual([
    ["transferred", { from: "P6", to: "高级" }, clock.now().toISOString().slice(0, 10)],
    ["promoted", { from: "P5", to: "P6" }, promotedOn],
    ["probation", { passed: true }, "2026-06-02"],
  ]);
});

test("what a person has entered by hand is not written beside it", async () => {
  const member = await buildMember("何远山", { ...CLERK, "sys01-employeeStatus": "试用期" });
  await nextNight();
  const said = await member.record("promoted", { to: "店长（P6）" }, "2026-05-20");
  expect(said.status).toBe(200);
  await member.record("probation", { passed: true }, "2026-05-10");
  world().writeRoster(member.userId, {
    "sys00-position": "店长",
    "sys01-positionLevel": "P6",
    "sys01-employeeStatus": "3",
    "sys01-regularTime": "2026-05-12",
  });
  expect((await nextNight()).result).toMatchObject({ written: 0, refused: 0 });
  expect(await recordsOf(member)).toHaveLength(2);
  // What they entered of last time is not what happens now.
  world().writeRoster(member.userId, { "sys00-position": "店员" });
  await nextNight();
  expect((await recordsOf(member))[0].slice(0, 2)).toEqual(["transferred", { from: "店长", to: "店员" }]);
});

describe("who leaves", () => {
  const leave = (member: Member, day: string, why: object, isGone = true) =>
    world().addLeaver(member.userId, { lastWorkDay: new Date(`${day}T04:00:00Z`), isGone, ...why });

  test("has left on their last day, with the reason that DingTalk gives, and once", async () => {
    const resigned = await buildMember("苏晴");
    const ended = await buildMember("唐禾");
    const silent = await buildMember("周宁");
    const soon = await buildMember("秦岚");
    await nextNight();
    leave(resigned, "2026-06-03", { voluntaryReason: ["个人原因"] });
    leave(ended, "2026-06-02", { passiveReason: ["合同到期不续签"] });
    leave(silent, "2026-06-02", {});
    leave(soon, "2099-01-01", { voluntaryReason: ["家庭原因"] }, false);
    world().writeRoster(soon.userId, { "sys01-employeeStatus": "待离职" });
    expect((await nextNight()).result).toMatchObject({ written: 3, unstated: 1 });
    expect(await recordsOf(resigned)).toEqual([["left", { kind: "resigned" }, "2026-06-03"]]);
    expect(await recordsOf(ended)).toEqual([["left", { kind: "ended" }, "2026-06-02"]]);
    expect(await recordsOf(silent)).toEqual([["left", {}, "2026-06-02"]]);
    expect(await recordsOf(soon)).toEqual([]);
    expect((await workOf(silent)).jobs).toMatchObject([{ employed: false, leftOn: "2026-06-02" }]);
    expect((await nextNight()).result).toMatchObject({ written: 0 });

    const facts = () => services().db.read.findOneByOrFail(ArchiveFact, { candidacyId: silent.id });
    expect(await facts()).toMatchObject({ leftKind: null });
    await perform(rebuildFacts(services()), { after: "" }, { jobId: newId(), attempt: 1 });
    expect(await facts()).toMatchObject({ leftKind: null });
    expect((await facts()).leftAt).not.toBeNull();
    // Somebody knows why, and says so.
    const [{ id }] = (await workOf(silent)).records;
    const known = await silent.record("left", { kind: "dismissed", replaces: id }, "2026-06-02");
    expect(known.status).toBe(200);
    expect(await facts()).toMatchObject({ leftKind: "dismissed" });
    expect((await silent.record("left", { replaces: id }, "2026-06-02")).status).toBe(422);
  });

  test("is not told of twice, and not against what is on record", async () => {
    const byHand = await buildMember("宋词");
    const against = await buildMember("方圆");
    const back = await buildMember("叶青");
    await nextNight();
    await byHand.record("left", { kind: "dismissed" }, "2026-06-01");
    await against.record("award", { title: "月度之星" }, "2026-06-05");
    for (const member of [byHand, against, back])
      leave(member, "2026-06-03", { voluntaryReason: ["发展原因"] });
    expect((await nextNight()).result).toMatchObject({ written: 1, refused: 1 });
    expect(await recordsOf(byHand)).toEqual([["left", { kind: "dismissed" }, "2026-06-01"]]);
    expect(await recordsOf(against)).toHaveLength(1);
    // It was not so: a person's word stands, whatever the roster repeats.
    const [{ id }] = (await workOf(back)).records;
    await hq("POST", `/candidacies/${back.id}/employment/${id}/void`, { note: "返聘" });
    expect((await nextNight()).result).toMatchObject({ written: 0, refused: 1 });
    expect((await workOf(back)).jobs).toMatchObject([{ employed: true }]);
  });
});

test("cut off in the middle it goes on, writes nothing twice, and tells of all that was written", async () => {
  const [first, second] = [await buildMember("顾言"), await buildMember("程意")];
  await nextNight();
  clock.advance(DAY);
  for (const { userId } of [first, second]) world().writeRoster(userId, { "sys00-position": "组长" });
  const { roster } = world().people.get(first.userId) as { roster: Record<string, string> };
  // Told of the first, the platform breaks down: what comes after cannot be had.
  const told = { get: () => (chats.dingtalk.faults.arm("errorPage"), "组长"), configurable: true };
  Object.defineProperty(roster, "sys00-position", { ...told, enumerable: true });
  const job = newId();
  const one = syncRoster(services(), { mostAsked: 1 });
  await expect(perform(one, {}, { jobId: job, attempt: 1 })).rejects.toThrow("http.502");
  expect((await hq("GET", "/archive/roster")).body.sync).toMatchObject({ state: "waiting" });
  const moved = [["transferred", { from: "店员", to: "组长" }, clock.now().toISOString().slice(0, 10)]];
  expect([await recordsOf(first), await recordsOf(second)]).toEqual([moved, []]);

  Object.defineProperty(roster, "sys00-position", { value: "组长", enumerable: true });
  await perform(one, {}, { jobId: job, attempt: 2 });
  expect((await hq("GET", "/archive/roster")).body.sync).toMatchObject({
    state: "done",
    result: { written: 2 },
  });
  expect([await recordsOf(first), await recordsOf(second)]).toEqual([moved, moved]);
});

test("without the permission it is said what to switch on, nothing is touched, and it is not tried again", async () => {
  const member = await buildMember("江月");
  await nextNight();
  world().writeRoster(member.userId, { "sys00-position": "领班" });
  chats.dingtalk.faults.arm("refuseRoster");
  const before = (await hq("GET", "/archive/roster")).body.sync;
  expect(before.state).toBe("done");
  const failed = await nextNight();
  expect(failed).toMatchObject({
    state: "failed",
    denied: true,
    failure: "Forbidden.AccessDenied.AccessTokenPermissionDenied",
    result: before.result,
  });
  expect(await recordsOf(member)).toEqual([]);
  // Too many calls are no missing permission, though DingTalk says it in nearly the same words.
  clock.advance(DAY);
  chats.dingtalk.faults.arm("qps");
  const last = perform(syncRoster(services()), {}, { jobId: newId(), attempt: 5 });
  await expect(last).rejects.toThrow("QpsLimit");
  expect((await hq("GET", "/archive/roster")).body.sync).toMatchObject({ state: "failed", denied: false });
  expect(await nextNight()).toMatchObject({ state: "done", denied: false, result: { written: 1 } });
});

test("it is asked for by a press or by the night, runs once, and leaves a run that is alive alone", async () => {
  const queued = () => services().db.read.countBy(Job, { kind: "roster.sync" });
  expect((await hq("POST", "/archive/roster")).body.sync).toMatchObject({ state: "waiting" });
  expect((await hq("POST", "/archive/roster")).status).toBe(202);
  await listSchedules(services())
    .find(({ name }) => name === "roster.sync")
    ?.work();
  expect(await queued()).toBe(1);
  const running = { state: "running" as const, jobId: newId(), updatedAt: clock.now() };
  await services().db.write((tx) => updateRows(tx, RosterSync, { platform: "dingtalk" }, running));
  const refused = await hq("POST", "/archive/roster", undefined, "en");
  expect([refused.status, refused.body.error]).toMatchObject([
    409,
    { code: "roster.running", message: "The roster is being read right now." },
  ]);
  await perform(syncRoster(services()), {}, { jobId: newId(), attempt: 1 });
  expect((await hq("GET", "/archive/roster")).body.sync).toMatchObject({ state: "running" });
  clock.advance(4 * 60_000);
  await perform(syncRoster(services()), {}, { jobId: newId(), attempt: 1 });
  expect((await hq("GET", "/archive/roster")).body.sync).toMatchObject({ state: "done" });
});
