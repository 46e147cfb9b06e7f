import type { Browser } from "playwright-core";
import { buildCandidacy } from "../factories/candidacies";
import { type Places, buildPlan, openCompany } from "../factories/org";
import { buildReviewable } from "../factories/reviews";
import { askRules, putUnderRules, screen } from "../factories/rules";
import { type TestServer, openTestServer } from "../factories/server";
import { keepIfBroken, listenForErrors, openBrowser, openDesk } from "./support/browser";
import { createCleanUp } from "./support/cleanUp";
import { createLooks } from "./support/look";
import { logInAs } from "./support/staff";

/** Rules as HR meets them: read, changed, tried on what was, and what then waits for a person's word. */
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

it("are read, changed, tried, and confirmed by a person", async () => {
  const desk = await openDesk(browser);
  cleanUp.later(() => desk.close());
  const errors = listenForErrors(desk);
  const page = await desk.newPage();
  const looks = createLooks("rules");
  const plan = await buildPlan(server, places.hq, "销售顾问方案");
  const report = async (name: string, level: number) => {
    const built = await buildReviewable(server, places.ownDepartment, { planId: plan.id, level, name });
    await askRules(server);
    return built.id;
  };
  await report("欧阳小满", 3.9);
  const positionId = await putUnderRules(server, places.ownDepartment, plan.id);
  const { id: candidacyId } = await buildCandidacy(server, places.ownDepartment, {
    positionId,
    name: "司徒远",
  });
  await screen(server, candidacyId, "unclear");
  await keepIfBroken(
    (async () => {
      await logInAs(page, server.origin, "总部管理员");
      await page.goto(`${server.origin}/console/plans/${plan.id}/rules`);
      await page.getByText("当总分 ≥ 8.0 时：请用人经理批准").waitFor();
      await looks.around(page, "default");

      await page.getByRole("button", { name: "写自己的规则" }).click();
      const advance = page.getByRole("listitem", { name: "达到推荐线" });
      await advance.getByRole("spinbutton", { name: "总分" }).fill("7");
      await advance.getByRole("spinbutton", { name: "总分" }).press("Tab");
      await page.getByRole("button", { name: /试\s?算/ }).click();
      await page.getByText("1 个结果的去向会变").waitFor();
      const screened = page.getByRole("region", { name: /简历初筛有结果时/ });
      await screened.getByRole("row", { name: "人工复核 1 1" }).waitFor();
      await looks.around(page, "editor");
      await page.getByLabel("为什么改（可不填，记入历史）").fill("校招季放宽");
      await page.getByRole("button", { name: "保存规则" }).click();
      await page.getByText("当总分 ≥ 7.0 时：请用人经理批准").first().waitFor();
      await page.getByText("本方案自己的规则，第 1 版").waitFor();

      await page.getByRole("button", { name: /设\s?置/ }).click();
      await page.getByRole("dialog").getByRole("heading", { name: "自动发感谢信" }).waitFor();
      await looks.at(page, "settings");
      await page.keyboard.press("Escape");

      const interviewId = await report("上官若兰", 2);
      await page.getByRole("link", { name: "待确认" }).click();
      const row = page.getByRole("listitem").filter({ hasText: "上官若兰" });
      await row.getByText("为什么").click();
      await row.getByText("当时：2.5").first().waitFor();
      await looks.around(page, "waiting");
      await row.getByRole("button", { name: /^确认/ }).click();
      await page.getByRole("dialog").getByRole("button", { name: "结束这条应聘" }).click();
      await row.waitFor({ state: "detached" });
      await page
        .getByRole("listitem")
        .filter({ hasText: "司徒远" })
        .getByRole("button", { name: "已看过" })
        .click();
      await page.getByText("没有等人确认的事").waitFor();

      await page.goto(`${server.origin}/console/interviews/${interviewId}/report`);
      const why = page.getByRole("region", { name: "规则做了什么" });
      await why.getByText("应聘已结束").waitFor();
      await why.scrollIntoViewIfNeeded();
      await looks.around(page, "report");
      await why.getByRole("button", { name: /撤\s?回/ }).click();
      await page.getByRole("dialog").getByLabel("原因（记入档案）").fill("看错了人");
      await page
        .getByRole("dialog")
        .getByRole("button", { name: /撤\s?回/ })
        .click();
      await why.getByText("已撤回").waitFor();
      await page.getByRole("button", { name: "English" }).click();
      await page.getByRole("button", { name: "中文" }).waitFor();
      await page.goto(`${server.origin}/console/plans/${plan.id}/rules`);
      await page.getByText("When total ≥ 7.0: ask the hiring manager for approval").first().waitFor();
      await looks.around(page, "english");
      await page.goto(`${server.origin}/console/waiting`);
      await page.getByRole("heading", { name: "Nothing waits for you" }).waitFor();
      await looks.at(page, "waiting-en");
    })(),
  );
  expect(errors).toEqual([]);
  expect(looks.all()).toEqual(looks.wanted());
}, 180_000);
