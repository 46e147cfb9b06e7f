import { decideInterview } from "../../../server/decisions/decideInterview";
import { SecondRound } from "../../../server/decisions/entity";
import { reverseDecision } from "../../../server/decisions/reverseDecision";
import { agreeTime } from "../../../server/decisions/secondRound/agreeTime";
import { declineSecondRound, proposeTimes } from "../../../server/decisions/secondRound/proposeTimes";
import { reopenTimes } from "../../../server/decisions/secondRound/reopenTimes";
import { offeredTimes } from "../../../server/decisions/secondRound/offeredTimes";
import { insertRow, updateRows } from "../../../server/db/rows";
import { DomainEventRow } from "../../../server/events/entity";
import type { CandidateActor, StaffActor } from "../../../server/http/actors";
import { CandidateSession } from "../../../server/interviews/identityEntity";
import { Interview } from "../../../server/interviews/entity";
import { newId } from "../../../server/clock";
import { inviteCandidate } from "../../../server/invitations/inviteCandidate";
import { Message } from "../../../server/notifications/entity";
import { isMoot } from "../../../server/notifications/isMoot";
import { actorOfSession } from "../../../server/org/staffSessions";
import { createToken, hashToken } from "../../../server/security/tokens";
import { buildReported } from "../../factories/decisions";
import { nextPhone } from "../../factories/interviews";
import {
  type Colleague,
  type Places,
  buildColleague,
  buildPlan,
  inUnit,
  openCompany,
} from "../../factories/org";
import { type Call, type TestServer, openTestServer } from "../../factories/server";

let server: TestServer;
let places: Places;
/** Noon in Shanghai, a Monday. */
const NOON = Date.parse("2026-03-02T04:00:00Z");
let now = NOON;

beforeAll(async () => {
  server = await openTestServer({
    env: { RATE_LIMITS: "false", TIME_ZONE: "Asia/Shanghai" },
    clock: { now: () => new Date(now) },
  });
  places = await openCompany(server);
}, 60_000);
beforeEach(() => {
  now = NOON;
});
afterAll(() => server.close());

async function actorOf({ cookie }: Colleague): Promise<StaffActor> {
  const actor = await actorOfSession(server.services, hashToken(cookie.split("=")[1] ?? ""));
  if (!actor) throw new Error("nobody");
  return actor;
}
const hrOf = async (unitId: string) => actorOf(await buildColleague(server, [inUnit("branch_hr", unitId)]));

/** The candidate's own requests, as after the one-time code. */
async function callOf(interviewId: string): Promise<Call> {
  const token = createToken(32);
  const at = new Date(now);
  await server.services.db.write((tx) =>
    insertRow(tx, CandidateSession, {
      id: newId(),
      interviewId,
      tokenHash: hashToken(token),
      createdAt: at,
      expiresAt: new Date(now + 86_400_000),
    }),
  );
  return (method, path, body) => server.call(method, path, body, { authorization: `Bearer ${token}` });
}

/** Somebody who advanced, and the HR who let them. */
async function advanced() {
  const { id } = await buildReported(server, places.own);
  const hr = await hrOf(places.own);
  const { decision } = await decideInterview(server.services, hr, id, { outcome: "advance", via: "console" });
  const candidate: CandidateActor = { kind: "candidate", sessionId: newId(), interviewId: id, tabId: null };
  return { id, hr, decision, candidate };
}
const offered = () => offeredTimes(new Date(now), "Asia/Shanghai");
const timesAt = (...indexes: number[]) =>
  indexes.map((index) => offered()[index] as { startsAt: string; endsAt: string });
const roundOf = (interviewId: string) =>
  server.services.db.read.findOneByOrFail(SecondRound, { interviewId });
const countEvents = (interviewId: string, type: string) =>
  server.services.db.read.countBy(DomainEventRow, { interviewId, type });
const letters = (interviewId: string, purpose: "second_round" | "second_round_agreed") =>
  server.services.db.read.findBy(Message, { interviewId, purpose });
/** Tuesday, 10:00 to 11:00 in Shanghai, in the first morning that is offered. */
const agreement = {
  startsAt: "2026-03-03T02:00:00.000Z",
  endsAt: "2026-03-03T03:00:00.000Z",
  place: "中山路 88 号",
  contactPerson: "赵敏 010-5555 0100",
};
const agree = (hr: StaffActor, id: string, over = {}) =>
  agreeTime(server.services, hr, id, { ...agreement, ...over });

