import type { Browser, Page } from "playwright-core";
import { systemClock } from "../../server/clock";
import { buildEmployee } from "../factories/archive";
import { type ChatServer, openServerWithChats } from "../factories/chatAccounts";
import { buildColleague, inUnit, openCompany } from "../factories/org";
import { keepIfBroken, openBrowser, openDesk } from "./support/browser";
import { createCleanUp } from "./support/cleanUp";
import { createLooks } from "./support/look";
import { choose } from "./support/pick";
import { logInAs } from "./support/staff";

/** An administrator reads the contacts and says whose an account is; that person then logs in by it. */
const cleanUp = createCleanUp();
afterAll(() => cleanUp.run());

let browser: Browser;
let chats: ChatServer;
beforeAll(async () => {
  browser = await openBrowser(cleanUp);
  chats = await openServerWithChats({ clock: systemClock, worker: true });
  cleanUp.later(() => chats.close());
  const { world } = chats.dingtalk;
  world.addDepartment({ id: 2, name: "门店运营部", parentId: 1 });
  world.addDepartment({ id: 3, name: "北京分公司", parentId: 1 });
  world.addPerson({ id: "he", name: "何远山", departmentIds: [2] });
  world.addPerson({ id: "lin", name: "林知夏", departmentIds: [3] });
  for (let n = 1; n <= 6; n += 1)
    world.addPerson({ id: `crew-${n}`, name: `店员${n}号`, departmentIds: [2] });
});

async function newPage(options = {}): Promise<Page> {
  const desk = await openDesk(browser, options);
  cleanUp.later(() => desk.close());
  return desk.newPage();
}

it("contacts are read, an account is linked, and its person logs in by it", async () => {
  const looks = createLooks("chat-accounts");
  const work = async () => {
    const { server } = chats;
    const { own } = await openCompany(server);
    await buildColleague(server, [inUnit("hiring_manager", own)], { name: "何远山" });

    const admin = await newPage();
    await admin.goto(`${server.origin}/console`);
    await admin.getByRole("link", { name: "钉钉登录" }).waitFor();
    await looks.at(admin, "login");
    await logInAs(admin, server.origin, "总部管理员");
    await admin.goto(`${server.origin}/console/organisation/accounts`);
    await admin.getByText("还没有聊天账号").waitFor();
    await looks.at(admin, "none");
    await admin
      .getByRole("region", { name: "钉钉", exact: true })
      .getByRole("button", { name: "立即同步" })
      .click();
    await admin.getByText(/账号新增 8、关联 0/).waitFor();
    await admin.getByRole("heading", { name: "组织与员工" }).hover();
    await admin.getByRole("button", { name: "为 何远山 关联员工" }).waitFor();
    await looks.at(admin, "read");

    // Somebody who was hired here has a record in the roster since.
    const { phone } = await buildEmployee(server, own, { name: "林知夏" });
    await buildEmployee(server, own, { name: "外人甲" });
    const { world, faults } = chats.dingtalk;
    world.addPerson({ id: "lin", name: "林知夏", mobile: phone, departmentIds: [3] });
    world.writeRoster("lin", { "sys00-name": "林知夏", "sys00-position": "店员" });
    await admin.getByRole("region", { name: "钉钉", exact: true }).getByRole("button").click();
    await admin.getByText(/账号新增 0、关联 0/).waitFor();
    const roster = admin.getByRole("region", { name: "钉钉花名册" });
    const readRoster = () => roster.getByRole("button", { name: "从钉钉花名册同步" }).click();
    faults.arm("refuseRoster");
    await readRoster();
    await roster.getByText("钉钉没有给本应用花名册的权限").waitFor();
    await admin.getByRole("heading", { name: "组织与员工" }).hover();
    await looks.at(admin, "roster-denied");
    await readRoster();
    await roster.getByText("查看 2 人：首次记下 1 人，写入变动 0 条。").waitFor();
    world.writeRoster("lin", { "sys00-position": "店长" });
    await readRoster();
    await roster.getByText("查看 2 人：首次记下 0 人，写入变动 1 条。").waitFor();
    await roster.getByText("1 人需要留意").click();
    await looks.at(admin, "roster");

    await admin.getByRole("button", { name: "为 何远山 关联员工" }).click();
    const dialog = admin.getByRole("dialog");
    await choose(admin, dialog.getByRole("combobox", { name: "员工" }), /^何远山 · /);
    await looks.at(admin, "link");
    await dialog.getByRole("button", { name: "关联员工" }).click();
    await admin.getByRole("button", { name: "更改 何远山 的关联" }).waitFor();

    const narrow = await newPage({ viewport: { width: 390, height: 844 }, colorScheme: "dark" });
    await narrow.goto(`${server.origin}/console/positions`);
    await narrow.getByRole("link", { name: "钉钉登录" }).click();
    await narrow.getByRole("link", { name: "林知夏" }).click();
    await narrow.getByText("这个账号还不能登录，请联系管理员为您开通。").waitFor();
    await looks.at(narrow, "refused-390-dark");
    await narrow.getByRole("link", { name: "钉钉登录" }).click();
    await narrow.getByRole("link", { name: "何远山" }).click();
    await narrow.waitForURL(`${server.origin}/console/positions`);
    await narrow.goto(`${server.origin}/console/account`);
    await narrow.getByRole("region", { name: "聊天账号" }).getByText("钉钉").waitFor();
    await looks.at(narrow, "mine-390-dark");

    const small = await newPage({ viewport: { width: 390, height: 844 } });
    await logInAs(small, server.origin, "总部管理员");
    await small.goto(`${server.origin}/console/organisation/accounts`);
    await small.getByText("手动关联").waitFor();
    await looks.at(small, "390");
    expect(looks.all()).toEqual(looks.wanted());
  };
  await keepIfBroken(work());
}, 90_000);
