import type { BrowserContext, Locator, Page } from "playwright-core";
import { type SpokenAnswer, spokenAnswer } from "../../factories/speech";
import { agree, arriveAt, beginAnswer, hearUntil, onAir, press } from "./candidate";
import { say } from "./voice";

/** The sandbox's page as somebody uses it who is shown the product. */

export type Platform = "dingtalk" | "wecom";
const MARKS = { dingtalk: "钉", wecom: "企" } as const;

export const CAST = {
  dingtalk: { hr: "何嘉", candidate: "江予安", manager: "马跃" },
  wecom: { hr: "顾岚", candidate: "陈安然", manager: "方志成" },
} as const;

/** Recognition and scoring take their time on a slow machine; whatever else shows itself does so sooner. */
export const SLOW = { timeout: 150_000 };

export const card = (page: Page, title: RegExp): Locator =>
  page.locator("article.card").filter({ hasText: title }).last();

const guide = (page: Page) => page.getByRole("region", { name: "四步走完一次招聘" });
export const step = (page: Page, name: string): Locator =>
  guide(page).getByRole("button", { name: new RegExp(name) });
/** A step of which the page says that it is behind one. */
export const stepDone = (page: Page, name: string): Promise<void> =>
  guide(page).locator('li[data-done="true"]').filter({ hasText: name }).waitFor(SLOW);

/** Looks through somebody's eyes, at their group or at what they have alone with the bot. */
export async function lookAs(page: Page, name: string, platform: Platform, chat: "group" | "alone") {
  const people = page.getByRole("button", { name: "身份与聊天" });
  if (await people.isVisible()) await people.click();
  await page.getByRole("button", { name: new RegExp(`^${name}`) }).click();
  const title = chat === "group" ? "招聘群" : "知面";
  await page.getByRole("button", { name: new RegExp(`^${MARKS[platform]}\\s*${title}`) }).click();
}

/** Presses what opens a page, as the chat client opens it. */
export async function openFrom(context: BrowserContext, pressed: Locator): Promise<Page> {
  const [page] = await Promise.all([context.waitForEvent("page"), pressed.click()]);
  return page;
}

/** Said to the two questions of the demonstration's short plan. */
const ANSWERS: readonly { questionId: string; said: SpokenAnswer }[] = [
  { questionId: "worth_building", said: spokenAnswer("behavioural-result") },
  { questionId: "influence_without_authority", said: spokenAnswer("teamwork-conflict") },
];

export type Look = (page: Page, name: string) => Promise<void>;

/** From the notice to the thanks: consents, camera and microphone, two spoken answers. */
export async function takeInterview(page: Page, medium: "video" | "audio", look: Look): Promise<void> {
  await arriveAt(page, "notice");
  await look(page, "notice");
  await agree(page);
  await press(page, "继续");
  // No code is asked for: the account has said who it is.
  await arriveAt(page, "device");
  if (medium === "audio") await page.getByRole("radio", { name: "语音" }).check({ force: true });
  else await press(page, "开始检查");
  await say(page, spokenAnswer("short-greeting"));
  const go = page.getByRole("button", { name: /^(继续|仍然继续)$/ });
  await go.waitFor();
  await look(page, "device");
  await go.click();
  await arriveAt(page, "practice");
  await press(page, "开始正式面试");
  await arriveAt(page, "guide");
  await press(page, "开始这个环节");
  for (const [index, { questionId, said }] of ANSWERS.entries()) {
    await beginAnswer(page);
    const speaking = say(page, said);
    await hearUntil(page, questionId, said.durationMs / 2);
    if (index === 0) await look(page, "answering");
    await speaking;
    await onAir(page).waitFor();
    await press(page, "说完了，提交");
  }
  await arriveAt(page, "confirm");
  await page.getByText("所有回答都已安全保存，可以关闭页面了。").waitFor(SLOW);
  await look(page, "thanks");
}

/** Plays the first clip of the evidence until its time really goes on. @returns `video` or `audio` */
export async function playClip(page: Page): Promise<string> {
  await page
    .getByRole("button", { name: /看片段/ })
    .first()
    .click();
  await page.locator(".m-clip").waitFor();
  return page.evaluate(`e2e.played(".m-clip", 0.5)`);
}