describe("the candidate", () => {
  test("sees on their own page what they may choose, chooses, and chooses anew", async () => {
    const { id } = await advanced();
    const call = await callOf(id);
    expect((await call("GET", "/candidate/interview")).body.interview.secondRound).toBe(true);
    const seen = await call("GET", "/candidate/second-round");
    expect(seen.body).toMatchObject({
      round: { state: "proposing", times: [] },
      most: 3,
      timeZone: "Asia/Shanghai",
    });
    expect(seen.body.offered).toHaveLength(20);
    const [second, first] = timesAt(4, 1);
    const chosen = { times: [second, first], note: " 下午更方便 " };
    const { status, body } = await call("PUT", "/candidate/second-round/times", chosen);
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { round: { state: "proposed", times: [first, second], note: "下午更方便" } },
    });
    // The same again says nothing new; other times do.
    await call("PUT", "/candidate/second-round/times", chosen);
    expect(await countEvents(id, "second_round.proposed")).toBe(1);
    await call("PUT", "/candidate/second-round/times", { times: timesAt(2), note: "" });
    expect(await countEvents(id, "second_round.proposed")).toBe(2);
    expect(await roundOf(id)).toMatchObject({ times: timesAt(2), note: null });
  });

  test("may choose neither a time that is not offered, nor one twice, nor more than three", async () => {
    const { id } = await advanced();
    const call = await callOf(id);
    const choose = async (times: unknown[]) =>
      (await call("PUT", "/candidate/second-round/times", { times })).body.error?.code;
    const [first] = timesAt(0);
    const night = { startsAt: "2026-03-03T18:00:00.000Z", endsAt: "2026-03-03T20:00:00.000Z" };
    expect(await choose([night])).toBe("second_round.time");
    expect(await choose([{ startsAt: first?.startsAt, endsAt: night.endsAt }])).toBe("second_round.time");
    expect(await choose([first, first])).toBe("second_round.time");
    expect(await choose(timesAt(0, 1, 2, 3))).toBe("request.invalid");
    expect(await choose([])).toBe("request.invalid");
    expect(await roundOf(id)).toMatchObject({ state: "proposing" });
  });

  test("who did not advance has none, and cannot say anything to it", async () => {
    const { id } = await buildReported(server, places.own);
    const call = await callOf(id);
    expect((await call("GET", "/candidate/interview")).body.interview.secondRound).toBe(false);
    expect((await call("GET", "/candidate/second-round")).body.round).toBeNull();
    const { status } = await call("PUT", "/candidate/second-round/times", { times: timesAt(0) });
    expect(status).toBe(404);
  });

  test("declines once, also when a time was agreed; then nothing is agreed any more", async () => {
    const { id, hr, candidate } = await advanced();
    await proposeTimes(server.services, candidate, { times: timesAt(0), note: "" });
    await agree(hr, id);
    await Promise.all([
      declineSecondRound(server.services, candidate),
      declineSecondRound(server.services, candidate),
    ]);
    expect(await countEvents(id, "second_round.declined")).toBe(1);
    await expect(agree(hr, id)).rejects.toMatchObject({ status: 409, code: "second_round.over" });
    await expect(
      proposeTimes(server.services, candidate, { times: timesAt(1), note: "" }),
    ).rejects.toMatchObject({ code: "second_round.over" });
  });
});

