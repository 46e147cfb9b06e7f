import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { buildInterviewedAndHired, recordOnDay } from "../factories/archive";
import { type Places, openCompany } from "../factories/org";
import { type TestServer, openTestServer } from "../factories/server";
import { readPdf } from "../server/reports/readPdf";
import { keepIfBroken, openBrowser, openDesk, openPhone } from "./support/browser";
import { createCleanUp } from "./support/cleanUp";
import { createLooks } from "./support/look";
import { choose } from "./support/pick";
import { logInAs } from "./support/staff";

/** Somebody hired: a record by hand, three months from a file, and the report that sets them beside the interview. */
const cleanUp = createCleanUp();
afterAll(() => cleanUp.run());

let browser: Browser;
let server: TestServer;
let places: Places;

beforeAll(async () => {
  browser = await openBrowser(cleanUp);
  server = await openTestServer({ worker: true });
  cleanUp.later(() => server.close());
  places = await openCompany(server);
});

const CSV = [
  "姓名,工号,类型,日期,考核周期,得分,满分",
  "顾念之,E1024,绩效,2026-04-30,2026-04,80,100",
  "顾念之,E1024,绩效,2026-05-31,2026-05,85,100",
  "顾念之,E1024,绩效,2026-06-30,2026-06,92,100",
  "顾思之,E1024,绩效,2026-07-31,2026-07,70,100",
  "顾念之,E1024,绩效,2026-02-28,2026-02,70,100",
].join("\n");

async function download(page: Page, name: string): Promise<Buffer> {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name }).click(),
  ]);
  return readFileSync(await file.path());
}

test("HR records what happens at work and reads it beside the interview", async () => {
  const looks = createLooks("archive");
  const { id, candidateId, interviewId } = await buildInterviewedAndHired(server, places.own, "顾念之");
  const training = { title: "产品知识", hours: 12, expiresOn: "2026-12-10" };
  await recordOnDay(server, id, { type: "employment.training", data: training }, "2026-03-10");
  await recordOnDay(server, id, { type: "employment.promoted", data: { to: "高级销售顾问" } }, "2026-07-01");

  const desk = await openDesk(browser);
  cleanUp.later(() => desk.close());
  const page = await desk.newPage();
  await keepIfBroken(
    (async () => {
      await logInAs(page, server.origin, "总部 HR");
      await page.goto(`${server.origin}/console/candidates/${candidateId}?tab=archive`);
      await page.getByRole("button", { name: "填写工号" }).click();
      await page.getByLabel("工号").fill("E1024");
      await page.keyboard.press("Enter");
      await page.getByText("工号 E1024").waitFor();

      await page.getByRole("button", { name: "添加记录" }).click();
      const drawer = page.getByRole("dialog");
      // It slides in: a list opened meanwhile would hang where the drawer was.
      await drawer.waitFor();
      await page.evaluate("e2e.settled()");
      await choose(page, drawer.getByRole("combobox", { name: "类型" }), "证书");
      await drawer.getByLabel("发生日期").fill("2026-05-01");
      await drawer.getByLabel("名称").fill("电工征");
      await looks.at(page, "form");
      await drawer.getByRole("button", { name: "保存" }).click();
      const certificate = page.getByRole("listitem").filter({ hasText: "电工征" }).first();
      await certificate.getByRole("button", { name: "更多操作" }).click();
      await page.getByRole("menuitem", { name: "更正" }).click();
      await drawer.getByLabel("名称").fill("电工证");
      await drawer.getByRole("button", { name: "保存" }).click();
      await page.locator("s", { hasText: "电工征" }).first().waitFor();
      const mended = page.getByRole("listitem").filter({ hasText: "电工证" }).first();
      await mended
        .locator("input[type=file]")
        .setInputFiles({ name: "证书.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7\n") });
      await mended.getByText("证书.pdf").waitFor();
      await page.getByText("附件已保存").waitFor({ state: "detached" });
      await looks.at(page, "person");

      await page.goto(`${server.origin}/console/archive/imports`);
      await page
        .locator("input[type=file]")
        .setInputFiles({ name: "绩效.csv", mimeType: "text/csv", buffer: Buffer.from(CSV) });
      await page.getByText("共 5 行：3 行可以导入（其中 0 行已有记录），2 行有问题").waitFor();
      await page.getByText("找到的人是「顾念之」").waitFor();
      await page.getByText("入职日期是 2026-03-02").waitFor();
      await looks.at(page, "preview");
      await page.getByRole("button", { name: "写入 3 行" }).click();
      await page.getByRole("heading", { name: "已完成" }).waitFor();
      await looks.at(page, "result");

      await page.goto(`${server.origin}/console/candidates/${candidateId}?tab=archive`);
      await page.getByRole("link", { name: "成长报告" }).click();
      await page.getByText("绩效 3 次，折合十分制平均 8.6，最低 8.0，最高 9.2。").waitFor();
      await page.getByRole("cell", { name: "92 / 100" }).waitFor();
      await page
        .getByRole("img", { name: /绩效走势：2026-04-30 8.0，2026-05-31 8.5，2026-06-30 9.2/ })
        .waitFor();
      await looks.at(page, "growth");
      const text = readPdf(await download(page, "下载 PDF")).text.replace(/\s+/g, "");
      expect(text).toContain("绩效3次，折合十分制平均8.6");
      expect(text).toContain("92/100");
      const png = await download(page, "下载图片");
      expect(png.subarray(1, 4).toString("latin1")).toBe("PNG");
      expect(png.length).toBeGreaterThan(20_000);

      await page.goto(`${server.origin}/console/archive/support?view=training`);
      await page.getByText("即将到期", { exact: true }).waitFor();
      await looks.at(page, "support");
      await page.goto(`${server.origin}/console/interviews/${interviewId}/report`);
      await page.getByRole("link", { name: "综合报告" }).click();
      await page.getByRole("heading", { name: "复试与现场评价" }).waitFor();
      await page.getByText("入职 · 2026-03-02").waitFor();
      await looks.at(page, "comprehensive");
      await page.goto(`${server.origin}/console/organisation/roles`);
      await page.getByText("时间线、成长报告、导出和接口都按这张表").waitFor();
    })(),
  );

  const phone = await openPhone(browser, {
    viewport: { width: 360, height: 780 },
    colorScheme: "dark",
    locale: "en-GB",
  });
  cleanUp.later(() => phone.close());
  await phone.addCookies(await desk.cookies());
  const small = await phone.newPage();
  for (const [path, words, screen] of [
    [`/candidates/${candidateId}?tab=archive`, "Growth report", "person-phone"],
    [`/candidates/${candidateId}/growth`, "What was foretold, what came", "growth-phone"],
    [`/interviews/${interviewId}/comprehensive`, "Second round and on-site", "comprehensive-phone"],
    ["/archive/imports", "New import", "imports-phone"],
    ["/archive/support", "People support", "support-phone"],
  ] as const) {
    await small.goto(`${server.origin}/console${path}`);
    await small.getByText(words).locator("visible=true").first().waitFor();
    await small.locator(".ant-skeleton").first().waitFor({ state: "detached" });
    await looks.at(small, screen);
  }
  expect(looks.all()).toEqual(looks.wanted());
}, 120_000);
