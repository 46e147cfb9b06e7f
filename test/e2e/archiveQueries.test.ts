import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { cutArchive } from "../../server/archiveQueries/cutArchive";
import { buildLife } from "../factories/archiveQueries";
import { type Places, openCompany } from "../factories/org";
import { buildOpenPosition } from "../factories/positions";
import { type TestServer, openTestServer } from "../factories/server";
import { keepIfBroken, listenForErrors, openBrowser, openDesk } from "./support/browser";
import { createCleanUp } from "./support/cleanUp";
import { createLooks } from "./support/look";
import { choose } from "./support/pick";
import { logInAs } from "./support/staff";

/** PRODUCT F2 as HR does it: built in words, read, saved, shared, sent as a file; and what a manager sees of it. */
const cleanUp = createCleanUp();
afterAll(() => cleanUp.run());

let browser: Browser;
let server: TestServer;
let places: Places;

beforeAll(async () => {
  browser = await openBrowser(cleanUp);
  server = await openTestServer();
  cleanUp.later(() => server.close());
  places = await openCompany(server);
  const positionId = (await buildOpenPosition(server, places.ownDepartment)).id;
  const shop = (await buildOpenPosition(server, places.other, { title: "门店店长", family: "retail" })).id;
  const life = (unit: string, index: number, left: number, more: object) =>
    buildLife(server, unit, {
      positionId: unit === places.other ? shop : positionId,
      hiredOn: "2023-05-08",
      ...more,
      ...(index < left ? { leftOn: "2023-11-06" } : {}),
    });
  for (let index = 0; index < 20; index += 1)
    await life(places.ownDepartment, index, 2, { aiTotal: 8.6, performance: 85 - index });
  for (let index = 0; index < 10; index += 1)
    await life(places.ownDepartment, index, 5, { aiTotal: 6.4, performance: 62 + index });
  for (let index = 0; index < 7; index += 1) await life(places.other, index, 1, { aiTotal: 5.1 });
  for (let index = 0; index < 2; index += 1)
    await life(places.other, index, 0, { aiTotal: 5.2, hiredOn: "2024-05-08" });
  await cutArchive(server.services);
}, 60_000);

const addCondition = async (page: Page, name: string) => {
  await page.getByRole("button", { name: "加条件" }).click();
  await page.getByRole("menuitem", { name, exact: true }).click();
};
const take = async (page: Page, box: string, option: string) => {
  await choose(page, page.getByRole("combobox", { name: box, exact: true }), option);
  await page.keyboard.press("Escape");
  await page.locator(".ant-select-dropdown:visible").waitFor({ state: "hidden" });
};

it("is built in words, saved, shared, and sent as a file", async () => {
  const desk = await openDesk(browser);
  cleanUp.later(() => desk.close());
  const errors = listenForErrors(desk);
  const page = await desk.newPage();
  const looks = createLooks("archive-queries");
  await keepIfBroken(
    (async () => {
      await logInAs(page, server.origin, "总部 HR");
      await page.getByRole("navigation", { name: "主导航" }).getByRole("link", { name: "人才查询" }).click();
      await page.getByRole("heading", { name: "人才查询" }).waitFor();
      await page.getByRole("row", { name: /上海分公司/ }).waitFor();
      await looks.around(page, "first");

      // What stands there is taken away, and F2 is said in its place.
      await page.goto(`${server.origin}/console/archive/queries?q=${encodeURIComponent("{}")}`);
      await addCondition(page, "岗位类别");
      await take(page, "岗位类别", "销售");
      await take(page, "岗位类别", "通用");
      await addCondition(page, "入职时间");
      await take(page, "入职时间 从", "2023 年第 1 季度");
      await take(page, "入职时间 到", "2023 年第 4 季度");
      await addCondition(page, "AI 面试总分");
      await take(page, "看", "12 个月留存率");
      const everybody = page.getByRole("row", { name: /^全部 20/ });
      await everybody.getByText("90.0%", { exact: true }).waitFor();
      expect(await everybody.textContent()).toContain("95% 区间 69.9% – 97.2%，20 人次");
      await looks.around(page, "f2");

      await page.getByRole("button", { name: "保存", exact: false }).first().click();
      const dialog = page.getByRole("dialog");
      await dialog.getByLabel("名称").fill("2023 销售留存");
      await dialog.getByRole("switch").click();
      await looks.at(page, "saving");
      await dialog.getByRole("button", { name: /保\s?存/ }).click();
      await page.getByRole("button", { name: /2023 销售留存 已分享/ }).waitFor();

      await take(page, "按", "AI 面试分段");
      await page.getByRole("row", { name: /8 分及以上/ }).waitFor();
      await page.getByRole("button", { name: "保存修改" }).click();
      await page.getByText("已保存").first().waitFor();
      await page.getByRole("button", { name: "“2023 销售留存”的更多操作" }).click();
      await page.getByRole("menuitem", { name: "历史版本" }).click();
      await page.getByRole("dialog").getByText("第 2 版").waitFor();
      await looks.at(page, "versions");
      await page.keyboard.press("Escape");

      await page.getByRole("button", { name: "导出" }).click();
      const [file] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("menuitem", { name: /CSV/ }).first().click(),
      ]);
      const text = readFileSync(await file.path(), "utf8");
      expect(text).toContain("12 个月留存率");
      expect(text).toContain("90,69.9,97.2,20");

      await page.getByRole("button", { name: "AI 面试分高的人，后来绩效更好吗" }).click();
      await page.getByText("少于 5 人，不显示").first().waitFor();
      await page.getByRole("button", { name: "English" }).click();
      await page.getByRole("heading", { name: "Talent queries" }).waitFor();
      await looks.around(page, "english");
      expect(looks.all()).toEqual(looks.wanted());
      expect(errors).toEqual([]);
    })(),
  );
});

it("is read by a branch manager with the numbers of the branch", async () => {
  const desk = await openDesk(browser);
  cleanUp.later(() => desk.close());
  const page = await desk.newPage();
  await keepIfBroken(
    (async () => {
      await logInAs(page, server.origin, "分支负责人");
      const f2 = { filters: { families: ["retail"] }, measures: ["retention.12"], by: ["hiredYear"] };
      await page.goto(`${server.origin}/console/archive/queries?q=${encodeURIComponent(JSON.stringify(f2))}`);
      await page.getByText("没有符合条件的人").waitFor();
      await page.goto(`${server.origin}/console/archive/queries?q=${encodeURIComponent("{}")}`);
      await page.getByRole("row", { name: /^全部 30/ }).waitFor();
      expect(await page.getByText("最少人数").count()).toBe(0);
    })(),
  );
});
