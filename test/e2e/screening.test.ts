import type { Browser, Page } from "playwright-core";
import { buildCandidate, buildResume } from "../factories/candidates";
import { type Places, openCompany } from "../factories/org";
import { buildPosition } from "../factories/positions";
import { resumeDocx } from "../factories/resumeFiles";
import { type TestServer, openTestServer } from "../factories/server";
import { LINES } from "../server/resumes/parse/resumes";
import { keepIfBroken, openBrowser, openDesk, openPhone } from "./support/browser";
import { createCleanUp } from "./support/cleanUp";
import { createLooks } from "./support/look";
import { logInAs } from "./support/staff";
import { choose } from "./support/pick";

/** A position's conditions, and who comes out how: on a desk, and in English on a dark phone. */
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

async function add(page: Page, kind: string): Promise<void> {
  await page.getByRole("button", { name: "添加条件" }).click();
  await page.getByRole("menuitem", { name: kind }).click();
}

async function type(page: Page, label: string, words: string): Promise<void> {
  await page.getByRole("combobox", { name: label }).fill(words);
  await page.keyboard.press("Enter");
}

const chooseBy = (page: Page, label: string, option: string) =>
  choose(page, page.getByRole("combobox", { name: label }), option);

test("HR screens by what was learnt and done, and finds who passes", async () => {
  const looks = createLooks("screening");
  const position = await buildPosition(server, places.own, { title: "后端工程师", skills: ["Java", "Rust"] });
  const { id: silent } = await buildCandidate(server, places.own, {
    name: "钱多多",
    positionId: position.id,
  });
  const { id: strong } = await buildCandidate(server, places.own, {
    name: "孙小圣",
    positionId: position.id,
  });
  await buildResume(server, strong, { content: resumeDocx(LINES) });
  await buildResume(server, silent, {
    content: resumeDocx(LINES.replaceAll(/Java|硕士|Go/gu, "").replace("CET-6、", "")),
  });

  const desk = await openDesk(browser);
  cleanUp.later(() => desk.close());
  const page = await desk.newPage();
  await keepIfBroken(
    (async () => {
      await logInAs(page, server.origin, "总部 HR");
      await page.goto(`${server.origin}/console/positions/${position.id}`);
      await add(page, "技能");
      await type(page, "技能，满足一项即可", "Java、35岁以下");
      await page.locator("mark", { hasText: "35岁以下" }).waitFor();
      await page.getByRole("button", { name: "保存" }).click();
      await page.getByText("1 项筛选条件涉及法律保护的信息").waitFor();
      // Its button changes colour under the pointer.
      await page.mouse.move(0, 0);
      await looks.at(page, "refused");

      await page.getByRole("button", { name: "删除第 1 条：技能" }).click();
      await add(page, "证书");
      await page.getByText("请填写，按回车添加").waitFor();
      await page.getByRole("button", { name: "删除第 1 条：证书" }).click();
      await add(page, "技能");
      await type(page, "技能，满足一项即可", "Java");
      await add(page, "学历");
      await chooseBy(page, "最低学历", "硕士");
      await add(page, "年限");
      await add(page, "语言");
      await page.getByText("没有发现违法或可疑的表述").waitFor();
      await looks.at(page, "form");
      await page.getByRole("button", { name: "保存" }).click();
      await page.getByText("有未保存的修改").waitFor({ state: "detached" });

      const passes = `${server.origin}/console/candidates?screening=passes`;
      await page.goto(passes);
      const rows = page.getByRole("table").getByRole("link");
      await reloadUntil(page, "孙小圣");
      expect(await rows.allTextContents()).toEqual(["孙小圣"]);
      await chooseBy(page, "条件筛选", "待确认");
      await page.getByRole("link", { name: "钱多多" }).waitFor();
      expect(await rows.allTextContents()).toEqual(["钱多多"]);
      await page.goto(`${server.origin}/console/candidates`);
      await page.getByRole("link", { name: "钱多多" }).waitFor();
      await looks.at(page, "list");

      await page.getByRole("link", { name: "孙小圣" }).click();
      await page.getByText("硕士及以上").waitFor();
      await page.getByText("÷ 2 = 50", { exact: false }).waitFor();
      await looks.at(page, "person");
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
  for (const [path, screen] of [
    [`/positions/${position.id}`, "form-phone"],
    ["/candidates", "list-phone"],
    [`/candidates/${strong}`, "person-phone"],
  ] as const) {
    await small.goto(`${server.origin}/console${path}`);
    await small
      .getByText(/Screening conditions|Passes/u)
      .locator("visible=true")
      .first()
      .waitFor();
    await looks.at(small, screen);
  }
  expect(looks.all()).toEqual(looks.wanted());
}, 120_000);

/** What the worker writes shows with the next look. */
async function reloadUntil(page: Page, name: string): Promise<void> {
  for (let looks = 0; looks < 40; looks += 1) {
    if (await page.getByRole("link", { name }).isVisible()) return;
    await page.reload();
    await page.getByRole("heading", { name: "候选人" }).first().waitFor();
    await page.locator(".ant-skeleton").first().waitFor({ state: "detached" });
  }
  throw new Error(`${name} is not listed`);
}
