import { SecondRound } from "../../../server/decisions/entity";
import { Message } from "../../../server/notifications/entity";
import { RoundSlot } from "../../../server/rounds/entity";
import { type Colleague, type Places, buildColleague, inUnit, openCompany } from "../../factories/org";
import { buildOpenPosition } from "../../factories/positions";
import { buildAdvanced } from "../../factories/rounds";
import { type Answer, type TestServer, openTestServer } from "../../factories/server";
import { runJobs } from "../../support/runJobs";

let server: TestServer;
let places: Places;
/** Noon in Shanghai, a Monday. */
const NOON = Date.parse("2026-03-02T04:00:00Z");
let now = NOON;
let hr: Colleague;
let interviewer: Colleague;

beforeAll(async () => {
  server = await openTestServer({
    env: { RATE_LIMITS: "false", TIME_ZONE: "Asia/Shanghai" },
    clock: { now: () => new Date(now) },
  });
  places = await openCompany(server);
  hr = await buildColleague(server, [inUnit("branch_hr", places.own)], { name: "赵敏" });
  interviewer = await buildColleague(server, [inUnit("hiring_manager", places.own)], { name: "程远" });
}, 60_000);
beforeEach(() => {
  now = NOON;
});
afterAll(() => server.close());

const THURSDAY = "2026-03-05T02:00:00.000Z";
const FRIDAY = "2026-03-06T06:00:00.000Z";
const slotAt = (startsAt: string, over = {}) => ({
  startsAt,
  minutes: 60,
  place: "中山路 88 号, 3 楼",
  contactPerson: "赵敏",
  interviewerIds: [interviewer.staff.id],
  capacity: 1,
  ...over,
});
const offer = (id: string, slots: object[], audience = "candidate", by = hr) =>
  by.call("POST", `/interviews/${id}/second-round/slots`, { audience, slots });
const pick = (
  candidate: (m: string, p: string, b?: unknown) => Promise<Answer>,
  slotId: string,
  reason = "",
) => candidate("POST", "/candidate/second-round/slot", { slotId, reason });
const roundOf = (interviewId: string) =>
  server.services.db.read.findOneByOrFail(SecondRound, { interviewId });
const codeOf = ({ status, body }: Answer) => [status, body.error?.code];
const unfold = (text: string) => text.replaceAll("\r\n ", "");

/** What of messages came out, in the clear. */
async function letters(where: object) {
  const { db, cipher } = server.services;
  const rows = await db.read.find(Message, { where, order: { createdAt: "ASC", id: "ASC" } });
  return rows.map((row) => ({
    ...row,
    text: cipher.decrypt(row.textSealed, `messages.text:${row.id}`),
    calendar: row.calendarSealed
      ? JSON.parse(cipher.decrypt(row.calendarSealed, `messages.calendar:${row.id}`))
      : null,
  }));
}

test("a candidate takes an offered time: agreed at once, told to both sides, with a file for calendars", async () => {
  const { id, candidate } = await buildAdvanced(server, places.own, { hr, name: "周小满" });
  const offered = await offer(id, [slotAt(THURSDAY), slotAt(FRIDAY)]);
  expect(offered.body.slots).toMatchObject([
    { startsAt: THURSDAY, taken: 0, capacity: 1, interviewers: [{ name: "程远" }] },
    { startsAt: FRIDAY },
  ]);
  expect((await letters({ interviewId: id, purpose: "second_round" })).at(-1)?.text).toContain("选好即确定");
  const seen = await candidate("GET", "/candidate/second-round");
  expect(seen.body.slots).toHaveLength(2);
  expect(JSON.stringify(seen.body.slots)).not.toContain(interviewer.staff.id);
  expect(codeOf(await candidate("GET", "/candidate/second-round/meeting.ics"))).toEqual([
    409,
    "round.no_file",
  ]);

  const [thursday] = seen.body.slots;
  const picked = await pick(candidate, thursday.id);
  expect(picked.body).toMatchObject({
    round: { state: "agreed", agreed: { startsAt: THURSDAY, place: "中山路 88 号, 3 楼" } },
    slots: [{ startsAt: FRIDAY }],
    mayMove: true,
  });
  await pick(candidate, thursday.id);
  const told = await letters({ interviewId: id, purpose: "second_round_agreed" });
  // One now, one the day before; the same choice again says nothing.
  expect(told.map(({ sendAfter }) => sendAfter?.toISOString() ?? null)).toEqual([
    null,
    "2026-03-04T02:00:00.000Z",
  ]);
  expect(told[1]).toMatchObject({ quietHours: { timeZone: "Asia/Shanghai" } });
  expect(told[1]?.text).toContain("复试提醒");
  const [notice] = await letters({ staffId: interviewer.staff.id, purpose: "notice" });
  expect(notice?.text).toContain("周小满");
  expect(notice?.calendar.method).toBe("REQUEST");
  expect(unfold(notice?.calendar.text)).toContain(`ATTENDEE;CN="程远"`);

  const file = await candidate("GET", "/candidate/second-round/meeting.ics");
  expect(file.headers.get("content-type")).toContain("text/calendar");
  const text = unfold(file.body);
  expect(text).toContain("DTSTART:20260305T020000Z\r\n");
  expect(text).toContain("LOCATION:中山路 88 号\\, 3 楼\r\n");
  expect(text).toContain("SEQUENCE:0\r\n");
  expect(text).not.toContain("程远");
  const mine = await interviewer.call("GET", "/account/interviews");
  expect(mine.body.items).toMatchObject([{ candidateName: "周小满", meeting: { startsAt: THURSDAY } }]);
});

