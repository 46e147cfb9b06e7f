import { ChatAccount } from "../../../../server/chats/entity";
import { StaffSession } from "../../../../server/org/entity";
import { Job } from "../../../../server/queue/entity";
import { type ChatServer, buildChatAccount, openServerWithChats } from "../../../factories/chatAccounts";
import { type Places, buildColleague, inUnit, openCompany } from "../../../factories/org";
import { createTestClock } from "../../../support/testClock";
import { codeOf } from "../../org/login/people";

const clock = createTestClock();
let chats: ChatServer;
let places: Places;
beforeAll(async () => {
  chats = await openServerWithChats({ clock });
  places = await openCompany(chats.server);
});
afterAll(() => chats.close());

const build = (unitId: string | null, change: Partial<ChatAccount> = {}) =>
  buildChatAccount(chats.server, unitId, change);
const administrator = (unitId = places.own) => buildColleague(chats.server, [inUnit("hq_admin", unitId)]);
const member = (unitId = places.own) => buildColleague(chats.server, [inUnit("hiring_manager", unitId)]);

test("the list is filtered, goes on from page to page, and names nobody of another branch", async () => {
  const { call } = await administrator();
  const { staff } = await member();
  const { staff: theirs } = await member(places.other);
  const linked = await build(places.own, { staffId: staff.id, linkedBy: "person" });
  const foreign = await build(places.own, { staffId: theirs.id, linkedBy: "person" });
  const left = await build(places.own, { leftAt: clock.now() });
  const wecom = await build(places.ownDepartment, { platform: "wecom" });
  const outside = [await build(places.other), await build(null)];
  const ids = async (query: string) =>
    (await call("GET", `/chat/accounts?${query}`)).body.items.map(({ id }: ChatAccount) => id);
  expect(await ids("")).toEqual([wecom.id, foreign.id, linked.id]);
  expect(await ids("show=unmatched")).toEqual([wecom.id]);
  expect(await ids("show=linked&platform=dingtalk")).toEqual([foreign.id, linked.id]);
  expect(await ids("show=left")).toEqual([left.id]);
  const first = (await call("GET", "/chat/accounts?limit=2")).body;
  const next = (await call("GET", `/chat/accounts?limit=2&cursor=${first.nextCursor}`)).body;
  expect([...first.items, ...next.items].map(({ id }: ChatAccount) => id)).toEqual(await ids(""));
  expect(next.nextCursor).toBeNull();
  expect(first.items[1]).toMatchObject({ id: foreign.id, staff: null, hidden: true, manageable: false });
  const { call: hq } = await administrator(places.hq);
  const all = (await hq("GET", "/chat/accounts")).body.items.map(({ id }: ChatAccount) => id);
  for (const { id } of outside) expect(all).toContain(id);
});

test("an account is linked by hand, and unlinking ends the sessions that it may have opened", async () => {
  const { call } = await administrator();
  const { staff } = await member();
  const account = await build(places.own);
  const say = (staffId: string | null, id = account.id) =>
    call("PUT", `/chat/accounts/${id}/staff`, { staffId });
  expect((await say(staff.id)).body).toMatchObject({ staff: { id: staff.id }, linkedBy: "person" });
  expect(codeOf(await say(staff.id, (await build(places.own)).id))).toEqual([409, "chat_account.taken"]);
  const sessions = () => chats.server.services.db.read.countBy(StaffSession, { staffId: staff.id });
  expect(await sessions()).toBe(1);
  expect((await say(null)).body).toMatchObject({ staff: null, linkedBy: "person" });
  expect(await sessions()).toBe(0);
  const gone = await build(places.own, { leftAt: clock.now() });
  expect(codeOf(await say(staff.id, gone.id))).toEqual([409, "chat_account.left"]);
});

test("nobody opens a way in to those who may do more than they, or are of another branch", async () => {
  const { call } = await administrator();
  const { staff: above } = await buildColleague(chats.server, [inUnit("hq_admin", places.hq)], {
    home: places.own,
  });
  const account = await build(places.own);
  const say = (staffId: string) => call("PUT", `/chat/accounts/${account.id}/staff`, { staffId });
  expect(codeOf(await say(above.id))).toEqual([403, "staff.beyond"]);
  expect(codeOf(await say((await member(places.other)).staff.id))).toEqual([404, "staff.not_found"]);
});

test("one sees one's own accounts, and only over the whole company are the contacts read", async () => {
  const { staff, call } = await member();
  await build(places.own, { staffId: staff.id, linkedBy: "contacts", name: "何远山" });
  expect((await call("GET", "/account")).body.chatAccounts).toMatchObject([
    { platform: "dingtalk", name: "何远山" },
  ]);
  const { call: branch } = await administrator();
  expect(codeOf(await branch("POST", "/chat/contacts", { platform: "wecom" }))).toEqual([
    403,
    "session.forbidden",
  ]);
  const { call: hq } = await administrator(places.hq);
  const { status, body } = await hq("POST", "/chat/contacts", { platform: "wecom" });
  expect([status, body.items.map(({ state }: { state: string }) => state)]).toEqual([
    202,
    ["never", "waiting"],
  ]);
  expect(await chats.server.services.db.read.countBy(Job, { kind: "contacts.sync" })).toBe(1);
});
