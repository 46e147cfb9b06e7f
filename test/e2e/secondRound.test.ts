import type { Browser, Page } from "playwright-core";
import { beginQuestion, readCode, startSomebody } from "../factories/interviews";
import { buildDefinition, buildQuestion } from "../factories/plans";
import { type TestServer, openTestServer } from "../factories/server";
import { keepIfBroken, listenForErrors, openBrowser, openDesk, openPhone } from "./support/browser";
import { button, press } from "./support/candidate";
import { createCleanUp } from "./support/cleanUp";
import { createLooks } from "./support/look";
import { linkOf } from "./support/secondRound";
import { logInAs } from "./support/staff";

/** A manager decides, the candidate says on a phone when they can come, HR agrees, and everybody sees it. */
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

/** Somebody who has answered one question in writing, and whose report is there. */
async function complete(name: string) {
  const questions = [buildQuestion({ prepSeconds: 0, rerecords: 0 })];
  const stages = [{ id: "questions", kind: "questions" as const, title: "问答", guide: "", questions }];
  const definition = buildDefinition({ stages });
  const somebody = await startSomebody(server, { definition, name, recording: false, medium: "text" });
  await beginQuestion(somebody, "q1", "text");
  const text = "我协调三个部门，列出清单并每天核对进度，结果提前两天上线，客户很满意。";
  await somebody.call("POST", "/candidate/answers/q1/submit", {
    take: 1,
    medium: "text",
    manifest: null,
    text,
  });
  return somebody;
}

async function openConsole(role: string, options = {}): Promise<Page> {
  const desk = await openDesk(browser, options);
  cleanUp.later(() => desk.close());
  const page = await desk.newPage();
  await logInAs(page, server.origin, role);
  return page;
}

async function logIn(page: Page, token: string): Promise<void> {
  // The code of the interview itself was a moment ago; nobody comes back within the same minute.
  ahead += 120_000;
  await press(page, "发送验证码");
  const field = page.getByLabel("6 位验证码");
  await field.waitFor();
  await field.fill(await readCode(server, token));
}

it("goes from the decision to a time that both sides know", async () => {
  const { interviewId, token } = await complete("周小满");
  const desk = await openConsole("总部 HR");
  const phone = await openPhone(browser);
  cleanUp.later(() => phone.close());
  const errors = [...listenForErrors(phone), ...listenForErrors(desk.context())];
  const looks = createLooks("second-round");
  await keepIfBroken(
    (async () => {
      await desk.goto(`${server.origin}/console/interviews/${interviewId}/report`);
      await desk.getByRole("button", { name: "进入复试" }).waitFor();
      await looks.at(desk, "desk-open");
      await desk.getByRole("button", { name: "进入复试" }).click();
      await desk.getByRole("dialog").getByRole("button", { name: "进入复试" }).click();
      await desk.getByText("等待候选人选时间").waitFor();

      const page = await phone.newPage();
      await page.goto(await linkOf(server, "second_round"));
      await logIn(page, token);
      await page.getByRole("heading", { name: "您已进入复试，周小满" }).waitFor();
      await looks.at(page, "phone-choose");
      const times = page.getByRole("checkbox");
      for (const index of [0, 3, 5]) await times.nth(index).check({ force: true });
      await page.getByText("已选满 3 个").waitFor();
      expect(await times.nth(1).isDisabled()).toBe(true);
      await page.getByLabel(/想说明的情况/).fill("下午三点以后更方便");
      await looks.at(page, "phone-chosen");
      await press(page, "提交时间");
      await page.getByRole("heading", { name: "时间已经交给我们" }).waitFor();
      await looks.at(page, "phone-proposed");

      // The page of whoever decided follows by itself.
      await desk.getByText("候选人已选时间，待确定").waitFor();
      await desk.getByLabel("地点或会议链接").fill("中山路 88 号 3 楼会议室");
      await looks.at(desk, "desk-agree");
      await desk.getByRole("button", { name: "确定时间并通知候选人" }).click();
      await desk.getByText("时间已确定", { exact: true }).waitFor();
      await looks.at(desk, "desk-agreed");

      await page.goto(await linkOf(server, "second_round_agreed"));
      await page.getByRole("heading", { name: "复试时间已确定" }).waitFor();
      await page.getByText("中山路 88 号 3 楼会议室").waitFor();
      await looks.at(page, "phone-agreed");

      // The candidate cannot come after all; then it is HR who has to move it.
      await press(page, "换时间");
      await page.getByRole("heading", { name: "换一个复试时间" }).waitFor();
      await page.getByText("已选 2 个").waitFor();
      await page.getByRole("checkbox").nth(2).check({ force: true });
      await page.getByLabel("换时间的原因").fill("那天要出差");
      await looks.at(page, "phone-change");
      await press(page, "提交时间");
      await page.getByRole("heading", { name: "时间已经交给我们" }).waitFor();
      await desk.getByText("候选人已选时间，待确定").waitFor();
      await desk.getByLabel("地点或会议链接").fill("中山路 88 号 2 楼");
      await desk.getByRole("button", { name: "确定时间并通知候选人" }).click();
      await desk.getByText("时间已确定", { exact: true }).waitFor();
      await desk.getByRole("button", { name: "换时间" }).click();
      await desk.getByText("候选人会收到通知").waitFor();
      await desk.getByLabel(/换时间的原因/).fill("面试官临时出差");
      await desk.getByRole("button", { name: "请候选人重选" }).click();
      await desk.getByText("等待候选人选时间").waitFor();
      await page.goto(await linkOf(server, "second_round"));
      await page.getByRole("heading", { name: "您已进入复试，周小满" }).waitFor();

      const dark = await openConsole("总部 HR", { colorScheme: "dark" });
      await dark.getByRole("button", { name: "English" }).click();
      await dark.getByRole("button", { name: "中文" }).waitFor();
      await dark.goto(`${server.origin}/console/interviews/${interviewId}`);
      await dark.getByText("A time for the second round was agreed").first().waitFor();
      await looks.at(dark, "dark-course");
      await dark.goto(`${server.origin}/console/account`);
      await dark.getByRole("heading", { name: "While you are away" }).waitFor();
      await looks.at(dark, "dark-account");
    })(),
  );
  expect(errors).toEqual([]);
  expect(looks.all()).toEqual(looks.wanted());
}, 120_000);

