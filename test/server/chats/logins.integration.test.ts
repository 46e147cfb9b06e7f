import { generateSync } from "otplib";
import { updateRows } from "../../../server/db/rows";
import { openStaffContact, sealStaffContact } from "../../../server/org/contact";
import { Staff } from "../../../server/org/entity";
import { totpContext } from "../../../server/org/login/takeSecondFactor";
import { ROOT_UNIT } from "../../../server/org/tree";
import { type ChatServer, openServerWithChats } from "../../factories/chatAccounts";
import { nextPhone } from "../../factories/interviews";
import { buildColleague, inUnit } from "../../factories/org";
import { createTestClock } from "../../support/testClock";
import { type Browser, codeOf, openBrowser } from "../org/login/people";

const clock = createTestClock();
let chats: ChatServer;
beforeAll(async () => {
  chats = await openServerWithChats({ clock, env: { TRUST_PROXY: "true" } });
});
afterAll(() => chats.close());

const totp = () => generateSync({ secret: SECRET, epoch: Math.floor(clock.now().getTime() / 1000) });
const SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";
let people = 0;

/** Somebody of ours with accounts on both platforms, in their contacts under their number. */
async function buildMember(change: Partial<Staff> = {}) {
  const { services } = chats.server;
  const { staff } = await buildColleague(chats.server, [inUnit("hiring_manager", ROOT_UNIT)]);
  const phone = nextPhone();
  const contact = sealStaffContact(services, staff.id, { ...openStaffContact(services, staff), phone });
  await services.db.write((tx) => updateRows(tx, Staff, { id: staff.id }, { ...contact, ...change }));
  const userId = `member-${(people += 1)}`;
  chats.dingtalk.world.addPerson({ id: userId, name: "同事", mobile: phone });
  chats.wecom.world.people.set(userId, { userId, name: "同事", departmentIds: [2], mobile: phone });
  return { staffId: staff.id, userId };
}
const factorOf = (staffId: string): Partial<Staff> => ({
  totpSealed: chats.server.services.cipher.encrypt(SECRET, totpContext(staffId)),
  totpEnabledAt: clock.now(),
});

let address = 0;
const browser = () => openBrowser(chats.server, { ip: `198.51.100.${(address += 1)}` });

/** What a browser does: follows no redirect by itself, and keeps its cookies. */
async function visit({ cookies }: Browser, url: string) {
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const answer = await fetch(url.startsWith("/") ? `${chats.server.origin}${url}` : url, {
    redirect: "manual",
    headers: cookie ? { cookie } : {},
  });
  for (const line of answer.headers.getSetCookie()) {
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (value === "") cookies.delete(name);
    else cookies.set(name, value);
  }
  return { status: answer.status, to: answer.headers.get("location") ?? "", answer };
}
const START = "/api/v1/session/chat";

/** Away to the platform and back to us, as this user. */
async function goAndComeBack(
  one: Browser,
  userId: string,
  { platform = "dingtalk", mode = "browser", next = "/console/positions" } = {},
) {
  const start = await visit(one, `${START}/${platform}/start?mode=${mode}&next=${encodeURIComponent(next)}`);
  const there = await fetch(`${start.to.replace(/#.*$/, "")}&sandbox_user=${userId}`, { redirect: "manual" });
  return { start, back: there.headers.get("location") ?? "" };
}

describe.each(["dingtalk", "wecom"] as const)("a login by %s", (platform) => {
  test.each(["browser", "client"])("goes to the platform (%s), comes back and goes on", async (mode) => {
    const { staffId, userId } = await buildMember();
    const one = browser();
    const { start, back } = await goAndComeBack(one, userId, { platform, mode });
    expect(start.status).toBe(302);
    expect(back.startsWith(`${chats.server.origin}${START}/${platform}/callback?`)).toBe(true);
    expect(await visit(one, back)).toMatchObject({ status: 302, to: "/console/positions" });
    expect(await one.who()).toBe(staffId);
    const { body } = await one.call("GET", "/session/all");
    expect(body.items).toHaveLength(2);
  });

  test("works once, and only in the browser in which it began", async () => {
    const { userId } = await buildMember();
    const one = browser();
    const { back } = await goAndComeBack(one, userId, { platform });
    const stranger = browser();
    expect((await visit(stranger, back)).to).toBe("/console/login?chat=chat_login.code&next=%2Fconsole");
    expect(await stranger.who()).toBeNull();
    await visit(one, back);
    one.cookies.delete("zm_session");
    expect((await visit(one, back)).to).toContain("chat=chat_login.code");
    expect(await one.who()).toBeNull();
  });

  test("takes a code of the JS-SDK, once", async () => {
    const { staffId, userId } = await buildMember();
    const one = browser();
    const code =
      platform === "dingtalk" ? chats.dingtalk.logins.issueCode(userId) : chats.wecom.issueLoginCode(userId);
    const login = () => one.call("POST", "/session/chat", { platform, code });
    expect(await login()).toMatchObject({ status: 200, body: { secondFactor: false } });
    expect(await one.who()).toBe(staffId);
    expect(codeOf(await login())).toEqual([401, "chat_login.code"]);
  });

  test("says of the unknown, the suspended and those of other companies the same, and nothing of them", async () => {
    const suspended = await buildMember({ state: "suspended" });
    chats.dingtalk.world.addPerson({ id: "unknown", name: "路人" });
    chats.wecom.world.people.set("unknown", { userId: "unknown", name: "路人", departmentIds: [2] });
    const answers = [];
    for (const userId of [suspended.userId, "unknown", ...(platform === "wecom" ? [""] : [])]) {
      const one = browser();
      const { back } = await goAndComeBack(one, userId, { platform });
      answers.push((await visit(one, back)).to);
      expect(one.cookies.has("zm_session")).toBe(false);
    }
    const said = "/console/login?chat=chat_login.unknown&next=%2Fconsole%2Fpositions";
    expect(new Set(answers)).toEqual(new Set([said]));
  });
});