test("two candidates never share a seat, whoever comes at the same moment", async () => {
  const positionId = (await buildOpenPosition(server, places.own)).id;
  const people = [];
  for (let count = 0; count < 4; count += 1)
    people.push(await buildAdvanced(server, places.own, { hr, positionId }));
  const [first] = people;
  await offer(first?.id ?? "", [slotAt(THURSDAY, { capacity: 2, interviewerIds: [] })], "position");
  const { body } = await people[3]!.candidate("GET", "/candidate/second-round");
  const slotId = body.slots[0].id;
  const answers = await Promise.all(people.map(({ candidate }) => pick(candidate, slotId)));
  const codes = answers.map((answer) => codeOf(answer));
  expect(codes.filter(([status]) => status === 200)).toHaveLength(2);
  expect(codes.filter(([, code]) => code === "round.slot_gone")).toHaveLength(2);
  expect(await server.services.db.read.findOneByOrFail(RoundSlot, { id: slotId })).toMatchObject({
    taken: 2,
  });
  expect(await server.services.db.read.countBy(SecondRound, { slotId })).toBe(2);

  // A seat that is given back can be taken.
  const lucky = people[answers.findIndex(({ status }) => status === 200)]!;
  const waiting = people[answers.findIndex(({ status }) => status !== 200)]!;
  await lucky.candidate("POST", "/candidate/second-round/decline", {});
  expect((await pick(waiting.candidate, slotId)).status).toBe(200);
});

