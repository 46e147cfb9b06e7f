import type { Browser, Page } from "playwright-core";
import { openCompany } from "../factories/org";
import { type TestServer, openTestServer } from "../factories/server";
import { QUESTION, inventedTeamwork, levelOf } from "../server/scoring/calibration/ratedFixtures";
import { keepIfBroken, openBrowser, openDesk } from "./support/browser";
import { createCleanUp } from "./support/cleanUp";
import { createLooks } from "./support/look";
import { logInAs } from "./support/staff";

/** From a spreadsheet of ratings to a calibration in use, and back, as HR does it. */
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

/** Two people who are stricter than the engine, and one row with a slip. */
async function ratings(): Promise<Buffer> {
  const lines = ["题目,回答,维度,评分,评分人", `${QUESTION},做完了。,团队协作,8,评委甲`];
  for (const [at, answer] of inventedTeamwork(80).entries()) {
    const level = await levelOf(server.services.scoring, answer);
    if (level === null) continue;
    const strict = Math.max(1, level - 0.7);
    lines.push(`${QUESTION},${answer},团队协作,${strict.toFixed(1)},评委甲`);
    if (at % 2 === 0)
      lines.push(
        `${QUESTION},${answer},团队协作,${Math.max(1, strict + 0.3 * ((at % 3) - 1)).toFixed(1)},评委乙`,
      );
  }
  return Buffer.from(lines.join("\n"));
}

it("looks at a file, learns from it, puts it into use and takes it out again", async () => {
  const desk = await openDesk(browser);
  cleanUp.later(() => desk.close());
  const page: Page = await desk.newPage();
  const looks = createLooks("console-1440");
  await keepIfBroken(
    (async () => {
      await logInAs(page, server.origin, "总部 HR");
      await page.goto(`${server.origin}/console/positions`);
      await page.getByRole("button", { name: "评分校准" }).click();
      await page.getByText("还没有校准").waitFor();
      await looks.at(page, "calibration-empty");
      const file = { name: "评分.csv", mimeType: "text/csv", buffer: await ratings() };
      await page.locator('input[type="file"]').setInputFiles(file);
      await page.getByText(/1 行有问题/).waitFor();
      await looks.at(page, "calibration-preview");
      await page.getByRole("button", { name: /行计算/ }).click();
      await page.getByRole("heading", { name: /第 1 版/ }).waitFor();
      await page.getByRole("img", { name: /校准曲线/ }).waitFor();
      await page.getByRole("button", { name: "启用" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "启用" }).click();
      await page.getByText("使用中").waitFor();
      await page.getByRole("dialog").waitFor({ state: "hidden" });
      await page.mouse.move(0, 0);
      await looks.at(page, "calibration-active");
      await page.setViewportSize({ width: 390, height: 844 });
      await looks.at(page, "calibration-phone");
      await page.setViewportSize({ width: 1440, height: 900 });
      await page.getByRole("button", { name: "停用" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "停用" }).click();
      await page.getByText("已停用").waitFor();
      await page.getByRole("dialog").waitFor({ state: "hidden" });
      await page.getByRole("button", { name: "重新启用" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "启用" }).click();
      await page.getByRole("heading", { name: /第 2 版/ }).waitFor();
      await page.getByRole("dialog").waitFor({ state: "hidden" });
      await page.getByText("使用中").waitFor();
      await page.emulateMedia({ colorScheme: "dark" });
      await looks.at(page, "calibration-dark");
      await page.getByRole("button", { name: "English" }).click();
      await page.getByRole("heading", { name: "Calibration", exact: true }).waitFor();
      await page.setViewportSize({ width: 360, height: 780 });
      await looks.at(page, "calibration-phone-dark-en");
      await page.emulateMedia({ colorScheme: "light" });
      await page.setViewportSize({ width: 1440, height: 900 });
      await looks.at(page, "calibration-en");
    })(),
  );
  expect(looks.all()).toEqual(looks.wanted());
}, 90_000);
