import { composeServices } from "../../../../server/composeServices";
import { updateRows } from "../../../../server/db/rows";
import { Staff, StaffGrant } from "../../../../server/org/entity";
import { logIn } from "../../../../server/org/login/logIn";
import { isOutdated } from "../../../../server/org/login/passwords";
import { type TestServer, openTestServer } from "../../../factories/server";
import { createTestClock } from "../../../support/testClock";
import {
  OTHER_PASSWORD,
  PASSWORD,
  type Browser,
  type Person,
  codeOf,
  invite,
  openBrowser,
  operate,
  takeIn,
  welcome,
} from "./people";

/** The very object that the product calls, so that its work can be counted. */
const argon2 = jest.requireActual<typeof import("@node-rs/argon2")>("@node-rs/argon2");
const clock = createTestClock();
let server: TestServer;
beforeAll(async () => {
  server = await openTestServer({ clock, env: { TRUST_PROXY: "true" } });
});
afterAll(() => server.close());

let address = 0;
/** At an address that no other test has spoilt. */
const stranger = () => openBrowser(server, { ip: `198.51.100.${(address += 1)}` });

async function fail(browser: Browser, person: Person, times: number) {
  const answers = [];
  for (let n = 0; n < times; n += 1) answers.push(await browser.logIn(person, OTHER_PASSWORD));
  return answers.map(({ status }) => status);
}

