import { v7 } from "uuid";
import { newId } from "../../../server/clock";
import { insertAll } from "../../../server/db/insertAll";
import { DomainEventRow } from "../../../server/events/entity";
import { timeOfId } from "../../../server/events/events";
import { inviteSomebody } from "../../factories/interviews";
import { ROOT_UNIT } from "../../../server/org/tree";
import { buildCandidacy } from "../../factories/candidacies";
import { buildColleague, inUnit, openCompany } from "../../factories/org";
import { type TestServer, openTestServer } from "../../factories/server";
import { listenLive } from "../../support/listenLive";

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.close());

/** Opens the live channel as somebody of headquarters. */
async function listen(lastEventId?: string) {
  const login = await server.call(
    "POST",
    "/session/demo",
    { role: "hq_hr" },
    { "x-requested-with": "zhimian" },
  );
  const cookie = login.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  return { ...(await listenLive(server, cookie, lastEventId)), cookie };
}

test("a change is heard with its row of the list", async () => {
  const live = await listen();
  expect(live.response.headers.get("content-type")).toContain("text/event-stream");
  expect(live.response.headers.get("x-accel-buffering")).toBe("no");
  const { token, interviewId } = await inviteSomebody(server, { name: "秦朗" });
  const invited = await live.next("interview");
  expect(invited).toMatchObject({
    event: "interview",
    data: {
      interviewId,
      type: "interview.invited",
      summary: { status: "not_started", candidate: { name: "秦朗" } },
    },
  });
  await server.call("POST", "/candidate/open", { token });
  expect((await live.next("interview"))?.data).toMatchObject({
    type: "interview.opened",
    summary: { status: "opened" },
  });
  live.close();
});

/** Hears on until something of this interview comes. */
async function hearOf(live: Awaited<ReturnType<typeof listenLive>>, interviewId: string) {
  for (let heard = await live.next(); heard; heard = await live.next())
    if (heard.data.interviewId === interviewId) return heard;
  throw new Error("the channel ended");
}

test("whoever comes back hears what they missed, whatever has happened to it once", async () => {
  const live = await listen();
  await inviteSomebody(server);
  const seen = await live.next("interview");
  live.close();
  const { interviewId, token } = await inviteSomebody(server);
  await server.call("POST", "/candidate/open", { token });
  const back = await listen(seen!.id);
  expect((await hearOf(back, interviewId)).data).toMatchObject({
    type: "interview.opened",
    summary: { status: "opened" },
  });
  back.close();
});

/** Time passes by itself, but for what is done again and again. */
const ALL_BUT_INTERVALS = [
  "Date",
  "hrtime",
  "nextTick",
  "performance",
  "queueMicrotask",
  "setImmediate",
  "clearImmediate",
  "setTimeout",
  "clearTimeout",
] as const;

