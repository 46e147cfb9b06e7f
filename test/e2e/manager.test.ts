import { statSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { updateRows } from "../../server/db/rows";
import { openStaffContact, sealStaffContact } from "../../server/org/contact";
import { Staff } from "../../server/org/entity";
import { buildChatAccount, type ChatServer, openServerWithChats } from "../factories/chatAccounts";
import { nextPhone } from "../factories/interviews";
import { buildColleague, type Colleague, inUnit, openCompany, type Places } from "../factories/org";
import { buildWithReport } from "../factories/reports";
import { createTestClock } from "../support/testClock";
import { keepIfBroken, listenForErrors, openBrowser, openPhone } from "./support/browser";
import { createCleanUp } from "./support/cleanUp";
import { type Answers, type ClientKind, nativeCalls, openInClient } from "./support/clients";
import { createLooks } from "./support/look";

/** The manager's pages on a phone: what waits, one interview in one glance, the decision, and who may see what. */
const cleanUp = createCleanUp();
afterAll(() => cleanUp.run());

const NARROW = { viewport: { width: 360, height: 740 } };
const FIRST_LOAD_BYTES = 200_000;

let browser: Browser;
let chats: ChatServer;
let places: Places;

beforeAll(async () => {
  browser = await openBrowser(cleanUp);
  chats = await openServerWithChats({ clock: createTestClock(new Date().toISOString()) });
  cleanUp.later(() => chats.close());
  places = await openCompany(chats.server);
});

const manager = (unit: string, name: string) =>
  buildColleague(chats.server, [inUnit("branch_manager", unit)], { name });

async function openAs(one: Colleague, path: string, options = {}): Promise<Page> {
  const phone = await openPhone(browser, options);
  cleanUp.later(() => phone.close());
  const [name = "", value = ""] = one.cookie.split("=");
  await phone.addCookies([{ name, value, url: chats.server.origin }]);
  const page = await phone.newPage();
  await page.goto(`${chats.server.origin}${path}`);
  return page;
}
const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name }).waitFor();
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

