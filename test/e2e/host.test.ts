import type { Browser, Page } from "playwright-core";
import { noteAccount } from "../../server/chats/accounts/noteAccount";
import { type ChatServer, openServerWithChats } from "../factories/chatAccounts";
import { inviteSomebody } from "../factories/interviews";
import { createTestClock } from "../support/testClock";
import { keepScreenshot, listenForErrors, openBrowser, openPhone } from "./support/browser";
import { agree, arriveAt, press } from "./support/candidate";
import { createCleanUp } from "./support/cleanUp";
import { type Answers, chunkOf, type ClientKind, nativeCalls, openInClient } from "./support/clients";

/**
 * The real JS-SDKs of both platforms, as our pages load them, in Chromium that says it is the client. What stands in
 * for the client is only its native bridge.
 */
const cleanUp = createCleanUp();
afterAll(() => cleanUp.run());

let browser: Browser;
let chats: ChatServer;

beforeAll(async () => {
  browser = await openBrowser(cleanUp);
  chats = await openServerWithChats({ clock: createTestClock(new Date().toISOString()) });
  cleanUp.later(() => chats.close());
});

const CHUNKS = { dingtalk: "host/dingtalk.ts", wecom: "host/wecom.ts" };
const MAKERS = { dingtalk: "createDingtalkHost", wecom: "createWecomHost" };

/** A page of ours in the client, with the host that our pages would use there as `host`. */
async function openHostPage(kind: ClientKind, answers: Answers | null) {
  const phone = await openInClient(browser, cleanUp, kind, answers);
  const errors = listenForErrors(phone);
  const page = await phone.newPage();
  // The one of our pages that asks nothing of the client by itself.
  await page.goto(`${chats.server.origin}/apply/nobodys-link`);
  const platform = kind === "wecom" ? "wecom" : "dingtalk";
  await page.evaluate(`(async () => {
    const { ${MAKERS[platform]}: make } = await import(${JSON.stringify(chunkOf(CHUNKS[platform]))});
    const ask = async (path) => {
      const answer = await fetch("/api/v1" + path);
      if (!answer.ok) throw new Error(String(answer.status));
      return answer.json();
    };
    window.host = make({
      hosts: () => ask("/chat/hosts"),
      sign: (platform, url) =>
        window.unsigned
          ? Promise.reject(new Error("no signature"))
          : ask("/chat/js-signature?" + new URLSearchParams({ platform, url })),
      logIn: () => Promise.reject(new Error("not here")),
    });
    bridge.calls = [];
  })()`);
  return { page, errors };
}

/** Time goes as the page's own clock is told: nobody waits for a client that never answers. */
async function withoutAnswer(page: Page, call: string): Promise<unknown> {
  await page.clock.install();
  await page.evaluate(
    `{ window.outcome = null; void ${call}.then((outcome) => (window.outcome = outcome)); }`,
  );
  // The call reaches the client by several turns, some of them of the network.
  for (let turn = 0; turn < 50 && !(await page.evaluate("outcome")); turn += 1)
    await page.clock.runFor(5_000);
  return page.evaluate("outcome");
}

const DONE = { state: "ok", value: null };

