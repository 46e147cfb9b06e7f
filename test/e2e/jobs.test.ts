import type { Browser } from "playwright-core";
import { plantJob } from "../factories/jobs";
import { type TestServer, openTestServer } from "../factories/server";
import { type OwnRedis, openOwnRedis } from "../support/redis";
import { keepIfBroken, openBrowser, openDesk } from "./support/browser";
import { createCleanUp } from "./support/cleanUp";
import { createLooks } from "./support/look";
import { logInAs } from "./support/staff";

/** An administrator looks at the queues: what failed is tried again, and what Redis' absence means is said. */
const cleanUp = createCleanUp();
afterAll(() => cleanUp.run());

let browser: Browser;
let redis: OwnRedis;
let server: TestServer;

beforeAll(async () => {
  browser = await openBrowser(cleanUp);
  redis = await openOwnRedis();
  cleanUp.later(() => redis.stop());
  server = await openTestServer({ env: { REDIS_URL: redis.url } });
  cleanUp.later(() => server.close());
});

const ago = (seconds: number) => new Date(Date.now() - seconds * 1000);

async function plantQueues(): Promise<void> {
  const plant = (given: Parameters<typeof plantJob>[1]) => plantJob(server.services, given);
  const lastError = "Error: connect ETIMEDOUT 127.0.0.1:465";
  for (let minutes = 1; minutes <= 3; minutes += 1) {
    const createdAt = ago(60 * minutes);
    await plant({ kind: "notifications.deliver_mail", status: "dead", attempts: 5, lastError, createdAt });
  }
  await plant({ kind: "speech.transcribe", runAfter: ago(320) });
  await plant({ kind: "speech.transcribe", status: "running", progressDone: 2, progressTotal: 5 });
  await plant({ kind: "letters.deliver", runAfter: ago(-1_800) });
  for (let seconds = 1; seconds <= 40; seconds += 1) {
    const times = { runAfter: ago(900), startedAt: ago(899), finishedAt: ago(899 - seconds * 2) };
    await plant({ kind: "speech.transcribe", status: "done", ...times });
    await plant({ kind: "media.assemble", status: "done", ...times, finishedAt: ago(898.6) });
  }
}

it("shows how each kind fares, has failed ones tried again, and says when Redis is away", async () => {
  await plantQueues();
  const desk = await openDesk(browser);
  cleanUp.later(() => desk.close());
  const page = await desk.newPage();
  const looks = createLooks("jobs");
  await keepIfBroken(
    (async () => {
      await logInAs(page, server.origin, "总部管理员");
      await page.goto(`${server.origin}/console/jobs`);
      await page.getByText("由 Redis 传递，数据库为准").waitFor();
      const mail = page.getByRole("row", { name: /^发送邮件/ });
      await page.getByRole("row", { name: /^语音转写/ }).waitFor();
      await looks.around(page, "queues");

      await mail.getByRole("button", { name: "全部重试" }).click();
      await page.getByText("重试“发送邮件”的 3 个失败任务？").last().waitFor();
      await looks.at(page, "ask");
      await page.getByRole("dialog").getByRole("button", { name: "全部重试" }).click();
      await page.getByText("3 个任务已重新排队").waitFor();
      await page.getByText("一切正常，不需要处理。").waitFor();
      // Of one kind alone it says nothing of the others.
      await page.goto(`${server.origin}/console/jobs?kind=speech.transcribe`);
      await page.getByText("没有失败的任务").waitFor();
      expect(await page.getByText("一切正常，不需要处理。").count()).toBe(0);
      await mail.getByRole("cell", { name: /^3/ }).first().waitFor();

      await redis.kill();
      await page.getByText("连不上 Redis").waitFor();
      await looks.around(page, "away");
    })(),
  );
  expect(looks.all()).toEqual(looks.wanted());
}, 120_000);