describe("an agreement", () => {
  test("is one of the candidate's times, and is told to them once, by the link that they have", async () => {
    const { id, hr, candidate } = await advanced();
    await proposeTimes(server.services, candidate, { times: timesAt(0), note: "" });
    const results = await Promise.all([agree(hr, id), agree(hr, id)]);
    expect(results[0]).toEqual(results[1]);
    expect(results[0]).toMatchObject({ state: "agreed", agreed: agreement });
    expect(await countEvents(id, "second_round.agreed")).toBe(1);
    const [invitation] = await letters(id, "second_round");
    const told = await letters(id, "second_round_agreed");
    expect(told).toHaveLength(1);
    const { cipher } = server.services;
    const paramsOf = (message: Message | undefined) =>
      JSON.parse(cipher.decrypt(message?.paramsSealed ?? "", `messages.params:${message?.id}`));
    expect(paramsOf(told[0])).toMatchObject({ token: paramsOf(invitation).token, time: "3月3日周二 10:00" });
    await expect(agree(hr, id, { place: "别处的会议室" })).rejects.toMatchObject({
      code: "second_round.settled",
    });
    const text = await callOf(id).then((call) => call("GET", "/candidate/second-round"));
    expect(text.body.round).toMatchObject({ state: "agreed", agreed: agreement });
    expect(text.body.round).not.toHaveProperty("agreedBy");
  });

  test.each([
    ["another day", { startsAt: "2026-03-04T02:00:00.000Z", endsAt: "2026-03-04T03:00:00.000Z" }],
    ["longer than their time", { endsAt: "2026-03-03T05:00:00.000Z" }],
    ["backwards", { endsAt: "2026-03-03T01:00:00.000Z" }],
  ])("is refused where it is %s", async (_, over) => {
    const { id, hr, candidate } = await advanced();
    await proposeTimes(server.services, candidate, { times: timesAt(0), note: "" });
    await expect(agree(hr, id, over)).rejects.toMatchObject({
      status: 422,
      code: "second_round.not_proposed",
    });
    expect(await letters(id, "second_round_agreed")).toEqual([]);
  });

  test("comes neither before the candidate spoke, nor for what has passed, nor from elsewhere", async () => {
    const { id, hr, candidate } = await advanced();
    await expect(agree(hr, id)).rejects.toMatchObject({ code: "second_round.not_proposed" });
    await proposeTimes(server.services, candidate, { times: timesAt(0), note: "" });
    await expect(agree(await hrOf(places.other), id)).rejects.toMatchObject({ code: "interview.not_found" });
    now = Date.parse(agreement.startsAt);
    await expect(agree(hr, id)).rejects.toMatchObject({ code: "second_round.not_proposed" });
  });
});

describe("another time", () => {
  const reopen = (hr: StaffActor, id: string) =>
    reopenTimes(server.services, hr, id, { reason: "面试官临时出差" });
  const another = { startsAt: "2026-03-04T02:00:00.000Z", endsAt: "2026-03-04T03:00:00.000Z" };

  test("is asked for by HR, told to the candidate once, and agreed like the first", async () => {
    const { id, hr, candidate } = await advanced();
    await proposeTimes(server.services, candidate, { times: timesAt(0), note: "" });
    await agree(hr, id);
    const [, stale] = [...(await letters(id, "second_round")), ...(await letters(id, "second_round_agreed"))];
    now += 1_000;
    await Promise.all([reopen(hr, id), reopen(hr, id)]);
    expect(await roundOf(id)).toMatchObject({ state: "proposing", times: [], startsAt: null, place: null });
    expect(await countEvents(id, "second_round.reopened")).toBe(1);
    const told = (await letters(id, "second_round")).toSorted(
      (one, other) => one.createdAt.getTime() - other.createdAt.getTime(),
    );
    expect(told).toHaveLength(2);
    const { cipher } = server.services;
    const textOf = (message: Message | undefined) =>
      cipher.decrypt(message?.textSealed ?? "", `messages.text:${message?.id}`);
    expect(textOf(told[1])).toContain("原定的时间取消");
    expect(await isMoot(server.services, server.services.db.read, stale as Message)).toBe(true);

    await proposeTimes(server.services, candidate, { times: timesAt(2), note: "" });
    now += 1_000;
    expect(await agree(hr, id, another)).toMatchObject({ state: "agreed", agreed: another });
    const agreedLetters = await letters(id, "second_round_agreed");
    expect(agreedLetters.filter(({ sendAfter }) => sendAfter === null)).toHaveLength(2);
    // The letter of the time that is off must not come after the other.
    expect(await isMoot(server.services, server.services.db.read, stale as Message)).toBe(true);
  });

  test("is asked for by the candidate until the agreed one has come", async () => {
    const { id, hr, candidate } = await advanced();
    await proposeTimes(server.services, candidate, { times: timesAt(0), note: "" });
    await agree(hr, id);
    const change = { times: timesAt(2), note: "那天要出差" };
    await Promise.all([
      proposeTimes(server.services, candidate, change),
      proposeTimes(server.services, candidate, change),
    ]);
    expect(await roundOf(id)).toMatchObject({ state: "proposed", startsAt: null, note: "那天要出差" });
    expect(await countEvents(id, "second_round.reopened")).toBe(1);
    await agree(hr, id, another);
    now = Date.parse(another.startsAt);
    await expect(proposeTimes(server.services, candidate, change)).rejects.toMatchObject({
      code: "second_round.agreed",
    });
  });

  test("is nobody's to ask for from elsewhere, nor once it is over", async () => {
    const { id, hr, candidate } = await advanced();
    await expect(reopen(await hrOf(places.other), id)).rejects.toMatchObject({ code: "interview.not_found" });
    expect(await reopen(hr, id)).toMatchObject({ state: "proposing" });
    await declineSecondRound(server.services, candidate);
    await expect(reopen(hr, id)).rejects.toMatchObject({ code: "second_round.over" });
    expect(await countEvents(id, "second_round.reopened")).toBe(0);
  });
});