describe.each(["dingtalk-android", "dingtalk-ios"] as const)("in %s", (kind) => {
  it("gets a code for logging in, for our app of our company", async () => {
    const { page } = await openHostPage(kind, {
      "runtime.permission.requestAuthCodeV2": { value: { code: "code-of-today" } },
    });
    expect(await page.evaluate("host.loginCode()")).toEqual({ state: "ok", value: "code-of-today" });
    const [call] = await nativeCalls(page);
    expect(call).toMatchObject({
      name: "runtime.permission.requestAuthCodeV2",
      params: { corpId: chats.dingtalk.corpId, clientId: chats.dingtalk.app.clientId },
    });
  });

  it("asks clients that do not know the call in the way they know", async () => {
    const { page } = await openHostPage(kind, {
      "runtime.permission.requestAuthCodeV2": { error: { errorCode: "1", errorMessage: "not exist" } },
      "runtime.permission.requestAuthCode": { value: { code: "older-code" } },
    });
    expect(await page.evaluate("host.loginCode()")).toEqual({ state: "ok", value: "older-code" });
  });

  it("sets the title, keeps the screen on, copies and closes", async () => {
    const { page } = await openHostPage(kind, {
      "biz.navigation.setTitle": {},
      "biz.util.setScreenKeepOn": {},
      "biz.clipboardData.setData": {},
      "biz.navigation.close": {},
    });
    expect(await page.evaluate("host.setTitle('面试')")).toEqual(DONE);
    expect(await page.evaluate("host.keepScreenOn(true)")).toEqual(DONE);
    expect(await page.evaluate("host.copy('一行字')")).toEqual(DONE);
    expect(await page.evaluate("host.close()")).toEqual(DONE);
    const calls = await nativeCalls(page);
    expect(
      calls.map(({ name, params }) => [name, params["title"] ?? params["isKeep"] ?? params["text"]]),
    ).toEqual([
      ["biz.navigation.setTitle", "面试"],
      ["biz.util.setScreenKeepOn", true],
      ["biz.clipboardData.setData", "一行字"],
      ["biz.navigation.close", undefined],
    ]);
  });

  it("says what the person or the client refused", async () => {
    const { page, errors } = await openHostPage(kind, {
      "biz.util.scan": { error: { errorCode: "-1", errorMessage: "cancelled" } },
      "biz.util.share": { error: { errorCode: "7", errorMessage: "no permission" } },
      "biz.navigation.setTitle": { error: { errorCode: "2", errorMessage: "broken" } },
    });
    expect(await page.evaluate("host.scan()")).toEqual({ state: "refused", why: "cancelled" });
    expect(await page.evaluate("host.share({ title: 'a', text: 'b', url: 'c' })")).toEqual({
      state: "refused",
      why: "not_allowed",
    });
    expect(await page.evaluate("host.setTitle('x')")).toEqual({ state: "refused", why: "failed" });
    expect(errors).toEqual([]);
  });

  it("says that the client cannot do it", async () => {
    const { page } = await openHostPage(kind, {
      "biz.navigation.setTitle": { error: { errorCode: "1", errorMessage: "not exist" } },
    });
    expect(await page.evaluate("host.setTitle('x')")).toEqual({ state: "unsupported" });
  });

  it("gives up on a client that does not answer", async () => {
    const { page, errors } = await openHostPage(kind, {});
    expect(await withoutAnswer(page, "host.setTitle('x')")).toEqual({ state: "timed_out" });
    expect(errors).toEqual([]);
  });

  it("gives up where the client never puts its bridge in", async () => {
    const { page, errors } = await openHostPage(kind, null);
    expect(await withoutAnswer(page, "host.loginCode()")).toEqual({ state: "timed_out" });
    expect(errors).toEqual([]);
  });

  it("records a voice with a page that our server signed", async () => {
    const { page } = await openHostPage(kind, {
      "runtime.permission.requestJsApis": {},
      "device.audio.startRecord": {},
      "device.audio.stopRecord": { value: { mediaId: "@voice", duration: 12 } },
    });
    const voice = await page.evaluate("host.recordVoice().then((recording) => recording.value.stop())");
    expect(voice).toEqual({ state: "ok", value: { mediaId: "@voice", seconds: 12 } });
    const config = (await nativeCalls(page)).find(({ name }) => name === "runtime.permission.requestJsApis");
    expect(config?.params).toMatchObject({
      corpId: chats.dingtalk.corpId,
      agentId: "1200",
      signature: expect.stringMatching(/^[0-9a-f]{40,64}$/),
      timeStamp: expect.stringMatching(/^\d+$/),
    });
  });

  it("leaves no unhandled rejection where the client refuses the signature", async () => {
    const { page, errors } = await openHostPage(kind, {
      "runtime.permission.requestJsApis": { error: { errorCode: "7", errorMessage: "bad signature" } },
      "device.audio.startRecord": { error: { errorCode: "7", errorMessage: "no permission" } },
    });
    expect(await page.evaluate("host.recordVoice()")).toEqual({ state: "refused", why: "not_allowed" });
    expect(errors).toEqual([]);
  });

  it("refuses what needs a signature where our server gives none", async () => {
    const { page, errors } = await openHostPage(kind, { "biz.chat.openSingleChat": {} });
    await page.evaluate("window.unsigned = true");
    const open = "host.openChat({ userId: 'u1' })";
    expect(await page.evaluate(open)).toEqual({ state: "refused", why: "failed" });
    expect(await nativeCalls(page)).toEqual([]);
    await page.evaluate("window.unsigned = false");
    expect(await page.evaluate(open)).toEqual(DONE);
    expect(errors).toEqual([]);
  });
});

