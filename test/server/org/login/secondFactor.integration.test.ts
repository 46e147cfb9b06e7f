import { generateSync } from "otplib";
import { Staff } from "../../../../server/org/entity";
import { type TestServer, openTestServer } from "../../../factories/server";
import { createTestClock } from "../../../support/testClock";
import {
  OTHER_PASSWORD,
  PASSWORD,
  type Browser,
  codeOf,
  invite,
  mailedToken,
  openBrowser,
  operate,
  runResets,
  takeIn,
  welcome,
} from "./people";

const clock = createTestClock();
let server: TestServer;
beforeAll(async () => {
  server = await openTestServer({ clock, env: { TRUST_PROXY: "true" } });
});
afterAll(() => server.close());

const codeFrom = (secret: string) =>
  generateSync({ secret, epoch: Math.floor(clock.now().getTime() / 1000) });

async function enrol(browser: Browser, confirmation: object = {}) {
  const begun = await browser.call("POST", "/account/second-factor/secret", confirmation);
  const { secret } = begun.body as { secret: string };
  const done = await browser.call("POST", "/account/second-factor", { code: codeFrom(secret) });
  clock.advance(30_000);
  return { secret, begun, done, recoveryCodes: done.body.recoveryCodes as string[] };
}

/** Somebody with a second factor, in a browser that never saw them. */
async function protectedPerson() {
  const { person, browser: own } = await welcome(server);
  return { person, own, browser: openBrowser(server), ...(await enrol(own)) };
}

