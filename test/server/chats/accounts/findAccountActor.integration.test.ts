import { updateRows } from "../../../../server/db/rows";
import { findAccountActor } from "../../../../server/chats/accounts/findAccountActor";
import { noteAccount } from "../../../../server/chats/accounts/noteAccount";
import { ChatAccount, type Platform } from "../../../../server/chats/entity";
import { accountsOfStaff, reachByPhone } from "../../../../server/chats/reach";
import { Staff } from "../../../../server/org/entity";
import { openStaffContact } from "../../../../server/org/contact";
import { type Grant, canOver } from "../../../../server/org/permissions";
import { ROOT_UNIT } from "../../../../server/org/tree";
import { sealStaffContact } from "../../../../server/org/contact";
import { type ChatServer, openServerWithChats } from "../../../factories/chatAccounts";
import { nextPhone } from "../../../factories/interviews";
import { type Places, buildColleague, inUnit, openCompany } from "../../../factories/org";
import type { Json } from "../../../factories/server";
import { createTestClock } from "../../../support/testClock";

const clock = createTestClock();
let chats: ChatServer;
let places: Places;
beforeAll(async () => {
  chats = await openServerWithChats({ clock });
  places = await openCompany(chats.server);
});
afterAll(() => chats.close());

let people = 0;
/** Somebody of ours with this phone. */
async function buildStaff(phone: string | null, grants?: Grant[]) {
  const { services } = chats.server;
  const { staff } = await buildColleague(chats.server, grants ?? [inUnit("hiring_manager", places.own)]);
  const { email } = openStaffContact(services, staff);
  const contact = sealStaffContact(services, staff.id, { email, phone });
  await services.db.write((tx) => updateRows(tx, Staff, { id: staff.id }, contact));
  return { id: staff.id, email };
}

/** Somebody of the company's DingTalk, who then writes to the robot. */
async function hearFrom(told: { mobile?: string; email?: string; ownEmail?: string } = {}) {
  const id = `user-${(people += 1)}`;
  chats.dingtalk.world.addPerson({ id, name: "何远山", ...told });
  await noteAccount(chats.server.services, "dingtalk", { id, name: "何远山" });
  return id;
}
const find = (id: string) => findAccountActor(chats.server.services, "dingtalk", id);

/** The user id under which this number can be written to on the platform. */
async function findByPhone(platform: Platform, phone: string) {
  const { db, blindIndex } = chats.server.services;
  const index = blindIndex.phone(phone) ?? "";
  return (await reachByPhone(db.read, [platform], [index])).get(index)?.[platform];
}

