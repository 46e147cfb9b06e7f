import { updateRows } from "../../../../server/db/rows";
import { Staff } from "../../../../server/org/entity";
import { type TestServer, openTestServer } from "../../../factories/server";
import { createTestClock } from "../../../support/testClock";
import {
  OTHER_PASSWORD,
  PASSWORD,
  codeOf,
  invite,
  mailTo,
  mailedToken,
  openBrowser,
  operate,
  runResets,
  takeIn,
  welcome,
} from "./people";

const clock = createTestClock();
const HOUR = 3_600_000;
let server: TestServer;
beforeAll(async () => {
  server = await openTestServer({ clock, env: { TRUST_PROXY: "true" } });
});
afterAll(() => server.close());

const setPassword = (token: string, password = PASSWORD, browser = openBrowser(server)) =>
  browser.call("POST", "/staff-links/password", { token, password });
const open = (token: string) => openBrowser(server).call("POST", "/staff-links/open", { token });

describe("an invitation", () => {
  test("tells whose it is, sets the password, logs in, and is used up", async () => {
    const person = await takeIn(server);
    const token = await invite(server, person);
    expect((await open(token)).body).toMatchObject({
      purpose: "invitation",
      name: person.name,
      email: person.email,
    });
    const browser = openBrowser(server);
    expect((await setPassword(token, PASSWORD, browser)).body).toEqual({ loggedIn: true });
    expect(await browser.who()).toBe(person.id);
    expect(codeOf(await open(token))).toEqual([410, "staff_link.used"]);
    expect(codeOf(await setPassword(token, OTHER_PASSWORD))).toEqual([410, "staff_link.used"]);
    expect((await openBrowser(server).logIn(person)).status).toBe(204);
  });

  test("is a message to the person, and the link is nowhere stored in plain", async () => {
    const person = await takeIn(server);
    const token = await invite(server, person);
    expect(token.length).toBeGreaterThanOrEqual(22);
    const [mail] = await mailTo(server, person);
    expect(mail).toMatchObject({ purpose: "staff_invitation", to: person.email });
    expect(mail?.text).toContain(`/console/welcome#${token}`);
    for (const table of ["staff", "staff_invitations", "messages", "login_throttles"]) {
      const rows = JSON.stringify(await server.services.db.read.query(`SELECT * FROM ${table}`));
      expect(rows).not.toContain(token);
      expect(rows).not.toContain(person.email);
    }
  });

  test("shows its link to the deployment's token only, never to a colleague", async () => {
    const { browser: admin } = await welcome(server, { role: "hq_admin" });
    const person = await takeIn(server);
    const { status, body } = await admin.call("POST", `/staff/${person.id}/invitation`);
    expect([status, body.link]).toEqual([201, null]);
    expect(body.sentTo).toBe("ni***@hengtong.example");
    expect((await setPassword(await mailedToken(server, person))).status).toBe(200);
  });

  test("ends when a newer one is sent", async () => {
    const person = await takeIn(server);
    const [older, newer] = [await invite(server, person), await invite(server, person)];
    expect(codeOf(await open(older))).toEqual([410, "staff_link.used"]);
    expect((await open(newer)).status).toBe(200);
  });

  test("ends after seven days", async () => {
    const token = await invite(server, await takeIn(server));
    clock.advance(7 * 24 * HOUR - 1);
    expect((await open(token)).status).toBe(200);
    clock.advance(1);
    expect(codeOf(await open(token))).toEqual([410, "staff_link.expired"]);
    expect(codeOf(await setPassword(token))).toEqual([410, "staff_link.expired"]);
  });

  test("of two who accept it at once, one becomes the person", async () => {
    const person = await takeIn(server);
    const token = await invite(server, person);
    const answers = await Promise.all([setPassword(token, PASSWORD), setPassword(token, OTHER_PASSWORD)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 410]);
    const winner = answers[0]?.status === 200 ? PASSWORD : OTHER_PASSWORD;
    const loser = winner === PASSWORD ? OTHER_PASSWORD : PASSWORD;
    expect((await openBrowser(server).logIn(person, winner)).status).toBe(204);
    expect((await openBrowser(server).logIn(person, loser)).status).toBe(401);
  });

  test("a poor password is refused with the reason and uses nothing up", async () => {
    const token = await invite(server, await takeIn(server));
    expect(codeOf(await setPassword(token, "short"))).toEqual([422, "password.too_short"]);
    expect(codeOf(await setPassword(token, "password123456"))).toEqual([422, "password.common"]);
    expect(codeOf(await setPassword(token, "gunianzhi1992"))).toEqual([422, "password.personal"]);
    expect((await setPassword(token)).status).toBe(200);
  });

  test("is not sent to who is suspended, nor to who has a password", async () => {
    const suspended = await takeIn(server);
    const token = await invite(server, suspended);
    await operate(server)("POST", `/staff/${suspended.id}/suspend`);
    const again = await operate(server)("POST", `/staff/${suspended.id}/invitation`);
    expect(codeOf(again)).toEqual([409, "staff.invitation_suspended"]);
    expect((await setPassword(token)).status).toBe(404);
    const { person } = await welcome(server);
    const second = await operate(server)("POST", `/staff/${person.id}/invitation`);
    expect(codeOf(second)).toEqual([409, "staff.already_active"]);
  });

  test("is worth nothing to somebody suspended, even where it was forgotten to end it", async () => {
    const person = await takeIn(server);
    const token = await invite(server, person);
    const { db } = server.services;
    await db.write((tx) => updateRows(tx, Staff, { id: person.id }, { state: "suspended" }));
    expect(codeOf(await open(token))).toEqual([404, "staff_link.invalid"]);
    expect(codeOf(await setPassword(token))).toEqual([404, "staff_link.invalid"]);
  });

  test("a token that nobody was given, and a page that is not ours, get nothing", async () => {
    expect(codeOf(await open("x".repeat(32)))).toEqual([404, "staff_link.invalid"]);
    const token = await invite(server, await takeIn(server));
    const forged = await server.call("POST", "/staff-links/password", { token, password: PASSWORD });
    expect(codeOf(forged)).toEqual([403, "request.forged"]);
  });

  test("ends when the address that it went to is no longer the person's", async () => {
    const person = await takeIn(server);
    const token = await invite(server, person);
    const { body } = await operate(server)("GET", `/staff/${person.id}`);
    const moved = {
      name: person.name,
      email: "new@hengtong.example",
      phone: null,
      orgUnitId: body.orgUnit.id,
    };
    expect((await operate(server)("PUT", `/staff/${person.id}`, moved)).status).toBe(200);
    expect((await open(token)).status).toBe(410);
  });
});

