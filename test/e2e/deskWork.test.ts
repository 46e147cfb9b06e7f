import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { updateRows } from "../../server/db/rows";
import { Message } from "../../server/notifications/entity";
import { ROOT_UNIT } from "../../server/org/tree";
import { buildRow, postBatch } from "../factories/batches";
import { buildCandidate } from "../factories/candidates";
import { buildInterview, buildTroubledMessage, openCompany } from "../factories/org";
import { buildDefinition } from "../factories/plans";
import { buildPosition } from "../factories/positions";
import { type TestServer, openTestServer } from "../factories/server";
import { keepIfBroken, keepScreenshot, openBrowser, openDesk, openPhone } from "./support/browser";
import { createCleanUp } from "./support/cleanUp";
import { createLooks } from "./support/look";
import { logInAs } from "./support/staff";
import { pick } from "./support/pick";

/** What HR does at the desk between interviews: messages that did not arrive, views of lists, words, roles. */
const cleanUp = createCleanUp();
afterAll(() => cleanUp.run());

let browser: Browser;
let server: TestServer;
beforeAll(async () => {
  browser = await openBrowser(cleanUp);
});
beforeEach(async () => {
  const opened = await openTestServer();
  cleanUp.later(() => opened.close());
  server = opened;
});

async function openConsole(role: string, open = openDesk): Promise<Page> {
  const context = await open(browser);
  cleanUp.later(() => context.close());
  const page = await context.newPage();
  await logInAs(page, server.origin, role);
  return page;
}

test("HR finds the messages that did not arrive from the first page on, and deals with each", async () => {
  const { own } = await openCompany(server);
  await buildTroubledMessage(server, own);
  const unclear = await buildTroubledMessage(server, ROOT_UNIT);
  const { db } = server.services;
  const change = { state: "unknown", failure: null, failureDetail: "timeout after DATA" } as const;
  await db.write((tx) => updateRows(tx, Message, unclear, change));
  const looks = createLooks("messages");
  const journey = async () => {
    const page = await openConsole("总部 HR");
    const card = page.getByRole("link", { name: /消息没有送到/ });
    await card.waitFor();
    expect(await card.innerText()).toContain("2");
    await looks.at(page, "home");
    await card.click();
    await page.getByText("运营商没有送达").waitFor();
    await looks.at(page, "list");
    expect(await page.getByText("xiaoman@people.example").count()).toBe(0);

    const phone = await openConsole("总部 HR", openPhone);
    await phone.goto(`${server.origin}/console/messages`);
    await phone.getByText("结果不明").waitFor();
    await looks.at(phone, "list-390");

    const failed = page.getByRole("listitem").filter({ hasText: "运营商没有送达" });
    await failed.getByRole("button", { name: "已另行联系" }).click();
    await failed.waitFor({ state: "detached" });
    await page.getByRole("button", { name: "重新发送" }).click();
    await page.getByRole("dialog").getByText("确认可以再发一次吗").waitFor();
    await page.getByRole("dialog").getByRole("button", { name: "重新发送" }).click();
    await page.getByText("没有需要处理的消息").waitFor();
    await looks.at(page, "none");
    await page.getByRole("button", { name: "回到面试列表" }).click();
    await page.getByText("即将到期").first().waitFor();
    // What was counted before is shown until it is counted anew.
    await card.waitFor({ state: "detached" });
  };
  await keepIfBroken(journey());
  expect((await db.read.find(Message, { order: { id: "ASC" } })).map(({ state }) => state)).toEqual([
    "settled",
    "waiting",
  ]);
  expect(looks.all()).toEqual(looks.wanted());
}, 90_000);

