import type { Browser, Page } from "playwright-core";
import { buildApplicationLink, buildCandidate } from "../factories/candidates";
import { type Places, openCompany } from "../factories/org";
import { type TestServer, openTestServer } from "../factories/server";
import { keepIfBroken, openBrowser, openDesk, openPhone } from "./support/browser";
import { createCleanUp } from "./support/cleanUp";
import { createLooks } from "./support/look";
import { logInAs } from "./support/staff";

/** The candidate pool: people apply on a phone and come in by a spreadsheet; HR finds and merges them. */
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

const CSV = "姓名,手机,标签\n导入甲,13700000001,春招\n没有联系方式,,\n";

async function applyOnPhone(link: string): Promise<ReturnType<typeof createLooks>> {
  const looks = createLooks("apply");
  const phone = await openPhone(browser, { viewport: { width: 360, height: 740 } });
  cleanUp.later(() => phone.close());
  const page = await phone.newPage();
  await page.goto(new URL(new URL(link).pathname, server.origin).href);
  await page.getByRole("heading", { name: "销售顾问", level: 1 }).waitFor();
  await page.getByRole("button", { name: "提交申请" }).click();
  await page.getByText("请填写您的姓名").waitFor();
  await looks.at(page, "problems");
  await page.getByLabel("姓名").fill("林间雪");
  await page.getByLabel("手机").fill("137 0000 0002");
  await page.getByLabel(/^简历/).setInputFiles({
    name: "林间雪.pdf",
    mimeType: "application/pdf",
    buffer: Buffer.from("%PDF-1.7\n"),
  });
  await page.getByRole("checkbox", { name: /我同意/ }).check();
  await page.getByRole("button", { name: "提交申请" }).click();
  await page.getByRole("heading", { name: "谢谢您，申请已收到" }).waitFor();
  await looks.at(page, "thanks");
  return looks;
}

async function importSheet(page: Page, looks: ReturnType<typeof createLooks>): Promise<void> {
  await page.goto(`${server.origin}/console/candidates/imports`);
  await page.getByText("还没有导入过").waitFor();
  await page
    .locator("input[type=file]")
    .setInputFiles({ name: "名单.csv", mimeType: "text/csv", buffer: Buffer.from(CSV) });
  await page.getByText("共 2 行：1 行可以导入").waitFor();
  await looks.at(page, "preview");
  await page.getByRole("button", { name: "导入 1 人" }).click();
  await page.getByRole("heading", { name: "导入完成" }).waitFor();
  await looks.at(page, "imported");
}

/** Tags and the talent pool, for those who are chosen. */
async function changeMany(page: Page): Promise<void> {
  await page.getByRole("button", { name: "改标签" }).click();
  const tags = page.getByRole("dialog").getByLabel("加上这些标签");
  await tags.fill("重点关注");
  await tags.press("Enter");
  await page.getByRole("dialog").getByText("给 2 人改标签").click();
  await page.getByRole("dialog").getByRole("button", { name: "保存" }).click();
  await page.getByText("已更新 2 人的标签").waitFor();
  await page.getByRole("button", { name: "进入人才库" }).click();
  await page.getByRole("dialog").getByLabel("本人是怎样同意的？").fill("招聘会现场签字");
  await page.getByRole("dialog").getByRole("button", { name: "保存" }).click();
  await page.getByText("2 人进入了人才库").waitFor();
  await page
    .getByRole("row", { name: /重点关注/ })
    .first()
    .getByText("人才库")
    .waitFor();
}

it("takes people in by a page and a spreadsheet, finds them, and makes two of them one", async () => {
  await buildCandidate(server, places.hq, { name: "欧阳明轩", tags: ["英语流利", "可出差"] });
  await buildCandidate(server, places.hq, { name: "欧阳明轩" });
  const { link } = await buildApplicationLink(server, places.hq);
  const desk = await openDesk(browser);
  cleanUp.later(() => desk.close());
  const page = await desk.newPage();
  const looks = createLooks("pool");
  const applied = await keepIfBroken(applyOnPhone(link));
  await logInAs(page, server.origin, "总部 HR");
  await keepIfBroken(
    (async () => {
      await importSheet(page, looks);
      await page.goto(`${server.origin}/console/candidates/links`);
      await page.getByText("收到 1 份申请").waitFor();
      await looks.at(page, "links");

      await page.goto(`${server.origin}/console/candidates?q=林间雪`);
      await page.getByRole("link", { name: "林间雪" }).click();
      await page.getByText("申请了「销售顾问」").waitFor();
      await page.getByText("林间雪.pdf").waitFor();
      await page
        .locator("input[type=file]")
        .setInputFiles({ name: "补充.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7\n") });
      await page.getByText("补充.pdf").waitFor();
      await looks.at(page, "detail");

      await page.goto(`${server.origin}/console/candidates?q=欧阳`);
      await page.getByText("共 2 人").waitFor();
      for (const box of await page.getByRole("checkbox", { name: "选择 欧阳明轩" }).all()) await box.check();
      await page.getByText("已选 2 人").waitFor();
      await looks.at(page, "chosen");
      await changeMany(page);
      await page.getByRole("button", { name: "合并这两人" }).click();
      await page.getByRole("dialog").getByText("并入的记录").waitFor();
      await looks.at(page, "merge");
      await page.getByRole("button", { name: "合并", exact: true }).click();
      await page.getByText("并入了「欧阳明轩」").waitFor();

      await page.goto(`${server.origin}/console/candidates`);
      await page.getByText("导入甲").waitFor();
      await page.setViewportSize({ width: 390, height: 844 });
      await looks.at(page, "list-390");
    })(),
  );
  const all = [...applied.all(), ...looks.all()];
  expect(all).toEqual([...applied.wanted(), ...looks.wanted()]);
}, 60_000);
