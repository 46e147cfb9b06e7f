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

test("whoever comes back hears what they missed, once", async () => {
  const live = await listen();
  await inviteSomebody(server);
  const seen = await live.next("interview");
  live.close();
  const { interviewId } = await inviteSomebody(server);
  const back = await listen(seen!.id);
  expect((await back.next("interview"))?.data.interviewId).toBe(interviewId);
  back.close();
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
