import type { Browser, Page } from "playwright-core";
import { openCompany } from "../factories/org";
import { type TestServer, openTestServer } from "../factories/server";
import { keepIfBroken, openBrowser, openDesk } from "./support/browser";
import { createCleanUp } from "./support/cleanUp";
import { createLooks } from "./support/look";
import { logInAs } from "./support/staff";
import { choose } from "./support/pick";

/** From a position's text to a plan with questions of the bank, as HR does it. */
const cleanUp = createCleanUp();
afterAll(() => cleanUp.run());

let browser: Browser;
let server: TestServer;

beforeAll(async () => {
  browser = await openBrowser(cleanUp);
  server = await openTestServer();
  cleanUp.later(() => server.close());
  await openCompany(server);
});

const chooseBy = (page: Page, label: string, option: string) =>
  choose(page, page.getByRole("combobox", { name: label }), option);

it("writes a position, is told what may not stand, and makes a plan of it", async () => {
  const desk = await openDesk(browser);
  cleanUp.later(() => desk.close());
  const page = await desk.newPage();
  const looks = createLooks("console-1440");
  await keepIfBroken(
    (async () => {
      await logInAs(page, server.origin, "总部 HR");
      await page.goto(`${server.origin}/console/positions`);
      await page.getByText("还没有岗位").waitFor();
      await page.getByRole("button", { name: "新建岗位" }).first().click();
      await page.waitForURL(/positions\/new$/);
      await page.getByLabel("岗位名称", { exact: true }).fill("茶叶销售顾问");
      await page.getByLabel("岗位职责").fill("负责门店销售。仅限女性，35岁以下。");
      await page.locator("mark", { hasText: "限女性" }).waitFor();
      await chooseBy(page, "从维度库添加", "销售驱动");
      await looks.at(page, "position-lint");
      await page.getByRole("button", { name: "保存" }).click();
      await page.waitForURL(/\/positions\/[0-9a-f-]{36}$/);
      await page.getByText("不能开始招聘").first().waitFor();

      await page.getByLabel("岗位职责").fill("负责门店销售，能独立完成客户接待。");
      await page.getByText("没有发现违法或可疑的表述").waitFor();
      await page.getByRole("button", { name: "保存" }).click();
      await page.getByRole("button", { name: "开始招聘" }).click();
      await page.getByText("招聘中").first().waitFor();
      // The pointer now rests on the next button, whose colour is on its way.
      await page.mouse.move(0, 0);
      await looks.at(page, "position-open");

      await page.getByRole("button", { name: "生成面试方案" }).click();
      await page.waitForURL(/\/plans\/[0-9a-f-]{36}$/);
      await page.getByRole("button", { name: "从题库添加" }).first().click();
      await page.getByRole("button", { name: "插入" }).first().click();
      await page
        .getByText(/已插入/)
        .first()
        .waitFor();

      await page.goto(`${server.origin}/console/questions?category=sales`);
      await page.getByRole("row").nth(5).waitFor();
      await looks.at(page, "questions");
    })(),
  );
  expect(looks.all()).toEqual(looks.wanted());
}, 60_000);
