import type { Browser } from "playwright-core";
import { buildCandidate, buildResume } from "../factories/candidates";
import { type Places, buildColleague, inUnit, openCompany } from "../factories/org";
import { pictureOf } from "../factories/pictures";
import { resumeDocx } from "../factories/resumeFiles";
import { type TestServer, openTestServer } from "../factories/server";
import { LINES } from "../server/resumes/parse/resumes";
import { openBrowser, openDesk, openPhone } from "./support/browser";
import { createCleanUp } from "./support/cleanUp";
import { createLooks } from "./support/look";
import { logInAs } from "./support/staff";

/** What a résumé says, beside its text: on a desk and on a phone. */
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

test("HR sees what a résumé says and where it says it", async () => {
  const looks = createLooks("resumes");
  const { id } = await buildCandidate(server, places.own);
  const resumeId = await buildResume(server, id, {
    content: resumeDocx(LINES),
    fileName: "周小满 简历.docx",
  });
  const desk = await openDesk(browser);
  cleanUp.later(() => desk.close());
  const page = await desk.newPage();
  await logInAs(page, server.origin, "总部 HR");
  await page.goto(`${server.origin}/console/candidates/${id}`);
  await page.getByRole("link", { name: "看解析" }).click();
  await page.getByRole("button", { name: /^2021-07.*东湖星辰科技有限公司/ }).hover();
  expect(await page.locator("mark").allTextContents()).toEqual(
    expect.arrayContaining(["东湖星辰科技有限公司", "高级后端工程师", "2021.07", "至今"]),
  );
  await looks.at(page, "desk");
  await page.getByRole("button", { name: "姓名 周小满", exact: true }).focus();
  await page.keyboard.press("ArrowDown");
  await page.locator("mark", { hasText: "139 0000 1234" }).waitFor();
  expect(await page.getByText("1994-05").count()).toBe(0);
  await page.getByRole("button", { name: "展开" }).click();
  await page.getByText("1994-05").waitFor();
  await looks.at(page, "protected");

  const broken = await buildResume(server, id, { content: "%PDF-1.7\nbroken" });
  await page.goto(`${server.origin}/console/candidates/${id}/resumes/${broken}`);
  await page.getByText("没能读取这份简历").waitFor();
  await looks.at(page, "failed");

  const phone = await openPhone(browser, { viewport: { width: 390, height: 844 } });
  cleanUp.later(() => phone.close());
  const small = await phone.newPage();
  await logInAs(small, server.origin, "分支 HR");
  await small.goto(`${server.origin}/console/candidates/${id}/resumes/${resumeId}`);
  await small.getByRole("button", { name: /^2019-07.*望江数据有限公司/ }).tap();
  await small.getByText("原文", { exact: false }).first().waitFor();
  await looks.at(small, "phone");
  expect(looks.all()).toEqual(looks.wanted());
});

