import { setImmediate } from "node:timers/promises";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { ROOT_UNIT } from "../../server/org/tree";
import { createPlan } from "../../server/plans/createPlan";
import { changePositionRules } from "../../server/rules/positionRules";
import { administrator } from "../factories/candidates";
import { type Colleague, buildColleague, inUnit } from "../factories/org";
import { buildDefinition, buildQuestion } from "../factories/plans";
import { buildOpenPosition } from "../factories/positions";
import { resumeDocx } from "../factories/resumeFiles";
import { type TestServer, openTestServer } from "../factories/server";
import { LINES } from "../server/resumes/parse/resumes";
import { keepIfBroken, listenForErrors, openBrowser, openDesk, openPhone } from "./support/browser";
import { arriveAt, press } from "./support/candidate";
import { createCleanUp } from "./support/cleanUp";
import { createLooks } from "./support/look";
import { chooseMany } from "./support/pick";
import { logInAs } from "./support/staff";
import { beginInWriting, enterCode, writeAnswer } from "./support/writing";

/** One person's whole way, each step by whoever takes it: from a résumé on a phone to what came of it at work. */
const cleanUp = createCleanUp();
afterAll(() => cleanUp.run());

const NAME = "周小满";
const PHONE = "13900001234";
const DAY_MS = 24 * 3_600_000;

let browser: Browser;
let server: TestServer;
/** It is ten in the morning, whenever the test runs: nothing is held back for the night. */
const MORNING_MS = 2 * 3_600_000;
let ahead = DAY_MS - ((Date.now() - MORNING_MS) % DAY_MS);
const today = () => new Date(Date.now() + ahead + 8 * 3_600_000).toISOString().slice(0, 10);

beforeAll(async () => {
  browser = await openBrowser(cleanUp);
  server = await openTestServer({
    worker: true,
    env: { RATE_LIMITS: "false" },
    clock: { now: () => new Date(Date.now() + ahead) },
  });
  cleanUp.later(() => server.close());
});

/** A position that screens by a skill, and whose plan's rules invite whoever passes. */
async function openJob() {
  const { services } = server;
  const questions = [buildQuestion({ prepSeconds: 0, rerecords: 0 })];
  const stages = [{ id: "questions", kind: "questions" as const, title: "问答", guide: "", questions }];
  const definition = buildDefinition({ stages });
  const plan = await createPlan(services, { name: "后端工程师", definition }, ROOT_UNIT);
  const position = await buildOpenPosition(server, ROOT_UNIT, {
    title: "后端工程师",
    screening: [{ kind: "skill", anyOf: ["Java"] }],
  });
  const rules = { planId: plan.id, reviewed: false };
  await changePositionRules(services, administrator(server), position.id, rules);
  return { positionId: position.id, planId: plan.id };
}

async function openAs(context: BrowserContext, { cookie }: Colleague): Promise<Page> {
  cleanUp.later(() => context.close());
  const [name = "", value = ""] = cookie.split("=");
  await context.addCookies([{ name, value, url: server.origin }]);
  return context.newPage();
}

/** The newest message of a purpose, once it has been sent: what the candidate holds. Jest's limit ends the waiting. */
async function received(purpose: string): Promise<string> {
  const { db, cipher } = server.services;
  for (;;) {
    const [row]: { id: string; textSealed: string }[] = await db.read.query(
      "SELECT id, textSealed FROM messages WHERE purpose = ? AND sentAt IS NOT NULL ORDER BY createdAt DESC, id DESC",
      [purpose],
    );
    if (row) return cipher.decrypt(row.textSealed, `messages.text:${row.id}`);
    // The worker is of this process.
    await setImmediate();
  }
}
const linkIn = (text: string) => `${server.origin}/i/${/\/i\/([\w-]+)/.exec(text)?.[1] ?? ""}`;