describe("a manager on a phone", () => {
  it("reads one interview in one glance and approves; the list and the page say so", async () => {
    const name = "沈嘉禾";
    await buildWithReport(chats.server, places.own, name);
    const one = await manager(places.own, "李强");
    const page = await openAs(one, "/m", NARROW);
    const looks = createLooks("manager-360");
    await keepIfBroken(
      (async () => {
        await page.getByRole("link", { name: new RegExp(name) }).waitFor();
        await looks.at(page, "approvals");
        await page.getByRole("link", { name: new RegExp(name) }).click();
        await heading(page, name);
        await page.getByRole("button", { name: "同意复试" }).waitFor();
        await looks.at(page, "interview");
        await page.locator(".m-dimension summary").first().click();
        await page
          .getByRole("button", { name: /看片段/ })
          .first()
          .waitFor();
        await looks.at(page, "evidence");
        await page
          .getByRole("button", { name: /看片段/ })
          .first()
          .click();
        await page.locator(".m-clip, .note-warn").first().waitFor();
        await press(page, "联系 HR");
        await page.getByText("已告诉 HR，会有人联系您。").waitFor();
        await press(page, "同意复试");
        await page.getByRole("dialog").getByText("会立即发消息给候选人").waitFor();
        await looks.at(page, "advance");
        await page.getByRole("dialog").getByRole("button", { name: "同意复试" }).click();
        await page.getByText(`${name}进入复试，邀请已发出`).waitFor();
        await looks.at(page, "approved");
        await page.getByRole("link", { name: /待我审批/ }).click();
        await page.getByText("没有等您决定的面试").waitFor();
        await looks.at(page, "nothing");
      })(),
    );
    expect(looks.all()).toEqual(looks.wanted());
    await page.close();
  });

  it("declines with a reason, and a colleague's open page says at once who decided what", async () => {
    const name = "顾一鸣";
    const id = await buildWithReport(chats.server, places.own, name);
    const [one, other] = [await manager(places.own, "王芳"), await manager(places.own, "赵敏")];
    const theirs = await openAs(other, `/m/interviews/${id}`);
    await theirs.getByRole("button", { name: "不通过" }).waitFor();
    const page = await openAs(one, `/m/interviews/${id}`);
    const looks = createLooks("manager-390");
    await keepIfBroken(
      (async () => {
        await press(page, "不通过");
        const sheet = page.getByRole("dialog");
        const decline = sheet.getByRole("button", { name: "不通过" });
        expect(await decline.isDisabled()).toBe(true);
        await sheet.getByLabel("相关经验不足").check();
        await looks.at(page, "decline");
        await decline.click();
        await page.getByText(`已记录：${name}不通过`).waitFor();
        await theirs.getByText(/王芳 于 .+ 决定/).waitFor();
        await theirs.getByText("原因：相关经验不足").waitFor();
        await looks.at(theirs, "decided-by-another");
      })(),
    );
    expect(await theirs.getByRole("button", { name: "同意复试" }).count()).toBe(0);
    expect(looks.all()).toEqual(looks.wanted());
    await Promise.all([page.close(), theirs.close()]);
  });

  it("sees the progress, finds reports and compares, also in English, dark and with large text", async () => {
    const names = ["Ana Lindqvist-Featherstonehaugh", "钟离修远"];
    for (const name of names) await buildWithReport(chats.server, places.own, name);
    const one = await manager(places.own, "钱进");
    const page = await openAs(one, "/m/progress", { ...NARROW, locale: "en-GB", colorScheme: "dark" });
    const looks = createLooks("manager-en-dark");
    await keepIfBroken(
      (async () => {
        await heading(page, "Progress");
        await looks.at(page, "progress");
        await page.getByRole("link", { name: "Reports" }).click();
        for (const name of names) await page.getByLabel(`Choose ${name} to compare`).check();
        await looks.at(page, "reports");
        await page.getByLabel("Find by name").fill("钟离");
        await page.getByRole("link", { name: /Ana Lindqvist/ }).waitFor({ state: "detached" });
        await page.getByRole("link", { name: "Compare these 2" }).click();
        await page.getByRole("columnheader", { name: /钟离修远/ }).waitFor();
        await looks.at(page, "compare");
        await page.getByRole("link", { name: /Ana Lindqvist/ }).click();
        await heading(page, names[0] ?? "");
        await page.addStyleTag({ content: ":root { font-size: 150% }" });
        await looks.at(page, "large-text");
      })(),
    );
    expect(looks.all()).toEqual(looks.wanted());
    await page.close();
  });

  it("sees nothing of another branch: not in the lists, and not by its address", async () => {
    const name = "纪云舒";
    const id = await buildWithReport(chats.server, places.own, name);
    const far = await manager(places.other, "孙远");
    const page = await openAs(far, "/m");
    await page.getByText("没有等您决定的面试").waitFor();
    await page.getByRole("link", { name: "报告" }).click();
    await page.getByText("还没有完成的面试").waitFor();
    await page.goto(`${chats.server.origin}/m/interviews/${id}`);
    await page.getByText("打不开").waitFor();
    expect(await page.content()).not.toContain(name);
    expect((await far.call("POST", `/interviews/${id}/decision/help`, {})).status).toBe(404);
    await page.close();
  });

  it("loads at most 200 kB of scripts before anything is touched", async () => {
    const page = await openAs(await manager(places.other, "吴用"), "/m");
    await page.getByText("没有等您决定的面试").waitFor();
    const scripts: string[] = await page.evaluate("e2e.scripts()");
    const weights = scripts.map((path) => statSync(join(__dirname, "../../dist/public", `${path}.gz`)).size);
    const total = weights.reduce((sum, bytes) => sum + bytes, 0);
    expect(scripts.length).toBeGreaterThan(1);
    expect({ total, fits: total <= FIRST_LOAD_BYTES }).toMatchObject({ fits: true });
    await page.close();
  });
});

let members = 0;
/** A branch manager with accounts on both platforms, in their contacts under their number. */
async function buildMember() {
  const { services } = chats.server;
  const { staff } = await manager(places.other, "周成员");
  const phone = nextPhone();
  const contact = sealStaffContact(services, staff.id, { ...openStaffContact(services, staff), phone });
  await services.db.write((tx) => updateRows(tx, Staff, { id: staff.id }, contact));
  const userId = `phone-member-${(members += 1)}`;
  chats.dingtalk.world.addPerson({ id: userId, name: "周成员", mobile: phone });
  chats.wecom.world.people.set(userId, { userId, name: "周成员", departmentIds: [2], mobile: phone });
  return userId;
}

async function openInside(kind: ClientKind, answers: Answers, path: string) {
  const phone = await openInClient(browser, cleanUp, kind, answers);
  const errors = listenForErrors(phone);
  const page = await phone.newPage();
  await page.goto(`${chats.server.origin}${path}`);
  return { page, errors };
}
const codeFor = (userId: string): Answers => ({
  "runtime.permission.requestAuthCodeV2": { value: { code: chats.dingtalk.logins.issueCode(userId) } },
  "biz.navigation.setTitle": {},
});

