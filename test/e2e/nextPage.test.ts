import { ROOT_UNIT } from "../../server/org/tree";
import { buildApplicationLink } from "../factories/candidates";
import { openTestServer } from "../factories/server";
import { keepIfBroken, openBrowser, openDesk } from "./support/browser";
import { createCleanUp } from "./support/cleanUp";
import { createLooks } from "./support/look";
import { logInAs } from "./support/staff";

const cleanUp = createCleanUp();
afterAll(() => cleanUp.run());

/** A page of the list, and one more. */
const LINKS = 31;

test("a list's next page that does not come says so, and comes when it is asked for again", async () => {
  const server = await openTestServer();
  cleanUp.later(() => server.close());
  for (let count = 1; count <= LINKS; count += 1) {
    await buildApplicationLink(server, ROOT_UNIT, `门店店员 ${count} 号`);
  }
  const desk = await openDesk(await openBrowser(cleanUp));
  cleanUp.later(() => desk.close());
  const page = await desk.newPage();
  const looks = createLooks("next-page");
  const journey = async () => {
    await logInAs(page, server.origin, "总部 HR");
    const refusal = { error: { code: "request.busy", message: "现在太忙，请稍后再试。", requestId: "r" } };
    await page.route(/application-links\?.*cursor=/, (route) =>
      route.fulfill({ status: 409, json: refusal }),
    );
    await page.goto(`${server.origin}/console/candidates/links`);
    await page.getByText("门店店员 31 号").waitFor();
    await page.getByRole("button", { name: "再看一些" }).click();
    await page.getByRole("alert").getByText("现在太忙，请稍后再试。").waitFor();
    // What is there stays there.
    expect(await page.getByText("门店店员 31 号").isVisible()).toBe(true);
    await looks.at(page, "refused");

    await page.unroute(/application-links\?.*cursor=/);
    await page.getByRole("alert").getByRole("button", { name: "重试" }).click();
    await page.getByText("门店店员 1 号", { exact: true }).waitFor();
    await page.getByRole("alert").waitFor({ state: "hidden" });
  };
  await keepIfBroken(journey());
  expect(looks.all()).toEqual(looks.wanted());
}, 60_000);