test("a list is left out columns of, saved under a name, and found again", async () => {
  await buildInterview(server, ROOT_UNIT, { name: "林晓" });
  const looks = createLooks("views");
  const journey = async () => {
    const page = await openConsole("总部 HR");
    await page.getByRole("link", { name: "林晓" }).waitFor();
    const column = (name: string) => page.getByRole("columnheader", { name });
    // The column of units is there once they are known: what is in the list of columns moves then.
    await column("组织").waitFor();
    await page.getByRole("button", { name: "列", exact: true }).click();
    // The list is drawn anew with the page, a moment after the press.
    await page.getByRole("checkbox", { name: "报告" }).click();
    await column("报告").waitFor({ state: "hidden" });
    await page.getByRole("tab", { name: /未开始/ }).click();
    await page.waitForURL(/status=not_started/);
    await page.getByRole("button", { name: "视图" }).click();
    await page.getByLabel("给现在的视图起个名字").fill("等他们开始");
    await page.getByRole("button", { name: "保存", exact: true }).click();
    await page.getByRole("list", { name: "视图" }).getByText("等他们开始").waitFor();
    await looks.at(page, "interviews");

    await page.goto(`${server.origin}/console/interviews`);
    await column("组织").waitFor();
    await page.getByRole("button", { name: "列 5/6" }).click();
    await page.getByRole("checkbox", { name: "报告" }).click();
    await column("报告").waitFor();
    await page.getByRole("button", { name: "视图" }).click();
    await page.getByRole("button", { name: "等他们开始", exact: true }).click();
    await page.waitForURL(/status=not_started/);
    await column("报告").waitFor({ state: "hidden" });

    await page.goto(`${server.origin}/console/candidates`);
    await page.getByRole("link", { name: "林晓" }).waitFor();
    await page.getByRole("button", { name: "列", exact: true }).click();
    await page.getByRole("checkbox", { name: "来源" }).click();
    await column("来源").waitFor({ state: "hidden" });
    await looks.at(page, "candidates");
  };
  await keepIfBroken(journey());
  expect(looks.all()).toEqual(looks.wanted());
}, 90_000);

test("a batch gets its own mail; what is wrong with it is told where it stands", async () => {
  const hr = await server.staff("hq_hr");
  await hr("POST", "/plans", { name: "销售方案", definition: buildDefinition() });
  const looks = createLooks("mail");
  const journey = async () => {
    const page = await openConsole("总部 HR");
    await page.goto(`${server.origin}/console/batches/new`);
    await page.getByLabel("粘贴名单").fill("何苗，hemiao@people.example");
    await page.getByRole("button", { name: "加入 1 人" }).click();
    await page.getByRole("button", { name: "下一步" }).click();
    await page.getByLabel("面试方案").click();
    await pick(page, "销售方案");
    await page.getByRole("button", { name: "下一步" }).click();
    await page.getByLabel("邮件").check();
    await page.getByText("何苗您好").first().waitFor();
    await page.getByRole("button", { name: "修改邮件文字" }).click();
    const editor = page.getByRole("dialog");
    const standard = await editor.getByLabel("正文").inputValue();
    await editor.getByLabel("正文").fill("{姓名}您好，我是林老师，请看这个链接。{薪水}");
    await editor.getByRole("button", { name: "保存并预览" }).click();
    await editor.getByText("有不认识的花括号内容").waitFor();
    await page.mouse.move(0, 0);
    await looks.at(page, "refused");
    await editor.getByLabel("正文").fill(standard.replace("{姓名}您好", "{姓名}您好，我是林老师"));
    await editor.getByRole("button", { name: "保存并预览" }).click();
    await page.getByText("何苗您好，我是林老师").waitFor();
    await page.getByText("邮件用您写的文字").waitFor();
    await looks.at(page, "preview");
  };
  await keepIfBroken(journey());
  expect(looks.all()).toEqual(looks.wanted());
}, 90_000);

test("a list is saved as it is shown, its unit column among what can be left out", async () => {
  const { own, ownDepartment } = await openCompany(server);
  await buildInterview(server, own, { name: "林晓" });
  await buildInterview(server, ownDepartment, { name: "何苗" });
  const looks = createLooks("export");
  const journey = async () => {
    const page = await openConsole("总部 HR");
    await page.getByRole("link", { name: "林晓" }).waitFor();
    const unit = page.getByRole("columnheader", { name: "组织" });
    await unit.waitFor();
    await page.getByRole("button", { name: "列", exact: true }).click();
    await page.getByRole("checkbox", { name: "组织" }).click();
    await unit.waitFor({ state: "hidden" });
    await page.getByRole("columnheader", { name: "报告" }).waitFor();
    await looks.at(page, "columns");
    await page.goto(`${server.origin}/console/interviews?q=${encodeURIComponent("林晓")}`);
    await page.getByRole("button", { name: "列 5/6" }).waitFor();
    await page.getByRole("button", { name: "导出" }).click();
    const item = page.getByRole("menuitem", { name: "CSV（UTF-8）" });
    await item.waitFor();
    await page.mouse.move(0, 0);
    await looks.at(page, "menu");
    const downloading = page.waitForEvent("download");
    await item.click();
    const download = await downloading;
    expect(download.suggestedFilename()).toMatch(/^面试 .*\.csv$/);
    const [titles, ...rows] = readFileSync(await download.path(), "utf8")
      .trim()
      .split("\r\n");
    expect(titles).not.toContain("组织");
    expect(rows.map((row) => row.split(",")[1])).toEqual(["林晓"]);

    const phone = await openConsole("总部 HR", openPhone);
    await phone.emulateMedia({ colorScheme: "dark" });
    await phone.getByRole("link", { name: "林晓" }).waitFor();
    await looks.at(phone, "390-dark");
    await phone.goto(`${server.origin}/console/candidates`);
    await phone.getByRole("link", { name: "林晓" }).waitFor();
    await looks.at(phone, "candidates-390-dark");
  };
  await keepIfBroken(journey());
  expect(looks.all()).toEqual(looks.wanted());
}, 90_000);

