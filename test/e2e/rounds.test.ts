import { readFile } from "node:fs/promises";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { beginQuestion, readCode, startSomebody } from "../factories/interviews";
import { type Colleague, buildColleague, inUnit } from "../factories/org";
import { buildDefinition, buildDimension, buildQuestion } from "../factories/plans";
import { type TestServer, openTestServer } from "../factories/server";
import { ROOT_UNIT } from "../../server/org/tree";
import { keepIfBroken, listenForErrors, openBrowser, openDesk, openPhone } from "./support/browser";
import { press } from "./support/candidate";
import { createCleanUp } from "./support/cleanUp";
import { createLooks } from "./support/look";
import { linkOf } from "./support/secondRound";
import { chooseMany } from "./support/pick";
import { logInAs } from "./support/staff";

/** From the decision to the hire: times are offered, one is taken on a phone, two people rate apart, an offer is made. */
const cleanUp = createCleanUp();
afterAll(() => cleanUp.run());

let browser: Browser;
let server: TestServer;
let ahead = 0;
beforeAll(async () => {
  browser = await openBrowser(cleanUp);
  server = await openTestServer({
    worker: true,
    env: { RATE_LIMITS: "false" },
    clock: { now: () => new Date(Date.now() + ahead) },
  });
  cleanUp.later(() => server.close());
});

const SECRET = "讲得清楚，但没有说到结果";

/** Somebody who has answered one question in writing. */
async function complete(name: string) {
  const dimensions = [
    buildDimension({ weightBp: 6_000 }),
    buildDimension({ id: "drive", name: "进取心", description: "定下目标并去达成", weightBp: 4_000 }),
  ];
  const assessed = dimensions.map(({ id }) => ({ id, weightBp: 5_000 }));
  const questions = [buildQuestion({ prepSeconds: 0, rerecords: 0, dimensions: assessed })];
  const stages = [{ id: "questions", kind: "questions" as const, title: "问答", guide: "", questions }];
  const definition = buildDefinition({ stages, dimensions });
  const somebody = await startSomebody(server, { definition, name, recording: false, medium: "text" });
  await beginQuestion(somebody, "q1", "text");
  const text = "我协调三个部门，列出清单并每天核对进度，结果提前两天上线，客户很满意。";
  const answer = { take: 1, medium: "text", manifest: null, text };
  await somebody.call("POST", "/candidate/answers/q1/submit", answer);
  return somebody;
}

async function openAs(context: BrowserContext, { cookie }: Colleague, path: string): Promise<Page> {
  cleanUp.later(() => context.close());
  const [name = "", value = ""] = cookie.split("=");
  await context.addCookies([{ name, value, url: server.origin }]);
  const page = await context.newPage();
  await page.goto(`${server.origin}${path}`);
  return page;
}

/** The same page in the dark and on a narrow phone; then back. */
async function lookAround(page: Page, looks: ReturnType<typeof createLooks>, screen: string) {
  await page.mouse.move(0, 0);
  await looks.at(page, screen);
  await page.emulateMedia({ colorScheme: "dark" });
  await page.setViewportSize({ width: 360, height: 780 });
  await looks.at(page, `${screen}-phone-dark`);
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width: 1440, height: 900 });
}