it("declines with a reason, tells the candidate nothing, and is taken back by HR", async () => {
  const { interviewId } = await complete("林晓舟");
  const page = await openConsole("总部 HR", { viewport: { width: 390, height: 844 } });
  const looks = createLooks("decision-phone");
  await keepIfBroken(
    (async () => {
      await page.goto(`${server.origin}/console/interviews/${interviewId}/report`);
      await page.getByRole("button", { name: "不通过" }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByRole("button", { name: "不通过" }).click();
      await dialog.getByText("请选择原因").waitFor();
      await dialog.getByLabel("相关经验不足").check();
      await looks.at(page, "decline");
      await dialog.getByRole("button", { name: "不通过" }).click();
      await page.getByText("候选人还没有收到通知。").waitFor();
      await looks.at(page, "declined");
      await page.goto(`${server.origin}/console/interviews`);
      await page
        .getByRole("row", { name: /林晓舟/ })
        .getByText("不通过")
        .waitFor();
      await looks.at(page, "list");
      await page.goto(`${server.origin}/console/interviews/${interviewId}/report`);
      await page.getByRole("button", { name: "撤回决定" }).click();
      await page.getByLabel("撤回的原因").fill("看错了人");
      await page.getByRole("dialog").getByRole("button", { name: "撤回决定" }).click();
      await page.getByRole("button", { name: "进入复试" }).waitFor();
      await page.getByText("撤回过的决定（1）").click();
      await looks.at(page, "taken-back");
      await page.goto(`${server.origin}/console/account`);
      await page.getByRole("heading", { name: "外出委托" }).waitFor();
      await looks.at(page, "account");
    })(),
  );
  expect(looks.all()).toEqual(looks.wanted());
  const { body } = await (await server.staff())("GET", `/interviews/${interviewId}`);
  expect(body.events.map(({ type }: { type: string }) => type)).toEqual(
    expect.arrayContaining(["interview.decided", "interview.decision_reversed"]),
  );
}, 120_000);

it("lets a candidate say that they do not go on", async () => {
  const { interviewId, token } = await complete("何雨桐");
  const hr = await server.staff();
  let state = "";
  for (let tries = 0; tries < 200 && state !== "ready"; tries += 1)
    state = (await hr("GET", `/interviews/${interviewId}/report`)).body.state;
  await hr("POST", `/interviews/${interviewId}/decision`, { outcome: "advance" });
  const phone = await openPhone(browser, { colorScheme: "dark", locale: "en-GB" });
  cleanUp.later(() => phone.close());
  const page = await phone.newPage();
  const looks = createLooks("second-round-dark");
  await keepIfBroken(
    (async () => {
      await page.goto(await linkOf(server, "second_round"));
      await logIn(page, token);
      await page.getByRole("heading", { name: "您已进入复试，何雨桐" }).waitFor();
      await looks.at(page, "choose");
      await button(page, "我不打算参加复试").click();
      await looks.at(page, "sure");
      await press(page, "不参加");
      await page.getByRole("heading", { name: /您不参加复试/ }).waitFor();
    })(),
  );
  expect(looks.all()).toEqual(looks.wanted());
  const { body } = await hr("GET", `/interviews/${interviewId}/decision`);
  expect(body.secondRound.state).toBe("declined_by_candidate");
}, 90_000);
