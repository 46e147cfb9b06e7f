import type { Browser, BrowserContext, Page } from "playwright-core";
import { join } from "node:path";
import { readFileSync } from "node:fs";
import { keepIfBroken, listenForErrors, openBrowser, openDesk } from "./support/browser";
import {
  CAST,
  type Platform,
  SLOW,
  card,
  lookAs,
  openFrom,
  playClip,
  step,
  stepDone,
  takeInterview,
} from "./support/chatStory";
import { createCleanUp } from "./support/cleanUp";
import { createLooks, type Look } from "./support/look";
import { type RunningProduct, startProduct } from "./support/product";

/**
 * From one line in a group to the second round on the sandbox's page, as `npm start` brings it: the product's own
 * process with the real clients, SDKs and bot, and a real interview with recording, recognition and scoring. Nothing
 * is written behind the product's back.
 */
const cleanUp = createCleanUp();
afterAll(() => cleanUp.run());

const PHONE = { width: 360, height: 740 };
const DESK = { width: 1440, height: 900 };

let browser: Browser;
let product: RunningProduct;
let again: () => Promise<RunningProduct>;
beforeAll(async () => {
  // espeak costs next to nothing: two cores are for the recorder, the recognition and the page.
  const started = await startProduct(cleanUp, { VOICE: "espeak" });
  product = started.first;
  again = started.again;
  browser = await openBrowser(cleanUp);
}, 120_000);

async function openSandboxPage(platform: Platform): Promise<{ context: BrowserContext; page: Page }> {
  const context = await openDesk(browser, { permissions: ["camera", "microphone"] });
  cleanUp.later(() => context.close());
  await context.addInitScript({ path: join(__dirname, "support/speaker.js") });
  const page = await context.newPage();
  await page.goto(`${product.origin}/sandbox?on=${platform}`);
  await page.getByText("机器人已连接").waitFor(SLOW);
  return { context, page };
}

/** Each step as it looks on a desk and on a narrow phone. */
function createBothLooks(prefix: string) {
  const [desk, phone] = [createLooks(prefix), createLooks(`${prefix}-360`)];
  return {
    async at(page: Page, name: string) {
      await desk.at(page, name);
      await page.setViewportSize(PHONE);
      await phone.at(page, name);
      await page.setViewportSize(DESK);
    },
    all: (): Look[] => [...desk.all(), ...phone.all()],
    wanted: (): Look[] => [...desk.wanted(), ...phone.wanted()],
  };
}

const MEDIA = { dingtalk: "video", wecom: "audio" } as const;

test.each(["dingtalk", "wecom"] as const)(
  "HR invites in the group, a candidate is interviewed, a manager approves, all know: %s",
  async (platform) => {
    const { hr, candidate, manager } = CAST[platform];
    const { context, page } = await openSandboxPage(platform);
    const errors = listenForErrors(context);
    const looks = createBothLooks(`chats-${platform}`);
    const journey = async () => {
      await looks.at(page, "0-begin");
      await step(page, "邀请").click();
      await card(page, /面试邀请 · 产品助理/).waitFor();
      await looks.at(page, "1-invited");

      await step(page, "面试").click();
      const invitation = card(page, /「产品助理」面试邀请/);
      await invitation.waitFor();
      await looks.at(page, "2-invitation");
      const start = invitation.getByRole("button", { name: "开始面试" });
      const interview = await openFrom(context, start);
      await takeInterview(interview, MEDIA[platform], (at, name) => looks.at(at, `3-${name}`));
      await interview.close();

      // The report comes by itself, in the group and to whoever decides.
      await lookAs(page, hr, platform, "group");
      await card(page, /面试报告|报告/).waitFor(SLOW);
      await stepDone(page, "报告");
      await looks.at(page, "4-report");
      await step(page, "审批").click();
      const approval = card(page, new RegExp(`${candidate} · 产品助理`));
      await approval.getByRole("button", { name: "同意复试" }).waitFor(SLOW);
      await looks.at(page, "5-approval");

      // WeCom's card is itself the link, which has no words of its own.
      const report = approval.getByRole("button", { name: /^(看片段和报告|查看详情)$/ });
      const clips = await openFrom(context, report);
      await clips.getByTestId("report-total").waitFor();
      await clips.setViewportSize(PHONE);
      await clips.goto(clips.url().replace(/\/console\/(interviews\/[^/]+).*$/, "/m/$1"));
      await clips.locator(".m-dimension summary").first().waitFor();
      for (const each of await clips.locator(".m-dimension summary").all()) await each.click();
      expect(await playClip(clips)).toBe(MEDIA[platform]);
      await looks.at(clips, "5-clip");
      await clips.close();

      await approval.getByRole("button", { name: "同意复试" }).click();
      await card(page, /已同意复试/).waitFor();
      await stepDone(page, "审批");
      await looks.at(page, "6-approved");
      await lookAs(page, candidate, platform, "alone");
      const second = card(page, /「产品助理」复试邀请/);
      await second.waitFor();
      await looks.at(page, "7-second-round");
      const times = await openFrom(context, second.getByRole("button").first());
      await times.getByRole("heading", { name: /您已进入复试/ }).waitFor();
      await looks.at(times, "8-times");
      await times.close();

      await lookAs(page, hr, platform, "alone");
      await card(page, /已同意复试/).waitFor();
      await looks.at(page, "9-hr");
      await lookAs(page, hr, platform, "group");
      // On DingTalk the group's card says so, on WeCom a line below it.
      const known = page.getByRole("log").getByText(/已有结论|已同意复试/);
      await known.last().waitFor();
      await lookAs(page, manager, platform, "alone");
      await card(page, /已同意复试/).waitFor();
    };
    await keepIfBroken(journey());
    expect(errors).toEqual([]);
    expect(looks.all()).toEqual(looks.wanted());
  },
  420_000,
);

test("the chats are as they were after a kill and a start, and the demonstration begins afresh when asked", async () => {
  const { manager, candidate } = CAST.dingtalk;
  const { page } = await openSandboxPage("dingtalk");
  await keepIfBroken(
    (async () => {
      await lookAs(page, manager, "dingtalk", "alone");
      await card(page, /已同意复试/).waitFor();
      const before = await page.getByRole("log").innerText();
      // The last that was said has reached the disk: nothing more than that is waited for.
      expect((await product.kill()).signal).toBe("SIGKILL");
      expect(readFileSync(join(product.dataDir, "sandbox/chats.json"), "utf8")).toContain("outTrackId");
      product = await again();
      await page.reload();
      await page.getByText("机器人已连接").waitFor(SLOW);
      await lookAs(page, manager, "dingtalk", "alone");
      await card(page, /已同意复试/).waitFor();
      expect(await page.getByRole("log").innerText()).toBe(before);
      await stepDone(page, "审批");

      await page.getByRole("button", { name: "重新开始" }).click();
      await page.getByRole("button", { name: "清空并重新开始" }).click();
      await page.getByText("还没有消息。").waitFor();
      await step(page, "邀请").click();
      await card(page, /面试邀请 · 产品助理/).waitFor();
      await page.getByRole("button", { name: "重新开始" }).click();
      await page.getByRole("button", { name: "清空并重新开始" }).click();
      await page.getByText("还没有消息。").waitFor();
      // Who was invited and had not begun is invited again, as if for the first time.
      await step(page, "邀请").click();
      await step(page, "面试").click();
      await card(page, /「产品助理」面试邀请/).waitFor();
      await page.getByRole("heading", { name: "知面" }).first().waitFor();
      await page.getByRole("button", { name: new RegExp(`^${candidate}`) }).waitFor();
    })(),
  );
}, 240_000);
