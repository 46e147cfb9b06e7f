import type { BrowserContext, Locator, Page } from "playwright-core";

/** The candidate's page as somebody uses it: by what is written on its buttons. */

export const screen = (page: Page, name: string): Locator => page.locator(`main[data-screen="${name}"]`);

export async function arriveAt(page: Page, name: string): Promise<void> {
  await screen(page, name).waitFor();
}

export const button = (page: Page, name: string | RegExp): Locator =>
  page.getByRole("button", typeof name === "string" ? { name, exact: true } : { name });

export const press = (page: Page, name: string | RegExp): Promise<void> => button(page, name).click();

/** The calm line: `saved`, `saving` or `offline`. */
export const connection = (page: Page, state: string): Locator =>
  page.locator(`[data-testid="connection"][data-state="${state}"]`);

/** The newest one-time code, read from the sandbox's inbox as a person would. */
export async function readCode(inbox: Page, origin: string, before: string | null = null): Promise<string> {
  await inbox.goto(`${origin}/sandbox/inbox`);
  const newest = inbox.locator("article strong.code").first();
  await newest.waitFor();
  if (before !== null) await inbox.locator("article strong.code", { hasNotText: before }).first().waitFor();
  return newest.innerText();
}

export async function agree(page: Page): Promise<void> {
  await page.getByRole("checkbox", { name: "我同意录制我的视频和声音" }).check();
  await page.getByRole("checkbox", { name: "我同意用 AI 分析我的回答内容" }).check();
}

export async function proveIdentity(page: Page, inbox: Page, origin: string): Promise<void> {
  await press(page, "发送验证码");
  await page.getByLabel("6 位验证码").fill(await readCode(inbox, origin));
}

/** Waits until this browser has recorded so much of the answer, in ms of media. */
export const hearUntil = (page: Page, questionId: string, ms: number): Promise<void> =>
  page.evaluate(`e2e.heard("${questionId}", ${ms})`);

export const recordedMs = (page: Page, questionId: string): Promise<number> =>
  page.evaluate(`e2e.recordedMs("${questionId}")`);

export const onAir = (page: Page): Locator => page.locator('.on-air[data-on="true"]');

/** From the question to a running recorder. */
export async function beginAnswer(page: Page): Promise<void> {
  await arriveAt(page, "question");
  await press(page, "开始作答");
  await arriveAt(page, "answering");
  await onAir(page).waitFor();
}

/** The page of an interview opened anew, as after a closed tab. */
export async function openLink(context: BrowserContext, link: string): Promise<Page> {
  const page = context.pages().find((each) => each.url() === "about:blank") ?? (await context.newPage());
  await page.goto(link);
  return page;
}
