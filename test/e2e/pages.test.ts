import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { inviteSomebody, readCode } from "../factories/interviews";
import { buildDefinition, buildQuestion } from "../factories/plans";
import { type TestServer, openTestServer } from "../factories/server";
import { createTestClock } from "../support/testClock";
import { keepIfBroken, openBrowser, openPhone } from "./support/browser";
import { agree, arriveAt, button, onAir, press, screen } from "./support/candidate";
import { createCleanUp } from "./support/cleanUp";
import { pressByKeyboard, tabTo } from "./support/keyboard";
import { createLooks, lookAt, nothingWrong } from "./support/look";

/** The candidate's page, screen by screen: on the narrowest phone, for everybody, and when things are not as usual. */
const cleanUp = createCleanUp();
afterAll(() => cleanUp.run());

const NARROW = { viewport: { width: 360, height: 740 } };
const CRITICAL_BYTES = 150_000;

let browser: Browser;
let server: TestServer;

beforeAll(async () => {
  browser = await openBrowser(cleanUp);
  server = await openTestServer();
  cleanUp.later(() => server.close());
});

async function openInvitation(token: string, options = {}, { origin } = server): Promise<Page> {
  const phone = await openPhone(browser, { ...NARROW, ...options });
  cleanUp.later(() => phone.close());
  const page = await phone.newPage();
  await page.goto(`${origin}/i/${token}`);
  return page;
}

/** Past notice and identity. */
async function signIn(page: Page, token: string): Promise<void> {
  await arriveAt(page, "notice");
  await agree(page);
  await press(page, "继续");
  await press(page, "发送验证码");
  await page.getByLabel("6 位验证码").fill(await codeSent(page, token));
  await arriveAt(page, "device");
}

/** The code is written before the page says that it was sent. */
async function codeSent(page: Page, token: string): Promise<string> {
  await page.locator(".code-boxes").waitFor();
  return readCode(server, token);
}

describe("every screen of a video interview at 360 px", () => {
  it("has no barrier that axe calls serious, and never scrolls sideways", async () => {
    const looks = createLooks("zh");
    const { token } = await inviteSomebody(server);
    const page = await openInvitation(token);
    await keepIfBroken(walkThrough(page, token, (name) => looks.at(page, name)));
    expect(looks.all()).toEqual(looks.wanted());
  }, 180_000);
});

async function walkThrough(page: Page, token: string, look: (name: string) => Promise<void>): Promise<void> {
  await arriveAt(page, "notice");
  await look("notice");
  await press(page, "继续");
  await page.getByRole("dialog").waitFor();
  await look("notice-without-ai");
  await press(page, "回去勾选");
  await agree(page);
  await press(page, "继续");
  await arriveAt(page, "identity");
  await look("identity");
  await press(page, "发送验证码");
  const code = await codeSent(page, token);
  await look("identity-code");
  await page.getByLabel("6 位验证码").fill(code);
  await arriveAt(page, "device");
  await look("device-before");
  await press(page, "开始检查");
  await button(page, /^(继续|仍然继续)$/).waitFor();
  await look("device");
  await press(page, /^(继续|仍然继续)$/);
  await arriveAt(page, "practice");
  await look("practice");
  await press(page, "开始试录");
  await page.getByRole("timer").waitFor();
  await look("practice-recording");
  await press(page, "停止");
  await button(page, "再试一次").waitFor();
  await look("practice-recorded");
  await press(page, "开始正式面试");
  await arriveAt(page, "guide");
  await look("guide");
  await press(page, "开始这个环节");
  await arriveAt(page, "question");
  await look("question");
  await press(page, "开始作答");
  await onAir(page).waitFor();
  await look("answering");
  await press(page, "帮助");
  await page.getByRole("dialog").waitFor();
  await look("help");
  await press(page, "关闭");
  await press(page, "重录一次");
  await page.getByRole("dialog").waitFor();
  await look("rerecord");
  await press(page, "放弃并重录");
  // The second take starts by itself after a breath.
  await page.getByText("即将重新录制").waitFor();
  await onAir(page).waitFor();
  await page.reload();
  await arriveAt(page, "resume");
  await look("resume");
  await press(page, "继续");
  await onAir(page).waitFor();
  await submitShortAnswer(page, look);
  await arriveAt(page, "question");
  await press(page, "开始作答");
  await onAir(page).waitFor();
  await submitShortAnswer(page);
  await press(page, "开始这个环节");
  await press(page, "开始作答");
  await arriveAt(page, "written");
  await page.getByLabel("您的回答").fill("先去门店看三天，再请店员说说最难的事。");
  await page.getByText("已保存", { exact: true }).first().waitFor();
  await look("written");
  await press(page, "写完了，提交");
  await arriveAt(page, "confirm");
  await look("confirm");
  await page.getByRole("radio", { name: "满意", exact: true }).check({ force: true });
  await press(page, "发送评价");
  await arriveAt(page, "done");
  await look("done");
}

