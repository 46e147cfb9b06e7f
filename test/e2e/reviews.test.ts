import type { Browser, BrowserContext } from "playwright-core";
import { type Places, openCompany } from "../factories/org";
import { buildReviewable } from "../factories/reviews";
import { type TestServer, openTestServer } from "../factories/server";
import { keepIfBroken, listenForErrors, openBrowser, openDesk } from "./support/browser";
import { createCleanUp } from "./support/cleanUp";
import { createLooks } from "./support/look";
import { logInAs } from "./support/staff";

/** A blind review as HR does it: turned on, drawn, taken from the queue, rated without the machine, sent, compared. */
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
});

/** Everything that the server tells this browser. */
function listenTo(context: BrowserContext): Promise<string>[] {
  const told: Promise<string>[] = [];
  context.on("response", (response) => {
    if (response.url().includes("/api/v1/") && !response.url().endsWith("/live"))
      told.push(response.text().catch(() => ""));
  });
  return told;
}

it("is drawn, rated without the machine's scores, and shown beside them", async () => {
  const desk = await openDesk(browser);
  cleanUp.later(() => desk.close());
  const errors = listenForErrors(desk);
  const page = await desk.newPage();
  const looks = createLooks("reviews");
  await keepIfBroken(
    (async () => {
      await logInAs(page, server.origin, "总部管理员");
      await page.goto(`${server.origin}/console/reviews`);
      await page.getByText("没有等待复核的面试").waitFor();
      await page.getByRole("button", { name: "盲评：关闭" }).click();
      const settings = page.getByRole("dialog");
      await settings.getByRole("switch").click();
      await settings.getByLabel("抽取比例").fill("100");
      await looks.at(page, "settings");
      await settings.getByRole("button", { name: /保\s?存/ }).click();
      await page.getByRole("button", { name: "盲评：抽取 100 %" }).waitFor();

      const { id } = await buildReviewable(server, places.ownDepartment, { level: 4.2, name: "欧阳小满" });
      const told = listenTo(desk);
      await page.goto(`${server.origin}/console/interviews/${id}/report`);
      await page.getByText("等待盲评，机器评分暂不显示").waitFor();
      await looks.around(page, "sealed");
      await page.goto(`${server.origin}/console/reviews`);
      await page.getByRole("listitem").filter({ hasText: "欧阳小满" }).waitFor();
      await looks.around(page, "queue");
      await page.getByRole("listitem").getByRole("button", { name: "开始复核" }).click();

      await page.getByRole("heading", { name: "复核 欧阳小满" }).waitFor();
      await page.getByText("已评 0 / 1 项").waitFor();
      await page.getByRole("radio", { name: /3 级/ }).check();
      await page.getByText("草稿已保存").waitFor();
      await looks.around(page, "rating");
      await page.reload();
      await page.getByText("已评 1 / 1 项").waitFor();
      expect(await page.getByRole("radio", { name: /3 级/ }).isChecked()).toBe(true);
      const before = (await Promise.all(told)).join("\n");
      expect(before).toContain("我们一起完成了任务");
      // Neither the level, nor its score, nor the words of why.
      expect(before).not.toMatch(/"(?:level|machine)":4\.2|"(?:total|score)":8\b|提到了和团队一起做/);

      await page.getByRole("button", { name: "提交复核" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "提交复核" }).click();
      await page.getByRole("heading", { name: "人工复核后" }).waitFor();
      await page.getByRole("dialog").waitFor({ state: "hidden" });
      expect(await page.getByTestId("reviewed-total").innerText()).toBe("5.0");
      await looks.around(page, "sent");

      await page.getByRole("button", { name: "修改我的复核" }).click();
      await page.getByText("沿用机器评分：4.2 级").waitFor();
      await looks.around(page, "amending");
      await page.getByRole("button", { name: "先放回去" }).click();
      await page.goto(`${server.origin}/console/interviews/${id}/report`);
      await page.getByTestId("report-total").waitFor();
      expect(await page.getByTestId("report-total").innerText()).toBe("8.0");
      await looks.around(page, "report");
      await page.goto(`${server.origin}/console/calibrations`);
      await page.getByRole("row", { name: /团队协作 数量少，仅供参考 1 .*−1\.20/ }).waitFor();
      await looks.around(page, "agreement");
      await page.getByRole("button", { name: "用这些复核计算校准" }).click();
      await page.getByRole("heading", { name: /第 1 版/ }).waitFor();
      await page.getByText(/不足 30 个，保持引擎原来的评分/).waitFor();
      await page.goto(`${server.origin}/console/interviews/${id}/report`);
      await page.getByRole("button", { name: "English" }).click();
      await page.getByRole("heading", { name: "After human review" }).waitFor();
      await looks.at(page, "report-en");
      await page.goto(`${server.origin}/console/reviews/${id}`);
      await page.getByRole("button", { name: "Amend my review" }).click();
      await page.getByText("As the machine has it: level 4.2").waitFor();
      await looks.around(page, "amending-en");
    })(),
  );
  expect(errors).toEqual([]);
  expect(looks.all()).toEqual(looks.wanted());
}, 120_000);