const SIGNED: Answers = { agentConfig: {}, preVerifyJSAPI: {} };

describe("in WeCom", () => {
  it("keeps the screen on, scans and opens a chat with a page that our server signed for both tickets", async () => {
    const { page } = await openHostPage("wecom", {
      ...SIGNED,
      setKeepScreenOn: {},
      scanQRCode: { value: { resultStr: "https://example.com/i/abc" } },
      openEnterpriseChat: {},
      setClipboardData: {},
      closeWindow: {},
    });
    expect(await page.evaluate("host.keepScreenOn(true)")).toEqual(DONE);
    expect(await page.evaluate("host.scan()")).toEqual({ state: "ok", value: "https://example.com/i/abc" });
    expect(await page.evaluate("host.openChat({ userId: 'lihua' })")).toEqual(DONE);
    expect(await page.evaluate("host.copy('一行字')")).toEqual(DONE);
    expect(await page.evaluate("host.close()")).toEqual(DONE);
    const calls = await nativeCalls(page);
    const config = calls.find(({ name }) => name === "agentConfig");
    expect(config?.params).toMatchObject({ signature: expect.stringMatching(/^[0-9a-f]{40}$/) });
    expect(calls.find(({ name }) => name === "openEnterpriseChat")?.params).toMatchObject({
      useridlist: "lihua",
    });
    expect(calls.filter(({ name }) => name === "agentConfig")).toHaveLength(1);
  });

  it("needs nobody for the title, and gives no code: one logs in on WeCom's own page", async () => {
    const { page } = await openHostPage("wecom", {});
    expect(await page.evaluate("host.setTitle('面试')")).toEqual(DONE);
    expect(await page.evaluate("host.loginCode()")).toEqual({ state: "unsupported" });
    expect(await nativeCalls(page)).toEqual([]);
  });

  it("says what the person or the client refused, and what the client cannot", async () => {
    const { page, errors } = await openHostPage("wecom", {
      ...SIGNED,
      scanQRCode: { error: "cancel" },
      shareAppMessage: { error: "permission denied" },
      setKeepScreenOn: { error: "function_not_exist" },
    });
    expect(await page.evaluate("host.scan()")).toEqual({ state: "refused", why: "cancelled" });
    expect(await page.evaluate("host.share({ title: 'a', text: 'b', url: 'c' })")).toEqual({
      state: "refused",
      why: "not_allowed",
    });
    expect(await page.evaluate("host.keepScreenOn(true)")).toEqual({ state: "unsupported" });
    expect(errors).toEqual([]);
  });

  it("leaves no unhandled rejection where the client refuses the signature", async () => {
    const { page, errors } = await openHostPage("wecom", { agentConfig: { error: "invalid signature" } });
    expect(await page.evaluate("host.keepScreenOn(true)")).toEqual({ state: "refused", why: "failed" });
    expect(errors).toEqual([]);
  });

  it.each([
    ["a client that does not answer", SIGNED],
    ["a client that never puts its bridge in", null],
  ])("gives up on %s", async (_, answers) => {
    const { page, errors } = await openHostPage("wecom", answers);
    expect(await withoutAnswer(page, "host.keepScreenOn(true)")).toEqual({ state: "timed_out" });
    expect(errors).toEqual([]);
  });
});