async function submitShortAnswer(page: Page, look?: (name: string) => Promise<void>): Promise<void> {
  await press(page, "说完了，提交");
  const anyway = button(page, "仍然提交");
  await anyway.waitFor();
  await look?.("submit-short");
  await anyway.click();
}

describe("the way in writing, in English, by keyboard alone", () => {
  it("leads from the notice to the thanks", async () => {
    const looks = createLooks("en");
    const definition = buildDefinition({
      language: "en",
      jobTitle: "Sales manager",
      stages: [
        {
          id: "questions",
          kind: "questions",
          title: "Questions",
          guide: "There is one question.",
          questions: [buildQuestion({ text: "Tell us about a hard task your team mastered.", rerecords: 0 })],
        },
      ],
    });
    const { token } = await inviteSomebody(server, { definition, name: "Ada Zhou" });
    const page = await openInvitation(token, { locale: "en-GB" });
    await keepIfBroken(walkByKeyboard(page, token, (name) => looks.at(page, name)));
    expect(looks.all()).toEqual(looks.wanted());
    const { body } = await (await server.staff())("GET", "/interviews");
    const ours = body.items.find(
      ({ candidate }: { candidate: { name: string } }) => candidate.name === "Ada Zhou",
    );
    expect(ours).toMatchObject({ status: "completed", medium: "text", progress: { answered: 1, total: 1 } });
  }, 120_000);
});

async function walkByKeyboard(
  page: Page,
  token: string,
  look: (name: string) => Promise<void>,
): Promise<void> {
  await arriveAt(page, "notice");
  await look("notice");
  await pressByKeyboard(page, "I agree to AI analysing what I say", "Space");
  await pressByKeyboard(page, "Continue");
  await pressByKeyboard(page, "Answer in writing");
  await arriveAt(page, "identity");
  await pressByKeyboard(page, "Send code");
  // The focus is in the field already.
  await page.keyboard.type(await codeSent(page, token));
  await arriveAt(page, "device");
  await look("device");
  await pressByKeyboard(page, "Continue");
  await arriveAt(page, "practice");
  await look("practice");
  await pressByKeyboard(page, "Start the interview");
  await arriveAt(page, "guide");
  await pressByKeyboard(page, "Start this part");
  await arriveAt(page, "question");
  await look("question");
  await pressByKeyboard(page, "Start answering");
  await arriveAt(page, "written");
  await tabTo(page, "Your answer");
  await page.keyboard.type(
    "Our team had four weeks. I split the work by customer, and we were done in three.",
  );
  await look("written");
  await pressByKeyboard(page, "I’m done, submit");
  await arriveAt(page, "confirm");
  await look("confirm");
  await tabTo(page, "Very poor");
  await page.keyboard.press("ArrowLeft");
  await pressByKeyboard(page, "Send feedback");
  await arriveAt(page, "done");
}

describe("two tabs of the same interview", () => {
  it("lets only the one opened last go on, until the other takes the seat back", async () => {
    const { token } = await inviteSomebody(server);
    const first = await openInvitation(token);
    await signIn(first, token);
    const second = await first.context().newPage();
    await second.goto(first.url());
    await arriveAt(second, "device");

    await first.getByRole("radio", { name: "文字" }).check({ force: true });
    await press(first, /^(继续|仍然继续)$/);
    await arriveAt(first, "elsewhere");
    expect(await screen(first, "elsewhere").innerText()).toContain("已在另一个页面打开");
    expect(await lookAt(first, "elsewhere")).toEqual(nothingWrong("elsewhere"));

    await press(first, "在这里继续");
    await arriveAt(first, "device");
    await second.getByRole("radio", { name: "文字" }).check({ force: true });
    await press(second, /^(继续|仍然继续)$/);
    await arriveAt(second, "elsewhere");
  });
});

