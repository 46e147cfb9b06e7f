import { applyContactEvent } from "../../../../server/chats/accounts/applyContactEvent";
import { ContactSync } from "../../../../server/chats/accounts/entity";
import { requestSync } from "../../../../server/chats/accounts/sync/requestSync";
import { syncContacts } from "../../../../server/chats/accounts/sync/syncContacts";
import { ChatAccount, type Platform } from "../../../../server/chats/entity";
import { newId } from "../../../../server/clock";
import { insertRow, updateRows } from "../../../../server/db/rows";
import { openStaffContact, sealStaffContact } from "../../../../server/org/contact";
import { OrgUnit, Staff, StaffGrant, StaffSession } from "../../../../server/org/entity";
import { ROOT_UNIT } from "../../../../server/org/tree";
import { Job } from "../../../../server/queue/entity";
import { type ChatServer, openServerWithChats } from "../../../factories/chatAccounts";
import { nextPhone } from "../../../factories/interviews";
import { type Places, buildColleague, inUnit, openCompany } from "../../../factories/org";
import { createTestClock } from "../../../support/testClock";

const clock = createTestClock();
let chats: ChatServer;
let places: Places;
beforeEach(async () => {
  chats = await openServerWithChats({ clock });
  places = await openCompany(chats.server);
});
afterEach(() => chats.close());

const services = () => chats.server.services;
const world = () => chats.dingtalk.world;

/** Does what the worker's job does; the accounts of the next one are newer. */
async function sync(platform: Platform = "dingtalk", { whoeverLeft = false, jobId = newId() } = {}) {
  const context = {
    jobId,
    attempt: 1,
    signal: new AbortController().signal,
    progress: async () => undefined,
  };
  const commit = await syncContacts(services()).run({ platform, whoeverLeft }, context);
  if (commit) await services().db.write(commit);
  clock.advance(1_000);
  return services().db.read.findOneByOrFail(ContactSync, { platform });
}
const unit = (code: string) => services().org.tree().findByCode(code);
const account = (userId: string) =>
  services().db.read.findOneBy(ChatAccount, { userKey: userId.toLowerCase() });
const staffOf = (id: string) => services().db.read.findOneByOrFail(Staff, { id });

async function buildStaff(role: "hq_admin" | "hiring_manager" = "hiring_manager") {
  const phone = nextPhone();
  const grant = inUnit(role, role === "hq_admin" ? ROOT_UNIT : places.own);
  const { staff } = await buildColleague(chats.server, [grant]);
  const contact = sealStaffContact(services(), staff.id, { ...openStaffContact(services(), staff), phone });
  await services().db.write((tx) => updateRows(tx, Staff, { id: staff.id }, contact));
  return { id: staff.id, phone };
}

describe("departments", () => {
  test("become units: new, renamed, moved, and closed once they are empty", async () => {
    world().addDepartment({ id: 20, name: "华东大区", parentId: 1 });
    world().addDepartment({ id: 21, name: "门店运营", parentId: 20 });
    world().addDepartment({ id: 22, name: "培训", parentId: 20 });
    const first = await sync();
    expect(first.result?.departments).toEqual({ new: 3, changed: 0, archived: 0 });
    expect(unit("dingtalk:21")).toMatchObject({ kind: "department", parentId: unit("dingtalk:20")?.id });
    expect(unit("dingtalk:20")?.parentId).toBe(ROOT_UNIT);

    expect((await sync()).result?.departments).toEqual({ new: 0, changed: 0, archived: 0 });

    world().departments.set(21, { id: 21, name: "门店管理", parentId: 1 });
    world().departments.delete(22);
    const changed = await sync();
    expect(changed.result?.departments).toEqual({ new: 0, changed: 1, archived: 1 });
    expect(unit("dingtalk:21")).toMatchObject({ name: "门店管理", parentId: ROOT_UNIT });
    expect(unit("dingtalk:22")?.archivedAt).not.toBeNull();
  });

  test("that are gone stay while somebody is in them, and it is said", async () => {
    world().addDepartment({ id: 30, name: "法务", parentId: 1 });
    await sync();
    await buildColleague(chats.server, [inUnit("hiring_manager", unit("dingtalk:30")?.id ?? "")]);
    world().departments.delete(30);
    const { result } = await sync();
    expect(result?.problems).toMatchObject([{ name: "法务" }]);
    expect(unit("dingtalk:30")?.archivedAt).toBeNull();
  });

  test("that were here before under the same name are the same", async () => {
    const tree = services().org.tree();
    const before = tree.size;
    const { name } = tree.require(places.own);
    world().addDepartment({ id: 40, name, parentId: 1 });
    world().addDepartment({ id: 41, name: "夜班组", parentId: 40 });
    await sync();
    expect(services().org.tree().size).toBe(before + 1);
    expect(unit("dingtalk:41")?.parentId).toBe(places.own);
    expect(services().org.tree().require(places.own)).toMatchObject({ code: "BJ" });
  });

  test("of one kind do not become another when HR has said what they are", async () => {
    world().addDepartment({ id: 50, name: "西南分公司", parentId: 1 });
    await sync();
    const id = unit("dingtalk:50")?.id ?? "";
    await services().db.write((tx) => updateRows(tx, OrgUnit, { id }, { kind: "branch" }));
    await services().org.renew();
    await sync();
    expect(unit("dingtalk:50")?.kind).toBe("branch");
  });
});

