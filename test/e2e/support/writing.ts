import type { Page } from "playwright-core";
import { readCode } from "../../factories/interviews";
import type { TestServer } from "../../factories/server";
import { arriveAt, press } from "./candidate";

/** A candidate who answers in writing, up to the first question; `told` is what the first page has to say. */
export async function beginInWriting(
  server: TestServer,
  page: Page,
  link: string,
  told?: string,
): Promise<void> {
  // The link carries the configured port, which of a test is any.
  await page.goto(`${server.origin}${new URL(link).pathname}`);
  if (told) await page.getByText(told).waitFor();
  await page.getByRole("checkbox", { name: "我同意用 AI 分析我的回答内容" }).check();
  await press(page, "继续");
  await press(page, "用文字作答");
  await press(page, "发送验证码");
  await page.locator(".code-boxes").waitFor();
  await page.getByLabel("6 位验证码").fill(await readCode(server, link));
  await arriveAt(page, "device");
  await press(page, "继续");
  await press(page, "开始正式面试");
  await press(page, "开始这个环节");
}

export async function writeAnswer(page: Page, text: string): Promise<void> {
  await arriveAt(page, "question");
  await press(page, "开始作答");
  await page.getByLabel("您的回答").fill(text);
  await press(page, "写完了，提交");
}