describe("who comes back after a long time, or to another process", () => {
  /** What has happened to somebody nobody here may see, each second up to a moment. */
  const happen = (count: number, untilMs: number) =>
    server.services.db.write((tx) =>
      insertAll(
        tx,
        DomainEventRow,
        Array.from({ length: count }, (_, index) => ({
          id: v7({ msecs: untilMs - (count - index) * 1_000 }),
          type: "interview.opened",
          interviewId: newId(),
          data: {},
          at: new Date(),
        })),
      ),
    );
  const idAt = (ms: number) => v7({ msecs: ms });
  let places: Awaited<ReturnType<typeof openCompany>>;
  let cookie: string;
  beforeAll(async () => {
    places = await openCompany(server);
    ({ cookie } = await buildColleague(server, [inUnit("branch_hr", places.own)]));
  });

  test("hears of their branch, however much happened in others; and beyond a bound that it was too much", async () => {
    const start = Date.now();
    await happen(1_200, start - 60_000);
    const { id } = await buildCandidacy(server, places.own);
    const back = await listenLive(server, cookie, idAt(start - 1_400_000));
    expect((await back.next("candidacy"))?.data.candidacyId).toBe(id);
    back.close();
    await happen(1_200, start - 60_000);
    const late = await listenLive(server, cookie, idAt(start - 1_400_000));
    expect((await late.next())?.event).toBe("reload");
    late.close();
  });

  test("hears what a clock behind, or a late commit, has put before what was heard", async () => {
    const { interviewId } = await inviteSomebody(server);
    const heardLast = newId();
    const row = { type: "report.composed", interviewId, data: { version: 1 }, at: new Date() };
    await server.services.db.write((tx) =>
      tx.manager.insert(DomainEventRow, { ...row, id: idAt(Date.now() - 10_000) }),
    );
    const back = await listen(heardLast);
    expect((await back.next("report"))?.data.interviewId).toBe(interviewId);
    back.close();
  });

  test("goes on from where the channel was, though nothing on it was for them", async () => {
    jest.useFakeTimers({ now: Date.now(), doNotFake: [...ALL_BUT_INTERVALS] });
    const live = await listenLive(server, cookie);
    const opened = await live.nextId();
    await inviteSomebody(server);
    let later = opened;
    while (later === opened) {
      jest.advanceTimersByTime(15_000);
      later = await live.nextId();
    }
    jest.useRealTimers();
    expect(timeOfId(later!)).toBeGreaterThan(timeOfId(opened!));
    live.close();
  });

  test("what could not be told ends the channel, and is told to whoever comes back", async () => {
    const { db } = server.services;
    const rename = (from: string, to: string) =>
      db.write((tx) => tx.manager.query(`ALTER TABLE ${from} RENAME TO ${to}`));
    const live = await listen();
    const first = await inviteSomebody(server);
    const { id } = await hearOf(live, first.interviewId);
    const { interviewId, token } = await inviteSomebody(server);
    await hearOf(live, interviewId);
    await rename("reviews", "reviews_elsewhere");
    try {
      await server.call("POST", "/candidate/open", { token });
      expect(await live.next("interview")).toBeNull();
    } finally {
      await rename("reviews_elsewhere", "reviews");
    }
    const back = await listen(id);
    expect((await hearOf(back, interviewId)).data.type).toBe("interview.opened");
    back.close();
  });
});

test("a candidacy that changes is heard where it may be seen, without a name", async () => {
  const places = await openCompany(server);
  const here = await buildColleague(server, [inUnit("branch_hr", places.own)]);
  const [mine, other] = [await listenLive(server, here.cookie), await listen()];
  const elsewhere = await buildCandidacy(server, places.other);
  const { id, candidateId, positionId } = await buildCandidacy(server, places.own, { name: "凌霄" });
  const heard = await mine.next();
  expect(heard).toMatchObject({
    event: "candidacy",
    data: { candidacyId: id, candidateId, positionId },
  });
  expect(JSON.stringify(heard)).not.toContain("凌霄");
  expect((await other.next("candidacy"))?.data.candidacyId).toBe(elsewhere.id);
  for (const each of [mine, other]) each.close();
});

test("a session that has ended hears nothing more", async () => {
  const live = await listen();
  await server.call("DELETE", "/session", undefined, { cookie: live.cookie });
  await inviteSomebody(server);
  expect(await live.next()).toBeNull();
});

test("the channel of somebody suspended ends at once; that of others goes on", async () => {
  const admin = await server.staff("hq_admin");
  const colleague = await buildColleague(server, [inUnit("hq_hr", ROOT_UNIT)]);
  const live = await listenLive(server, colleague.cookie);
  const other = await listen();
  expect((await admin("POST", `/staff/${colleague.staff.id}/suspend`)).status).toBe(200);
  expect(await live.next()).toBeNull();
  const { interviewId } = await inviteSomebody(server);
  expect((await other.next("interview"))?.data.interviewId).toBe(interviewId);
  other.close();
});

test("the channel ends with the logout", async () => {
  const live = await listen();
  await server.call("DELETE", "/session", undefined, { cookie: live.cookie });
  expect(await live.next()).toBeNull();
});

test("the channel ends when somebody else logs in in the same browser", async () => {
  const live = await listen();
  const headers = { "x-requested-with": "zhimian", cookie: live.cookie };
  await server.call("POST", "/session/demo", { role: "auditor" }, headers);
  expect(await live.next()).toBeNull();
});

test("nobody listens without logging in", async () => {
  expect((await fetch(`${server.origin}/api/v1/live`)).status).toBe(401);
});
