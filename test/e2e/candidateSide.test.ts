import { readFile } from "node:fs/promises";
import type { Browser, Page } from "playwright-core";
import { Message } from "../../server/notifications/entity";
import { Interview } from "../../server/interviews/entity";
import { CandidacyInterview } from "../../server/pipeline/entity";
import { Transcript } from "../../server/speech/entity";
import { ROOT_UNIT } from "../../server/org/tree";
import { buildCandidacy } from "../factories/candidacies";
import { beginQuestion, readCode, startSomebody } from "../factories/interviews";
import { buildDefinition, buildQuestion } from "../factories/plans";
import { type TestServer, openTestServer } from "../factories/server";
import { buildComparable } from "../factories/standing";
import { readZip } from "../support/readZip";
import { runJobs } from "../support/runJobs";
import { keepIfBroken, listenForErrors, openBrowser, openPhone } from "./support/browser";
import { arriveAt, press } from "./support/candidate";
import { createCleanUp } from "./support/cleanUp";
import { createLooks } from "./support/look";

/** What a candidate meets after the interview: read on a phone, as somebody who has just been declined. */
const cleanUp = createCleanUp();
afterAll(() => cleanUp.run());

const MINUTE_MS = 60_000;
let browser: Browser;
let server: TestServer;
/** It is morning where the company is: nobody is written to at night. */
let ahead = new Date().setUTCHours(26, 0, 0, 0) - Date.now();
beforeAll(async () => {
  browser = await openBrowser(cleanUp);
  server = await openTestServer({
    env: { RATE_LIMITS: "false" },
    clock: { now: () => new Date(Date.now() + ahead) },
  });
  cleanUp.later(() => server.close());
});

/** Does what the worker would have done by now. */
const work = () =>
  runJobs(server.services, [
    "speech.transcribe",
    "scoring.score",
    "reports.compose",
    "letters.deliver",
    "feedback.release",
    "take_outs.compose",
    "notifications.deliver",
  ]);

const SAID =
  "去年双十一前，我们门店的退货越来越多，我负责把退货降下来。我先把三个月的退货单逐条看了一遍，又和两位同事分头给顾客打电话，然后把尺码说明改成对照表。";

/** Somebody who has answered in writing, and whose report is there. */
async function complete(name: string) {
  const questions = [buildQuestion({ prepSeconds: 0, rerecords: 0 })];
  const stages = [{ id: "questions", kind: "questions" as const, title: "问答", guide: "", questions }];
  const definition = buildDefinition({ stages, shownFeedback: "bands" });
  const somebody = await startSomebody(server, { definition, name, recording: false, medium: "text" });
  await beginQuestion(somebody, "q1", "text");
  await somebody.call("POST", "/candidate/answers/q1/submit", {
    take: 1,
    medium: "text",
    manifest: null,
    text: SAID,
  });
  await work();
  const { read } = server.services.db;
  const { candidacyId } = await read.findOneByOrFail(CandidacyInterview, {
    interviewId: somebody.interviewId,
  });
  return { ...somebody, candidacyId };
}

async function decline(candidacyId: string): Promise<void> {
  const hr = await server.staff();
  const { body } = await hr("GET", `/candidacies/${candidacyId}`);
  const happened = {
    type: "candidacy.rejected",
    data: { reason: "skills" },
  };
  const letter = { offerTalentPool: true };
  expect(
    (await hr("POST", `/candidacies/${candidacyId}/events`, { happened, letter, seen: body.events })).status,
  ).toBe(200);
}

/** The link of the letter, as it was sent. */
async function letterLink(interviewId: string): Promise<string> {
  await work();
  const { db, cipher } = server.services;
  const { id, textSealed } = await db.read.findOneByOrFail(Message, {
    interviewId,
    purpose: "thank_you",
    state: "sent",
  });
  const text = cipher.decrypt(textSealed, `messages.text:${id}`);
  return `${server.origin}/i/${text.split("/i/")[1] ?? ""}`;
}

async function logIn(page: Page, token: string): Promise<void> {
  await press(page, "登录查看进展和反馈");
  await press(page, "发送验证码");
  const field = page.getByLabel("6 位验证码");
  await field.waitFor();
  await field.fill(await readCode(server, token));
  await arriveAt(page, "standing");
}