test("a person's page says who withdrew when, a batch's that its mail is in its own words", async () => {
  const { own } = await openCompany(server);
  const hr = await server.staff("hq_hr");
  const { id } = await buildCandidate(server, own, { name: "何苗" });
  await hr("PUT", `/candidates/${id}/talent-pool`, { agreed: true, how: "周一电话里同意" });
  await hr("PUT", `/candidates/${id}/talent-pool`, { agreed: false });
  const texts = {
    email: { subject: "{岗位}面试", body: "{姓名}您好，我是林老师，请在方便的时候完成面试。\n\n{链接}\n" },
  };
  const batch = await postBatch(server, hr, {
    rows: [buildRow({ name: "林晓", email: "linxiao@people.example" })],
    channels: ["email"],
    texts,
  });
  expect([batch.status, batch.body.error]).toEqual([201, undefined]);
  const looks = createLooks("records");
  const journey = async () => {
    const page = await openConsole("总部 HR");
    await page.goto(`${server.origin}/console/candidates/${id}`);
    await page.getByText("本人撤回了进入人才库的同意").waitFor();
    await page.getByText("周一电话里同意").waitFor();
    await looks.at(page, "withdrawal");
    await page.goto(`${server.origin}/console/batches/${batch.body.id}`);
    await page.getByText("邮件用这批邀请自己的文字").waitFor();
    await looks.at(page, "batch");
    await page.getByRole("button", { name: "查看" }).click();
    await page.getByText("{姓名}您好，我是林老师").waitFor();
    await looks.at(page, "mail");

    const phone = await openConsole("总部 HR", openPhone);
    await phone.emulateMedia({ colorScheme: "dark" });
    await phone.goto(`${server.origin}/console/batches/${batch.body.id}`);
    await phone.getByText("邮件用这批邀请自己的文字").waitFor();
    await looks.at(phone, "batch-390-dark");
  };
  await keepIfBroken(journey());
  expect(looks.all()).toEqual(looks.wanted());
}, 90_000);

test("an administrator gives a role for one position, and makes a built-in question mandatory", async () => {
  const { own } = await openCompany(server);
  await buildPosition(server, own, { title: "渠道经理" });
  const looks = createLooks("roles");
  const journey = async () => {
    const page = await openConsole("总部管理员");
    await page.goto(`${server.origin}/console/organisation?unit=${own}`);
    await page.getByRole("button", { name: "添加员工" }).first().click();
    const drawer = page.getByRole("dialog");
    await drawer.getByLabel("姓名").fill("叶知秋");
    await drawer.getByLabel("邮箱").fill("zhiqiu@people.example");
    await drawer.getByRole("combobox", { name: "角色 1" }).click();
    await pick(page, "用人部门负责人");
    await drawer.getByRole("combobox", { name: "只限岗位 1" }).click();
    await pick(page, "渠道经理");
    await page.mouse.move(0, 0);
    await looks.at(page, "position");
    await drawer.getByRole("button", { name: "保存" }).click();
    await page.getByText("用人部门负责人 · 渠道经理").first().waitFor();
    await page.keyboard.press("Escape");

    await page.goto(`${server.origin}/console/questions?bank=builtin`);
    await page.getByRole("row").nth(1).getByRole("link").click();
    await page.getByRole("button", { name: "设为必考" }).click();
    await page.getByLabel("哪些岗位类别必考这道题？").last().click();
    await pick(page, "销售");
    // The list of families lies over the button until something else is pressed.
    await page.getByText("分公司的方案不能去掉").click();
    await page.getByRole("dialog").getByRole("button", { name: "保存" }).click();
    await page.getByRole("dialog").waitFor({ state: "hidden" });
    await page.getByText("必考", { exact: false }).first().waitFor();
    await keepScreenshot(page, "pages-roles-mandatory");
  };
  await keepIfBroken(journey());
  expect(looks.all()).toEqual(looks.wanted());
}, 90_000);
