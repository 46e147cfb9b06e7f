import { updateRows } from "../../../server/db/rows";
import { Message } from "../../../server/notifications/entity";
import { Job } from "../../../server/queue/entity";
import { buildChatter } from "../../factories/bot";
import {
  type Colleague,
  type Places,
  buildColleague,
  buildPlan,
  inUnit,
  openCompany,
} from "../../factories/org";
import { buildReviewable } from "../../factories/reviews";
import { askRules } from "../../factories/rules";
import { type Json, type TestServer, openTestServer } from "../../factories/server";

/** How colleagues hear of what rules say: on the chat platform where they have an account, else by mail. */
const DINGTALK = {
  DINGTALK_CLIENT_ID: "app",
  DINGTALK_CLIENT_SECRET: "secret",
  DINGTALK_CORP_ID: "corp",
  DINGTALK_CARD_TEMPLATE_ID: "card",
};
let server: TestServer;
let places: Places;
let hr: Colleague;

beforeEach(async () => {
  server = await openTestServer({ env: { RATE_LIMITS: "false", ...DINGTALK } });
  places = await openCompany(server);
  hr = await buildColleague(server, [inUnit("branch_hr", places.own)]);
});
afterEach(() => server.close());

const byRule = (on: string, ...actions: object[]) => ({ id: on, name: "有新的结果", on, when: [], actions });
async function planWith(...rules: object[]) {
  const { id } = await buildPlan(server, places.own);
  expect((await hr.call("PUT", `/plans/${id}/rules`, { set: { rules }, version: 0 })).status).toBe(200);
  return id;
}
async function reported(planId: string) {
  const built = await buildReviewable(server, places.own, { planId, level: 4 });
  await askRules(server);
  return built;
}
const notices = () => server.services.db.read.findBy(Message, { purpose: "notice" });
const open = (sealed: string | null | undefined, context: string) =>
  server.services.cipher.decrypt(sealed ?? "", context);
const runsOf = async (interviewId: string) =>
  (await hr.call("GET", `/interviews/${interviewId}/rule-runs`)).body.items;

test("a manager whom no chat reaches is asked by mail, once; whoever has a chat gets the card alone", async () => {
  await buildChatter(server, "mayue", [inUnit("hiring_manager", places.own)]);
  const other = await buildColleague(server, [inUnit("hiring_manager", places.own)], { name: "罗经理" });
  const ask = { do: "advance", how: "ask" };
  const planId = await planWith(byRule("reported", ask), byRule("reviewed", ask));
  const { id: interviewId, answerId } = await reported(planId);
  const ratings = [{ answerId, dimensionId: "teamwork", level: 4, comment: "讲了分歧怎么化解" }];
  await hr.call("POST", `/interviews/${interviewId}/review`, { ratings, comment: "" });
  await askRules(server);
  expect((await runsOf(interviewId)).map(({ done }: Json) => done.length)).toEqual([1, 1]);
  const [mail, ...more] = await notices();
  expect(more).toEqual([]);
  expect(mail).toMatchObject({ staffId: other.staff.id, channel: "email", state: "waiting" });
  expect(open(mail?.textSealed, `messages.text:${mail?.id}`)).toContain(
    `/console/interviews/${interviewId}/report`,
  );
  const news = await server.services.db.read.findBy(Job, { kind: "chat.news" });
  expect(news.map(({ payload }) => (payload as { event: string }).event)).toContain("approval.asked");
});

test("asking is taken back while the mail waits, and not once it went out", async () => {
  await buildColleague(server, [inUnit("hiring_manager", places.own)]);
  const planId = await planWith(byRule("reported", { do: "advance", how: "ask" }));
  const undo = async ({ id: interviewId }: { id: string }) => {
    const [{ id }] = await runsOf(interviewId);
    return hr.call("POST", `/rule-runs/${id}/undo`, { reason: "先等笔试" });
  };
  expect((await undo(await reported(planId))).status).toBe(200);
  expect((await notices()).map(({ state, failure }) => [state, failure])).toEqual([["failed", "moot"]]);

  const second = await reported(planId);
  await server.services.db.write((tx) => updateRows(tx, Message, { state: "waiting" }, { state: "sent" }));
  expect((await undo(second)).body.error.code).toBe("rules.approval_asked");
});

test("colleagues who are told of it hear it in their chat, by mail if it refuses, and no outsider hears it", async () => {
  const chatter = await buildChatter(server, "mayue", [inUnit("branch_hr", places.own)]);
  const mailed = await buildColleague(server, [inUnit("branch_hr", places.own)]);
  const stranger = await buildColleague(server, [inUnit("branch_hr", places.own)]);
  const staffIds = [chatter.staff.id, mailed.staff.id, stranger.staff.id];
  const planId = await planWith(byRule("reported", { do: "notify", staffIds }));
  await server.services.db.write((tx) =>
    tx.manager.query("UPDATE staff_grants SET orgUnitId = ? WHERE staffId = ?", [
      places.other,
      stranger.staff.id,
    ]),
  );
  await reported(planId);
  const sent = new Map((await notices()).map((message) => [message.staffId, message]));
  expect([...sent.keys()].toSorted()).toEqual([chatter.staff.id, mailed.staff.id].toSorted());
  const said = sent.get(chatter.staff.id);
  expect([said?.channel, sent.get(mailed.staff.id)?.channel]).toEqual(["dingtalk", "email"]);
  expect(open(said?.toSealed, `messages.to:${said?.id}`)).toBe("mayue");
  expect(JSON.parse(open(said?.insteadSealed, `messages.instead:${said?.id}`))).toMatchObject({
    channel: "email",
    to: expect.stringContaining("@"),
  });
});