test("who was taken in and has not come yet comes in by it", async () => {
  const { staffId, userId } = await buildMember({ state: "invited" });
  const one = browser();
  const code = chats.dingtalk.logins.issueCode(userId);
  await one.call("POST", "/session/chat", { platform: "dingtalk", code });
  expect(await one.who()).toBe(staffId);
});

test("stands in place of the password, not of the second factor", async () => {
  const member = await buildMember();
  const { services } = chats.server;
  await services.db.write((tx) => updateRows(tx, Staff, { id: member.staffId }, factorOf(member.staffId)));
  const one = browser();
  const { back } = await goAndComeBack(one, member.userId);
  expect((await visit(one, back)).to).toBe("/console/login?chat=second-factor&next=%2Fconsole%2Fpositions");
  expect(await one.who()).toBeNull();
  const give = (who: Browser, code: string) => who.call("POST", "/session/chat/second-factor", { code });
  expect(codeOf(await give(one, "000000"))).toEqual([401, "session.code_wrong"]);
  const code = totp();
  // Somebody else's browser was told nothing by the platform.
  expect(codeOf(await give(browser(), code))).toEqual([401, "chat_login.code"]);
  expect((await give(one, code)).status).toBe(204);
  expect(await one.who()).toBe(member.staffId);
  expect(one.cookies.has("zm_chat_factor")).toBe(false);
});

test("waits for the second factor for five minutes", async () => {
  const member = await buildMember();
  const { services } = chats.server;
  await services.db.write((tx) => updateRows(tx, Staff, { id: member.staffId }, factorOf(member.staffId)));
  const one = browser();
  const code = chats.dingtalk.logins.issueCode(member.userId);
  expect((await one.call("POST", "/session/chat", { platform: "dingtalk", code })).body.secondFactor).toBe(
    true,
  );
  clock.advance(5 * 60_000);
  const answer = await one.call("POST", "/session/chat/second-factor", { code: totp() });
  expect(codeOf(answer)).toEqual([401, "chat_login.code"]);
});

test.each([
  "https://evil.example/",
  "//evil.example",
  "/\\evil.example",
  "/\t/evil.example",
  "javascript:alert(1)",
  "/api/v1/session",
])("does not lead to %s afterwards", async (next) => {
  const { userId } = await buildMember();
  const one = browser();
  const { back } = await goAndComeBack(one, userId, { next });
  expect((await visit(one, back)).to).toBe("/console");
});

test("a state that another made up, or of another platform, is none", async () => {
  const { userId } = await buildMember();
  const one = browser();
  const { back } = await goAndComeBack(one, userId);
  const made = new URL(back);
  made.searchParams.set("state", "made-up");
  expect((await visit(one, made.href)).to).toContain("chat_login.code");
  const { back: again } = await goAndComeBack(one, userId);
  expect((await visit(one, again.replace("/dingtalk/", "/wecom/"))).to).toContain("chat_login.code");
});

test("a platform that does not answer is said to do so, and a page of another site cannot log anybody in", async () => {
  const one = browser();
  chats.dingtalk.faults.arm("qps");
  const body = { platform: "dingtalk", code: "any" };
  expect(codeOf(await one.call("POST", "/session/chat", body))).toEqual([503, "chat_login.unavailable"]);
  const forged = await one.call("POST", "/session/chat", body, { "x-requested-with": "" });
  expect(codeOf(forged)).toEqual([403, "request.forged"]);
});

test("guessing at codes is held up", async () => {
  const one = browser();
  const guess = () => one.call("POST", "/session/chat", { platform: "dingtalk", code: "guess" });
  const statuses = [];
  for (let n = 0; n < 32; n += 1) statuses.push((await guess()).status);
  expect([statuses[0], statuses.at(-1)]).toEqual([401, 429]);
});

describe("pages inside the chat clients", () => {
  test("learn which platforms there are, and no secret", async () => {
    const { body } = await chats.server.call("GET", "/chat/hosts");
    expect(body).toEqual({
      dingtalk: { corpId: chats.dingtalk.corpId, clientId: chats.dingtalk.app.clientId, agentId: "1200" },
      wecom: { corpId: "ww0a1b2c3d4e5f6071", agentId: "1000007" },
    });
  });

  test("get signatures, for addresses of ours alone", async () => {
    const ask = (platform: string, url: string) =>
      chats.server.call("GET", `/chat/js-signature?platform=${platform}&url=${encodeURIComponent(url)}`);
    const page = `${chats.server.origin}/m/1?a=b`;
    const dingtalk = await ask("dingtalk", page);
    expect(dingtalk.body).toMatchObject({
      platform: "dingtalk",
      config: { signature: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    const wecom = (await ask("wecom", page)).body;
    expect(wecom.config.signature).not.toBe(wecom.agentConfig.signature);
    expect(wecom.config.signature).toMatch(/^[0-9a-f]{40}$/);
    expect(codeOf(await ask("dingtalk", "https://evil.example/m/1"))).toEqual([
      400,
      "chat_login.foreign_page",
    ]);
    expect(codeOf(await ask("wecom", `${chats.server.origin}@evil.example/`))).toEqual([
      400,
      "chat_login.foreign_page",
    ]);
  });
});
