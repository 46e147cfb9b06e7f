import type { Browser, Page } from "playwright-core";
import { updateRows } from "../../server/db/rows";
import { Interview } from "../../server/interviews/entity";
import { recordEvent } from "../../server/pipeline/recordEvent";
import { buildCandidacy } from "../factories/candidacies";
import { inviteSomebody } from "../factories/interviews";
import { type Places, openCompany } from "../factories/org";
import { buildOpenPosition } from "../factories/positions";
import { type TestServer, openTestServer } from "../factories/server";
import { keepIfBroken, listenForErrors, openBrowser, openDesk } from "./support/browser";
import { createCleanUp } from "./support/cleanUp";
import { createLooks } from "./support/look";
import { choose } from "./support/pick";
import { logInAs } from "./support/staff";

/** The way to a hire as HR works in it: the board, the list, and a person's whole way. */
const cleanUp = createCleanUp();
afterAll(() => cleanUp.run());

let browser: Browser;
let server: TestServer;
let places: Places;
let positionId: string;

beforeAll(async () => {
  browser = await openBrowser(cleanUp);
  server = await openTestServer({ env: { RATE_LIMITS: "false" } });
  cleanUp.later(() => server.close());
  places = await openCompany(server);
  positionId = (await buildOpenPosition(server, places.own)).id;
});

const place = (name: string) => buildCandidacy(server, places.own, { name, positionId });

/** Somebody whose report lies there, for the same position. */
async function reported(name: string): Promise<void> {
  const { interviewId } = await inviteSomebody(server, {
    name,
    invite: { positionId, orgUnitId: places.own },
  });
  const { db, clock } = server.services;
  const change = {
    status: "completed",
    completedAt: clock.now(),
    reportState: "ready",
    reportTotal: 8.1,
    recommendation: "advance",
  } as const;
  await db.write((tx) => updateRows(tx, Interview, { id: interviewId }, change));
}

/** What a colleague does elsewhere. */
const record = (id: string, happened: Parameters<typeof recordEvent>[3]) =>
  server.services.db.write((tx) => recordEvent(server.services, tx, id, happened, { source: "staff" }));

const column = (page: Page, stage: string) => page.getByRole("region", { name: new RegExp(`^${stage}`) });
const card = (page: Page, stage: string, name: string) =>
  column(page, stage).getByRole("listitem").filter({ hasText: name });

