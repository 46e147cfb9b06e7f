import { sendMessages } from "../../../bot/delivery/sendMessages";
import type { ShowOutcome } from "../../../bot/platform";
import { Message } from "../../../server/notifications/entity";
import { sendMessage } from "../../../server/notifications/sendMessage";
import { resendMessage } from "../../../server/notifications/resendMessage";
import { updateRows } from "../../../server/db/rows";
import { buildRow, postBatch, workOff } from "../../factories/batches";
import { buildChatAccount } from "../../factories/bot";
import { openServerWithChats, type ChatServer } from "../../factories/chatAccounts";
import { nextPhone } from "../../factories/interviews";
import { buildPlan } from "../../factories/org";
import { ROOT_UNIT } from "../../../server/org/tree";
import type { Call, Json, TestServer } from "../../factories/server";
import { createChatPlatform } from "../../simulators/chatPlatform";
import { runJobs } from "../../support/runJobs";
import { type TestClock, createTestClock } from "../../support/testClock";

const MINUTE_MS = 60_000;
let clock: TestClock;
let chats: ChatServer;
let server: TestServer;
let hr: Call;
let chat: ReturnType<typeof createChatPlatform>;
beforeEach(async () => {
  clock = createTestClock();
  chats = await openServerWithChats({ clock, env: { RATE_LIMITS: "false" } });
  ({ server } = chats);
  hr = await server.staff();
  chat = createChatPlatform();
});
afterEach(() => chats.close());

/** Somebody whom DingTalk's contacts name with this number. */
async function buildMember(userId = "xiaoman") {
  const phone = nextPhone();
  await buildChatAccount(server, userId, { mobileIndex: server.services.blindIndex.phone(phone) });
  return phone;
}

const deliver = () =>
  runJobs(server.services, ["chat.message"], {
    "chat.message": sendMessages({ services: server.services, platforms: { dingtalk: chat.platform } }),
  });
const messages = () => server.services.db.read.find(Message, { order: { id: "ASC" } });

const invite = async (phone: string, deliverBy: string[]) =>
  hr("POST", "/invitations", {
    planId: (await buildPlan(server, ROOT_UNIT)).id,
    candidate: { name: "周小满", phone },
    expiresAt: new Date(clock.now().getTime() + 7 * 24 * 60 * MINUTE_MS).toISOString(),
    deliverBy,
  });

describe("an invitation through a chat", () => {
  it("comes as one card with a button that opens it", async () => {
    const answer = await invite(await buildMember(), ["dingtalk", "sms"]);
    expect(answer.body.delivered).toEqual([{ channel: "dingtalk", to: "xi***" }]);
    await deliver();
    await deliver();
    const [card, ...others] = [...chat.cards.values()];
    expect(others).toEqual([]);
    expect(card?.to).toEqual({ kind: "person", id: "xiaoman" });
    expect(card?.faces.shared.buttons).toEqual([
      { text: "开始面试", style: "primary", url: answer.body.link },
    ]);
    expect(card?.faces.shared.lines[0]).not.toContain("http");
    expect((await messages()).map(({ channel, state }) => [channel, state])).toEqual([["dingtalk", "sent"]]);
  });

  it("goes by SMS to who is no member", async () => {
    const answer = await invite(nextPhone(), ["dingtalk", "sms"]);
    expect(answer.body.delivered).toMatchObject([{ channel: "sms" }]);
  });

  it("is refused where nothing else was chosen, or where the platform is not set up", async () => {
    expect((await invite(nextPhone(), ["dingtalk"])).body.error.code).toBe("invitation.not_a_member");
    const { platforms } = server.services;
    server.services.platforms = { ...platforms, dingtalk: null };
    expect((await invite(nextPhone(), ["dingtalk"])).body.error.code).toBe("invitation.channel_closed");
  });

  it("tells before who would get it where", async () => {
    const phone = await buildMember();
    const reach = async (number: string): Promise<Json> =>
      (await hr("POST", "/invitations/reach", { phone: number })).body.platforms;
    expect(await reach(phone)).toContainEqual({ channel: "dingtalk", isMember: true });
    expect(await reach(nextPhone())).toContainEqual({ channel: "dingtalk", isMember: false });
    const { body } = await invite(phone, []);
    expect((await hr("GET", `/interviews/${body.interviewId}/reach`)).body).toEqual({
      platforms: [
        { channel: "dingtalk", isMember: true },
        { channel: "wecom", isMember: false },
      ],
    });
  });

  it("is not for whom two members could be meant", async () => {
    const phone = await buildMember();
    const mobileIndex = server.services.blindIndex.phone(phone);
    await buildChatAccount(server, "another", { mobileIndex });
    expect((await invite(phone, ["dingtalk", "sms"])).body.delivered).toMatchObject([{ channel: "sms" }]);
  });
});

