import type { Browser, BrowserContext, Page } from "playwright-core";
import { createPlan } from "../../server/plans/createPlan";
import { ROOT_UNIT } from "../../server/org/tree";
import type { JobKind } from "../../server/queue/queue";
import { readCode } from "../factories/interviews";
import { buildDefinition, buildDimension, buildQuestion } from "../factories/plans";
import { type TestServer, openTestServer } from "../factories/server";
import { runJobs } from "../support/runJobs";
import { keepIfBroken, listenForErrors, openBrowser, openDesk, openPhone } from "./support/browser";
import { arriveAt, press } from "./support/candidate";
import { createCleanUp } from "./support/cleanUp";
import { createLooks } from "./support/look";
import { invite, logInAs, readReport } from "./support/staff";

/**
 * Written work from the plan's editor to the report: HR gives a letter to be read and a length; a candidate writes the
 * reply, loses the network and the tab, goes on at a desk, comes back, and submits. Not a word is lost, and HR sees them
 * judged, with what was pasted as a fact beside the score.
 */
const cleanUp = createCleanUp();
afterAll(() => cleanUp.run());

const JOBS: JobKind[] = ["speech.transcribe", "scoring.score", "reports.compose"];
const PLAN = "书面回信方案";
const LETTER =
  "客户来信：净水器装好三天就漏水，地板泡坏了一块，打了两次电话都没有人回。\n售后记录：两次来电都登记了，没有派人。周四上午有师傅空出来。";
const FIRST =
  "陈女士您好：\n净水器装好三天就漏水，还泡坏了地板，您两次来电我们都没有回，是我们的错，我向您道歉。";
const OFFLINE = "\n周四上午 9 点到 11 点，维修师傅会上门检修，漏水的阀门带新的来换。";
const AT_DESK = "\n地板的损失由我们承担，师傅会当场拍照，三天内把赔偿金额告诉您。";
const LAST = "\n如果时间不方便，请直接给我打电话，换哪一天由您定。";

let browser: Browser;
let server: TestServer;
let aheadMs = 0;
const looks = createLooks("written");

beforeAll(async () => {
  browser = await openBrowser(cleanUp);
  server = await openTestServer({ clock: { now: () => new Date(Date.now() + aheadMs) } });
  cleanUp.later(() => server.close());
});

async function setTask(page: Page): Promise<void> {
  const definition = buildDefinition({
    dimensions: [
      buildDimension({ id: "communication", name: "书面沟通", description: "把意思写清楚", weightBp: 6_000 }),
      buildDimension({ id: "service", name: "客户服务意识", description: "替客户着想", weightBp: 4_000 }),
    ],
    stages: [
      {
        id: "written",
        kind: "written",
        title: "书面任务",
        guide: "请读材料，然后写一封回信。",
        questions: [
          buildQuestion({
            id: "w1",
            text: "请读客户的来信和售后记录，写一封回信。",
            prepSeconds: 0,
            answerSeconds: 900,
            rerecords: 0,
            dimensions: [
              { id: "communication", weightBp: 6_000 },
              { id: "service", weightBp: 4_000 },
            ],
            strong: [
              "为漏水和没有回电道歉",
              "说明周四上午派师傅上门检修",
              "说明地板损失怎样处理",
              "留下联系方式",
            ],
          }),
        ],
      },
    ],
  });
  const { id } = await createPlan(server.services, { name: PLAN, definition }, ROOT_UNIT);
  await page.goto(`${server.origin}/console/plans/${id}`);
  await page.getByLabel("阅读材料（选填）").fill(LETTER);
  await page.getByLabel("最少字数").fill("400");
  await page.getByLabel("最多字数").fill("300");
  await page.getByRole("button", { name: "保存" }).click();
  await page.getByText("最少字数高于最多字数").first().waitFor();
  await page.getByLabel("最少字数").fill("100");
  await page.getByRole("button", { name: "保存" }).click();
  await page.getByText("已保存。").waitFor();
  await looks.at(page, "editor");
}

const field = (page: Page) => page.getByLabel("您的回答");
const saved = (page: Page) => page.locator('[data-saved="saved"]').waitFor();