describe("the candidate's page", () => {
  it("is set in 17 px, whatever the component library says", async () => {
    const { token } = await inviteSomebody(server);
    const page = await openInvitation(token);
    await arriveAt(page, "notice");
    const size = await page
      .locator(".lead")
      .first()
      .evaluate((lead) => getComputedStyle(lead).fontSize);
    expect(size).toBe("17px");
  }, 30_000);
});

describe("a link with nothing behind it", () => {
  const lookAtClosed = async (page: Page, title: string) => {
    await arriveAt(page, "closed");
    await page.getByRole("heading", { name: title }).waitFor();
    return lookAt(page, title);
  };

  it("says so when it is unknown", async () => {
    const page = await openInvitation("A".repeat(43));
    expect(await lookAtClosed(page, "没有找到这场面试")).toEqual(nothingWrong("没有找到这场面试"));
  });

  it("says so when HR has revoked it", async () => {
    const { token, interviewId } = await inviteSomebody(server);
    await (
      await server.staff()
    )("DELETE", `/interviews/${interviewId}/invitation`);
    const page = await openInvitation(token);
    expect(await lookAtClosed(page, "这个链接已停用")).toEqual(nothingWrong("这个链接已停用"));
  });

  it("says so when the time to start has passed", async () => {
    const clock = createTestClock(new Date().toISOString());
    const own = await openTestServer({ clock });
    cleanUp.later(() => own.close());
    const { token } = await inviteSomebody(own);
    clock.advance(25 * 3_600_000);
    const page = await openInvitation(token, {}, own);
    expect(await lookAtClosed(page, "这场面试已过开始期限")).toEqual(nothingWrong("这场面试已过开始期限"));
  });

  it("tells in view, before the box is ticked, that an outside model reads the answers' words", async () => {
    const own = await openTestServer({
      env: { LLM_BASE_URL: "https://llm.example.com/v1", LLM_API_KEY: "sk-test", LLM_MODEL: "some-model" },
    });
    cleanUp.later(() => own.close());
    const { token } = await inviteSomebody(own);
    const looks = createLooks("outside-model");
    for (const [screenName, options, words] of [
      ["zh", {}, "委托的语言模型服务来分析"],
      ["zh-dark", { colorScheme: "dark" }, "委托的语言模型服务来分析"],
      ["en", { locale: "en-GB" }, "language model service that works for"],
      [
        "en-dark-desk",
        { locale: "en-GB", colorScheme: "dark", viewport: { width: 1280, height: 900 } },
        "Video and sound are not sent",
      ],
    ] as const) {
      const page = await openInvitation(token, options, own);
      await arriveAt(page, "notice");
      const told = page.getByText(words);
      expect([screenName, await told.isVisible()]).toEqual([screenName, true]);
      // It is part of what a screen reader says of the box.
      const described = await page.getByRole("checkbox", { name: /AI/ }).getAttribute("aria-describedby");
      expect(described?.split(" ")).toContain(await told.getAttribute("id"));
      await looks.at(page, screenName);
    }
    expect(looks.all()).toEqual(looks.wanted());
  }, 60_000);

  it("leads to a person who does not want AI to judge", async () => {
    const { token } = await inviteSomebody(server);
    const page = await openInvitation(token);
    await arriveAt(page, "notice");
    await press(page, "继续");
    await press(page, "请人来面试");
    await arriveAt(page, "person");
    expect(await lookAt(page, "person")).toEqual(nothingWrong("person"));
  });
});

describe("the scripts that the candidate's page needs", () => {
  it("weigh at most 150 kB, compressed, before anything is touched", async () => {
    const { token } = await inviteSomebody(server);
    const page = await openInvitation(token);
    await arriveAt(page, "notice");
    await page.waitForLoadState("networkidle");
    const scripts: string[] = await page.evaluate("e2e.scripts()");
    const weights = scripts.map((path) => ({
      path,
      bytes: statSync(join(__dirname, "../../dist/public", `${path}.gz`)).size,
    }));
    const total = weights.reduce((sum, { bytes }) => sum + bytes, 0);
    expect(scripts.length).toBeGreaterThan(1);
    expect({ total, fits: total <= CRITICAL_BYTES, weights }).toMatchObject({ fits: true });
    expect(readFileSync(join(__dirname, "../../dist/public/candidate/index.html"), "utf8")).not.toMatch(
      /<script>[^<]/,
    );
  });
});