test("a batch goes through the chat to its members and by SMS to the others, and says which way each went", async () => {
  const rows = [buildRow({ phone: await buildMember() }), buildRow(), buildRow()];
  const channels = ["dingtalk", "sms"];
  const { expiresAt, planId } = {
    expiresAt: new Date(clock.now().getTime() + 7 * 24 * 60 * MINUTE_MS).toISOString(),
    planId: (await buildPlan(server, ROOT_UNIT)).id,
  };
  const preview = await hr("POST", "/batches/preview", { rows, channels, expiresAt, planId });
  expect(preview.body.members).toEqual({ dingtalk: 1, wecom: 0 });
  expect(preview.body.counts).toMatchObject({ ready: 3, dingtalk: 1, sms: 2, byHand: 0 });

  const { body: batch } = await postBatch(server, hr, { rows, channels, expiresAt, planId });
  await workOff(server, batch.id);
  await deliver();
  const { body } = await hr("GET", `/batches/${batch.id}/recipients`);
  expect(body.items.map((one: Json) => one.messages.map(({ channel }: Json) => channel))).toEqual([
    ["dingtalk"],
    ["sms"],
    ["sms"],
  ]);
  expect(chat.cards.size).toBe(1);
});

describe("what nobody knows", () => {
  const unclear: ShowOutcome = { result: "unclear", detail: "no answer" };
  const send = async (purpose: "invitation" | "notice", channel: "dingtalk" | "wecom" = "dingtalk") =>
    server.services.db.write((tx) =>
      sendMessage(server.services, tx, {
        channel,
        purpose,
        to: "xiaoman",
        subject: "面试邀请",
        text: "周小满您好",
        params: { name: "", company: "", job: "", deadline: "", token: "aB3_x-9" },
      }),
    );
  const stateOf = async (id: string) => (await messages()).find((message) => message.id === id)?.state;

  it("of a card is cleared up by showing it again, since DingTalk knows it by its id", async () => {
    chat.failNext.push(unclear);
    const id = await send("invitation");
    await deliver();
    expect(await stateOf(id)).toBe("unknown");
    clock.advance(MINUTE_MS);
    await deliver();
    expect([await stateOf(id), chat.cards.size]).toEqual(["sent", 1]);
  });

  it("of words is not repeated, and a person may say that it shall be", async () => {
    chat.failNext.push(unclear);
    const id = await send("notice");
    await deliver();
    clock.advance(60 * MINUTE_MS);
    await deliver();
    expect([await stateOf(id), chat.said.length]).toEqual(["unknown", 0]);
    await resendMessage(server.services, id, { by: "林知夏", confirmed: true });
    await deliver();
    expect([await stateOf(id), chat.said.length]).toEqual(["sent", 1]);
  });

  it("is given up after so many times, and listed", async () => {
    chat.failNext.push(...Array.from({ length: 20 }, () => unclear));
    const id = await send("invitation");
    for (let round = 0; round < 20; round += 1) {
      await deliver();
      clock.advance(5 * 60 * MINUTE_MS);
    }
    expect([await stateOf(id), 20 - chat.failNext.length]).toEqual(["unknown", 8]);
  });

  it("after a crash goes on where the platform shows it once", async () => {
    const id = await send("invitation");
    await server.services.db.write((tx) => updateRows(tx, Message, { id }, { state: "sending", tries: 1 }));
    await deliver();
    expect([await stateOf(id), chat.cards.size]).toEqual(["sent", 1]);
  });

  it("through a platform that is not there any more is told", async () => {
    const id = await send("invitation", "wecom");
    await deliver();
    expect((await messages()).find((message) => message.id === id)).toMatchObject({
      state: "failed",
      failure: "gateway_setup",
    });
  });
});