describe("inside the chat client", () => {
  it("is logged in by DingTalk's own account, on a phone's page and in the console", async () => {
    const userId = await buildMember();
    const { page, errors } = await openInside("dingtalk-android", codeFor(userId), "/m/progress");
    await keepIfBroken(heading(page, "进度"));
    const desk = await openInside("dingtalk-ios", codeFor(userId), "/console/interviews");
    await keepIfBroken(desk.page.getByRole("navigation", { name: "主导航" }).waitFor());
    expect([...errors, ...desk.errors]).toEqual([]);
  });

  it("opens the console inside DingTalk's desktop client, logged in by the same account", async () => {
    const userId = await buildMember();
    const { page, errors } = await openInside("dingtalk-desktop", codeFor(userId), "/console/interviews");
    await keepIfBroken(page.getByRole("navigation", { name: "主导航" }).waitFor());
    await page.getByRole("button", { name: /周成员/ }).waitFor();
    expect(page.url()).toBe(`${chats.server.origin}/console/interviews`);
    const [asked] = await nativeCalls(page);
    expect(asked).toMatchObject({
      name: "runtime.permission.requestAuthCodeV2",
      params: { corpId: chats.dingtalk.corpId, clientId: chats.dingtalk.app.clientId },
    });
    expect(errors).toEqual([]);
  });

  it("passes a report on by the client's own sharing, without a name, and opens the chat with HR", async () => {
    const name = "叶知秋";
    const id = await buildWithReport(chats.server, places.other, name);
    const hr = await buildColleague(chats.server, [inUnit("branch_hr", places.other)], { name: "田野" });
    const account = { userId: "hr-tian", userKey: "hr-tian", name: "田野", staffId: hr.staff.id };
    await buildChatAccount(chats.server, places.other, account);
    const answers = {
      ...codeFor(await buildMember()),
      "biz.util.share": {},
      "runtime.permission.requestJsApis": {},
      "biz.chat.openSingleChat": {},
    };
    const { page, errors } = await openInside("dingtalk-android", answers, `/m/interviews/${id}`);
    await keepIfBroken(heading(page, name));
    await press(page, "转给同事");
    await page.evaluate("bridge.called('biz.util.share')");
    await press(page, "联系 HR");
    await press(page, "现在和田野聊");
    await page.evaluate("bridge.called('biz.chat.openSingleChat')");
    const calls = await nativeCalls(page);
    const paramsOf = (call: string) => calls.find((each) => each.name === call)?.params;
    expect(paramsOf("biz.util.share")).toMatchObject({
      url: `${chats.server.origin}/console/interviews/${id}/report`,
    });
    expect(JSON.stringify(paramsOf("biz.util.share"))).not.toContain(name);
    expect(paramsOf("biz.chat.openSingleChat")).toMatchObject({ userId: "hr-tian" });
    expect(errors).toEqual([]);
  });

  it("is logged in by the code that the mini-program's shell hands over, which leaves the address", async () => {
    const code = chats.dingtalk.logins.issueCode(await buildMember());
    const { page } = await openInside("dingtalk-android", {}, `/m/progress#chat=dingtalk&code=${code}`);
    await keepIfBroken(heading(page, "进度"));
    expect(page.url()).toBe(`${chats.server.origin}/m/progress`);
  });

  it("takes no handed-over code outside the client that it names", async () => {
    const code = chats.dingtalk.logins.issueCode(await buildMember());
    const phone = await openPhone(browser);
    cleanUp.later(() => phone.close());
    const page = await phone.newPage();
    await page.goto(`${chats.server.origin}/m#chat=dingtalk&code=${code}`);
    await page.getByLabel("邮箱", { exact: true }).waitFor();
    expect(page.url()).toBe(`${chats.server.origin}/console/login?next=%2Fm`);
  });

  it("goes to WeCom's page and comes back where one wanted to go", async () => {
    const userId = await buildMember();
    const { page } = await openInside("wecom", {}, "/m/progress");
    await page.getByRole("link", { name: "周成员" }).last().waitFor();
    await page.locator(`a[href*="sandbox_user=${userId}"]`).click();
    await keepIfBroken(heading(page, "进度"));
    expect(page.url()).toBe(`${chats.server.origin}/m/progress`);
  });

  it("falls back to the login page without a word where the account is nobody's, and stays there", async () => {
    chats.dingtalk.world.addPerson({ id: "passer-by", name: "路人" });
    const { page, errors } = await openInside("dingtalk-android", codeFor("passer-by"), "/m/approvals");
    await page.getByLabel("邮箱", { exact: true }).waitFor();
    expect(page.url()).toBe(`${chats.server.origin}/console/login?next=%2Fm%2Fapprovals`);
    expect(errors).toEqual([]);
  });
});
