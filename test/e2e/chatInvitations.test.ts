import type { Page } from "playwright-core";
import { systemClock } from "../../server/clock";
import { ROOT_UNIT } from "../../server/org/tree";
import { buildChatAccount } from "../factories/bot";
import { openServerWithChats } from "../factories/chatAccounts";
import { buildColleague, buildPlan, buildTroubledCard, inUnit } from "../factories/org";
import { keepIfBroken, openBrowser, openDesk } from "./support/browser";
import { createCleanUp } from "./support/cleanUp";
import { createLooks } from "./support/look";
import { pick } from "./support/pick";

/** Who of a list gets the invitation in a chat, who by SMS instead, and the cards that are not where they should be. */
const cleanUp = createCleanUp();
afterAll(() => cleanUp.run());

const MEMBER = "13900001111";

async function openConsole() {
  const chats = await openServerWithChats({ clock: systemClock });
  cleanUp.later(() => chats.close());
  const { server } = chats;
  const mobileIndex = server.services.blindIndex.phone(MEMBER);
  await buildChatAccount(server, "linxiao", { mobileIndex, name: "林晓" });
  await buildPlan(server, ROOT_UNIT, "销售方案");
  await buildTroubledCard(server, ROOT_UNIT, "unknown");
  await buildTroubledCard(server, ROOT_UNIT);
  const { cookie } = await buildColleague(server, [inUnit("hq_hr", ROOT_UNIT)]);
  const desk = await openDesk(await openBrowser(cleanUp));
  cleanUp.later(() => desk.close());
  const [name = "", value = ""] = cookie.split("=");
  await desk.addCookies([{ name, value, url: server.origin }]);
  return { page: await desk.newPage(), origin: server.origin };
}

async function fillInvitation(page: Page, origin: string): Promise<void> {
  await page.goto(`${origin}/console/interviews`);
  await page.getByRole("button", { name: /邀请/ }).first().click();
  await page.getByLabel("候选人姓名").fill("林晓");
  await page.getByLabel("手机").fill("13900002222");
  await page.getByText("候选人不是钉钉、企业微信的成员").waitFor();
  await page.getByLabel("手机").fill(MEMBER);
  await page.getByLabel("钉钉").check();
  await page.getByText("候选人会在钉钉里收到邀请").waitFor();
}

test("HR sees whom the chats reach before inviting, and cards in trouble afterwards", async () => {
  const { page, origin } = await openConsole();
  const looks = createLooks("chat");
  const journey = async () => {
    await fillInvitation(page, origin);
    await looks.at(page, "invite");

    await page.goto(`${origin}/console/batches/new`);
    await page.getByLabel("粘贴名单").fill(`林晓 ${MEMBER}\n何苗 13900003333\n周宁 13900004444`);
    await page.getByRole("button", { name: "加入 3 人" }).click();
    await page.getByRole("button", { name: "下一步" }).click();
    await page.getByLabel("面试方案").click();
    await pick(page, "销售方案");
    await page.getByRole("button", { name: "下一步" }).click();
    await page.getByLabel("钉钉（1 人可达）").check();
    await page.getByText("钉钉：1 人可达，2 人将改用短信").waitFor();
    await looks.at(page, "preview");

    await page.goto(`${origin}/console/messages`);
    await page.getByRole("heading", { name: "没有出现在聊天里的卡片" }).waitFor();
    await looks.at(page, "cards");
    const [failed] = await page.getByRole("listitem").filter({ hasText: "发送失败" }).all();
    await failed?.getByRole("button", { name: "重新发送" }).click();
    await page.getByRole("listitem").filter({ hasText: "发送失败" }).waitFor({ state: "detached" });
  };
  await keepIfBroken(journey());
  expect(looks.all()).toEqual(looks.wanted());
}, 60_000);