describe("what a platform refuses for good", () => {
  const refused: ShowOutcome = {
    result: "refused",
    failure: "address_unknown",
    detail: "not a member any more",
  };
  const unclear: ShowOutcome = { result: "unclear", detail: "no answer" };
  const sent = async () =>
    (await messages()).map(({ channel, state, replacedBy }) => [channel, state, replacedBy !== null]);
  const invited = async (deliverBy = ["dingtalk", "sms"]) =>
    (await invite(await buildMember(), deliverBy)).body.interviewId as string;

  it("goes by the other way that was chosen, once, and HR sees both", async () => {
    chat.failNext.push(refused);
    const interviewId = await invited();
    await deliver();
    await deliver();
    expect(await sent()).toEqual([
      ["dingtalk", "failed", true],
      ["sms", "waiting", false],
    ]);
    const sms = (await messages())[1];
    const text = server.services.cipher.decrypt(sms?.textSealed ?? "", `messages.text:${sms?.id}`);
    expect(text).toMatch(/周小满.*\/i\//s);
    expect(await sent()).toHaveLength(2);
    // It is nobody's trouble, and is not sent a second time by hand.
    const first = (await messages())[0];
    expect((await hr("GET", "/messages/troubled")).body.items).toEqual([]);
    expect((await hr("POST", `/messages/${first?.id}/resend`, {})).status).toBe(409);
    const { body } = await hr("GET", `/interviews/${interviewId}`);
    const told = (body.events as Json[]).find(({ type }) => type === "message.replaced");
    expect(told?.data).toEqual({ from: "dingtalk", channel: "sms", purpose: "invitation" });
  });

  it("is listed where no other way was chosen", async () => {
    chat.failNext.push(refused);
    await invited(["dingtalk"]);
    await deliver();
    expect(await sent()).toEqual([["dingtalk", "failed", false]]);
    expect((await hr("GET", "/messages/troubled")).body.items).toHaveLength(1);
  });

  it("stays there where an attempt before may have arrived, by an answer that was lost", async () => {
    chat.failNext.push(unclear, { result: "later", failure: "unreachable", detail: "away" }, refused);
    await invited();
    await deliver();
    for (let round = 0; round < 3; round += 1) {
      clock.advance(10 * MINUTE_MS);
      await deliver();
    }
    expect(await sent()).toEqual([["dingtalk", "failed", false]]);
  });

  it("stays there where an attempt before may have arrived, by a crash", async () => {
    await invited();
    const [{ id }] = (await messages()) as [Message];
    await server.services.db.write((tx) => updateRows(tx, Message, { id }, { state: "sending", tries: 1 }));
    chat.failNext.push(refused);
    await deliver();
    expect(await sent()).toEqual([["dingtalk", "failed", false]]);
  });

  it("shows in a batch which way it went", async () => {
    const rows = [buildRow({ phone: await buildMember() })];
    chat.failNext.push(refused);
    const planId = (await buildPlan(server, ROOT_UNIT)).id;
    const expiresAt = new Date(clock.now().getTime() + 7 * 24 * 60 * MINUTE_MS).toISOString();
    const { body: batch } = await postBatch(server, hr, {
      rows,
      channels: ["dingtalk", "sms"],
      expiresAt,
      planId,
    });
    await workOff(server, batch.id);
    await deliver();
    const { body } = await hr("GET", `/batches/${batch.id}/recipients`);
    expect(body.items[0].outcome).toBe("invited");
    expect(body.items[0].messages).toMatchObject([
      { channel: "dingtalk", state: "failed", replaced: true },
      { channel: "sms", state: "waiting", replaced: false },
    ]);
  });
});
