import type { Browser, Page } from "playwright-core";
import { createPlan } from "../../server/plans/createPlan";
import { ROOT_UNIT } from "../../server/org/tree";
import { listQuestions } from "../../server/plans/definition";
import type { JobKind } from "../../server/queue/queue";
import { told } from "../factories/followUps";
import { buildCandidate, buildResume } from "../factories/candidates";
import { type Places, openCompany } from "../factories/org";
import { buildDefinition } from "../factories/plans";
import { buildOpenPosition } from "../factories/positions";
import { resumeDocx } from "../factories/resumeFiles";
import { type TestServer, openTestServer } from "../factories/server";
import { LINES } from "../server/resumes/parse/resumes";
import { runJobs } from "../support/runJobs";
import { keepIfBroken, listenForErrors, openBrowser, openDesk, openPhone } from "./support/browser";
import { arriveAt, press } from "./support/candidate";
import { createCleanUp } from "./support/cleanUp";
import { createLooks } from "./support/look";
import { logInAs } from "./support/staff";
import { beginInWriting, writeAnswer } from "./support/writing";
import { choose } from "./support/pick";

/**
 * HR invites somebody whose résumé was read, sees what would be asked of them alone and why, drops one question,
 * changes another; the candidate is asked so, and the report says why. Then what a position looks for is proposed.
 */
const cleanUp = createCleanUp();
afterAll(() => cleanUp.run());

const JOBS: JobKind[] = [
  "resumes.parse",
  "speech.transcribe",
  "interviews.follow_up",
  "interviews.go_on",
  "scoring.score",
  "reports.compose",
];
const PLAN = "后端工程师方案";
const ASKED = "缓存热点数据时，最难的一步是什么？您自己做了什么？";

let browser: Browser;
let server: TestServer;
let places: Places;
const looks = createLooks("personal");

beforeAll(async () => {
  browser = await openBrowser(cleanUp);
  server = await openTestServer();
  cleanUp.later(() => server.close());
  places = await openCompany(server);
});

async function buildApplicant() {
  const position = await buildOpenPosition(server, ROOT_UNIT, {
    title: "后端工程师",
    skills: ["Redis 缓存", "深海潜水"],
    duties: "",
  });
  const person = await buildCandidate(server, places.own, { positionId: position.id });
  await buildResume(server, person.id, { content: resumeDocx(LINES), fileName: "简历.docx" });
  await runJobs(server.services, JOBS);
  const definition = buildDefinition({ style: "semi_structured", personalQuestions: "always" });
  definition.stages = definition.stages.slice(0, 1);
  await createPlan(server.services, { name: PLAN, definition }, ROOT_UNIT);
  return person;
}

async function choosePlan(page: Page): Promise<void> {
  await choose(page, page.getByRole("combobox", { name: /方案|plan/i }), PLAN);
}

test("HR drops one personal question and words another; the candidate gets it, and the report says why", async () => {
  const person = await buildApplicant();
  const desk = await openDesk(browser);
  cleanUp.later(() => desk.close());
  const errors = listenForErrors(desk);
  const hr = await desk.newPage();
  await keepIfBroken(
    (async () => {
      await logInAs(hr, server.origin, "总部 HR");
      await hr.goto(`${server.origin}/console/candidates/${person.id}`);
      await hr.getByRole("button", { name: "邀请面试" }).click();
      const drawer = hr.getByRole("dialog");
      await choosePlan(hr);
      // Both that the plan would ask are there with their reasons, and a third one cannot be added.
      const chosen = drawer.getByRole("checkbox", { name: "问这一道" });
      await chosen.nth(1).waitFor();
      await drawer.getByText("因为岗位要求，而简历没有写到").waitFor();
      await drawer
        .getByText(/用 Redis 缓存热点数据/)
        .first()
        .waitFor();
      await chosen.first().scrollIntoViewIfNeeded();
      await looks.at(hr, "invite");
      await drawer.getByRole("listitem").filter({ hasText: "深海潜水" }).getByRole("checkbox").uncheck();
      await drawer.getByLabel("题目文字").fill("您结婚了吗，打算要孩子吗？");
      await drawer.getByRole("button", { name: "生成链接" }).click();
      await drawer
        .getByText(/不能用来评价人的个人信息/)
        .first()
        .waitFor();
      await drawer.getByLabel("题目文字").fill(ASKED);
      const answer = hr.waitForResponse((response) => response.url().endsWith("/api/v1/invitations"));
      await drawer.getByRole("button", { name: "生成链接" }).click();
      expect((await answer).request().postDataJSON()).toMatchObject({ positionId: expect.any(String) });
      const { interviewId, link } = await (await answer).json();

      const phone = await openPhone(browser);
      cleanUp.later(() => phone.close());
      const page = await phone.newPage();
      await beginInWriting(server, page, link);
      const { body } = await (await server.staff("hq_hr"))("GET", `/interviews/${interviewId}`);
      // Their own record, not a new one of the unit that HR belongs to.
      expect(body.candidate.id).toBe(person.id);
      const before = listQuestions(body.plan.definition).filter(({ question }) => !question.personal);
      for (const _ of before) {
        await writeAnswer(page, told.zh.whole);
        await runJobs(server.services, JOBS);
      }
      await press(page, "开始这个环节");
      await page.getByText(ASKED).waitFor();
      await page.getByText("关于您的经历").first().waitFor();
      await looks.at(page, "asked");
      expect(await page.getByText(/深海潜水|简历里写到/).count()).toBe(0);
      await writeAnswer(page, told.zh.whole);
      await arriveAt(page, "confirm");
      await runJobs(server.services, JOBS);

      await hr.goto(`${server.origin}/console/interviews/${interviewId}/report`);
      await hr.getByTestId("report-total").waitFor();
      await hr.getByRole("tab").last().click();
      await hr.getByText("因为简历里写到").waitFor();
      await looks.at(hr, "report");
      await hr.goto(`${server.origin}/console/interviews/${interviewId}`);
      await hr.getByText("因为简历里写到").waitFor();
      await looks.at(hr, "interview");
    })(),
  );
  expect(errors).toEqual([]);
  expect(looks.all()).toEqual(looks.wanted());
}, 180_000);