describe("a login", () => {
  test("by address and password gives a session, however the address is written", async () => {
    const { person } = await welcome(server);
    const browser = stranger();
    const answer = await browser.logIn({ ...person, email: person.email.toUpperCase() });
    expect(answer.status).toBe(204);
    expect(await browser.who()).toBe(person.id);
    const [session, device] = answer.headers.getSetCookie();
    for (const cookie of [session, device]) expect(cookie).toMatch(/; samesite=strict; httponly$/i);
  });

  test("has one answer for the unknown, the wrong, the suspended and who never came", async () => {
    const { person } = await welcome(server);
    const { person: suspended } = await welcome(server);
    await operate(server)("POST", `/staff/${suspended.id}/suspend`);
    const invited = await takeIn(server);
    await invite(server, invited);
    const answers = [
      await stranger().logIn(person, OTHER_PASSWORD),
      await stranger().logIn({ ...person, email: "nobody@hengtong.example" }),
      await stranger().logIn(suspended),
      await stranger().logIn(invited),
    ];
    const shown = answers.map(({ status, body, headers }) => ({
      status,
      code: body.error.code,
      message: body.error.message,
      cookies: headers.getSetCookie(),
    }));
    expect(new Set(shown.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(shown[0]).toMatchObject({ status: 401, code: "session.credentials_wrong", cookies: [] });
  });

  test("does the same hashing and the same looking up whoever it is", async () => {
    const { person } = await welcome(server);
    const lookUp = jest.spyOn(server.services.db.read, "query");
    const verify = jest.spyOn(argon2, "verify");
    const work = [];
    for (const email of [person.email, "nobody.at.all@hengtong.example"]) {
      await stranger().call("POST", "/session/password", { email, password: OTHER_PASSWORD });
      work.push({
        statements: lookUp.mock.calls.splice(0).map(([sql]) => sql),
        costs: verify.mock.calls.splice(0).map(([stored]) => argon2.parseOptions(stored)),
      });
    }
    lookUp.mockRestore();
    verify.mockRestore();
    expect(work[0]?.costs).toHaveLength(1);
    expect(work[0]).toEqual(work[1]);
  });

  test("ends the session that the browser brought along, whoever planted it there", async () => {
    const { person, browser: attacker } = await welcome(server);
    const { person: victim } = await welcome(server);
    const browser = stranger();
    for (const [name, value] of attacker.cookies) browser.cookies.set(name, value);
    const planted = browser.cookies.get("zm_session");
    expect((await browser.logIn(victim)).status).toBe(204);
    expect(browser.cookies.get("zm_session")).not.toBe(planted);
    expect(await browser.who()).toBe(victim.id);
    expect(await attacker.who()).toBeNull();
    expect(person.id).not.toBe(victim.id);
  });

  test("from another site's page is refused", async () => {
    const { person } = await welcome(server);
    const { email } = person;
    expect(codeOf(await server.call("POST", "/session/password", { email, password: PASSWORD }))).toEqual([
      403,
      "request.forged",
    ]);
  });

  test("of somebody without any role says so, once they have proved who they are", async () => {
    const { person } = await welcome(server);
    await server.services.db.write((tx) => tx.manager.delete(StaffGrant, { staffId: person.id }));
    expect(codeOf(await stranger().logIn(person))).toEqual([403, "session.no_role"]);
    expect(codeOf(await stranger().logIn(person, OTHER_PASSWORD))).toEqual([
      401,
      "session.credentials_wrong",
    ]);
  });

  test("renews a hash of another cost", async () => {
    const { person } = await welcome(server);
    const { db } = server.services;
    const passwordHash = await argon2.hash(PASSWORD, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
    await db.write((tx) => updateRows(tx, Staff, { id: person.id }, { passwordHash }));
    expect((await stranger().logIn(person)).status).toBe(204);
    const renewed = await db.read.findOneByOrFail(Staff, { id: person.id });
    expect(isOutdated(renewed.passwordHash ?? "")).toBe(false);
    expect((await stranger().logIn(person)).status).toBe(204);
  });
});

describe("guessing", () => {
  test("costs a growing wait for the account, from whatever address, known or not", async () => {
    const { person } = await welcome(server);
    for (const target of [person, { ...person, email: "no.such.person@hengtong.example" }]) {
      expect(await fail(stranger(), target, 6)).toEqual(Array(6).fill(401));
      const elsewhere = stranger();
      const refused = await elsewhere.logIn(target, OTHER_PASSWORD);
      expect(codeOf(refused)).toEqual([429, "session.throttled"]);
      expect(refused.headers.get("retry-after")).toBe("1");
      clock.advance(1_000);
      expect(await fail(elsewhere, target, 2)).toEqual([401, 429]);
      clock.advance(1_999);
      expect(await fail(elsewhere, target, 1)).toEqual([429]);
      clock.advance(1);
      expect(await fail(elsewhere, target, 1)).toEqual([401]);
    }
  });

  test("does not shut out the person, neither in a browser they know nor for long elsewhere", async () => {
    const { person, browser: known } = await welcome(server);
    await known.call("DELETE", "/session");
    const attacker = stranger();
    for (let n = 0; n < 40; n += 1) {
      await attacker.logIn(person, OTHER_PASSWORD);
      clock.advance(300_000);
    }
    await attacker.logIn(person, OTHER_PASSWORD);
    expect((await attacker.logIn(person, OTHER_PASSWORD)).status).toBe(429);
    expect((await stranger().logIn(person)).status).toBe(429);
    expect((await known.logIn(person)).status).toBe(204);
    clock.advance(300_000);
    expect((await stranger().logIn(person)).status).toBe(204);
  });

  test("in a browser that is known has a wait of its own", async () => {
    const { person, browser } = await welcome(server);
    expect(await fail(browser, person, 7)).toEqual([...Array(6).fill(401), 429]);
    // Another person's trust in that browser is not this one's.
    const { person: other } = await welcome(server);
    expect((await browser.logIn(other)).status).toBe(204);
  });

  test("many accounts from one address is slowed down by the address", async () => {
    const { person } = await welcome(server);
    const attacker = stranger();
    const statuses = [];
    for (let n = 0; n < 32; n += 1) {
      statuses.push((await attacker.logIn({ ...person, email: `guess${n}@hengtong.example` })).status);
    }
    expect(statuses).toEqual([...Array(31).fill(401), 429]);
    // One's own account does not wash the address clean.
    clock.advance(1_000);
    expect((await attacker.logIn(person)).status).toBe(204);
    expect((await attacker.logIn({ ...person, email: "guess@hengtong.example" })).status).toBe(401);
    expect((await attacker.logIn({ ...person, email: "guess2@hengtong.example" })).status).toBe(429);
  });

  test("an address that claims to be another one's proxy is still itself", async () => {
    const { person } = await welcome(server);
    const ip = "198.51.100.23";
    const statuses = [];
    for (let n = 0; n < 32; n += 1) {
      // The proxy adds whom it heard it from behind whatever was sent.
      const claiming = openBrowser(server, { ip: `203.0.113.${n}, ${ip}` });
      const guess = { ...person, email: `claim${n}@hengtong.example` };
      statuses.push((await claiming.logIn(guess)).status);
    }
    expect(statuses).toEqual([...Array(31).fill(401), 429]);
  });

  test("a hundred at once are a hundred", async () => {
    const { person } = await welcome(server);
    const answers = await Promise.all(
      Array.from({ length: 40 }, () => stranger().logIn(person, OTHER_PASSWORD)),
    );
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(6);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(34);
  });

  test("is remembered by whatever process asks next", async () => {
    const { person } = await welcome(server);
    await fail(stranger(), person, 6);
    const { services, close } = await composeServices(server.services.env, { clock });
    const from = { ip: "192.0.2.1", deviceOf: () => null };
    await expect(logIn(services, { email: person.email, password: PASSWORD }, from)).rejects.toMatchObject({
      code: "session.throttled",
    });
    await close();
  });
});
