import type { Browser, Page } from "playwright-core";
import { beginQuestion, inviteSomebody, startSomebody } from "../factories/interviews";
import { buildDefinition, buildQuestion } from "../factories/plans";
import { type TestServer, openTestServer } from "../factories/server";
import { keepIfBroken, openBrowser, openDesk } from "./support/browser";
import { createCleanUp } from "./support/cleanUp";
import { createLooks } from "./support/look";
import { logInAs } from "./support/staff";

/** The console's main pages, empty and full, on a desk and on the narrowest phone. */
const cleanUp = createCleanUp();
afterAll(() => cleanUp.run());

const ANSWER =
  "去年我们团队要在两周内完成系统切换。我负责协调三个部门，先把工作列成清单，再每天和同事一起核对进度。结果提前两天上线，客户很满意。";

let browser: Browser;
let server: TestServer;

beforeAll(async () => {
  browser = await openBrowser(cleanUp);
  server = await openTestServer({ worker: true });
  cleanUp.later(() => server.close());
});

async function openConsole(options = {}): Promise<Page> {
  const desk = await openDesk(browser, options);
  cleanUp.later(() => desk.close());
  return desk.newPage();
}

/** Somebody who has answered one question in writing; the report follows by itself. */
async function completeInterview(): Promise<string> {
  const definition = buildDefinition({
    stages: [
      {
        id: "questions",
        kind: "questions",
        title: "问答",
        guide: "",
        questions: [buildQuestion({ prepSeconds: 0, rerecords: 0 })],
      },
    ],
  });
  const somebody = await startSomebody(server, { definition, recording: false, medium: "text" });
  await beginQuestion(somebody, "q1", "text");
  const { status, body } = await somebody.call("POST", "/candidate/answers/q1/submit", {
    take: 1,
    medium: "text",
    manifest: null,
    text: ANSWER,
  });
  if (status !== 200) throw new Error(JSON.stringify(body));
  return somebody.interviewId;
}

type Stop = { name: string; path: string; ready: (page: Page) => Promise<unknown> };

async function lookAround(page: Page, { origin }: TestServer, prefix: string, stops: Stop[]) {
  const looks = createLooks(prefix);
  for (const { name, path, ready } of stops) {
    await page.goto(`${origin}/console${path}`);
    await ready(page);
    await looks.at(page, name);
  }
  return looks;
}

const heading = (name: string) => (page: Page) => page.getByRole("heading", { name, level: 1 }).waitFor();
const text = (words: string) => (page: Page) => page.getByText(words).first().waitFor();

describe("the console before anything is in it", () => {
  it("is usable by everybody from the login on, and each empty page says what to do", async () => {
    const empty = await openTestServer();
    cleanUp.later(() => empty.close());
    const page = await openConsole();
    const door = await lookAround(page, empty, "console", [
      { name: "login", path: "", ready: text("以哪个角色进入？") },
    ]);
    await logInAs(page, empty.origin, "总部 HR");
    const looks = await lookAround(page, empty, "console-empty", [
      { name: "interviews", path: "/interviews", ready: text("还没有面试") },
      { name: "plans", path: "/plans", ready: text("还没有面试方案") },
      { name: "new-plan", path: "/plans/new", ready: text("销售经理") },
      { name: "jobs", path: "/jobs", ready: text("没有失败的任务") },
      { name: "no-page", path: "/nowhere", ready: text("没有这个页面") },
    ]);
    expect([...door.all(), ...looks.all()]).toEqual([...door.wanted(), ...looks.wanted()]);
  }, 90_000);
});

describe.each([
  { width: 1440, height: 900 },
  { width: 360, height: 740 },
])("the console in use, $width px wide", (viewport) => {
  it("has no barrier that axe calls serious, and never scrolls sideways", async () => {
    const interviewId = await completeInterview();
    const { invitation } = await inviteSomebody(server, { name: "欧阳娜娜买买提·阿不都热合曼·艾尔肯" });
    const staff = await server.staff();
    const { body: plans } = await staff("GET", "/plans");
    const { body: bank } = await staff("GET", "/questions?bank=builtin&limit=1");
    const page = await openConsole({ viewport });
    await logInAs(page, server.origin, "总部 HR");
    const looks = await keepIfBroken(
      lookAround(page, server, `console-${viewport.width}`, [
        { name: "interviews", path: "/interviews", ready: text("欧阳娜娜") },
        { name: "detail", path: `/interviews/${invitation.interviewId}`, ready: text("基本情况") },
        { name: "report", path: `/interviews/${interviewId}/report`, ready: text("这份报告怎么来的") },
        { name: "plans", path: "/plans", ready: text("测试方案") },
        { name: "editor", path: `/plans/${plans.items[0].id}`, ready: heading("测试方案") },
        { name: "limits", path: `/plans/${plans.items[0].id}/limits`, ready: text("分支可以取的权重") },
        { name: "progress", path: "/progress", ready: text("各岗位完成情况") },
        { name: "roles", path: "/organisation/roles", ready: text("制定和修改方案") },
        { name: "question", path: `/questions/${bank.items[0].id}`, ready: text("好的回答会包含") },
        { name: "jobs", path: "/jobs", ready: text("没有失败的任务") },
        { name: "invite", path: "/interviews", ready: openInviteDrawer },
      ]),
    );
    expect(looks.all()).toEqual(looks.wanted());
  }, 120_000);
});

it("goes through plans by j and k, and opens one by Enter", async () => {
  const staff = await server.staff();
  const { body: plan } = await staff("POST", "/plans", { name: "键盘方案", definition: buildDefinition() });
  const page = await openConsole();
  await logInAs(page, server.origin, "总部 HR");
  await page.goto(`${server.origin}/console/plans`);
  await page.getByRole("link", { name: "键盘方案" }).waitFor();
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/plans\/[0-9a-f-]{36}$/);
  // Last changed first.
  expect(page.url()).toContain(plan.id);
}, 60_000);

async function openInviteDrawer(page: Page): Promise<void> {
  await page.getByRole("button", { name: "邀请候选人" }).click();
  await page.getByLabel("候选人姓名").waitFor();
}