describe("a second factor", () => {
  test("begins with its first code and shows ten recovery codes", async () => {
    const { person, own, begun, recoveryCodes } = await protectedPerson();
    expect(begun.body.uri).toMatch(/^otpauth:\/\/totp\//);
    expect(begun.body.qrCode).toMatch(/^data:image\/svg\+xml;base64,/);
    expect(new Set(recoveryCodes).size).toBe(10);
    const { body } = await own.call("GET", "/account");
    expect(body).toMatchObject({
      email: person.email,
      hasPassword: true,
      secondFactor: { enabledAt: expect.any(String), recoveryCodesLeft: 10, required: false },
    });
    const { db } = server.services;
    const stored = JSON.stringify([
      await db.read.query("SELECT * FROM staff"),
      await db.read.query("SELECT * FROM staff_recovery_codes"),
    ]);
    for (const secret of [begun.body.secret, ...recoveryCodes]) expect(stored).not.toContain(secret);
  });

  test("is asked for after the password, and only then", async () => {
    const { person, browser, secret } = await protectedPerson();
    expect(codeOf(await browser.logIn(person))).toEqual([401, "session.code_required"]);
    expect(await browser.who()).toBeNull();
    expect(codeOf(await browser.logIn(person, OTHER_PASSWORD, codeFrom(secret)))).toEqual([
      401,
      "session.credentials_wrong",
    ]);
    expect((await browser.logIn(person, PASSWORD, codeFrom(secret))).status).toBe(204);
    expect(await browser.who()).toBe(person.id);
  });

  test("takes a code once: neither it nor an older one comes in again", async () => {
    const { person, browser, secret } = await protectedPerson();
    const older = codeFrom(secret);
    clock.advance(30_000);
    const code = codeFrom(secret);
    expect((await browser.logIn(person, PASSWORD, code)).status).toBe(204);
    for (const replayed of [code, older]) {
      expect(codeOf(await openBrowser(server).logIn(person, PASSWORD, replayed))).toEqual([
        401,
        "session.code_wrong",
      ]);
    }
    clock.advance(30_000);
    expect((await openBrowser(server).logIn(person, PASSWORD, codeFrom(secret))).status).toBe(204);
  });

  test("of two who bring the same code at once, one comes in", async () => {
    const { person, secret, recoveryCodes } = await protectedPerson();
    for (const code of [codeFrom(secret), recoveryCodes[0]]) {
      const both = await Promise.all([1, 2].map(() => openBrowser(server).logIn(person, PASSWORD, code)));
      expect(both.map(({ status }) => status).toSorted()).toEqual([204, 401]);
    }
  });

  test("the code that turned it on does not log in", async () => {
    const { person, browser: own } = await welcome(server);
    const { body } = await own.call("POST", "/account/second-factor/secret", {});
    const code = codeFrom(body.secret);
    await own.call("POST", "/account/second-factor", { code });
    expect(codeOf(await openBrowser(server).logIn(person, PASSWORD, code))).toEqual([
      401,
      "session.code_wrong",
    ]);
  });

  test("guessed at is slowed down, also in a browser that is known", async () => {
    const { person, own, secret } = await protectedPerson();
    const wrong = [];
    for (let n = 0; n < 7; n += 1) wrong.push((await own.logIn(person, PASSWORD, "000000")).status);
    expect(wrong).toEqual([...Array(6).fill(401), 429]);
    expect((await openBrowser(server).logIn(person, PASSWORD, codeFrom(secret))).status).toBe(429);
    clock.advance(1_000);
    expect((await own.logIn(person, PASSWORD, codeFrom(secret))).status).toBe(204);
  });

  test("is stood in for by each recovery code once, however it is typed", async () => {
    const { person, recoveryCodes } = await protectedPerson();
    const typed = recoveryCodes[3]?.toUpperCase().replaceAll("-", " ") ?? "";
    const browser = openBrowser(server);
    expect((await browser.logIn(person, PASSWORD, typed)).status).toBe(204);
    expect((await browser.call("GET", "/account")).body.secondFactor.recoveryCodesLeft).toBe(9);
    expect((await openBrowser(server).logIn(person, PASSWORD, typed)).status).toBe(401);
  });

  test("stays through a reset of the password", async () => {
    const { person, secret } = await protectedPerson();
    const browser = openBrowser(server, { ip: "198.51.100.9" });
    await browser.call("POST", "/password-resets", { email: person.email });
    await runResets(server);
    const token = await mailedToken(server, person);
    await browser.call("POST", "/staff-links/password", { token, password: OTHER_PASSWORD });
    expect(codeOf(await browser.logIn(person, OTHER_PASSWORD))).toEqual([401, "session.code_required"]);
    expect((await browser.logIn(person, OTHER_PASSWORD, codeFrom(secret))).status).toBe(204);
  });
});

describe("changing it", () => {
  test("needs the password where the login is some time ago", async () => {
    const { person, browser } = await welcome(server);
    clock.advance(10 * 60_000 + 1);
    expect((await browser.call("GET", "/account")).body.mustConfirm).toBe(true);
    const begin = (body: object) => browser.call("POST", "/account/second-factor/secret", body);
    expect(codeOf(await begin({}))).toEqual([403, "account.password_required"]);
    expect(codeOf(await begin({ password: OTHER_PASSWORD }))).toEqual([403, "account.password_wrong"]);
    expect((await begin({ password: PASSWORD })).status).toBe(200);
    expect(person.email).toBeTruthy();
  });

  test("guessing the password inside a session is slowed down too", async () => {
    const { browser } = await welcome(server);
    const body = { current: OTHER_PASSWORD, next: "quartz & willow 17" };
    const statuses = [];
    for (let n = 0; n < 7; n += 1) {
      statuses.push((await browser.call("POST", "/account/password", body)).status);
    }
    expect(statuses).toEqual([...Array(6).fill(403), 429]);
  });

  test("to another telephone needs a code of the one in use, which counts until the new one is confirmed", async () => {
    const { person, own, secret } = await protectedPerson();
    const begin = (body: object) => own.call("POST", "/account/second-factor/secret", body);
    expect(codeOf(await begin({}))).toEqual([403, "account.code_required"]);
    expect((await begin({ code: "000000" })).status).toBe(401);
    const { body } = await begin({ code: codeFrom(secret) });
    clock.advance(30_000);
    expect((await openBrowser(server).logIn(person, PASSWORD, codeFrom(secret))).status).toBe(204);
    expect((await own.call("POST", "/account/second-factor", { code: codeFrom(body.secret) })).status).toBe(
      200,
    );
    clock.advance(30_000);
    expect((await openBrowser(server).logIn(person, PASSWORD, codeFrom(secret))).status).toBe(401);
    expect((await openBrowser(server).logIn(person, PASSWORD, codeFrom(body.secret))).status).toBe(204);
  });

  test("new recovery codes need a code, and end the old ones", async () => {
    const { person, own, secret, recoveryCodes } = await protectedPerson();
    const renew = (given: object) => own.call("POST", "/account/recovery-codes", given);
    // With new ones in hand the second factor could be replaced: a session left open must not be enough.
    expect(codeOf(await renew({}))).toEqual([403, "account.code_required"]);
    const { body } = await renew({ code: codeFrom(secret) });
    expect(body.recoveryCodes).toHaveLength(10);
    expect((await openBrowser(server).logIn(person, PASSWORD, recoveryCodes[0])).status).toBe(401);
    expect((await openBrowser(server).logIn(person, PASSWORD, body.recoveryCodes[0])).status).toBe(204);
  });

  test("off needs a code; afterwards the password is enough", async () => {
    const { person, own, secret } = await protectedPerson();
    const off = (body: object) => own.call("POST", "/account/second-factor/off", body);
    expect(codeOf(await off({}))).toEqual([403, "account.code_required"]);
    expect((await off({ code: codeFrom(secret) })).status).toBe(204);
    expect((await openBrowser(server).logIn(person)).status).toBe(204);
    expect(codeOf(await off({ code: codeFrom(secret) }))).toEqual([409, "account.second_factor_off"]);
    const { totpSealed } = await server.services.db.read.findOneByOrFail(Staff, { id: person.id });
    expect(totpSealed).toBeNull();
  });

  test("a secret that was never confirmed asks nothing of anybody", async () => {
    const { person, browser } = await welcome(server);
    await browser.call("POST", "/account/second-factor/secret", {});
    expect((await browser.call("POST", "/account/second-factor", { code: "000000" })).status).toBe(403);
    expect((await openBrowser(server).logIn(person)).status).toBe(204);
    const { browser: other } = await welcome(server);
    const early = await other.call("POST", "/account/second-factor", { code: "000000" });
    expect(codeOf(early)).toEqual([409, "account.nothing_pending"]);
  });

  test("by an administrator, for who lost everything, logs the person out", async () => {
    const { person, own } = await protectedPerson();
    expect((await operate(server)("DELETE", `/staff/${person.id}/second-factor`)).status).toBe(204);
    expect(await own.who()).toBeNull();
    expect((await openBrowser(server).logIn(person)).status).toBe(204);
  });
});

describe("where the company asks for one", () => {
  let strict: TestServer;
  beforeAll(async () => {
    const env = { TRUST_PROXY: "true", STAFF_SECOND_FACTOR: "required" };
    strict = await openTestServer({ clock, env });
  });
  afterAll(() => strict.close());

  test("nothing else may be done before it is set up, and it cannot be turned off", async () => {
    const person = await takeIn(strict, { role: "hq_admin" });
    const browser = openBrowser(strict);
    const token = await invite(strict, person);
    await browser.call("POST", "/staff-links/password", { token, password: PASSWORD });
    expect((await browser.call("GET", "/session")).body.staff.enrolFirst).toBe(true);
    expect(codeOf(await browser.call("GET", "/plans"))).toEqual([403, "account.second_factor_first"]);
    expect(codeOf(await browser.call("GET", "/staff"))).toEqual([403, "account.second_factor_first"]);
    const { secret } = await enrol(browser);
    expect((await browser.call("GET", "/session")).body.staff.enrolFirst).toBe(false);
    expect((await browser.call("GET", "/plans")).status).toBe(200);
    const off = await browser.call("POST", "/account/second-factor/off", { code: codeFrom(secret) });
    expect(codeOf(off)).toEqual([409, "account.second_factor_kept"]);
  });
});