it("tells a declined candidate kindly, and leaves them what is theirs", async () => {
  const somebody = await complete("周小满");
  const { interviewId, candidacyId, token } = somebody;
  await buildComparable(server, interviewId, 30);
  await decline(candidacyId);
  ahead += 31 * MINUTE_MS;
  const link = await letterLink(interviewId);
  const phone = await openPhone(browser, { acceptDownloads: true });
  cleanUp.later(() => phone.close());
  const errors = listenForErrors(phone);
  const looks = createLooks("candidate-side");
  await keepIfBroken(
    (async () => {
      const page = await phone.newPage();
      await page.goto(link);
      await page.getByRole("heading", { name: "这场面试已经完成" }).waitFor();
      await looks.at(page, "closed");
      await logIn(page, token);
      await page.getByRole("heading", { name: "谢谢您，周小满" }).waitFor();
      await page.getByText("不是对您个人的评价").waitFor();
      await looks.at(page, "declined");

      await press(page, "查看个人反馈");
      await page.getByRole("heading", { name: "您做得好的地方" }).waitFor();
      await page.getByText("在可比的人里位于前 10%").first().waitFor();
      const { text } = await server.services.db.read.findOneByOrFail(Transcript, {
        answerId: await answerOf(interviewId),
      });
      const quotes = await page.locator("blockquote").allInnerTexts();
      expect(quotes.length).toBeGreaterThan(1);
      for (const quote of quotes) expect(text).toContain(quote);
      await looks.at(page, "feedback");
      await page.setViewportSize({ width: 360, height: 740 });
      await page.emulateMedia({ colorScheme: "dark" });
      await looks.at(page, "feedback-dark-360");
      await press(page, "返回进展");

      await press(page, "同意加入人才库");
      await page.getByRole("heading", { name: /您在.*的人才库里/ }).waitFor();
      await press(page, "请人重新看");
      await page.getByLabel("您想请我们特别看什么？").fill("第一题的结果我没有来得及写");
      await looks.at(page, "ask");
      await press(page, "发送请求");
      await page.getByRole("heading", { name: "正在由人重新看" }).waitFor();

      await press(page, "准备一份副本");
      await page.getByText("已经开始准备").waitFor();
      await work();
      await page.getByRole("button", { name: "下载副本" }).waitFor();
      await looks.at(page, "standing-dark-360");
      const [download] = await Promise.all([page.waitForEvent("download"), press(page, "下载副本")]);
      const files = readZip(await readFile(await download.path()));
      expect(files.get("index.html")?.toString()).toContain("退货单");
      await page.getByRole("button", { name: "再次下载" }).waitFor();

      await page.emulateMedia({ colorScheme: "light" });
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.getByRole("button", { name: "English" }).click();
      await page.getByRole("heading", { name: "Thank you, 周小满" }).waitFor();
      await looks.at(page, "declined-en-desk");
      await press(page, "Read your feedback");
      await page.getByRole("heading", { name: "What you did well" }).waitFor();
      await looks.at(page, "feedback-en-desk");
    })(),
  );
  expect(errors).toEqual([]);
  expect(looks.all()).toEqual(looks.wanted());
}, 180_000);

const answerOf = async (interviewId: string): Promise<string> => {
  const rows: { id: string }[] = await server.services.db.read.query(
    "SELECT id FROM answers WHERE interviewId = ?",
    [interviewId],
  );
  return rows[0]?.id ?? "";
};

it("lets somebody take an application back, with what happens by it said first", async () => {
  const { token, interviewId } = await complete("江一帆");
  ahead += 2 * MINUTE_MS;
  const phone = await openPhone(browser);
  cleanUp.later(() => phone.close());
  const looks = createLooks("candidate-side");
  await keepIfBroken(
    (async () => {
      const page = await phone.newPage();
      await page.goto(`${server.origin}/i/${token}`);
      await logIn(page, token);
      await page.getByRole("heading", { name: "您的申请进展" }).waitFor();
      await page.getByText("由他们决定，不由 AI 决定").waitFor();
      await looks.at(page, "looking");
      await press(page, "撤回申请");
      await page.getByText("撤回后不能自己恢复").waitFor();
      await looks.at(page, "withdraw");
      await press(page, "确定撤回");
      await page.getByText("您已撤回这份申请").waitFor();
      await looks.at(page, "withdrawn");
    })(),
  );
  const { status } = await server.services.db.read.findOneByOrFail(Interview, { id: interviewId });
  expect(status).toBe("withdrawn");
  expect(looks.all()).toEqual(looks.wanted());
}, 120_000);

it("writes to somebody who was never interviewed, with the choice that is theirs", async () => {
  const { services } = server;
  const { id, jobTitle } = await buildCandidacy(server, ROOT_UNIT, { name: "童画" });
  await decline(id);
  ahead += 31 * MINUTE_MS;
  await work();
  const sent = await services.db.read.findBy(Message, { purpose: "thank_you", state: "sent" });
  const texts = sent.map((one) => services.cipher.decrypt(one.textSealed, `messages.text:${one.id}`));
  const token = texts.find((text) => text.includes("童画"))?.split("/i/")[1] ?? "";
  const phone = await openPhone(browser, { viewport: { width: 360, height: 740 } });
  cleanUp.later(() => phone.close());
  const looks = createLooks("candidate-side");
  await keepIfBroken(
    (async () => {
      const page = await phone.newPage();
      await page.goto(`${server.origin}/i/${token}`);
      await page.getByRole("heading", { name: "谢谢您，童*" }).waitFor();
      await page.getByText(jobTitle).first().waitFor();
      await looks.at(page, "letter");
      await press(page, "暂不加入");
      await page.getByText("您没有加入人才库").waitFor();
      await press(page, "请人重新看");
      await page.getByLabel("您想请我们特别看什么？").fill("我的证书上传错了");
      await press(page, "发送请求");
      await page.getByText("已转给招聘人员").waitFor();
      await looks.at(page, "letter-asked");
    })(),
  );
  expect(looks.all()).toEqual(looks.wanted());
}, 120_000);