test("a letter that still waits says nothing any more once the round is called off, and a new one has its own", async () => {
  const { id, hr, decision, candidate } = await advanced();
  const { services } = server;
  const [letter] = await letters(id, "second_round");
  expect(await isMoot(services, services.db.read, letter as Message)).toBe(false);
  await reverseDecision(services, hr, id, { decisionId: decision.id, reason: "看错了人" });
  expect(await isMoot(services, services.db.read, letter as Message)).toBe(true);
  await expect(proposeTimes(services, candidate, { times: timesAt(0), note: "" })).rejects.toMatchObject({
    code: "second_round.over",
  });
  now += 1000;
  await decideInterview(services, hr, id, { outcome: "advance", via: "console" });
  await proposeTimes(services, candidate, { times: timesAt(0), note: "" });
  const rounds = await services.db.read.find(SecondRound, {
    where: { interviewId: id },
    order: { createdAt: "ASC" },
  });
  expect(rounds.map(({ state }) => state)).toEqual(["cancelled", "proposed"]);
});

test("whoever withdraws from the interview withdraws from its second round", async () => {
  const { id, hr, candidate } = await advanced();
  await proposeTimes(server.services, candidate, { times: timesAt(0), note: "" });
  const call = await callOf(id);
  expect((await call("POST", "/candidate/withdraw", {})).status).toBe(200);
  expect(await roundOf(id)).toMatchObject({ state: "cancelled" });
  await expect(agree(hr, id)).rejects.toMatchObject({ code: "second_round.over" });
});

test("somebody whose time ran out, and who advanced all the same, gets in by their link too", async () => {
  const { id } = await buildReported(server, places.own, { status: "timed_out" });
  await decideInterview(server.services, await hrOf(places.own), id, { outcome: "advance", via: "console" });
  const [letter] = await letters(id, "second_round");
  const { token } = JSON.parse(
    server.services.cipher.decrypt(letter?.paramsSealed ?? "", `messages.params:${letter?.id}`),
  );
  const opened = await server.call("POST", "/candidate/open", { token });
  expect(opened.body).toMatchObject({ status: "timed_out", secondRound: true });
  const sent = await server.call("POST", "/candidate/codes", { token, channel: "sms" });
  expect(sent.status).toBe(202);
});

test("the letter goes the way on which the invitation arrived, else by phone", async () => {
  const { services } = server;
  const hr = await hrOf(places.own);
  const channelsAfter = async (state: "delivered" | "failed") => {
    const { interviewId: id } = await inviteCandidate(
      services,
      {
        planId: (await buildPlan(server, places.own)).id,
        candidate: { name: "周小满", phone: nextPhone(), email: "xiaoman@people.example" },
        expiresAt: new Date(now + 86_400_000).toISOString(),
        accommodations: { extraTimePercent: 0, textOnly: false },
        deliverBy: ["email"],
      },
      { orgUnitId: places.own, plans: "all" },
    );
    await services.db.write(async (tx) => {
      await updateRows(tx, Message, { interviewId: id }, { state });
      await updateRows(tx, Interview, { id }, { status: "completed", reportState: "ready" });
    });
    await decideInterview(services, hr, id, { outcome: "advance", via: "console" });
    return (await letters(id, "second_round")).map(({ channel }) => channel);
  };
  expect(await channelsAfter("delivered")).toEqual(["email"]);
  expect(await channelsAfter("failed")).toEqual(["sms"]);
});
