import { buildDefinition } from "../factories/plans";
import { openTestServer } from "../factories/server";
import { keepIfBroken, openBrowser, openDesk } from "./support/browser";
import { createCleanUp } from "./support/cleanUp";
import { createLooks } from "./support/look";
import { logInAs } from "./support/staff";
import { pick } from "./support/pick";

/** From a pasted list to invitations that went out, the numbers behind them, and two people side by side. */
const cleanUp = createCleanUp();
afterAll(() => cleanUp.run());

test("HR invites a pasted list, watches it go out, follows the numbers and compares", async () => {
  const server = await openTestServer({ worker: true });
  cleanUp.later(() => server.close());
  const hr = await server.staff("hq_hr");
  await hr("POST", "/plans", { name: "销售方案", definition: buildDefinition() });
  const browser = await openBrowser(cleanUp);
  const desk = await openDesk(browser);
  cleanUp.later(() => desk.close());
  const page = await desk.newPage();
  const looks = createLooks("batches");
  const journey = async () => {
    await logInAs(page, server.origin, "总部 HR");
    await page.getByRole("link", { name: "批量邀请" }).click();
    await page.getByRole("button", { name: "批量邀请" }).first().click();
    await page.getByLabel("粘贴名单").fill("林晓 13900001111\n何苗，hemiao@people.example，50%\n无名氏");
    await page.getByRole("button", { name: "加入 3 人" }).click();
    await looks.at(page, "people");
    await page.getByRole("button", { name: "下一步" }).click();
    // Before the first list is opened: antd leaves an unnamed one of no size behind.
    await looks.at(page, "plan");
    await page.getByLabel("面试方案").click();
    await pick(page, "销售方案");
    // They would hold the messages back while the test runs at night.
    await page.getByRole("switch", { name: "免打扰时段" }).click();
    await page.getByRole("button", { name: "下一步" }).click();
    await page.getByLabel("邮件").check();
    await page.getByText("1 人不会被邀请").waitFor();
    await page.getByText("林晓您好").first().waitFor();
    await looks.at(page, "preview");

    await page.getByRole("button", { name: "开始邀请" }).click();
    await page.waitForURL(/\/console\/batches\/[0-9a-f-]{36}$/);
    await page.getByRole("tab", { name: /已发出 2/ }).waitFor();
    await page.getByText("手机和邮箱都没有").waitFor();
    await looks.at(page, "batch");

    await page.getByRole("link", { name: "进展" }).click();
    await page.getByText("已完成 0 %（0/2）").waitFor();
    await looks.at(page, "progress");
    await page.getByRole("link", { name: /未开始/ }).click();
    await page.getByText("共 2 场，已全部显示").waitFor();
    await page.getByLabel("选择 林晓 进行对比").check();
    await page.getByLabel("选择 何苗 进行对比").check();
    await page.getByRole("button", { name: "对比", exact: true }).click();
    await page.getByRole("columnheader", { name: /何苗/ }).waitFor();
    await looks.at(page, "compare");
  };
  await keepIfBroken(journey());
  expect(looks.all()).toEqual(looks.wanted());
}, 60_000);
