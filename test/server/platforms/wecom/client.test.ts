import type { WecomSandbox } from "../../../../bot/sandbox/wecom/sandbox";
import { signPage } from "../../../../server/platforms/wecom/jsSignatures";
import { buildButtonCard, openWecomClient, openWecomSandbox, wecomAccount } from "../../../factories/wecom";
import { buildTokenCache } from "../../../factories/tokens";
import { createTestClock } from "../../../support/testClock";

describe("the client of WeCom's HTTP interface", () => {
  let sandbox: WecomSandbox;
  let clock: ReturnType<typeof createTestClock>;
  let client: ReturnType<typeof openWecomClient>;

  beforeEach(async () => {
    clock = createTestClock();
    sandbox = await openWecomSandbox(clock);
    client = openWecomClient(sandbox, clock);
  });
  afterEach(() => sandbox.close());

  const text = (content: string) => ({ msgtype: "text", text: { content } }) as const;
  const card = buildButtonCard();
  const sendCard = () =>
    client.messages.send(["LuoQing", "ShiYuan"], { msgtype: "template_card", template_card: card });
  const calls = (path: string) =>
    sandbox.world.frames.filter(({ direction, text: line }) => direction === "from_us" && line.includes(path))
      .length;

  describe("tokens", () => {
    it("are fetched once for many calls at once, and kept", async () => {
      await Promise.all([client.contacts.departments(), client.contacts.departments()]);
      await client.contacts.departments();
      expect(calls("/gettoken")).toBe(1);
    });

    it("are shared through the cache", async () => {
      const tokens = buildTokenCache(clock);
      await openWecomClient(sandbox, clock, { tokens }).contacts.departments();
      await openWecomClient(sandbox, clock, { tokens }).contacts.departments();
      expect(calls("/gettoken")).toBe(1);
    });

    it("are fetched again before they end", async () => {
      await client.contacts.departments();
      clock.advance(7_100_000);
      await client.contacts.departments();
      expect(calls("/gettoken")).toBe(2);
    });

    it("are fetched again when WeCom no longer takes them, and the call is made", async () => {
      await client.contacts.departments();
      sandbox.faults.onCall("/message/send", { does: "expire_tokens" });
      expect(await client.messages.send(["LuoQing"], text("您好"))).toMatchObject({ ok: true });
      expect(sandbox.world.messages).toHaveLength(1);
      expect(calls("/gettoken")).toBe(2);
    });

    it("are asked for twice at most", async () => {
      const stale = { does: "errcode", errcode: 42001 } as const;
      sandbox.faults.onCall("/message/send", stale, stale, stale);
      const reply = await client.messages.send(["LuoQing"], text("您好"));
      expect(reply).toMatchObject({ ok: false, failure: { kind: "retry", errcode: 42001 } });
      expect(calls("/message/send")).toBe(2);
    });

    it("never stand in what went over the wire, nor do secrets", async () => {
      await client.contacts.departments();
      const lines = sandbox.world.frames.map((frame) => frame.text).join("\n");
      expect(lines).toContain("access_token");
      expect(lines).not.toContain(wecomAccount.secret);
      expect(lines).not.toMatch(/access_token["=:]+[0-9a-f]/);
    });
  });

  describe("messages", () => {
    it("reach people, and say whom they did not reach", async () => {
      const reply = await client.messages.send(["LuoQing", "Nobody"], text("您好"));
      expect(reply).toMatchObject({ ok: true, value: { notReached: ["Nobody"], responseCode: null } });
      expect(sandbox.world.messages).toMatchObject([{ receivers: ["LuoQing"], text: "您好" }]);
    });

    it("fail for good when nobody named is known", async () => {
      expect(await client.messages.send(["Nobody"], text("您好"))).toMatchObject({
        ok: false,
        failure: { kind: "permanent", reason: "unknown_user", errcode: 81013 },
      });
    });

    it.each(["@all", "LuoQing|ShiYuan", "", "@all|LuoQing"])("are never sent to %j", async (id) => {
      expect(await client.messages.send([id], text("您好"))).toMatchObject({ ok: false });
      expect(calls("/message/send")).toBe(0);
    });

    it("that are sent again after nobody answered reach nobody twice", async () => {
      sandbox.faults.onCall("/message/send", { does: "act_and_cut" });
      expect(await client.messages.send(["LuoQing"], text("您好"))).toMatchObject({
        ok: false,
        failure: { kind: "unclear" },
      });
      expect(await client.messages.send(["LuoQing"], text("您好"))).toMatchObject({ ok: true });
      expect(sandbox.world.messages).toHaveLength(1);
    });

    it.each([
      [45009, { kind: "retry", reason: "rate_limited", waitMs: 60_000 }],
      [-1, { kind: "retry", reason: "busy" }],
      [60020, { kind: "permanent", reason: "setup" }],
      [99_999, { kind: "permanent", reason: "unknown" }],
    ])("refused with %i fail in their own way", async (errcode, failure) => {
      sandbox.faults.onCall("/message/send", { does: "errcode", errcode });
      expect(await client.messages.send(["LuoQing"], text("您好"))).toMatchObject({ ok: false, failure });
      expect(sandbox.world.messages).toEqual([]);
    });

    it("whose outcome nobody tells are unclear; a question is only asked again", async () => {
      const impatient = openWecomClient(sandbox, clock, { timeoutMs: 200 });
      sandbox.faults.onCall("/message/send", { does: "act_and_hang" }, { does: "bad_gateway" });
      sandbox.faults.onCall("/department/list", { does: "bad_gateway" });
      const unclear = { ok: false, failure: { kind: "unclear" } };
      expect(await impatient.messages.send(["LuoQing"], text("您好"))).toMatchObject(unclear);
      expect(await impatient.messages.send(["LuoQing"], text("再见"))).toMatchObject(unclear);
      expect(await impatient.contacts.departments()).toMatchObject({ ok: false, failure: { kind: "retry" } });
    });

    it("that cannot even be tried may be tried later", async () => {
      const nowhere = openWecomClient(sandbox, clock, { baseUrl: "http://127.0.0.1:1/cgi-bin" });
      const reply = await nowhere.messages.send(["LuoQing"], text("您好"));
      expect(reply).toMatchObject({ ok: false, failure: { kind: "retry", reason: "unreachable" } });
    });
  });

  describe("cards", () => {
    const seenBy = (userId: string) => sandbox.world.withCard(card.task_id)?.cards.get(userId);

    it("are changed once by each response code", async () => {
      const sent = await sendCard();
      const code = sent.ok ? (sent.value.responseCode ?? "") : "";
      const change = () => client.messages.updateCard(["LuoQing"], code, { buttonText: "已同意" });
      expect(await change()).toEqual({ ok: true, value: null });
      expect(seenBy("LuoQing")).toMatchObject({ pressable: false, buttonText: "已同意" });
      expect(seenBy("ShiYuan")).toMatchObject({ pressable: true });
      expect(await change()).toMatchObject({ ok: false, failure: { kind: "permanent", reason: "used_up" } });
    });

    it("can no longer be changed after 72 hours", async () => {
      const sent = await sendCard();
      const code = sent.ok ? (sent.value.responseCode ?? "") : "";
      clock.advance(72 * 3_600_000 + 1);
      const reply = await client.messages.updateCard(["LuoQing"], code, { buttonText: "已同意" });
      expect(reply).toMatchObject({ ok: false, failure: { reason: "used_up" } });
    });

    it("are replaced by another card", async () => {
      const sent = await sendCard();
      const code = sent.ok ? (sent.value.responseCode ?? "") : "";
      const notice = {
        card_type: "text_notice",
        task_id: card.task_id,
        main_title: { title: "已同意复试" },
        card_action: { type: 1, url: "https://example.com/" },
      } as const;
      await client.messages.updateCard(["LuoQing", "ShiYuan"], code, { card: notice });
      expect(seenBy("ShiYuan")).toMatchObject({ card: notice, pressable: false, buttonText: null });
    });

    it("need an id that WeCom takes", async () => {
      const wrong = buildButtonCard({ task_id: "审批 1" });
      const reply = await client.messages.send(["LuoQing"], {
        msgtype: "template_card",
        template_card: wrong,
      });
      expect(reply).toMatchObject({ ok: false, failure: { reason: "content" } });
      expect(calls("/message/send")).toBe(0);
    });
  });

  describe("login", () => {
    it("comes back with a code for one person, good once", async () => {
      const asked = client.login.url({
        place: "inClient",
        redirectUri: "http://127.0.0.1:1/back?a=1&b=2",
        state: "s&1",
      });
      expect(asked).toMatch(/#wechat_redirect$/);
      const answer = await fetch(`${asked.split("#")[0]}&sandbox_user=LuoQing`, { redirect: "manual" });
      const back = new URL(answer.headers.get("location") ?? "");
      expect(back.searchParams.get("state")).toBe("s&1");
      expect(back.searchParams.get("b")).toBe("2");
      const code = back.searchParams.get("code") ?? "";
      expect(await client.login.exchange(code)).toEqual({
        ok: true,
        value: { kind: "member", userId: "LuoQing" },
      });
      expect(await client.login.exchange(code)).toMatchObject({ ok: false, failure: { reason: "used_up" } });
    });

    it("tells outsiders from members", async () => {
      const code = sandbox.issueLoginCode(null);
      expect(await client.login.exchange(code)).toEqual({ ok: true, value: { kind: "outsider" } });
    });

    it("asks in a browser for the app's own code to scan", () => {
      const url = new URL(
        client.login.url({ place: "inBrowser", redirectUri: "https://example.com/back", state: "s" }),
      );
      expect(Object.fromEntries(url.searchParams)).toMatchObject({
        login_type: "CorpApp",
        appid: wecomAccount.corpId,
        agentid: String(wecomAccount.agentId),
      });
    });
  });

  it("signs pages with two different tickets, each fetched once", async () => {
    const url = "https://example.com/manager?a=1#/tab";
    const config = await client.jsSignatures.sign("config", url);
    const agent = await client.jsSignatures.sign("agent", url);
    await client.jsSignatures.sign("agent", url);
    expect(config).toMatchObject({ ok: true, value: { signature: expect.stringMatching(/^[0-9a-f]{40}$/) } });
    expect(agent).toMatchObject({ ok: true });
    expect(calls("/get_jsapi_ticket")).toBe(1);
    expect(calls("/ticket/get")).toBe(1);
    const input = { ticket: "t", nonceStr: "n", timestamp: 1 };
    expect(signPage({ ...input, url })).toBe(signPage({ ...input, url: "https://example.com/manager?a=1" }));
    expect(signPage({ ...input, url })).not.toBe(
      signPage({ ...input, url: "https://example.com/manager?a=2" }),
    );
  });

  it("reads the address book", async () => {
    expect(await client.contacts.departments()).toMatchObject({
      ok: true,
      value: [{ id: 1, name: "禾木零售", parentId: 0 }, { id: 2, parentId: 1 }, { id: 3 }],
    });
    expect(await client.contacts.memberships()).toEqual({
      ok: true,
      value: {
        items: [
          { userId: "LuoQing", departmentId: 1 },
          { userId: "LuoQing", departmentId: 2 },
          { userId: "ShiYuan", departmentId: 2 },
          { userId: "TangHe", departmentId: 3 },
        ],
        nextCursor: null,
      },
    });
    expect(await client.contacts.user("ShiYuan")).toEqual({
      ok: true,
      value: { userId: "ShiYuan", name: "施远", departmentIds: [2], mobile: null, email: null },
    });
    expect(await client.contacts.user("Nobody")).toMatchObject({
      ok: false,
      failure: { reason: "unknown_user" },
    });
  });
});