describe("a forgotten password", () => {
  const forget = (email: string, ip = "198.51.100.1") =>
    openBrowser(server, { ip }).call("POST", "/password-resets", { email });

  test("gets the same answer for everybody, and a message only to whom it belongs", async () => {
    const { person } = await welcome(server);
    const [known, unknown] = [await forget(person.email), await forget("nobody@hengtong.example")];
    expect([known.status, known.body]).toEqual([204, unknown.body]);
    expect(unknown.status).toBe(204);
    expect(await runResets(server)).toBe(2);
    expect((await mailTo(server, person)).map(({ purpose }) => purpose)).toEqual([
      "staff_invitation",
      "staff_reset",
    ]);
  });

  test("is replaced by its link, which logs out everywhere and does not log in", async () => {
    const { person, browser } = await welcome(server);
    await forget(person.email);
    await runResets(server);
    const token = await mailedToken(server, person);
    const elsewhere = openBrowser(server);
    expect((await setPassword(token, OTHER_PASSWORD, elsewhere)).body).toEqual({ loggedIn: false });
    expect([await browser.who(), await elsewhere.who()]).toEqual([null, null]);
    expect((await openBrowser(server).logIn(person, PASSWORD)).status).toBe(401);
    expect((await openBrowser(server).logIn(person, OTHER_PASSWORD)).status).toBe(204);
    expect(codeOf(await setPassword(token))).toEqual([410, "staff_link.used"]);
  });

  test("replaced, makes an end of the wait that somebody's guessing brought", async () => {
    const { person } = await welcome(server);
    const guesser = openBrowser(server, { ip: "198.51.100.66" });
    for (let n = 0; n < 6; n += 1) await guesser.logIn(person, OTHER_PASSWORD);
    const owner = openBrowser(server, { ip: "198.51.100.67" });
    expect((await owner.logIn(person)).status).toBe(429);
    await forget(person.email, "198.51.100.67");
    await runResets(server);
    await setPassword(await mailedToken(server, person), OTHER_PASSWORD, owner);
    expect((await owner.logIn(person, OTHER_PASSWORD)).status).toBe(204);
  });

  test("has half an hour", async () => {
    const { person } = await welcome(server);
    await forget(person.email);
    await runResets(server);
    const token = await mailedToken(server, person);
    clock.advance(30 * 60_000);
    expect(codeOf(await open(token))).toEqual([410, "staff_link.expired"]);
  });

  test("asked for again at once must wait, known or not", async () => {
    const { person } = await welcome(server);
    for (const email of [person.email, "nobody.else@hengtong.example"]) {
      expect((await forget(email)).status).toBe(204);
      const again = await forget(email, "198.51.100.2");
      expect(codeOf(again)).toEqual([429, "session.throttled"]);
      expect(again.headers.get("retry-after")).toBe("60");
    }
    clock.advance(60_000);
    expect((await forget(person.email)).status).toBe(204);
  });

  test("of who never came brings the invitation again; of who is suspended, nothing", async () => {
    const invited = await takeIn(server);
    const { person: suspended } = await welcome(server);
    await operate(server)("POST", `/staff/${suspended.id}/suspend`);
    await forget(invited.email, "198.51.100.3");
    await forget(suspended.email, "198.51.100.3");
    await runResets(server);
    expect((await mailTo(server, invited)).map(({ purpose }) => purpose)).toEqual(["staff_invitation"]);
    expect((await mailTo(server, suspended)).at(-1)?.purpose).toBe("staff_invitation");
  });
});
