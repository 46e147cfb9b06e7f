import type { Browser } from "playwright-core";
import { buildCandidate, buildResume } from "../factories/candidates";
import { type Places, openCompany } from "../factories/org";
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
  await page.getByRole("button", { name: /东湖星辰科技有限公司/ }).hover();
  expect(await page.locator("mark").allTextContents()).toEqual(
    expect.arrayContaining(["东湖星辰科技有限公司", "高级后端工程师", "2021.07", "至今"]),
  );
  await looks.at(page, "desk");
  await page.getByRole("button", { name: "周小满" }).focus();
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
  await small.getByRole("button", { name: /望江数据有限公司/ }).tap();
  await small.getByText("原文", { exact: false }).first().waitFor();
  await looks.at(small, "phone");
  expect(looks.all()).toEqual(looks.wanted());
});