describe("people", () => {
  test("become accounts in their unit, ours where the number is, and nobody gets a role", async () => {
    const staff = await buildStaff();
    world().addDepartment({ id: 60, name: "采购", parentId: 1 });
    world().addPerson({ id: "u1", name: "沈嘉木", mobile: `+86-${staff.phone}`, departmentIds: [60] });
    world().addPerson({ id: "u2", name: "许一诺", mobile: nextPhone() });
    const grants = await services().db.read.countBy(StaffGrant, {});
    const { result } = await sync();
    expect(result?.accounts).toEqual({ new: 2, linked: 1, left: 0 });
    expect(await account("u1")).toMatchObject({ staffId: staff.id, orgUnitId: unit("dingtalk:60")?.id });
    expect(await account("u2")).toMatchObject({ staffId: null, orgUnitId: ROOT_UNIT });
    expect(await services().db.read.countBy(StaffGrant, {})).toBe(grants);
    expect((await sync()).result?.accounts).toEqual({ new: 0, linked: 0, left: 0 });
  });

  test("of WeCom come with names and departments, and without numbers", async () => {
    const { result, state } = await sync("wecom");
    expect([state, result?.accounts.new]).toEqual(["done", 3]);
    expect(await account("TangHe")).toMatchObject({
      name: "唐禾",
      mobileIndex: null,
      orgUnitId: unit("wecom:3")?.id,
    });
  });

  test("who are gone lose login, sessions and open doors at once", async () => {
    const staff = await buildStaff();
    world().addPerson({ id: "u1", name: "沈嘉木", mobile: staff.phone });
    await sync();
    expect(await services().db.read.countBy(StaffSession, { staffId: staff.id })).toBe(1);
    world().people.delete("u1");
    const { result } = await sync();
    expect(result).toMatchObject({ accounts: { left: 1 }, suspended: 1, lastAdministrators: [] });
    expect((await staffOf(staff.id)).state).toBe("suspended");
    expect(await services().db.read.countBy(StaffSession, { staffId: staff.id })).toBe(0);
    expect((await account("u1"))?.leftAt).not.toBeNull();
  });

  test("who are gone from one platform and still on the other keep their work", async () => {
    const staff = await buildStaff();
    world().addPerson({ id: "u1", name: "沈嘉木", mobile: staff.phone });
    const person = { userId: "ShenJiamu", name: "沈嘉木", departmentIds: [2], mobile: staff.phone };
    chats.wecom.world.people.set("shenjiamu", person);
    await sync();
    await sync("wecom");
    world().people.delete("u1");
    expect((await sync()).result).toMatchObject({ accounts: { left: 1 }, suspended: 0 });
    expect((await staffOf(staff.id)).state).toBe("active");
  });

  test("the last administrator is not shut out, but named", async () => {
    const staff = await buildStaff("hq_admin");
    await services().db.write((tx) => tx.manager.delete(StaffGrant, { role: "hq_admin" }));
    const grant = {
      id: newId(),
      staffId: staff.id,
      role: "hq_admin" as const,
      orgUnitId: ROOT_UNIT,
      positionId: null,
    };
    await services().db.write((tx) => insertRow(tx, StaffGrant, { ...grant, createdAt: clock.now() }));
    world().addPerson({ id: "u1", name: "沈嘉木", mobile: staff.phone });
    await sync();
    world().people.delete("u1");
    expect((await sync()).result).toMatchObject({ suspended: 0, lastAdministrators: ["同事"] });
    expect((await staffOf(staff.id)).state).toBe("active");
    expect(await services().db.read.countBy(StaffSession, { staffId: staff.id })).toBe(0);
  });

  test("nobody is gone because the reading broke off", async () => {
    world().addPerson({ id: "u1", name: "沈嘉木" });
    await sync();
    world().people.delete("u1");
    world().addDepartment({ id: 70, name: "信息", parentId: 1 });
    const { faults } = chats.dingtalk;
    // Told of this person, the platform breaks down: what comes after them cannot be had.
    const person = world().addPerson({ id: "u2", name: "许一诺" });
    Object.defineProperty(person, "mobile", { get: () => (faults.arm("errorPage"), "") });
    await expect(sync()).rejects.toThrow("contacts later");
    expect(await services().db.read.findOneBy(ContactSync, { platform: "dingtalk" })).toMatchObject({
      state: "waiting",
    });
    expect((await account("u1"))?.leftAt).toBeNull();
  });

  test("nobody is gone where very many are missing at once, until a person says so", async () => {
    for (let n = 0; n < 15; n += 1) world().addPerson({ id: `crew-${n}`, name: `店员${n}` });
    await sync();
    world().people.clear();
    expect((await sync()).result).toMatchObject({ accounts: { left: 0 }, heldBack: 15 });
    expect((await sync("dingtalk", { whoeverLeft: true })).result).toMatchObject({
      accounts: { left: 15 },
      heldBack: 0,
    });
  });

  test("an id of somebody who left opens nothing to the next one who gets it", async () => {
    const staff = await buildStaff();
    world().addPerson({ id: "u1", name: "沈嘉木", mobile: staff.phone });
    await sync();
    world().people.delete("u1");
    await sync();
    world().addPerson({ id: "u1", name: "许一诺", mobile: nextPhone() });
    await sync();
    expect(await account("u1")).toMatchObject({ name: "许一诺", staffId: null, leftAt: null });
  });

  test("who has another id now, of which no event told, stays who they are", async () => {
    const staff = await buildStaff();
    const person = { userId: "ShenJiamu", name: "沈嘉木", departmentIds: [2], mobile: staff.phone };
    const { people } = chats.wecom.world;
    people.set("shenjiamu", person);
    await sync("wecom");
    people.delete("shenjiamu");
    people.set("shenjm", { ...person, userId: "ShenJM" });
    expect((await sync("wecom")).result).toMatchObject({ accounts: { left: 0 }, suspended: 0, heldBack: 0 });
    expect((await staffOf(staff.id)).state).toBe("active");
    expect(await account("ShenJM")).toMatchObject({ staffId: staff.id, linkedBy: "contacts", leftAt: null });
    expect((await account("ShenJiamu"))?.leftAt).not.toBeNull();
  });

  test("who got the number of somebody who left does not get their place", async () => {
    const staff = await buildStaff();
    const person = { userId: "ShenJiamu", name: "沈嘉木", departmentIds: [2], mobile: staff.phone };
    const { people } = chats.wecom.world;
    people.set("shenjiamu", person);
    await sync("wecom");
    people.delete("shenjiamu");
    people.set("xuyinuo", { ...person, userId: "XuYinuo", name: "许一诺" });
    expect((await sync("wecom")).result).toMatchObject({ accounts: { left: 1 }, suspended: 1 });
    expect(await account("XuYinuo")).toMatchObject({ staffId: null });
  });

  test("a company that gives everybody another id loses nobody", async () => {
    const crew = Array.from({ length: 15 }, (_, n) => ({ n, mobile: nextPhone() }));
    const { people } = chats.wecom.world;
    const enter = (prefix: string) => {
      people.clear();
      for (const { n, mobile } of crew) {
        const userId = `${prefix}-${n}`;
        people.set(userId, { userId, name: `店员${n}`, departmentIds: [2], mobile });
      }
    };
    enter("crew");
    await sync("wecom");
    enter("shop");
    expect((await sync("wecom")).result).toMatchObject({ accounts: { left: 0 }, heldBack: 0 });
  });

  test("what a person has said of an account stays", async () => {
    const staff = await buildStaff();
    world().addPerson({ id: "u1", name: "沈嘉木", mobile: staff.phone });
    await sync();
    const said = { staffId: null, linkedBy: "person" as const };
    await services().db.write((tx) => updateRows(tx, ChatAccount, { userKey: "u1" }, said));
    await sync();
    expect(await account("u1")).toMatchObject(said);
  });
});