async function apply(page: Page, link: string): Promise<void> {
  await page.goto(new URL(new URL(link).pathname, server.origin).href);
  await page.getByLabel("姓名").fill(NAME);
  await page.getByLabel("手机").fill(PHONE);
  await page.getByLabel(/^简历/).setInputFiles({
    name: "简历.docx",
    mimeType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    buffer: resumeDocx(LINES.replace("139 0000 1234", PHONE)),
  });
  await page.getByRole("checkbox", { name: /我同意/ }).check();
  await page.getByRole("button", { name: "提交申请" }).click();
  await page.getByRole("heading", { name: "谢谢您，申请已收到" }).waitFor();
}

async function rate(page: Page): Promise<void> {
  await page.getByRole("button", { name: "人工复核", exact: true }).click();
  await page.getByRole("heading", { name: `复核 ${NAME}` }).waitFor();
  await page.getByRole("button", { name: "开始复核" }).click();
  await page.getByRole("radio", { name: /^4 级/ }).check();
  await page
    .getByLabel(/理由|原因/)
    .first()
    .fill("例子具体，结果说清楚了");
  await page.getByText("草稿已保存").waitFor();
  await page.getByRole("button", { name: "提交复核" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "提交复核" }).click();
  await page.getByRole("heading", { name: "人工复核后" }).waitFor();
}

/** Three months of results, as a branch sends them. */
const results = (months: readonly string[]): Buffer =>
  Buffer.from(
    [
      "姓名,手机,类型,日期,考核周期,得分,满分",
      ...months.map((day, index) => `${NAME},${PHONE},绩效,${day},${day.slice(0, 7)},${80 + index * 5},100`),
    ].join("\n"),
  );