async function open(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${server.origin}${path}`);
  return page;
}

async function proveIdentity(page: Page, link: string): Promise<void> {
  await press(page, "发送验证码");
  await page.locator(".code-boxes").waitFor();
  await page.getByLabel("6 位验证码").fill(await readCode(server, link));
}

async function begin(page: Page, link: string): Promise<void> {
  await page.getByRole("checkbox", { name: "我同意用 AI 分析我的回答内容" }).check();
  await press(page, "继续");
  await press(page, "用文字作答");
  await proveIdentity(page, link);
  await arriveAt(page, "device");
  await press(page, "继续");
  await press(page, "开始正式面试");
  await press(page, "开始这个环节");
  await press(page, "开始作答");
  await arriveAt(page, "written");
}

/** As from the clipboard; typing follows. */
const paste = (page: Page, text: string) =>
  field(page).evaluate((element, words) => {
    const data = new DataTransfer();
    data.setData("text", words);
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true }));
  }, text);

const add = async (page: Page, text: string) => field(page).fill((await field(page).inputValue()) + text);

async function goOn(page: Page): Promise<void> {
  await arriveAt(page, "resume");
  await press(page, "继续");
  await arriveAt(page, "written");
}

test("a letter is written over two devices and a dead network, and read by HR", async () => {
  const desk = await openDesk(browser);
  cleanUp.later(() => desk.close());
  const errors = listenForErrors(desk);
  const hr = await desk.newPage();
  await keepIfBroken(
    (async () => {
      await logInAs(hr, server.origin, "总部 HR");
      await setTask(hr);
      const given = { planName: PLAN, name: "许清和", phone: "13900000078" };
      const { link, interviewId } = await invite(hr, server.origin, given);
      const path = new URL(link).pathname;

      const phone = await openPhone(browser, { viewport: { width: 360, height: 740 } });
      cleanUp.later(() => phone.close());
      const page = await open(phone, path);
      await begin(page, link);
      await page.getByText("打了两次电话都没有人回").waitFor();
      await paste(page, FIRST);
      await add(page, FIRST);
      await saved(page);
      await page.getByText("请写 100–300 字。").waitFor();
      await looks.at(page, "phone");

      // The network goes, then the tab.
      await phone.setOffline(true);
      await add(page, OFFLINE);
      await page.close();
      await phone.setOffline(false);
      const back = await open(phone, path);
      await goOn(back);
      expect(await field(back).inputValue()).toBe(FIRST + OFFLINE);
      await saved(back);

      // At a desk, by the same link; meanwhile the phone has words that it could not send.
      await phone.setOffline(true);
      await add(back, LAST);
      const room = await openDesk(browser, { colorScheme: "dark" });
      cleanUp.later(() => room.close());
      // A second code is given a minute after the first.
      aheadMs += 61_000;
      const big = await open(room, path);
      await proveIdentity(big, link);
      await goOn(big);
      expect(await field(big).inputValue()).toBe(FIRST + OFFLINE);
      await add(big, AT_DESK);
      await saved(big);
      await looks.at(big, "desk-dark");
      await big.close();

      await back.close();
      await phone.setOffline(false);
      const again = await open(phone, path);
      await goOn(again);
      expect(await field(again).inputValue()).toBe(FIRST + OFFLINE + AT_DESK);
      await press(again, "查看这段内容");
      await again.getByText(LAST.trim()).waitFor();
      await looks.at(again, "other-words");
      await press(again, "加到末尾");
      await saved(again);
      await press(again, "写完了，提交");
      await arriveAt(again, "confirm");

      await runJobs(server.services, JOBS);
      const report = await readReport(hr, server.origin, interviewId);
      const [answer] = report.answers;
      expect(answer!.transcript!.text).toBe(FIRST + OFFLINE + AT_DESK + LAST);
      expect(answer!.written).toMatchObject({ leastLength: 100, mostLength: 300, pasted: { times: 1 } });
      expect(report.total).toBeGreaterThan(5);

      await hr.goto(`${server.origin}/console/interviews/${interviewId}/report`);
      await hr.getByText(/^粘贴 1 次/).waitFor();
      await hr.locator('[data-testid="transcript"] [data-quoted]').first().waitFor();
      await hr.getByText("查看阅读材料").click();
      await looks.at(hr, "report");
      expect(looks.all()).toEqual(looks.wanted());
      expect(errors).toEqual([]);
    })(),
  );
}, 240_000);