describe("one at a time", () => {
  test("a run leaves another that is at work alone, and takes over one that has fallen silent", async () => {
    await sync();
    const running = { state: "running" as const, jobId: newId(), updatedAt: clock.now() };
    await services().db.write((tx) => updateRows(tx, ContactSync, { platform: "dingtalk" }, running));
    expect(await sync()).toMatchObject({ state: "running", jobId: running.jobId });
    await expect(requestSync(services(), "dingtalk")).rejects.toThrow("contacts.running");
    clock.advance(4 * 60_000);
    expect((await sync()).state).toBe("done");
  });

  test("asked for twice before it begins, it is one job", async () => {
    await requestSync(services(), "dingtalk");
    await requestSync(services(), "dingtalk");
    expect(await services().db.read.countBy(Job, { kind: "contacts.sync" })).toBe(1);
  });

  test("what the platform refuses is shown, and not tried again", async () => {
    chats.wecom.faults.onCall("/department/list", { does: "errcode", errcode: 60011 });
    expect(await sync("wecom")).toMatchObject({
      state: "failed",
      failure: "errcode 60011",
      completedAt: null,
    });
    expect((await sync("wecom")).state).toBe("done");
  });
});

describe("an event", () => {
  const hear = (change: "joined" | "changed" | "left", ids: string[]) =>
    applyContactEvent(services(), { platform: "dingtalk", change, subject: "person", ids });

  test("brings somebody in, changes them and shuts them out, by what the platform says now", async () => {
    const staff = await buildStaff();
    world().addPerson({ id: "u1", name: "沈嘉木", mobile: staff.phone });
    await hear("joined", ["u1"]);
    expect(await account("u1")).toMatchObject({ staffId: staff.id, orgUnitId: ROOT_UNIT });
    world().addPerson({ id: "u1", name: "沈嘉木（华东）", mobile: staff.phone });
    await hear("changed", ["u1", "u1"]);
    expect((await account("u1"))?.name).toBe("沈嘉木（华东）");
    // Somebody says that they left; the platform does not.
    await hear("left", ["u1"]);
    expect((await account("u1"))?.leftAt).toBeNull();
    world().people.delete("u1");
    await hear("left", ["u1", "nobody"]);
    expect((await staffOf(staff.id)).state).toBe("suspended");
  });

  test("of another user id shuts nobody out: it is the same person's account", async () => {
    const staff = await buildStaff();
    const person = { userId: "ShiYuan", name: "何远山", departmentIds: [1], mobile: staff.phone };
    const { people } = chats.wecom.world;
    const tell = (ids: string[]) =>
      applyContactEvent(services(), { platform: "wecom", change: "changed", subject: "person", ids });
    people.set("shiyuan", person);
    await tell(["ShiYuan"]);
    const known = await account("shiyuan");
    expect(known?.staffId).toBe(staff.id);
    people.delete("shiyuan");
    people.set("shiy", { ...person, userId: "ShiY" });
    await tell(["ShiYuan", "ShiY"]);
    expect((await staffOf(staff.id)).state).toBe("active");
    expect(await account("shiy")).toMatchObject({
      id: known?.id,
      userId: "ShiY",
      staffId: staff.id,
      leftAt: null,
    });
    expect(await account("shiyuan")).toBeNull();
    // The same again changes nothing, and neither does an id that somebody else has.
    await tell(["ShiYuan", "ShiY"]);
    expect((await account("shiy"))?.id).toBe(known?.id);
  });

  test("of departments has the contacts read, once for a burst", async () => {
    for (const ids of [["1"], ["2"], ["3"]]) {
      await applyContactEvent(services(), {
        platform: "dingtalk",
        change: "changed",
        subject: "department",
        ids,
      });
    }
    const jobs = await services().db.read.findBy(Job, { kind: "contacts.sync" });
    expect(jobs.map(({ runAfter }) => runAfter > clock.now())).toEqual([true]);
  });
});