test("two who change places at the same moment both get there", async () => {
  const positionId = (await buildOpenPosition(server, places.own)).id;
  const [one, other] = [
    await buildAdvanced(server, places.own, { hr, positionId }),
    await buildAdvanced(server, places.own, { hr, positionId }),
  ];
  const capacity = { capacity: 2, interviewerIds: [] };
  await offer(one.id, [slotAt(THURSDAY, capacity), slotAt(FRIDAY, capacity)], "position");
  // In another branch's rooms nobody of this one is met, though the position is the same.
  const far = await buildAdvanced(server, places.other, { positionId });
  expect((await far.candidate("GET", "/candidate/second-round")).body.slots).toEqual([]);
  const { body } = await one.candidate("GET", "/candidate/second-round");
  const [thursday, friday] = body.slots.map(({ id }: { id: string }) => id);
  expect(codeOf(await pick(far.candidate, thursday))).toEqual([404, "round.slot_not_found"]);
  await pick(one.candidate, thursday);
  await pick(other.candidate, friday);
  const answers = await Promise.all([
    pick(one.candidate, friday, "那天要出差"),
    pick(other.candidate, thursday, "那天要出差"),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  const slots = await server.services.db.read.findBy(RoundSlot, { positionId });
  expect(slots.map(({ taken }) => taken)).toEqual([1, 1]);
});

test("moving takes a reason, frees the seat, and calendars get the same event under a higher number", async () => {
  const { id, candidate } = await buildAdvanced(server, places.own, { hr });
  await offer(id, [slotAt(THURSDAY), slotAt(FRIDAY)]);
  const { body } = await candidate("GET", "/candidate/second-round");
  const [thursday, friday] = body.slots.map((slot: { id: string }) => slot.id);
  await pick(candidate, thursday);
  const first = unfold((await candidate("GET", "/candidate/second-round/meeting.ics")).body);
  expect(codeOf(await pick(candidate, friday))).toEqual([422, "second_round.reason_required"]);
  expect((await pick(candidate, friday, "那天要出差")).status).toBe(200);
  const moved = unfold((await hr.call("GET", `/interviews/${id}/second-round/meeting.ics`)).body);
  const uidOf = (text: string) => /UID:(\S+)/.exec(text)?.[1];
  expect(uidOf(moved)).toBe(uidOf(first));
  expect(moved).toContain("SEQUENCE:1\r\n");
  expect(moved).toContain("DTSTART:20260306T060000Z\r\n");
  const view = await hr.call("GET", `/interviews/${id}/rounds`);
  expect(view.body).toMatchObject({ round: { reason: "那天要出差" }, slots: [{ taken: 0 }, { taken: 1 }] });

  // Staff take it back, with a reason that the candidate reads.
  expect(codeOf(await hr.call("POST", `/interviews/${id}/second-round/reopening`, {}))[0]).toBe(422);
  const reason = "面试官临时出差";
  await hr.call("POST", `/interviews/${id}/second-round/reopening`, { reason });
  const off = unfold((await candidate("GET", "/candidate/second-round/meeting.ics")).body);
  expect(off).toContain("METHOD:CANCEL\r\n");
  expect(off).toContain("SEQUENCE:2\r\n");
  expect(uidOf(off)).toBe(uidOf(first));
  expect(await server.services.db.read.findOneByOrFail(RoundSlot, { id: friday })).toMatchObject({
    taken: 0,
  });
  const notices = await letters({ staffId: interviewer.staff.id, purpose: "notice" });
  expect(notices.at(-1)?.calendar.method).toBe("CANCEL");

  // And then a candidate has moved often enough by themselves.
  await pick(candidate, thursday);
  for (const slotId of [friday, thursday])
    expect((await pick(candidate, slotId, "又有变化")).status).toBe(200);
  expect(codeOf(await pick(candidate, friday, "又有变化"))).toEqual([409, "second_round.moves"]);
  expect((await candidate("GET", "/candidate/second-round")).body.mayMove).toBe(false);
});

test("whoever no longer meets the candidate hears that the meeting is off for them", async () => {
  const { id, candidate } = await buildAdvanced(server, places.own, { hr });
  const dropped = await buildColleague(server, [inUnit("hiring_manager", places.own)]);
  await offer(id, [slotAt(THURSDAY, { interviewerIds: [dropped.staff.id] }), slotAt(FRIDAY)]);
  const { body } = await candidate("GET", "/candidate/second-round");
  await pick(candidate, body.slots[0].id);
  await pick(candidate, body.slots[1].id, "那天要出差");
  const told = await letters({ staffId: dropped.staff.id, purpose: "notice" });
  expect(told.map(({ calendar }) => calendar.method)).toEqual(["REQUEST", "CANCEL"]);
  expect(unfold(told[1]?.calendar.text)).toContain("DTSTART:20260305T020000Z");
  expect((await dropped.call("GET", "/account/interviews")).body.items).toEqual([]);
});

test("offers are refused in words: what has passed, twice the same, nobody of this branch, no position", async () => {
  const { id, candidate } = await buildAdvanced(server, places.own, { hr });
  const stranger = await buildColleague(server, [inUnit("hiring_manager", places.other)]);
  const refusals = [
    [[slotAt("2026-03-02T03:00:00.000Z")], "round.slot_time"],
    [[slotAt(THURSDAY), slotAt(THURSDAY)], "round.slot_twice"],
    [[slotAt(THURSDAY, { interviewerIds: [stranger.staff.id] })], "round.interviewer_unknown"],
  ] as const;
  for (const [slots, code] of refusals) expect(codeOf(await offer(id, [...slots]))).toEqual([422, code]);
  expect(codeOf(await offer(id, [slotAt(THURSDAY)], "position"))).toEqual([422, "round.no_position"]);
  expect(codeOf(await offer(id, [slotAt(THURSDAY)], "candidate", stranger))).toEqual([
    404,
    "interview.not_found",
  ]);

  // A slot of somebody else's is nobody's to take; one that is closed is gone.
  const other = await buildAdvanced(server, places.own, { hr });
  await offer(other.id, [slotAt(FRIDAY)]);
  const [slot] = (await other.candidate("GET", "/candidate/second-round")).body.slots;
  expect(codeOf(await pick(candidate, slot.id))).toEqual([404, "round.slot_not_found"]);
  await hr.call("POST", `/interviews/${other.id}/second-round/slots/closing`, { slotId: slot.id });
  expect(codeOf(await pick(other.candidate, slot.id))).toEqual([409, "round.slot_gone"]);
  expect(await roundOf(other.id)).toMatchObject({ state: "proposing" });
});

test("a candidacy that ends calls its meeting off, unless somebody thinks again in time", async () => {
  const { services } = server;
  const end = async () => {
    const { id, candidate } = await buildAdvanced(server, places.own, { hr });
    await offer(id, [slotAt(THURSDAY)]);
    const { body } = await candidate("GET", "/candidate/second-round");
    await pick(candidate, body.slots[0].id);
    const tell = async (happened: object) => {
      const { candidacy } = (await hr.call("GET", `/interviews/${id}/rounds`)).body;
      return hr.call("POST", `/candidacies/${candidacy.id}/events`, { happened, seen: candidacy.events });
    };
    await tell({ type: "candidacy.rejected", data: { reason: "position_filled" } });
    return { id, tell };
  };
  const [gone, kept] = [await end(), await end()];
  await kept.tell({ type: "candidacy.reopened", data: { note: "弄错了人" } });
  await runJobs(services, ["rounds.end"]);
  expect(await roundOf(gone.id)).toMatchObject({ state: "agreed" });
  now += 31 * 60_000;
  await runJobs(services, ["rounds.end"]);
  expect(await roundOf(gone.id)).toMatchObject({ state: "cancelled", slotId: null, sequence: 1 });
  expect(await roundOf(kept.id)).toMatchObject({ state: "agreed" });
  const notices = await letters({ staffId: interviewer.staff.id, purpose: "notice" });
  expect(notices.at(-1)?.calendar.method).toBe("CANCEL");
});

test("a meeting is off with the letter, and before it only where the candidate would come for nothing", async () => {
  const { services } = server;
  // Tuesday, a quarter to nine in the evening: the letter is held over the night, the meeting is at nine.
  now = NOON + 32.75 * 3_600_000;
  const by = await buildColleague(server, [inUnit("branch_hr", places.own)]);
  const end = async (startsAt: string, letter: object | null) => {
    const { id, candidate } = await buildAdvanced(server, places.own, { hr: by });
    await offer(id, [slotAt(startsAt)], "candidate", by);
    const { body } = await candidate("GET", "/candidate/second-round");
    await pick(candidate, body.slots[0].id);
    const { candidacy } = (await by.call("GET", `/interviews/${id}/rounds`)).body;
    const happened = { type: "candidacy.rejected", data: { reason: "position_filled" } };
    await by.call("POST", `/candidacies/${candidacy.id}/events`, {
      happened,
      seen: candidacy.events,
      ...(letter ? { letter } : {}),
    });
    const seen = async () => ({
      state: (await candidate("GET", "/candidate/second-round")).body.round.state,
      isTo: (await candidate("GET", "/candidate/interview")).body.interview.secondRound,
      off: await letters({ interviewId: id, purpose: "second_round_off" }),
    });
    return { id, seen };
  };
  const work = () => runJobs(services, ["rounds.end", "letters.deliver"]);
  const soon = await end("2026-03-04T01:00:00.000Z", { offerTalentPool: false });
  const later = await end(FRIDAY, { offerTalentPool: false });
  const silent = await end("2026-03-10T06:00:00.000Z", null);
  now += 3 * 3_600_000;
  await work();
  const early = await soon.seen();
  expect([early.state, early.isTo]).toEqual(["cancelled", true]);
  expect(early.off).toHaveLength(1);
  expect(early.off[0]?.text).toMatch(/请不要前往.*工作人员会与您联系/u);
  for (const one of [later, silent])
    expect(await one.seen()).toEqual({ state: "agreed", isTo: true, off: [] });

  now = Date.parse("2026-03-04T01:10:00.000Z");
  await work();
  const told = await later.seen();
  expect([told.state, told.isTo]).toEqual(["cancelled", false]);
  expect(told.off).toHaveLength(1);
  expect(told.off[0]?.text).not.toContain("联系");
  expect(await silent.seen()).toEqual({ state: "agreed", isTo: true, off: [] });
  // Nobody wrote: with the three days of whoever tells them it is off, and they read why.
  now += 3 * 86_400_000;
  await work();
  expect(await silent.seen()).toMatchObject({ state: "cancelled", isTo: false, off: [{}] });
});

test("nobody is written to at night, unless the meeting is within hours", async () => {
  // Ten in the evening.
  now = NOON + 10 * 3_600_000;
  const by = await buildColleague(server, [inUnit("branch_hr", places.own)]);
  const { id, candidate } = await buildAdvanced(server, places.own, { hr: by });
  const waits = async (purpose: string) =>
    (await letters({ interviewId: id, purpose })).map(({ sendAfter }) => sendAfter?.toISOString() ?? null);
  expect(await waits("second_round")).toEqual(["2026-03-03T01:00:00.000Z"]);
  await offer(id, [slotAt("2026-03-03T00:30:00.000Z")], "candidate", by);
  const { body } = await candidate("GET", "/candidate/second-round");
  await pick(candidate, body.slots[0].id);
  expect(await waits("second_round_agreed")).toEqual([null]);
});

test("interviewers hear what is so: that they no longer come, or that there is no other time", async () => {
  const { id, candidate } = await buildAdvanced(server, places.own, { hr, name: "周小满" });
  const mine = await buildColleague(server, [inUnit("hiring_manager", places.own)], { name: "齐悦" });
  await offer(id, [slotAt(THURSDAY, { interviewerIds: [mine.staff.id] })]);
  const { body } = await candidate("GET", "/candidate/second-round");
  await pick(candidate, body.slots[0].id);
  const other = await buildColleague(server, [inUnit("hiring_manager", places.own)], { name: "林岚" });
  const name = (...people: Colleague[]) =>
    hr.call("PUT", `/interviews/${id}/second-round/interviewers`, {
      interviewerIds: people.map(({ staff }) => staff.id),
    });
  const last = async ({ staff }: Colleague) =>
    (await letters({ staffId: staff.id, purpose: "notice" })).at(-1);
  now += 60_000;
  await name(other);
  const gone = await last(mine);
  expect(gone?.text).toContain("您不用再参加");
  const file = unfold(gone?.calendar.text ?? "");
  expect(file).toContain("METHOD:CANCEL");
  expect(file).toContain("DTSTART:20260305T020000Z");
  expect(file).toContain("DTSTAMP:20260302T040100Z");
  // Named again they are told of the meeting again.
  await name(other, mine);
  expect((await last(mine))?.text).toContain("请您参加");
  await candidate("POST", "/candidate/second-round/decline", {});
  expect((await last(other))?.text).toContain("不会再约新的时间");
});

test("that somebody did not come is on record, once the time has come", async () => {
  const { id, candidate } = await buildAdvanced(server, places.own, { hr });
  await offer(id, [slotAt(THURSDAY)]);
  const { body } = await candidate("GET", "/candidate/second-round");
  await pick(candidate, body.slots[0].id);
  const missed = () => hr.call("PUT", `/interviews/${id}/second-round/attendance`, { attendance: "missed" });
  expect(codeOf(await missed())).toEqual([409, "round.not_begun"]);
  now = Date.parse(THURSDAY) + 29 * 60_000;
  const early = await buildColleague(server, [inUnit("branch_hr", places.own)]);
  expect(
    codeOf(await early.call("PUT", `/interviews/${id}/second-round/attendance`, { attendance: "missed" })),
  ).toEqual([409, "round.missed_early"]);
  now += 60_000;
  const later = await buildColleague(server, [inUnit("branch_hr", places.own)]);
  const say = () => later.call("PUT", `/interviews/${id}/second-round/attendance`, { attendance: "missed" });
  await say();
  const view = await say();
  expect(view.body.round).toMatchObject({ attendance: "missed" });
  const { body: timeline } = await later.call(
    "GET",
    `/candidates/${view.body.candidacy.candidate.id}/timeline`,
  );
  const types = timeline.items.map(({ type }: { type: string }) => type);
  expect(types.filter((type: string) => type === "candidacy.meeting_missed")).toHaveLength(1);
});