test("HR corrects what was read, and keeps what the machine read within reach", async () => {
  const looks = createLooks("resumes-correct");
  const { id } = await buildCandidate(server, places.own);
  const resumeId = await buildResume(server, id, { content: resumeDocx(LINES), fileName: "简历.docx" });
  const address = `${server.origin}/console/candidates/${id}/resumes/${resumeId}`;
  const desk = await openDesk(browser);
  cleanUp.later(() => desk.close());
  const page = await desk.newPage();
  await logInAs(page, server.origin, "总部 HR");
  await page.goto(address);

  // Enter leads to the words in the text, Escape back to the field.
  const job = page.getByRole("button", { name: /东湖星辰科技有限公司/ }).first();
  await job.focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction("document.activeElement?.tagName === 'MARK'");
  await page.keyboard.press("Escape");
  expect(await job.evaluate("document.activeElement?.dataset?.field")).toBe("works-0");

  await page.getByRole("button", { name: /^更正.*望江数据有限公司/ }).click();
  const drawer = page.getByRole("dialog");
  await drawer.getByLabel("职位").fill("已婚");
  await drawer.getByLabel("结束").fill("2021年13月");
  await drawer.getByRole("button", { name: "保存更正" }).click();
  await drawer.getByText("请写成 2019-03").waitFor();
  await drawer.getByLabel("结束").fill("2021年6月");
  await drawer.getByRole("button", { name: "保存更正" }).click();
  await drawer.getByText("「已婚」是受保护信息", { exact: false }).waitFor();
  await looks.at(page, "refused");

  // Somebody is faster: what was written stays, and what there is now is told.
  await drawer.getByLabel("职位").fill("后端开发工程师");
  const colleague = await buildColleague(server, [inUnit("branch_hr", places.own)]);
  const path = `/candidates/${id}/resumes/${resumeId}/reading`;
  const { body } = await colleague.call("GET", path);
  const { spans: _, ...value } = body.resume.works[1];
  await colleague.call("POST", `${path}/corrections`, {
    revision: body.revision,
    change: { field: "works", key: body.marks.works[1].key, value: { ...value, title: "数据工程师" } },
  });
  await drawer.getByRole("button", { name: "保存更正" }).click();
  await drawer.getByText("刚有人更正了这份简历", { exact: false }).waitFor();
  await drawer.getByText("这一项刚被别人改为：望江数据有限公司 · 数据工程师", { exact: false }).waitFor();
  expect(await drawer.getByLabel("职位").inputValue()).toBe("后端开发工程师");
  await looks.at(page, "conflict");
  await drawer.getByRole("button", { name: "保存更正" }).click();
  await drawer.waitFor({ state: "hidden" });

  await page.getByRole("button", { name: "添加技能" }).click();
  await drawer.getByLabel("技能").fill("Kafka");
  await drawer.getByRole("button", { name: "保存更正" }).click();
  await drawer.waitFor({ state: "hidden" });
  await page.getByRole("button", { name: "更正PMP" }).click();
  await drawer.getByRole("button", { name: "删去此项" }).click();
  await page.getByRole("tooltip").getByRole("button", { name: "删去此项" }).click();
  await drawer.waitFor({ state: "hidden" });
  await page.getByRole("button", { name: "已删去 1 项" }).click();
  await page.getByRole("button", { name: "已更正" }).first().click();
  await page.getByText("读到的是：望江数据有限公司", { exact: false }).waitFor();
  await page.getByRole("button", { name: "更正记录" }).click();
  await page.getByText("添加：Kafka").waitFor();
  await looks.at(page, "desk");

  await page.getByRole("button", { name: "恢复" }).click();
  await page.getByRole("button", { name: "更正PMP" }).waitFor();
  expect(looks.all()).toEqual(looks.wanted());
});

test("a reading from a picture says so, in English and in the dark, on a small phone", async () => {
  const looks = createLooks("resumes-picture");
  const { id } = await buildCandidate(server, places.own);
  const content = pictureOf([
    "周小满",
    "电话：139 0000 1234",
    "教育经历",
    "2012.09-2016.06 东湖大学 软件工程 本科",
  ]);
  const resumeId = await buildResume(server, id, { content, fileName: "简历.png" });
  const phone = await openPhone(browser, {
    viewport: { width: 360, height: 780 },
    colorScheme: "dark",
  });
  cleanUp.later(() => phone.close());
  const page = await phone.newPage();
  await logInAs(page, server.origin, "分支 HR");
  await page.getByRole("button", { name: "English" }).tap();
  await page.getByRole("button", { name: "中文" }).waitFor();
  await page.goto(`${server.origin}/console/candidates/${id}/resumes/${resumeId}`);
  await page.getByText("The text was read from a picture").waitFor({ timeout: 40_000 });
  await looks.at(page, "phone");
  await page.getByRole("button", { name: /^Correct: .*东湖大学/ }).tap();
  await page.getByRole("dialog").getByLabel("School").waitFor();
  await looks.at(page, "phone-form");
  expect(looks.all()).toEqual(looks.wanted());
}, 120_000);