describe("in no chat client", () => {
  it("fetches no SDK, and leaves the page alone", async () => {
    const phone = await openPhone(browser);
    cleanUp.later(() => phone.close());
    const errors = listenForErrors(phone);
    const page = await phone.newPage();
    await page.goto(`${chats.server.origin}/i/unknown-link`);
    await page.locator("[data-screen=closed]").waitFor();
    await page.waitForLoadState("networkidle");
    const scripts: string[] = await page.evaluate("e2e.scripts()");
    expect(scripts).not.toContain(chunkOf(CHUNKS.dingtalk));
    expect(scripts).not.toContain(chunkOf(CHUNKS.wecom));
    expect(scripts.length).toBeGreaterThan(1);
    expect(errors).toEqual([]);
  });

  it("fetches the SDK inside the client, and shows the page's title there", async () => {
    const phone = await openInClient(browser, cleanUp, "dingtalk-android", { "biz.navigation.setTitle": {} });
    const page = await phone.newPage();
    await page.goto(`${chats.server.origin}/i/unknown-link`);
    await page.evaluate("bridge.called('biz.navigation.setTitle')");
    expect((await nativeCalls(page))[0]).toMatchObject({
      name: "biz.navigation.setTitle",
      params: { title: await page.title() },
    });
  });
});

let members = 0;
/** Somebody invited who has an account, with their number, in the contacts; and somebody else who works there. */
async function inviteMember(platform: "dingtalk" | "wecom") {
  const { token, phone: mobile } = await inviteSomebody(chats.server);
  members += 1;
  const [id, other] = [`candidate-${members}`, `colleague-${members}`];
  const people = [
    { id, name: "周小满", mobile },
    { id: other, name: "方远", mobile: `1390000777${members}` },
  ];
  for (const { id: userId, name, mobile: phone } of people) {
    chats.dingtalk.world.addPerson({ id: userId, name, mobile: phone });
    chats.wecom.world.people.set(userId, { userId, name, departmentIds: [2], mobile: phone });
    await noteAccount(chats.server.services, platform, { id: userId, name });
  }
  return { token, id, other };
}

describe.each([
  ["dingtalk", "用钉钉账号确认"],
  ["wecom", "用企业微信账号确认"],
] as const)("a candidate in a browser who has an account on %s", (platform, button) => {
  async function open() {
    const invited = await inviteMember(platform);
    const phone = await openPhone(browser);
    cleanUp.later(() => phone.close());
    const errors = listenForErrors(phone);
    const page = await phone.newPage();
    await page.goto(`${chats.server.origin}/i/${invited.token}`);
    await arriveAt(page, "notice");
    await agree(page);
    await press(page, "继续");
    await arriveAt(page, "identity");
    await keepScreenshot(page, `identity-${platform}`);
    await press(page, button);
    return { ...invited, page, errors };
  }
  const choose = (page: Page, userId: string) => page.locator(`a[href*="sandbox_user=${userId}"]`).click();

  it("says on the platform's page who they are, and comes back without a code", async () => {
    const { page, id, token, errors } = await open();
    await choose(page, id);
    await arriveAt(page, "device");
    expect(page.url()).toBe(`${chats.server.origin}/i/${token}`);
    expect(errors).toEqual([]);
  });

  it("is not let in by somebody else's account, is told so, and can still take a code", async () => {
    const { page, other } = await open();
    await choose(page, other);
    await arriveAt(page, "identity");
    const refusal = page.getByRole("alert").getByText(/./).first();
    await refusal.waitFor();
    expect(await refusal.innerText()).toContain("账号");
    await keepScreenshot(page, `identity-${platform}-refused`);
    await press(page, "发送验证码");
    await page.getByLabel("6 位验证码").waitFor();
  });
});

describe("a candidate inside DingTalk", () => {
  it("confirms by their account who they are, without leaving the page", async () => {
    const { token, phone: mobile } = await inviteSomebody(chats.server);
    const id = "candidate-in-dingtalk";
    chats.dingtalk.world.addPerson({ id, name: "周小满", mobile });
    await noteAccount(chats.server.services, "dingtalk", { id, name: "周小满" });
    const phone = await openInClient(browser, cleanUp, "dingtalk-android", {
      "runtime.permission.requestAuthCodeV2": { value: { code: chats.dingtalk.logins.issueCode(id) } },
      "biz.navigation.setTitle": {},
    });
    const errors = listenForErrors(phone);
    const page = await phone.newPage();
    await page.goto(`${chats.server.origin}/i/${token}`);
    await arriveAt(page, "notice");
    await agree(page);
    await press(page, "继续");
    await arriveAt(page, "identity");
    await press(page, "用钉钉账号确认");
    await arriveAt(page, "device");
    expect(page.url()).toBe(`${chats.server.origin}/i/${token}`);
    expect(errors).toEqual([]);
  });
});