it("leads from a résumé to a hire, and on to what was made of it", async () => {
  const { positionId } = await openJob();
  const hr = await server.staff();
  const { body: application } = await hr("POST", "/candidates/application-links", { positionId });
  const manager = await buildColleague(server, [inUnit("hiring_manager", ROOT_UNIT)], { name: "程远" });
  const desk = await openDesk(browser);
  const phone = await openPhone(browser);
  for (const each of [desk, phone]) cleanUp.later(() => each.close());
  const errors = [...listenForErrors(desk), ...listenForErrors(phone)];
  const looks = createLooks("whole-way");
  const [page, candidate] = [await desk.newPage(), await phone.newPage()];
  await keepIfBroken(
    (async () => {
      // In, screened, invited by a rule.
      await apply(candidate, application.link);
      await logInAs(page, server.origin, "总部 HR");
      await page.goto(`${server.origin}/console/pipeline?position=${positionId}`);
      const onBoard = (stage: string) =>
        page.getByRole("region", { name: new RegExp(stage) }).getByText(NAME);
      await onBoard("AI 面试").waitFor();
      // What a rule invites to goes out ten minutes later: until then it can be taken back.
      ahead += 11 * 60_000;
      const link = linkIn(await received("invitation"));

      // Interviewed.
      await beginInWriting(server, candidate, link);
      await writeAnswer(
        candidate,
        "去年订单系统要在双十一前扩容，只剩三周。我负责协调三个部门，列出依赖清单，每天核对进度，卡住的当天找人解决。结果提前两天上线，高峰每秒三千单没有报错，之后两个团队也用了这个做法。",
      );
      await arriveAt(candidate, "confirm");

      // Looked at by a person, approved by the manager.
      await page.goto(`${server.origin}/console/candidates?q=${NAME}`);
      await page.getByRole("link", { name: NAME }).click();
      await page.waitForURL(/candidates\/[0-9a-f-]{36}/);
      const candidateId = new URL(page.url()).pathname.split("/").at(-1) ?? "";
      const { body: interviews } = await hr("GET", `/interviews?q=${encodeURIComponent(NAME)}`);
      const interviewId = interviews.items[0].id as string;
      await page.goto(`${server.origin}/console/interviews/${interviewId}/report`);
      await page.getByTestId("report-total").waitFor();
      await rate(page);
      const decides = await openAs(await openDesk(browser), manager);
      await decides.goto(`${server.origin}/console/interviews/${interviewId}/report`);
      await decides.getByRole("button", { name: "进入复试" }).click();
      await decides.getByRole("dialog").getByRole("button", { name: "进入复试" }).click();

      // A time is offered and taken; who meets them sends their form.
      await page.goto(`${server.origin}/console/interviews/${interviewId}/report`);
      await page.getByRole("button", { name: "提供时间" }).click();
      await chooseMany(page, page.getByLabel("开始时间（可多选）"), "10:30");
      await page.getByLabel("地点或会议链接").fill("中山路 88 号 3 楼会议室");
      await chooseMany(page, page.getByLabel("面试官"), "程远");
      await page.getByRole("button", { name: "提供 1 个时间" }).click();
      await page.getByText("0 / 1 人").first().waitFor();
      ahead += 120_000;
      const round = linkIn(await received("second_round"));
      await candidate.goto(round);
      await enterCode(server, candidate, round);
      await candidate.getByRole("radio", { name: /10:30–/ }).check();
      await press(candidate, /就选/);
      await candidate.getByRole("heading", { name: "复试时间已确定" }).waitFor();
      await decides.goto(`${server.origin}/console/my-interviews`);
      await decides.getByRole("link", { name: new RegExp(NAME) }).click();
      await decides
        .getByRole("group", { name: /团队协作/ })
        .getByRole("radio", { name: /^4 级/ })
        .check();
      await decides.getByRole("radio", { name: "推荐录用" }).check();
      await decides.getByRole("button", { name: "提交评价" }).click();
      await decides.getByRole("dialog").getByRole("button", { name: "提交评价" }).click();
      await decides.getByText("评价已提交").first().waitFor();

      // Hired, today.
      await page.getByText("已提交 1 / 1").waitFor();
      await page.getByRole("button", { name: "发出录用通知" }).click();
      await page.getByLabel("到岗日期").fill(today());
      // Enter sends the form.
      await page.keyboard.press("Enter");
      // They hear of it by themselves, and HR sees that they have.
      await page.getByRole("button", { name: "候选人接受" }).waitFor();
      ahead += 31 * 60_000;
      expect(await received("offer")).toMatch(/恭喜.*希望录用您/);
      await page.getByText("录用消息已发给候选人").waitFor();
      await page.getByRole("button", { name: "候选人接受" }).click();
      await page.getByRole("button", { name: "登记入职" }).click();
      await page.getByRole("button", { name: "登记入职" }).last().click();
      await page.getByText("这次应聘已结束：已录用").waitFor();

      // Three months on.
      const months = [30, 60, 90].map((days) =>
        new Date(Date.now() + ahead + days * DAY_MS).toISOString().slice(0, 10),
      );
      ahead += 100 * DAY_MS;
      await logInAs(page, server.origin, "总部 HR");
      await page.goto(`${server.origin}/console/archive/imports`);
      await page
        .locator("input[type=file]")
        .setInputFiles({ name: "绩效.csv", mimeType: "text/csv", buffer: results(months) });
      await page.getByRole("button", { name: "写入 3 行" }).click();
      await page.getByRole("heading", { name: "已完成" }).waitFor();
      await page.goto(`${server.origin}/console/candidates/${candidateId}/growth`);
      await page.getByText("绩效 3 次，折合十分制平均 8.5，最低 8.0，最高 9.0。").waitFor();
      await page.locator(".ant-skeleton").first().waitFor({ state: "detached" });
      await looks.at(page, "growth");

      // Years later somebody asks how it went: every step, and who or what took it.
      await page.goto(`${server.origin}/console/candidates/${candidateId}?tab=archive`);
      const timeline = page.getByRole("region", { name: "全程时间线" });
      for (const words of [
        "开始应聘",
        "简历筛选：符合条件",
        "规则生效",
        "完成 AI 面试",
        "提交人工复核",
        "决定：进入复试",
        "提交现场评价表",
        "发出录用通知",
        "入职",
        "绩效",
      ])
        await timeline.getByText(new RegExp(words)).first().waitFor();
      await looks.at(page, "archive");
    })(),
  );
  expect(errors).toEqual([]);
  expect(looks.all()).toEqual(looks.wanted());
}, 240_000);
