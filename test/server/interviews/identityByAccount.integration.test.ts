import { noteAccount } from "../../../server/chats/accounts/noteAccount";
import { updateRows } from "../../../server/db/rows";
import { DomainEventRow } from "../../../server/events/entity";
import { Message } from "../../../server/notifications/entity";
import { sendMessage } from "../../../server/notifications/sendMessage";
import { type ChatServer, openServerWithChats } from "../../factories/chatAccounts";
import { inviteSomebody, nextPhone } from "../../factories/interviews";
import { openCompany } from "../../factories/org";
import { createTestClock } from "../../support/testClock";
import { codeOf, openBrowser } from "../org/login/people";

const clock = createTestClock();
let chats: ChatServer;
beforeAll(async () => {
  chats = await openServerWithChats({ clock, env: { TRUST_PROXY: "true" } });
  await openCompany(chats.server);
});
afterAll(() => chats.close());

let people = 0;
/** Somebody with a DingTalk account of the company's. */
function addMember(told: { mobile?: string; email?: string } = {}) {
  const id = `member-${(people += 1)}`;
  chats.dingtalk.world.addPerson({ id, name: "周小满", ...told });
  return id;
}
/** Invited, and agreed to everything; in a browser of their own. */
async function invite({ email, consents = true }: { email?: string; consents?: boolean } = {}) {
  const invited = await inviteSomebody(
    chats.server,
    email ? { invite: { candidate: { name: "周小满", email } } } : {},
  );
  const browser = openBrowser(chats.server, { ip: `198.51.100.${(people += 1)}` });
  const { token } = invited;
  const { body } = await browser.call("POST", "/candidate/open", { token });
  const consent = { token, recording: true, aiEvaluation: true, noticeVersion: body.noticeVersion };
  if (consents) await browser.call("POST", "/candidate/consents", consent);
  const offered = async () => (await browser.call("POST", "/candidate/open", { token })).body.chatAccounts;
  const confirm = (userId: string) => {
    const chat = { platform: "dingtalk", code: chats.dingtalk.logins.issueCode(userId) };
    return browser.call("POST", "/candidate/chat-sessions", { token, chat });
  };
  return { ...invited, browser, offered, confirm };
}

test("the account with the candidate's number confirms who they are, and is offered", async () => {
  const { phone, confirm, offered, browser, interviewId } = await invite();
  expect(await offered()).toEqual([]);
  const member = addMember({ mobile: `+86 ${phone}` });
  const session = await confirm(member);
  expect(session.status).toBe(201);
  expect(await offered()).toEqual(["dingtalk"]);
  const headers = { authorization: `Bearer ${session.body.sessionToken}` };
  expect((await browser.call("GET", "/candidate/interview", undefined, headers)).body.interview.id).toBe(
    interviewId,
  );
  const events = await chats.server.services.db.read.findBy(DomainEventRow, { interviewId });
  const identified = events.find(({ type }) => type === "interview.identified");
  expect(identified?.data).toEqual({ channel: "dingtalk" });
});

test("an address confirms where the account has no other number", async () => {
  const email = "zhou.xiaoman@people.example";
  const { confirm } = await invite({ email });
  expect((await confirm(addMember({ email: "ZHOU.xiaoman@people.example" }))).status).toBe(201);
});

test("an address that a member wrote beside another number confirms nothing", async () => {
  const email = "zhou.second@people.example";
  const invited = await inviteSomebody(chats.server, {
    invite: { candidate: { name: "周小满", email, phone: nextPhone() } },
  });
  const browser = openBrowser(chats.server, { ip: "198.51.100.200" });
  const { token } = invited;
  const { body } = await browser.call("POST", "/candidate/open", { token });
  const consent = { token, recording: true, aiEvaluation: true, noticeVersion: body.noticeVersion };
  await browser.call("POST", "/candidate/consents", consent);
  const code = chats.dingtalk.logins.issueCode(addMember({ email, mobile: nextPhone() }));
  const answer = await browser.call("POST", "/candidate/chat-sessions", {
    token,
    chat: { platform: "dingtalk", code },
  });
  expect(codeOf(answer)).toEqual([403, "identity.account_wrong"]);
});

test("somebody else who has the link is refused", async () => {
  const { confirm } = await invite();
  expect(codeOf(await confirm(addMember({ mobile: nextPhone() })))).toEqual([403, "identity.account_wrong"]);
  expect(codeOf(await confirm(addMember()))).toEqual([403, "identity.account_wrong"]);
});

/** As it is after the invitation went there. */
async function writeTo(member: string, interviewId: string) {
  const { services } = chats.server;
  const arrived = { purpose: "invitation", state: "sent" } as const;
  await services.db.write(async (tx) => {
    const id = await sendMessage(services, tx, {
      interviewId,
      channel: "email",
      purpose: "notice",
      to: member,
      subject: "",
      text: "",
    });
    await updateRows(tx, Message, { id }, { ...arrived, channel: "dingtalk" });
  });
}

test("the account to which the invitation went confirms, and no other", async () => {
  const { interviewId, confirm, offered } = await invite();
  const member = addMember();
  await writeTo(member, interviewId);
  expect(await offered()).toEqual(["dingtalk"]);
  expect(codeOf(await confirm(addMember()))).toEqual([403, "identity.account_wrong"]);
  expect((await confirm(member)).status).toBe(201);
});

test("a colleague to whom it went by a wrong number confirms nothing once the number is right", async () => {
  const { interviewId, confirm } = await invite();
  const member = addMember({ mobile: nextPhone() });
  await writeTo(member, interviewId);
  expect(codeOf(await confirm(member))).toEqual([403, "identity.account_wrong"]);
});

test("who has left the company confirms nothing by its account", async () => {
  const { phone, browser, token } = await invite();
  const member = addMember({ mobile: phone });
  await noteAccount(chats.server.services, "dingtalk", { id: member, name: null });
  const chat = { platform: "dingtalk", code: chats.dingtalk.logins.issueCode(member) };
  chats.dingtalk.world.people.delete(member);
  const answer = await browser.call("POST", "/candidate/chat-sessions", { token, chat });
  expect(codeOf(answer)).toEqual([401, "chat_login.code"]);
});

test("nothing is confirmed before the consents", async () => {
  const { phone, confirm } = await invite({ consents: false });
  expect(codeOf(await confirm(addMember({ mobile: phone })))).toEqual([409, "consent.required"]);
});

test("the way over the platform's page comes back to the link, and confirms once", async () => {
  const { phone, browser, token } = await invite();
  const member = addMember({ mobile: phone });
  const visit = async (url: string) => {
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await fetch(url, { redirect: "manual", headers: { cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === "") browser.cookies.delete(name);
      else browser.cookies.set(name, value);
    }
    return answer.headers.get("location") ?? "";
  };
  const start = `${chats.server.origin}/api/v1/session/chat/dingtalk/start?as=candidate&next=/i/${token}`;
  const there = await visit(start);
  const back = (await fetch(`${there}&sandbox_user=${member}`, { redirect: "manual" })).headers.get(
    "location",
  );
  expect(await visit(back ?? "")).toBe(`/i/${token}?chat=dingtalk`);
  // Confirmed to the page of the link, and logged in nowhere.
  expect(browser.cookies.has("zm_session")).toBe(false);
  const confirm = () => browser.call("POST", "/candidate/chat-sessions", { token, chat: null });
  expect((await confirm()).status).toBe(201);
  expect(codeOf(await confirm())).toEqual([401, "chat_login.code"]);
});
