import type { Browser, BrowserContext, Page } from "playwright-core";
import { seedDemoPlans } from "../../bot/sandbox/demoPlans";
import { newId } from "../../server/clock";
import { insertRow, updateRows } from "../../server/db/rows";
import { Interview } from "../../server/interviews/entity";
import { buildReport } from "../../server/reports/buildReport";
import { ReportRow } from "../../server/reports/entity";
import { type SandboxServer, openSandboxServer } from "../factories/sandbox";
import { chineseSource } from "../server/reports/fixtures";
import { keepIfBroken, openBrowser, openDesk } from "./support/browser";
import { agree, arriveAt, press } from "./support/candidate";
import { createCleanUp } from "./support/cleanUp";
import { createLooks } from "./support/look";
import { freePort } from "./support/product";

/** From one line in a group to the second round, on the sandbox's page, with the real clients, SDKs and bot. */
const cleanUp = createCleanUp();
afterAll(() => cleanUp.run());

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser(cleanUp);
});

async function openDemonstration() {
  const server = await openSandboxServer({ worker: true, port: await freePort() });
  cleanUp.later(() => server.close());
  await seedDemoPlans(server.services);
  const context = await openDesk(browser);
  cleanUp.later(() => context.close());
  return { server, context, page: await context.newPage() };
}

const card = (page: Page, title: RegExp) => page.locator("article.card").filter({ hasText: title }).last();
const step = (page: Page, name: string) =>
  page.getByRole("region", { name: "四步走完一次招聘" }).getByRole("button", { name: new RegExp(name) });

async function lookAs(page: Page, name: string, chat: { platform: string; group: boolean }) {
  await page.getByRole("button", { name: new RegExp(`^${name}`) }).click();
  const mark = chat.platform === "dingtalk" ? "钉" : "企";
  const title = chat.group ? "招聘群" : "知面";
  await page.getByRole("button", { name: new RegExp(`^${mark}\\s*${title}`) }).click();
}

/** What recording, recognition and scoring come to; how they do is shown in interview.test.ts. */
async function finishInterview({ services }: SandboxServer): Promise<void> {
  const { db, clock, events } = services;
  const [interview] = await db.read.find(Interview, { order: { invitedAt: "DESC" }, take: 1 });
  if (!interview) throw new Error("nobody was invited");
  const { id } = interview;
  const now = clock.now();
  const report = {
    ...buildReport(chineseSource()),
    interviewId: id,
    recommendation: "advance" as const,
    version: 1,
    composedAt: now.toISOString(),
  };
  await db.write(async (tx) => {
    await updateRows(
      tx,
      Interview,
      { id },
      {
        status: "completed",
        consentRecording: true,
        consentAiEvaluation: true,
        completedAt: now,
        reportState: "ready",
        reportTotal: 8.1,
        recommendation: "advance",
      },
    );
    await insertRow(tx, ReportRow, { id: newId(), interviewId: id, version: 1, report, createdAt: now });
    await events.publish(tx, "report.composed", id, { version: 1 });
  });
}

/** @returns the candidate's page, logged in without a code */
async function openInvitation(context: BrowserContext, page: Page): Promise<Page> {
  const opened = context.waitForEvent("page");
  await card(page, /面试邀请/)
    .getByRole("button", { name: "开始面试" })
    .click();
  const interview = await opened;
  await arriveAt(interview, "notice");
  return interview;
}

const people = {
  dingtalk: { hr: "何嘉", candidate: "江予安" },
  wecom: { hr: "顾岚", candidate: "陈安然" },
} as const;

test.each(["dingtalk", "wecom"] as const)(
  "HR invites in the group, a candidate opens the link, a manager approves: %s",
  async (platform) => {
    const { hr, candidate } = people[platform];
    const { server, context, page } = await openDemonstration();
    const looks = createLooks(`chats-${platform}`);
    const journey = async () => {
      await page.goto(`${server.origin}/sandbox?on=${platform}`);
      await page.getByText("机器人已连接").waitFor();
      await step(page, "邀请").click();
      await card(page, /面试邀请 · 产品经理/).waitFor();
      await looks.at(page, "1-invited");

      await step(page, "面试").click();
      await card(page, /「产品经理」面试邀请/).waitFor();
      await looks.at(page, "2-invitation");
      const interview = await openInvitation(context, page);
      await agree(interview);
      await press(interview, "继续");
      // No code is asked for: the account has said who it is.
      await arriveAt(interview, "device");
      await looks.at(interview, "3-logged-in");
      await interview.close();

      await finishInterview(server);
      await step(page, "审批").click();
      const approval = card(page, /同意复试/);
      await approval.waitFor();
      await looks.at(page, "4-approval");
      await step(page, "报告").click();
      await lookAs(page, hr, { platform, group: true });
      await looks.at(page, "5-report");

      await step(page, "审批").click();
      await approval.getByRole("button", { name: /同意复试/ }).click();
      await card(page, /已同意复试/).waitFor();
      await looks.at(page, "6-approved");
      await lookAs(page, candidate, { platform, group: false });
      await card(page, /「产品经理」复试邀请/).waitFor();
      await looks.at(page, "7-second-round");
      await lookAs(page, hr, { platform, group: false });
      await card(page, /已同意复试/).waitFor();
      await looks.at(page, "8-hr");
    };
    await keepIfBroken(journey());
    expect(looks.all()).toEqual(looks.wanted());
  },
  180_000,
);
