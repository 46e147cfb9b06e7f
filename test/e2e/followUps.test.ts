import type { Browser, Page } from "playwright-core";
import { createPlan } from "../../server/plans/createPlan";
import { ROOT_UNIT } from "../../server/org/tree";
import type { JobKind } from "../../server/queue/queue";
import { told } from "../factories/followUps";
import { buildDefinition } from "../factories/plans";
import { type TestServer, openTestServer } from "../factories/server";
import { runJobs } from "../support/runJobs";
import { keepIfBroken, listenForErrors, openBrowser, openDesk, openPhone } from "./support/browser";
import { arriveAt, press } from "./support/candidate";
import { createCleanUp } from "./support/cleanUp";
import { createLooks } from "./support/look";
import { invite, logInAs } from "./support/staff";
import { beginInWriting, writeAnswer } from "./support/writing";

/**
 * A plan becomes semi-structured in the editor; a candidate answers in writing, waits, is asked on, loses the page and
 * comes back; the report shows both answers as one. The test runs the jobs itself, so that it sees the wait.
 */
const cleanUp = createCleanUp();
afterAll(() => cleanUp.run());

const JOBS: JobKind[] = [
  "speech.transcribe",
  "interviews.follow_up",
  "interviews.go_on",
  "scoring.score",
  "reports.compose",
];
const RESULT = "后来离职率从百分之二十降到了百分之五，大家都愿意换班了。";
const PLAN = "半结构化店长方案";
const ASKED = "接着您刚才的回答，再请问：后来再合作时有什么变化？";

let browser: Browser;
let server: TestServer;
const looks = createLooks("follow-ups");

beforeAll(async () => {
  browser = await openBrowser(cleanUp);
  server = await openTestServer();
  cleanUp.later(() => server.close());
});

async function allowFollowUps(page: Page): Promise<void> {
  const definition = buildDefinition();
  definition.stages = definition.stages.slice(0, 1);
  const { id } = await createPlan(server.services, { name: PLAN, definition }, ROOT_UNIT);
  await page.goto(`${server.origin}/console/plans/${id}`);
  await page.getByText("半结构化", { exact: true }).click();
  await page.getByText("有 2 道题可以追问").waitFor();
  await page.getByLabel("追问方向（一行一条）").first().fill("后来再合作时有什么变化");
  await page.getByRole("button", { name: "保存" }).click();
  await page.getByText("已保存。").waitFor();
  await looks.at(page, "editor");
  await page.getByRole("button", { name: "预览" }).click();
  const preview = page.frameLocator("iframe");
  await preview.getByText("可能追问最多 1 次（全场最多 2 次）").waitFor();
  await looks.at(page, "preview");
}

test("a plan that asks on, from its editor to the report", async () => {
  const desk = await openDesk(browser);
  cleanUp.later(() => desk.close());
  const errors = listenForErrors(desk);
  const hr = await desk.newPage();
  await keepIfBroken(
    (async () => {
      await logInAs(hr, server.origin, "总部 HR");
      await allowFollowUps(hr);
      const { link, interviewId } = await invite(hr, server.origin, {
        planName: PLAN,
        name: "许清和",
        phone: "13900000077",
      });

      const phone = await openPhone(browser);
      cleanUp.later(() => phone.close());
      const page = await phone.newPage();
      await beginInWriting(server, page, link, "可能再追问最多 2 个小问题");
      await writeAnswer(page, told.zh.noResult);
      await arriveAt(page, "thinking");
      await page.getByText(/最多再等 \d+ 秒/).waitFor();
      await looks.at(page, "thinking");
      // The page is lost while it waits, and stands at the same place when it is back.
      await page.reload();
      await arriveAt(page, "thinking");
      await runJobs(server.services, JOBS);
      await arriveAt(page, "resume");
      await page.getByText("您停在第 1 题的追问。").waitFor();
      await press(page, "继续");
      await page.getByText(ASKED).waitFor();
      await page.getByRole("heading", { name: "第 1 题的追问" }).waitFor();
      await page.getByText("刚才的回答里还没有讲到结果").waitFor();
      await looks.at(page, "asked");
      await writeAnswer(page, RESULT);
      await arriveAt(page, "question");
      await page.getByRole("heading", { name: "第 2 题，共 2 题" }).waitFor();
      await writeAnswer(page, told.zh.whole);
      await arriveAt(page, "thinking");
      await runJobs(server.services, JOBS);
      await arriveAt(page, "confirm");
      await runJobs(server.services, JOBS);

      await hr.goto(`${server.origin}/console/interviews/${interviewId}/report`);
      await hr.getByTestId("report-total").waitFor();
      const tab = hr.getByRole("tab", { name: /第 1 题追问 1/ });
      await tab.click();
      await hr.getByText("与原题的回答合在一起评分").waitFor();
      expect(await tab.innerText()).toContain("合并评分");
      await looks.at(hr, "report");
      await hr.goto(`${server.origin}/console/interviews/${interviewId}`);
      await hr.getByText("追问第 1.1 题：没有讲到结果").waitFor();
      await looks.at(hr, "interview");
    })(),
  );
  expect(errors).toEqual([]);
  expect(looks.all()).toEqual(looks.wanted());
}, 180_000);