it("goes from offered times to a hire, and nobody reads a form before they have sent their own", async () => {
  const name = "周小满";
  const { interviewId, token } = await complete(name);
  const one = await buildColleague(server, [inUnit("hiring_manager", ROOT_UNIT)], { name: "程远舟" });
  const other = await buildColleague(server, [inUnit("hiring_manager", ROOT_UNIT)], { name: "沈静怡" });
  const deskContext = await openDesk(browser);
  cleanUp.later(() => deskContext.close());
  const desk = await deskContext.newPage();
  const phone = await openPhone(browser, { acceptDownloads: true });
  cleanUp.later(() => phone.close());
  const errors = [...listenForErrors(deskContext), ...listenForErrors(phone)];
  const looks = createLooks("rounds");
  await keepIfBroken(
    (async () => {
      await logInAs(desk, server.origin, "总部 HR");
      await desk.goto(`${server.origin}/console/interviews/${interviewId}/report`);
      await desk.getByRole("button", { name: "录入成绩" }).click();
      await desk.getByLabel("考试名称").fill("行政能力");
      await desk.getByLabel("得分").fill("120");
      await desk.getByRole("button", { name: /保\s?存/ }).click();
      await desk.getByText("得分不能高于满分").waitFor();
      await desk.getByLabel("得分").fill("86");
      await desk.getByRole("button", { name: /保\s?存/ }).click();
      await desk.getByText("86 / 100").waitFor();

      await desk.getByRole("button", { name: "进入复试" }).click();
      await desk.getByRole("dialog").getByRole("button", { name: "进入复试" }).click();
      await desk.getByRole("button", { name: "提供时间" }).click();
      await chooseMany(desk, desk.getByLabel("开始时间（可多选）"), "09:30", "10:30");
      await desk.getByLabel("地点或会议链接").fill("中山路 88 号 3 楼会议室");
      await chooseMany(desk, desk.getByLabel("面试官"), "程远舟", "沈静怡");
      await lookAround(desk, looks, "offer-times");
      await desk.getByRole("button", { name: "提供 2 个时间" }).click();
      await desk.getByText("0 / 1 人").first().waitFor();
      await lookAround(desk, looks, "offered");

      // The code of the interview itself was a moment ago; nobody comes back within the same minute.
      ahead += 120_000;
      const page = await phone.newPage();
      await page.goto(await linkOf(server, "second_round"));
      await press(page, "发送验证码");
      await page.getByLabel("6 位验证码").fill(await readCode(server, token));
      await page.getByRole("heading", { name: `您已进入复试，${name}` }).waitFor();
      await looks.at(page, "phone-slots");
      await page.getByRole("radio", { name: /10:30–/ }).check();
      await looks.at(page, "phone-chosen");
      await press(page, /就选/);
      await page.getByRole("heading", { name: "复试时间已确定" }).waitFor();
      await looks.at(page, "phone-agreed");
      const download = page.waitForEvent("download");
      await press(page, "加到日历");
      const file = await readFile(await (await download).path(), "utf8");
      expect(file).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*DTSTART:\d{8}T023000Z\r\n[\s\S]*END:VCALENDAR\r\n$/);
      await desk.getByText("时间已确定", { exact: true }).waitFor();
      await desk.getByText("已提交 0 / 2").waitFor();

      // Two interviewers, one on a phone and one at a desk.
      const mine = await openAs(
        await openPhone(browser, { viewport: { width: 360, height: 740 } }),
        one,
        "/m/mine",
      );
      await mine.getByRole("link", { name: new RegExp(name) }).waitFor();
      await looks.at(mine, "mine-phone");
      await mine.getByRole("link", { name: new RegExp(name) }).click();
      await mine
        .getByRole("group", { name: /团队协作/ })
        .getByRole("radio", { name: /^4 级/ })
        .check();
      await mine.getByLabel(/再高半级/).check();
      await mine
        .getByRole("group", { name: /进取心/ })
        .getByRole("radio", { name: /证据不足/ })
        .check();
      await mine.getByLabel(/总的印象/).fill(SECRET);
      await mine.getByText("草稿已保存").waitFor();
      await mine.reload();
      expect(await mine.getByLabel(/总的印象/).inputValue()).toBe(SECRET);
      await mine
        .getByRole("group", { name: /进取心/ })
        .getByRole("radio", { name: /^3 级/ })
        .check();
      await mine.getByRole("radio", { name: "推荐录用" }).check();
      await looks.at(mine, "form-phone");
      await mine.emulateMedia({ colorScheme: "dark" });
      await looks.at(mine, "form-phone-dark");
      await press(mine, "提交评价");
      await mine.getByRole("dialog").getByRole("button", { name: "提交评价" }).click();
      await mine.getByText("评价已提交").waitFor();
      await looks.at(mine, "form-sent-phone-dark");

      const theirs = await openAs(await openDesk(browser), other, "/console/my-interviews");
      await theirs.getByRole("link", { name: new RegExp(name) }).click();
      await theirs.getByText("您提交之后，才能看到其他人的评价。").waitFor();
      await lookAround(theirs, looks, "form-desk");
      expect(await theirs.content()).not.toContain(SECRET);
      await theirs.goto(`${server.origin}/console/interviews/${interviewId}/report`);
      await theirs.getByText("您提交自己的评价之后，才能看到别人的。").waitFor();
      expect(await theirs.content()).not.toContain(SECRET);
      await theirs.getByRole("link", { name: "去填我的评价" }).click();
      for (const dimension of [/团队协作/, /进取心/])
        await theirs.getByRole("group", { name: dimension }).getByRole("radio", { name: /^2 级/ }).check();
      await theirs.getByRole("radio", { name: "不推荐" }).check();
      await theirs.getByRole("button", { name: "提交评价" }).click();
      await theirs.getByRole("dialog").getByRole("button", { name: "提交评价" }).click();
      await theirs.getByText(SECRET).waitFor();
      await theirs.getByText(/意见有分歧/).waitFor();
      await theirs.getByRole("dialog").waitFor({ state: "hidden" });
      await lookAround(theirs, looks, "forms-shown");

      // HR's page follows by itself.
      await desk.getByText("已提交 2 / 2").waitFor();
      await desk.getByText(SECRET).waitFor();
      await desk.getByRole("button", { name: "发出录用通知" }).click();
      await desk.getByLabel("到岗日期").fill("2027-01-04");
      await lookAround(desk, looks, "offer");
      await desk.getByRole("button", { name: "发出录用通知" }).click();
      await desk.getByRole("button", { name: "候选人接受" }).click();
      await desk.getByRole("button", { name: "登记入职" }).click();
      await desk.getByRole("button", { name: "登记入职" }).last().click();
      await desk.getByText("这次应聘已结束：已录用").waitFor();
      await lookAround(desk, looks, "hired");
      await desk.getByRole("button", { name: "English" }).click();
      await desk.getByText("This candidacy has ended: hired").waitFor();
      await lookAround(desk, looks, "hired-en");
    })(),
  );
  expect(errors).toEqual([]);
  expect(looks.all()).toEqual(looks.wanted());
}, 180_000);
