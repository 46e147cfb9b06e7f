import { createHmac } from "node:crypto";
import type { Browser } from "playwright-core";
import { buildCandidacy } from "../factories/candidacies";
import { type Places, openCompany } from "../factories/org";
import { type TestServer, openTestServer } from "../factories/server";
import { type Received, type Receiver, openReceiver } from "../support/receiver";
import { keepIfBroken, listenForErrors, openBrowser, openDesk } from "./support/browser";
import { createCleanUp } from "./support/cleanUp";
import { createLooks } from "./support/look";
import { choose } from "./support/pick";
import { logInAs } from "./support/staff";

/** Another system is let in and told: a token, a webhook, a receiver that is down, and what did not arrive sent again. */
const cleanUp = createCleanUp();
afterAll(() => cleanUp.run());

let browser: Browser;
let server: TestServer;
let places: Places;
let receiver: Receiver;

beforeAll(async () => {
  browser = await openBrowser(cleanUp);
  receiver = await openReceiver();
  cleanUp.later(() => receiver.close());
  server = await openTestServer({ env: { WEBHOOKS_TO_LOOPBACK: "true" }, worker: true });
  cleanUp.later(() => server.close());
  places = await openCompany(server);
});

const isGenuine = (secret: string, { headers, body }: Received) =>
  headers["webhook-signature"] ===
  `v1,${createHmac("sha256", Buffer.from(secret.slice("whsec_".length), "base64"))
    .update(`${headers["webhook-id"]}.${headers["webhook-timestamp"]}.${body}`)
    .digest("base64")}`;

it("is let in with a token and told by a webhook", async () => {
  const desk = await openDesk(browser);
  cleanUp.later(() => desk.close());
  const errors = listenForErrors(desk);
  const page = await desk.newPage();
  const looks = createLooks("integrations");
  // What was just pressed is not what is looked at.
  const look = async (screen: string) => {
    await page.mouse.move(0, 0);
    await looks.at(page, screen);
  };
  await keepIfBroken(
    (async () => {
      await logInAs(page, server.origin, "总部管理员");
      await page.goto(`${server.origin}/console/organisation`);
      await page.getByRole("link", { name: "开放接口" }).click();
      await page.getByText("还没有令牌").waitFor();
      await look("empty");

      await page.getByRole("button", { name: "新建令牌" }).click();
      const drawer = page.getByRole("dialog");
      await drawer.getByLabel("名称").fill("金蝶人事");
      await drawer.getByLabel("查看候选人").check();
      await drawer.getByLabel("查看应聘进度").check();
      await looks.around(page, "token-form");
      await drawer.getByRole("button", { name: /创\s?建/ }).click();
      const token = await page.getByTestId("secret").innerText();
      await look("token-shown");
      await page.getByRole("button", { name: "已保存好" }).click();
      const asSystem = { authorization: `Bearer ${token}` };
      expect((await server.call("GET", "/candidates", undefined, asSystem)).status).toBe(200);
      expect((await server.call("GET", "/plans", undefined, asSystem)).status).toBe(403);

      await page.getByRole("button", { name: "新建推送" }).click();
      const form = page.getByRole("dialog");
      await form.getByLabel("名称").fill("金蝶人事");
      await form.getByLabel("接收地址").fill("https://169.254.169.254/hook");
      await choose(page, form.getByLabel("推送哪些事件"), /^开始应聘/);
      await page.keyboard.press("Escape");
      await form.getByRole("button", { name: /创\s?建/ }).click();
      await form.getByText("这个地址指向本机或内部网络").waitFor();
      await look("webhook-refused");
      await form.getByLabel("接收地址").fill(receiver.url);
      await form.getByRole("button", { name: /创\s?建/ }).click();
      const secret = await page.getByTestId("secret").innerText();
      await page.getByRole("button", { name: "已保存好" }).click();
      await page.getByRole("list", { name: "事件推送" }).getByRole("listitem").waitFor();
      await looks.around(page, "page");

      await page.getByRole("link", { name: "推送记录" }).click();
      await page.getByText("没有推送记录").waitFor();
      const log = page.getByRole("list", { name: "推送记录" });
      const first = await buildCandidacy(server, places.own);
      await log.getByText("已送达").waitFor();
      const [arrived] = receiver.received as [Received];
      expect(JSON.parse(arrived.body).data.candidacyId).toBe(first.id);
      expect(isGenuine(secret, arrived)).toBe(true);

      receiver.answerWith((_, response) => void response.writeHead(503).end());
      await buildCandidacy(server, places.own);
      await log.getByText("等待重试").waitFor();
      await log.getByText(/试过 \d 次 · 返回 503.* · 下次/).waitFor();
      await log
        .getByRole("button", { name: /内\s?容/ })
        .first()
        .click();
      await looks.around(page, "retrying");

      // Turned off, what waits is given up; turned on again, it is sent by hand.
      await page.getByRole("switch", { name: "启用推送" }).click();
      await log.getByText("未送达", { exact: true }).waitFor();
      await page.getByRole("switch", { name: "启用推送" }).click();
      receiver.answerWith();
      await page.locator("button:enabled", { hasText: "重新发送全部未送达" }).click();
      await page.getByText("1 条已重新排队").waitFor();
      await log.getByText("未送达", { exact: true }).waitFor({ state: "detached" });
      await page.locator("[class*=log] li").filter({ hasText: "已送达" }).nth(1).waitFor();
      const again = receiver.received.slice(1);
      expect(new Set(again.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
      expect(again.every((one) => isGenuine(secret, one))).toBe(true);

      await page.goto(`${server.origin}/console/organisation/integrations/guide`);
      await page.getByText("candidacy.moved", { exact: true }).waitFor();
      await look("guide");
      await page.getByRole("button", { name: "English" }).click();
      await page.getByRole("heading", { name: "How to connect" }).waitFor();
      await looks.around(page, "guide-en");
      await page.goto(`${server.origin}/console/organisation/integrations`);
      await page.getByRole("list", { name: "API tokens" }).getByText("See candidates").waitFor();
      await look("page-en");
      await page.getByRole("button", { name: "Revoke" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
      await page.getByText("Revoked", { exact: true }).first().waitFor();
      expect((await server.call("GET", "/candidates", undefined, asSystem)).status).toBe(401);
    })(),
  );
  expect(errors).toEqual([]);
  expect(looks.all()).toEqual(looks.wanted());
}, 120_000);
