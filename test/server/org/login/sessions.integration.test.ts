import { StaffSession } from "../../../../server/org/entity";
import { LoginThrottle } from "../../../../server/org/login/entity";
import { pruneLogins } from "../../../../server/org/login/sessions";
import { API_TOKEN, type TestServer, openTestServer } from "../../../factories/server";
import { createTestClock } from "../../../support/testClock";
import { OTHER_PASSWORD, PASSWORD, codeOf, openBrowser, operate, welcome } from "./people";

const clock = createTestClock();
const MINUTE = 60_000;
let server: TestServer;
beforeAll(async () => {
  server = await openTestServer({ clock, env: { TRUST_PROXY: "true" } });
});
afterAll(() => server.close());

/** Somebody who is logged in at their desk and on their telephone. */
async function inTwoPlaces() {
  const { person, browser: desk } = await welcome(server);
  const userAgent = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Mobile/15E148 MicroMessenger/8.0";
  const phone = openBrowser(server, { userAgent });
  clock.advance(MINUTE);
  await phone.logIn(person);
  return { person, desk, phone };
}
const sessionsOf = async ({ call }: { call: typeof server.call }) =>
  (await call("GET", "/session/all")).body.items as { id: string; current: boolean; device: object }[];

test("one sees where one is logged in, the latest first, and which it is", async () => {
  const { desk } = await inTwoPlaces();
  expect(await sessionsOf(desk)).toMatchObject([
    { current: false, device: { browser: "wechat", system: "ios" } },
    { current: true, device: { browser: "firefox", system: "linux" } },
  ]);
});

test("one ends one's own, one by one or all others, and nobody else's", async () => {
  const { person, desk, phone } = await inTwoPlaces();
  const { desk: stranger } = await inTwoPlaces();
  const other = (await sessionsOf(desk)).find(({ current }) => !current);
  expect(codeOf(await stranger.call("DELETE", `/session/all/${other?.id}`))).toEqual([
    404,
    "session.not_found",
  ]);
  expect(await phone.who()).toBe(person.id);
  expect((await desk.call("DELETE", `/session/all/${other?.id}`)).status).toBe(204);
  expect(await phone.who()).toBeNull();

  await phone.logIn(person);
  expect((await desk.call("DELETE", "/session/all")).status).toBe(204);
  expect([await phone.who(), await desk.who()]).toEqual([null, person.id]);
});

test("an administrator ends all of somebody's; suspending does too, at once", async () => {
  for (const path of ["end-sessions", "suspend"]) {
    const { person, desk, phone } = await inTwoPlaces();
    expect((await operate(server)("POST", `/staff/${person.id}/${path}`)).status).toBeLessThan(300);
    expect([await desk.who(), await phone.who()]).toEqual([null, null]);
    expect((await desk.call("GET", "/account")).status).toBe(401);
  }
});

test("an administrator of a branch cannot log out somebody who has more than they", async () => {
  const unit = await operate(server)("POST", "/org/units", {
    parentId: "00000000-0000-7000-8000-000000000001",
    kind: "branch",
    name: "青岛分公司",
  });
  expect(unit.status).toBe(201);
  const { browser: branchAdmin } = await welcome(server, { role: "hq_admin", orgUnitId: unit.body.id });
  const { person: colleague } = await welcome(server, { orgUnitId: unit.body.id });
  const { person: outsider, browser: outside } = await welcome(server);
  expect((await branchAdmin.call("POST", `/staff/${colleague.id}/end-sessions`)).status).toBe(204);
  expect((await branchAdmin.call("POST", `/staff/${outsider.id}/end-sessions`)).status).toBe(404);
  expect(await outside.who()).toBe(outsider.id);

  const grants = [{ role: "hq_admin", orgUnitId: "00000000-0000-7000-8000-000000000001" }];
  await operate(server)("PUT", `/staff/${colleague.id}/grants`, { grants });
  const answer = await branchAdmin.call("DELETE", `/staff/${colleague.id}/second-factor`);
  expect(codeOf(answer)).toEqual([403, "staff.beyond"]);
});

test("a session ends twelve hours after the login, however much it is used", async () => {
  const { person, browser } = await welcome(server);
  for (let hour = 0; hour < 11; hour += 1) {
    clock.advance(60 * MINUTE);
    expect(await browser.who()).toBe(person.id);
  }
  clock.advance(60 * MINUTE);
  expect(await browser.who()).toBeNull();
});

test("being seen is written down at most each five minutes", async () => {
  const { browser } = await welcome(server);
  const [session] = await sessionsOf(browser);
  const seen = async () =>
    (await server.services.db.read.findOneByOrFail(StaffSession, { id: session?.id ?? "" })).lastSeenAt;
  const first = await seen();
  clock.advance(5 * MINUTE - 1);
  await browser.who();
  expect(await seen()).toEqual(first);
  clock.advance(1);
  await browser.who();
  expect((await seen()).getTime() - first.getTime()).toBe(5 * MINUTE);
});

test("a new password renews this session and ends the others", async () => {
  const { person, desk, phone } = await inTwoPlaces();
  const before = desk.cookies.get("zm_session");
  const change = (current: string, next: string) => desk.call("POST", "/account/password", { current, next });
  expect(codeOf(await change(OTHER_PASSWORD, "quartz & willow 17"))).toEqual([403, "account.password_wrong"]);
  expect(codeOf(await change(PASSWORD, "1234567890"))).toEqual([422, "password.common"]);
  expect(await phone.who()).toBe(person.id);
  expect((await change(PASSWORD, "quartz & willow 17")).status).toBe(204);
  expect([await desk.who(), await phone.who()]).toEqual([person.id, null]);
  expect(desk.cookies.get("zm_session")).not.toBe(before);
  expect((await openBrowser(server).logIn(person)).status).toBe(401);
  expect((await openBrowser(server).logIn(person, "quartz & willow 17")).status).toBe(204);
});

test("of two who change the password at once, one does", async () => {
  const { person, desk, phone } = await inTwoPlaces();
  const wanted = ["quartz & willow 17", "basalt & juniper 23"];
  const answers = await Promise.all(
    [desk, phone].map(({ call }, n) =>
      call("POST", "/account/password", { current: PASSWORD, next: wanted[n] }),
    ),
  );
  expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 403]);
  const winner = wanted[answers.findIndex(({ status }) => status === 204)] ?? "";
  expect((await openBrowser(server).logIn(person, winner)).status).toBe(204);
});

test("the deployment's token is nobody: it has no account, and no session to list", async () => {
  const bearer = { authorization: `Bearer ${API_TOKEN}` };
  for (const path of ["/account", "/session/all"]) {
    expect((await server.call("GET", path, undefined, bearer)).status).toBe(403);
    expect((await server.call("GET", path)).status).toBe(401);
  }
});

test("what is over is swept away, and nothing else", async () => {
  const { person, browser } = await welcome(server);
  const { services } = server;
  clock.advance(12 * 60 * MINUTE);
  const { browser: fresh, person: present } = await welcome(server);
  await openBrowser(server).logIn(person, OTHER_PASSWORD);
  await pruneLogins(services);
  expect(await services.db.read.countBy(StaffSession, { staffId: person.id })).toBe(0);
  expect(await services.db.read.countBy(StaffSession, { staffId: present.id })).toBe(1);
  expect(await services.db.read.count(LoginThrottle)).toBeGreaterThan(0);
  clock.advance(4 * 24 * 60 * MINUTE);
  await pruneLogins(services);
  expect(await services.db.read.count(LoginThrottle)).toBe(0);
  expect([await browser.who(), await fresh.who()]).toEqual([null, null]);
});
