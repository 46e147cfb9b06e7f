import type { Browser, Page } from "playwright-core";
import type { PlanDefinition } from "../../server/plans/definition";
import { createPlan } from "../../server/plans/createPlan";
import { ROOT_UNIT } from "../../server/org/tree";
import { openCompany } from "../factories/org";
import { type TestServer, openTestServer } from "../factories/server";
import { hq } from "../server/plans/derive/plans";
import { arriveAt, press } from "./support/candidate";
import { keepIfBroken, listenForErrors, openBrowser, openDesk } from "./support/browser";
import { createCleanUp } from "./support/cleanUp";
import { createLooks } from "./support/look";
import { logInAs } from "./support/staff";

/** A branch follows headquarters' plan, adjusts it, meets a change from above, and sees it as a candidate does. */
const cleanUp = createCleanUp();
afterAll(() => cleanUp.run());

let browser: Browser;
let server: TestServer;

beforeAll(async () => {
  browser = await openBrowser(cleanUp);
  server = await openTestServer({ worker: true });
  cleanUp.later(() => server.close());
  await openCompany(server);
});

async function changeAtHeadquarters(id: string, change: (definition: PlanDefinition) => void): Promise<void> {
  const hr = await server.staff("hq_hr");
  const { body: plan } = await hr("GET", `/plans/${id}`);
  change(plan.definition);
  const { name, definition, version } = plan;
  const { status } = await hr("PUT", `/plans/${id}`, { name, definition, version });
  if (status !== 200) throw new Error(`headquarters could not save: ${status}`);
}

const weightOf = (page: Page, name: string) => page.getByRole("spinbutton", { name: `${name}的权重` });

async function narrow(page: Page): Promise<void> {
  await page.setViewportSize({ width: 390, height: 844 });
}
const wide = (page: Page) => page.setViewportSize({ width: 1440, height: 900 });

test("a branch's plan from following headquarters to the candidate's screen", async () => {
  const base = await createPlan(
    server.services,
    { name: "店长标准方案", jobFamily: "retail", definition: hq() },
    ROOT_UNIT,
  );
  const desk = await openDesk(browser);
  cleanUp.later(() => desk.close());
  const errors = listenForErrors(desk);
  const page = await desk.newPage();
  const looks = createLooks("plans");
  await keepIfBroken(
    (async () => {
      await logInAs(page, server.origin, "分支 HR");
      await page.goto(`${server.origin}/console/plans/new`);
      await page.getByRole("button", { name: /^店长标准方案/ }).click();
      await page.getByRole("heading", { name: "店长标准方案 · 北京分公司", level: 1 }).waitFor();
      const address = page.url();

      await page.getByRole("tab", { name: /评分维度/ }).click();
      await weightOf(page, "服务意识").fill("80");
      await weightOf(page, "计划安排").fill("20");
      await page.getByRole("button", { name: "保存" }).click();
      await page.getByText("“服务意识”的权重最多上下调整 5%，现在调整了 20%").first().waitFor();
      await weightOf(page, "服务意识").fill("65");
      await weightOf(page, "计划安排").fill("35");
      await page.getByRole("button", { name: "保存" }).click();
      await page.getByText("已保存。").waitFor();
      await looks.at(page, "editor");

      await changeAtHeadquarters(base.id, (definition) => {
        definition.dimensions[0]!.weightBp = 7000;
        definition.dimensions[1]!.weightBp = 3000;
      });
      await page.goto(`${server.origin}/console/plans`);
      await page.getByText("有冲突").or(page.getByText("有更新")).first().waitFor();
      await page.goto(`${address}/upstream`);
      await page.getByText("2 处冲突").waitFor();
      await looks.at(page, "conflicts");
      await narrow(page);
      await looks.at(page, "conflicts-390");
      await page.getByRole("radio", { name: "用总部的" }).first().check();
      await page.getByRole("button", { name: "按以上选择更新" }).click();
      await page.getByText("另外调整了").last().waitFor();
      await page.getByRole("button", { name: "完成" }).click();

      await page.goto(`${address}/compare?against=version&version=2`);
      await page.getByText("从第 2 版到现在").waitFor();
      await looks.at(page, "compare-390");
      await wide(page);
      await looks.at(page, "compare");
      await page.goto(`${address}/history`);
      await page.getByText("处理冲突，跟上总部").waitFor();
      await looks.at(page, "history");

      await page.goto(`${server.origin}/preview/${address.split("/").at(-1)}`);
      await arriveAt(page, "guide");
      await press(page, "开始这个环节");
      await arriveAt(page, "question");
      await page.getByText("讲一次您安抚顾客的经历。").waitFor();
      await press(page, "跳过准备");
      await arriveAt(page, "answering");
    })(),
  );
  expect(looks.all()).toEqual(looks.wanted());
  expect(errors).toEqual([]);
  const interviews = await (await server.staff("hq_hr"))("GET", "/interviews");
  expect(interviews.body.items).toEqual([]);
}, 60_000);