it("leads people from stage to stage on the board, and others see it", async () => {
  const lin = await place("林小雨");
  await place("阿卜杜热合曼·买买提吐尔逊江");
  const offered = await place("周晓");
  await record(offered.id, { type: "candidacy.offered", data: {} });
  await reported("欧阳小满");
  const desk = await openDesk(browser);
  const other = await openDesk(browser);
  for (const each of [desk, other]) cleanUp.later(() => each.close());
  const errors = listenForErrors(desk);
  const [page, theirs] = [await desk.newPage(), await other.newPage()];
  const looks = createLooks("pipeline");
  await keepIfBroken(
    (async () => {
      await logInAs(page, server.origin, "总部管理员");
      await page.getByRole("link", { name: "招聘流程" }).click();
      await card(page, "AI 面试", "欧阳小满").getByText("等待经理批准").waitFor();
      await card(page, "录用", "周晓").getByText("已发录用通知").waitFor();
      await looks.around(page, "board");

      // By keys, and back by the toast; the focus goes with the person.
      await page.goto(`${server.origin}/console/pipeline?position=${positionId}`);
      await card(page, "简历筛选", "林小雨").getByRole("link").focus();
      await page.keyboard.press("Shift+ArrowRight");
      await page.getByText("林小雨已移到“AI 面试”").waitFor();
      await card(page, "AI 面试", "林小雨").waitFor();
      expect(await page.evaluate("e2e.focused()")).toContain("林小雨");
      await page.getByRole("button", { name: /撤\s?销/ }).click();
      await card(page, "简历筛选", "林小雨").waitFor();

      // By the mouse.
      const long = card(page, "简历筛选", "阿卜杜热合曼");
      await long.dragTo(column(page, "复试"));
      await card(page, "复试", "阿卜杜热合曼").waitFor();

      // A second session follows without a reload.
      await logInAs(theirs, server.origin, "总部 HR");
      await theirs.goto(`${server.origin}/console/pipeline?position=${positionId}`);
      await card(theirs, "简历筛选", "林小雨").waitFor();
      await page.getByRole("button", { name: "移动或处理林小雨" }).click();
      await page.getByRole("menu").waitFor();
      await looks.at(page, "menu");
      await page.getByRole("menuitem", { name: "复试" }).click();
      await card(theirs, "复试", "林小雨").waitFor();

      // What this page has not heard of yet: refused, said, and shown as it is.
      let open = () => {};
      const gate = new Promise<void>((resolve) => (open = resolve));
      await page.route("**/board*", async (route) => {
        await gate;
        await route.continue();
      });
      await record(lin.id, {
        type: "candidacy.moved",
        data: { from: "second_round", to: "on_site", why: "person" },
      });
      await page.getByRole("button", { name: "移动或处理林小雨" }).click();
      await page.getByRole("menuitem", { name: "录用", exact: true }).click();
      await page.getByText("林小雨刚才有新的进展").waitFor();
      open();
      await card(page, "现场评价", "林小雨").waitFor();
      await page.unroute("**/board*");

      // Declined for a reason, with a letter that offers the talent pool.
      await page.getByRole("button", { name: "移动或处理林小雨" }).click();
      await page.getByRole("menuitem", { name: "不通过" }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByRole("radio", { name: "相关经验不足" }).check();
      await dialog.getByRole("checkbox", { name: "发送感谢信" }).check();
      await dialog.getByRole("checkbox", { name: /加入人才库/ }).waitFor();
      await looks.at(page, "reject");
      const sent = page.waitForRequest((request) => request.url().endsWith(`/candidacies/${lin.id}/events`));
      await dialog.getByRole("button", { name: "不通过" }).click();
      expect((await sent).postDataJSON()).toMatchObject({
        happened: { type: "candidacy.rejected", data: { reason: "experience" } },
        letter: { offerTalentPool: true },
      });
      await page.getByText("已记录：林小雨不通过").waitFor();
      await card(page, "现场评价", "林小雨").waitFor({ state: "detached" });

      // The whole way, on the person's own page.
      await page.goto(`${server.origin}/console/candidates/${lin.candidateId}?tab=archive`);
      await page.getByText("应聘未通过").waitFor();
      await page.getByText("从“复试”移到“现场评价”").waitFor();
      await looks.around(page, "timeline");
      await page.getByRole("button", { name: "English" }).click();
      await page.getByText("Moved from Second round to On-site round").waitFor();
      await looks.at(page, "timeline-en");
      await page.goto(`${server.origin}/console/pipeline?position=${positionId}`);
      await page.getByText("Waiting for the manager's approval").waitFor();
      await looks.at(page, "board-en");
      await page.goto(`${server.origin}/console/positions/${positionId}`);
      await page.getByRole("heading", { name: "Hiring stages" }).waitFor();
      await page.getByRole("heading", { name: "Hiring stages" }).scrollIntoViewIfNeeded();
      await looks.at(page, "stages-en");
    })(),
  );
  expect(errors.filter((error) => !error.includes("409"))).toEqual([]);
  expect(looks.all()).toEqual(looks.wanted());
}, 120_000);

it("moves many from the list, and names whoever could not be moved", async () => {
  const { id: own } = await buildOpenPosition(server, places.own, { title: "门店经理" });
  const [first, second] = [
    await buildCandidacy(server, places.own, { name: "何嘉", positionId: own }),
    await buildCandidacy(server, places.own, { name: "沈静", positionId: own }),
  ];
  const desk = await openDesk(browser);
  cleanUp.later(() => desk.close());
  const page = await desk.newPage();
  const looks = createLooks("pipeline");
  await keepIfBroken(
    (async () => {
      await logInAs(page, server.origin, "总部管理员");
      await page.goto(`${server.origin}/console/pipeline/list?position=${own}`);
      await page.getByRole("link", { name: "何嘉" }).waitFor();
      await page.keyboard.press("j");
      expect(await page.evaluate("e2e.focused()")).toContain("沈静");
      for (const name of ["何嘉", "沈静"]) await page.getByRole("checkbox", { name: `选择${name}` }).check();
      const bar = page.getByRole("region", { name: "已选的人" });
      await choose(page, bar.getByRole("combobox"), "复试");
      await looks.around(page, "list");
      // The page holds back what it hears while a colleague makes an offer.
      await page.route("**/candidacies?*", (route) => route.abort());
      await record(second.id, { type: "candidacy.offered", data: {} });
      await bar.getByRole("button", { name: /移\s?动/ }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByText("1 人没有移动").last().waitFor();
      await dialog.getByRole("listitem").filter({ hasText: "沈静" }).waitFor();
      await looks.at(page, "some-refused");
      await page.unroute("**/candidacies?*");
      await page.goto(`${server.origin}/console/pipeline/list?position=${own}&stage=second_round`);
      await page.getByRole("link", { name: "何嘉" }).waitFor();
      expect(await page.getByRole("link", { name: "沈静" }).count()).toBe(0);
    })(),
  );
  expect(first.id).not.toBe(second.id);
  expect(looks.all()).toEqual(looks.wanted());
}, 90_000);