test("a model is proposed with its sources, changed and kept only with the position", async () => {
  const names = ["苏映雪", "陆明远", "温如言"];
  const people = await Promise.all(names.map((name) => buildCandidate(server, places.own, { name })));
  for (const { id } of people) await buildResume(server, id, { content: resumeDocx(LINES) });
  await runJobs(server.services, JOBS);
  const position = await buildOpenPosition(server, places.own, {
    title: "门店经理",
    family: "retail",
    duties: "带领团队完成目标。\n处理顾客投诉，倾听顾客需求。",
    skills: ["带教新人，激励团队"],
    competencies: [],
  });
  const desk = await openDesk(browser);
  cleanUp.later(() => desk.close());
  const page = await desk.newPage();
  await keepIfBroken(
    (async () => {
      await logInAs(page, server.origin, "总部 HR");
      await page.goto(`${server.origin}/console/positions/${position.id}`);
      await page.getByRole("button", { name: "提出能力模型" }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByText("处理顾客投诉，倾听顾客需求").first().waitFor();
      const search = dialog.getByRole("combobox", { name: /做得好的人/ });
      for (const name of names) {
        await search.fill(name);
        await page.locator(".ant-select-dropdown:visible").getByText(name).first().click();
        if (name === names[0]) await dialog.getByText(/1 人里只有 1 人的简历已读取，不足 3 人/).waitFor();
      }
      await dialog.getByText("用到 3 份已读取的简历。").waitFor();
      await page.keyboard.press("Escape");
      await dialog.getByText("3 人中 3 人的简历写到").first().waitFor();
      await looks.at(page, "builder");
      await dialog.getByRole("checkbox", { name: /^Java/ }).check();
      await dialog.getByRole("button", { name: "采用" }).click();
      await dialog.waitFor({ state: "hidden" });
      expect(await page.getByLabel("需要的能力").inputValue()).toContain("Java");
      const stored = await page.request.get(`${server.origin}/api/v1/positions/${position.id}`);
      expect((await stored.json()).competencies).toEqual([]);
      await page.getByRole("button", { name: "保存" }).click();
      await page.getByText("已保存").first().waitFor();
      const kept = await (await page.request.get(`${server.origin}/api/v1/positions/${position.id}`)).json();
      expect(kept.competencies.length).toBeGreaterThan(1);
      expect(kept.skills).toContain("Java");
    })(),
  );
  expect(looks.all()).toEqual(looks.wanted());
}, 120_000);

test("both are read on a small phone, in English and in the dark", async () => {
  const person = await buildApplicant();
  const small = await openPhone(browser, {
    viewport: { width: 360, height: 780 },
    colorScheme: "dark",
    locale: "en-GB",
  });
  cleanUp.later(() => small.close());
  const page = await small.newPage();
  await page.goto(`${server.origin}/console`);
  await page.getByRole("button", { name: /^(总部 HR|HQ HR)/ }).click();
  await page.getByRole("main").waitFor();
  await page.goto(`${server.origin}/console/candidates/${person.id}`);
  await page.getByRole("button", { name: "Invite", exact: false }).first().click();
  await choosePlan(page);
  await page.getByText("Because the résumé says").first().waitFor();
  await page.getByText("Because the résumé says").first().scrollIntoViewIfNeeded();
  await looks.at(page, "invite-dark-en");
  await page.goto(`${server.origin}/console/positions/new`);
  await page.getByRole("button", { name: "Propose a model" }).click();
  await page
    .getByRole("dialog")
    .getByText("What it rests on")
    .first()
    .or(page.getByText("Nothing to propose yet"))
    .waitFor();
  await looks.at(page, "builder-dark-en");
  expect(looks.all()).toEqual(looks.wanted());
}, 120_000);