describe("an account", () => {
  test("that nobody has heard of is nobody's", async () => {
    expect(await find("stranger")).toEqual({ account: null, actor: null });
  });

  test("is its person's by the mobile number, and acts with their own grants", async () => {
    const phone = nextPhone();
    const staff = await buildStaff(phone);
    const { account, actor } = await find(await hearFrom({ mobile: `+86 ${phone}` }));
    expect(account).toMatchObject({ staffId: staff.id, linkedBy: "contacts", name: "何远山" });
    expect(actor).toMatchObject({ staffId: staff.id, sessionId: null, role: "hiring_manager" });
    const over = (orgUnitId: string) =>
      canOver(actor as never, "reports.read", { orgUnitId, positionId: null });
    expect([over(places.own), over(places.other)]).toEqual([true, false]);
  });

  test("is its person's by the address, where no number says otherwise", async () => {
    const staff = await buildStaff(null);
    expect((await find(await hearFrom({ email: staff.email.toUpperCase() }))).actor?.staffId).toBe(staff.id);
    const other = await buildStaff(nextPhone());
    expect((await find(await hearFrom({ email: other.email, mobile: nextPhone() }))).actor).toBeNull();
  });

  test("is nobody's by an address that is not the company's, until a person says so", async () => {
    const staff = await buildStaff(null);
    const id = await hearFrom({ ownEmail: staff.email });
    expect(await find(id)).toMatchObject({ account: { staffId: null, linkedBy: null }, actor: null });
    const hr = await buildColleague(chats.server, [inUnit("hq_admin", ROOT_UNIT)]);
    const shown = async () => {
      const { body } = await hr.call("GET", "/chat/accounts?show=all&limit=100");
      return body.items.find((one: Json) => one.userId === id);
    };
    const before = await shown();
    expect(before).toMatchObject({ staff: null, proposed: { id: staff.id } });
    await hr.call("PUT", `/chat/accounts/${before.id}/staff`, { staffId: before.proposed.id });
    expect(await shown()).toMatchObject({ staff: { id: staff.id }, proposed: null, linkedBy: "person" });
    expect((await find(id)).actor?.staffId).toBe(staff.id);
  });

  test("is proposed to nobody who may not see that person", async () => {
    const staff = await buildStaff(null);
    const id = await hearFrom({ ownEmail: staff.email });
    const { services } = chats.server;
    await services.db.write((tx) =>
      updateRows(tx, ChatAccount, { userKey: id }, { orgUnitId: places.other }),
    );
    const hr = await buildColleague(chats.server, [inUnit("branch_hr", places.other)]);
    const { body } = await hr.call("GET", "/chat/accounts?show=all&limit=100");
    expect(body.items.find((one: Json) => one.userId === id)).toMatchObject({ staff: null, proposed: null });
  });

  test("is nobody's where two people have the number", async () => {
    const phone = nextPhone();
    await buildStaff(phone);
    await buildStaff(phone);
    expect((await find(await hearFrom({ mobile: phone }))).actor).toBeNull();
  });

  test("is nobody's where the number is one person's and the address another's", async () => {
    const phone = nextPhone();
    await buildStaff(phone);
    const { email } = await buildStaff(null);
    expect((await find(await hearFrom({ mobile: phone, email }))).actor).toBeNull();
  });

  test("makes nobody an administrator by an address, which members may write themselves", async () => {
    const phone = nextPhone();
    const { email } = await buildStaff(phone, [inUnit("hq_admin", ROOT_UNIT)]);
    expect((await find(await hearFrom({ email }))).actor).toBeNull();
    expect((await find(await hearFrom({ mobile: phone }))).actor?.role).toBe("hq_admin");
  });

  test("is not given away to a second account of the same person", async () => {
    const phone = nextPhone();
    await buildStaff(phone);
    expect((await find(await hearFrom({ mobile: phone }))).actor).not.toBeNull();
    expect((await find(await hearFrom({ mobile: phone }))).actor).toBeNull();
  });

  test.each(["suspended", "invited"] as const)("of somebody %s may do nothing", async (state) => {
    const phone = nextPhone();
    const staff = await buildStaff(phone);
    const id = await hearFrom({ mobile: phone });
    await chats.server.services.db.write((tx) => updateRows(tx, Staff, { id: staff.id }, { state }));
    const { account, actor } = await find(id);
    expect([account?.staffId, actor]).toEqual([staff.id, null]);
  });

  test("that has left may do nothing and cannot be written to", async () => {
    const phone = nextPhone();
    const staff = await buildStaff(phone);
    const id = await hearFrom({ mobile: phone });
    const { services } = chats.server;
    const reach = () => accountsOfStaff(services.db.read, [staff.id]);
    expect(await reach()).toMatchObject([{ platform: "dingtalk", userId: id, staffId: staff.id }]);
    expect(await findByPhone("dingtalk", `0086${phone}`)).toBe(id);
    expect(await findByPhone("wecom", phone)).toBeUndefined();
    await services.db.write((tx) => updateRows(tx, ChatAccount, { userKey: id }, { leftAt: clock.now() }));
    expect((await find(id)).actor).toBeNull();
    expect(await reach()).toEqual([]);
    expect(await findByPhone("dingtalk", phone)).toBeUndefined();
  });

  test("is told from another by large letters on DingTalk, and is the same on WeCom", async () => {
    const { services } = chats.server;
    await noteAccount(services, "wecom", { id: "LuoQing", name: null });
    expect((await findAccountActor(services, "wecom", "luoqing")).account?.name).toBe("骆晴");
    const id = await hearFrom();
    expect((await find(id.toUpperCase())).account).toBeNull();
  });

  test("is written down with what the message says where the contacts do not answer", async () => {
    chats.wecom.faults.onCall("/user/get", { does: "bad_gateway" });
    const { services } = chats.server;
    const account = await noteAccount(services, "wecom", { id: "ShiYuan", name: "施" });
    expect(account).toMatchObject({ name: "施", staffId: null });
  });

  test("is written down once, however many messages come at once", async () => {
    const { services } = chats.server;
    const user = { id: `crowd-${(people += 1)}`, name: "唐禾" };
    const noted = await Promise.all(Array.from({ length: 8 }, () => noteAccount(services, "dingtalk", user)));
    expect(new Set(noted.map(({ id }) => id)).size).toBe(1);
  });

  test("whose number two accounts have cannot be found by it", async () => {
    const phone = nextPhone();
    await hearFrom({ mobile: phone });
    await hearFrom({ mobile: phone });
    expect(await findByPhone("dingtalk", phone)).toBeUndefined();
  });
});
