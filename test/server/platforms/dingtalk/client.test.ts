import { DingtalkError } from "../../../../server/platforms/dingtalk/errors";
import { signJsapi } from "../../../../server/platforms/dingtalk/jsapi";
import { readReply, retryAfterMs } from "../../../../server/platforms/dingtalk/readReply";
import { buildDingtalk, buildDingtalkClient } from "../../../factories/dingtalk";

type Built = Awaited<ReturnType<typeof buildDingtalk>>;
const failure = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => {
      if (!(error instanceof DingtalkError)) throw error;
      const { kind, code, waitMs } = error;
      return { kind, code, waitMs };
    },
  );

describe("DingTalk's API", () => {
  let built: Built;
  let client: ReturnType<typeof buildDingtalkClient>;
  beforeEach(async () => {
    built = await buildDingtalk();
    client = buildDingtalkClient(built.sandbox.origin, built.sandbox.app);
  });
  afterEach(() => built.close());
  const text = { kind: "text", text: "已邀请 3 人" } as const;

  describe("messages", () => {
    it("reach a group, and each of several people, and tell who was left out", async () => {
      await client.messages.sendToGroup(built.group.id, text);
      const sent = await client.messages.sendToPeople(["lin", "nobody"], {
        kind: "actions",
        title: "面试邀请",
        text: "请在周五前完成",
        buttons: [
          { title: "开始", url: "https://example.com/i/1" },
          { title: "改期", url: "https://example.com/i/2" },
        ],
      });
      expect(sent.invalid).toEqual(["nobody"]);
      const { world } = built.sandbox;
      expect(world.messagesIn({ group: built.group.id })).toMatchObject([
        { form: "sampleText", content: { content: "已邀请 3 人" }, fromId: null },
      ]);
      expect(world.messagesIn({ person: "lin" })).toMatchObject([
        {
          form: "sampleActionCard2",
          content: { title: "面试邀请", actionTitle2: "改期", actionURL2: "https://example.com/i/2" },
        },
      ]);
    });

    it("are refused for good in a group that is not there", async () => {
      expect(await failure(client.messages.sendToGroup("cid-none", text))).toMatchObject({ kind: "refused" });
    });

    it("wait when there are too many a second, and are not sent meanwhile", async () => {
      built.sandbox.faults.arm("qps");
      expect(await failure(client.messages.sendToGroup(built.group.id, text))).toEqual({
        kind: "later",
        code: "Forbidden.AccessDenied.QpsLimitForApi",
        waitMs: 1_000,
      });
      expect(built.sandbox.world.messages).toHaveLength(0);
    });

    it.each(["loseAnswer", "garbleAnswer"] as const)(
      "whose answer was lost (%s) are unclear, and sent once",
      async (fault) => {
        built.sandbox.faults.arm(fault);
        expect(await failure(client.messages.sendToGroup(built.group.id, text))).toMatchObject({
          kind: "unclear",
        });
        expect(built.sandbox.world.messages).toHaveLength(1);
      },
    );

    it("may be tried again when nobody was reached", async () => {
      const { sandbox } = built;
      await client.messages.sendToGroup(built.group.id, text);
      await sandbox.close();
      const closed = failure(client.messages.sendToGroup(built.group.id, text));
      expect(await closed).toMatchObject({ kind: "later", code: "ECONNREFUSED" });
      built = await buildDingtalk();
    });

    it("answer where a message came from, and nowhere else", async () => {
      const { sandbox } = built;
      await expect(
        failure(client.messages.reply("https://example.com/robot/sendBySession", text)),
      ).resolves.toMatchObject({
        kind: "refused",
        code: "message.webhook",
      });
      const used = `${sandbox.origin}/robot/sendBySession?session=gone`;
      expect(await failure(client.messages.reply(used, text))).toMatchObject({
        kind: "refused",
        code: "300001",
      });
    });
  });

  describe("tokens", () => {
    it("are fetched once and renewed when they are refused, without sending twice", async () => {
      await client.messages.sendToGroup(built.group.id, text);
      await client.messages.sendToGroup(built.group.id, text);
      expect(built.sandbox.logins.tokensIssued()).toBe(1);
      const [old] = client.tokens.held.values();
      built.sandbox.logins.forgetTokens();
      await client.messages.sendToGroup(built.group.id, text);
      expect([...client.tokens.held.values()]).not.toContain(old);
      expect(built.sandbox.world.messages).toHaveLength(3);
    });

    it("that are refused twice are given up", async () => {
      built.sandbox.faults.arm("refuseToken", 2);
      expect(await failure(client.contacts.getPerson("lin"))).toMatchObject({
        kind: "refused",
        code: "40014",
      });
      expect((await client.contacts.getPerson("lin")).name).toBe("林知夏");
    });

    it("of an app whose secret is wrong are refused, and nothing was sent", async () => {
      const wrong = buildDingtalkClient(built.sandbox.origin, {
        ...built.sandbox.app,
        clientSecret: "wrong",
      });
      expect(await failure(wrong.messages.sendToGroup(built.group.id, text))).toMatchObject({
        kind: "refused",
        code: "invalidClientIdOrSecret",
      });
    });
  });

  describe("cards", () => {
    const card = {
      outTrackId: "card-7",
      templateId: "approval",
      to: { group: "" },
      shared: { title: "复试审批", state: "等待" },
    };

    it("show each their own, and change by the named values alone", async () => {
      const to = { group: built.group.id };
      expect(await client.cards.deliver({ ...card, to, own: { lin: { score: "8.1" } } })).toBe("delivered");
      await client.cards.update({
        outTrackId: "card-7",
        shared: { state: "已同意" },
        own: { he: { note: "请安排" } },
      });
      const { cards } = built.sandbox;
      expect(cards.view("card-7", "lin")).toEqual({ title: "复试审批", state: "已同意", score: "8.1" });
      expect(cards.view("card-7", "he")).toEqual({ title: "复试审批", state: "已同意", note: "请安排" });
    });

    it("whose answer was lost are cleared up by the same id", async () => {
      const to = { person: "lin" };
      built.sandbox.faults.arm("loseAnswer");
      expect(await failure(client.cards.deliver({ ...card, to }))).toMatchObject({ kind: "unclear" });
      expect(await client.cards.deliver({ ...card, to })).toBe("existed");
      expect(built.sandbox.world.messagesIn(to)).toHaveLength(1);
    });

    it("that were made but shown to nobody are refused", async () => {
      expect(await failure(client.cards.deliver({ ...card, to: { person: "nobody" } }))).toMatchObject({
        kind: "refused",
        code: "card.not_delivered",
      });
    });

    it("carry no value over 1 KB", async () => {
      const shared = { title: "试".repeat(342) };
      expect(await failure(client.cards.deliver({ ...card, shared, to: { person: "lin" } }))).toMatchObject({
        code: "card.value_too_long",
      });
    });
  });

  it("files come whole, and not over the limit", async () => {
    const key = built.sandbox.world.addFile({ name: "名单.xlsx", data: Buffer.alloc(5_000, 7) });
    expect(await client.files.download(key)).toEqual(Buffer.alloc(5_000, 7));
    expect(await failure(client.files.download(key, 4_999))).toMatchObject({
      kind: "refused",
      code: "file.too_large",
    });
    expect(await failure(client.files.download("gone"))).toMatchObject({ kind: "refused" });
  });

  describe("contacts", () => {
    it("are walked department by department, everybody once", async () => {
      const { world } = built.sandbox;
      for (let n = 0; n < 230; n += 1)
        world.addPerson({ id: `p${n}`, name: "周明", departmentIds: n % 2 ? [1, 2] : [1] });
      const departments: string[] = [];
      const people: string[] = [];
      for await (const page of client.contacts.walk()) {
        if (page.department) departments.push(page.department.name);
        people.push(...page.people.map(({ id }) => id));
      }
      expect(departments).toEqual(["", "门店运营部"]);
      expect(people).toHaveLength(232);
      expect(new Set(people).size).toBe(232);
    });

    it("of which a page is missing end in an error, not in a shorter list", async () => {
      const walked = (async () => {
        for await (const { department } of client.contacts.walk()) {
          if (department?.id === "2") continue;
          built.sandbox.faults.arm("errorPage");
        }
      })();
      expect(await failure(walked)).toMatchObject({ kind: "later", code: "http.502", waitMs: 300_000 });
    });

    it("tell one person, and the roster what was asked for alone", async () => {
      expect(await client.contacts.getPerson("he")).toMatchObject({
        name: "何远山",
        departmentIds: ["2"],
        mobile: null,
      });
      expect(await failure(client.contacts.getPerson("nobody"))).toMatchObject({
        kind: "refused",
        code: "60121",
      });
      expect(await client.roster.read(["he"], ["sys00-name"])).toEqual([
        { userId: "he", fields: { "sys00-name": "何远山" } },
      ]);
      expect(await client.roster.read(["he"], ["sys01-entry"])).toEqual([{ userId: "he", fields: {} }]);
    });

    it("tell who has left and why, fifty at once, and of nobody else", async () => {
      const lastWorkDay = new Date("2026-05-31T00:00:00Z");
      const left = { lastWorkDay, isGone: true, voluntaryReason: ["个人原因"] };
      built.sandbox.world.addLeaver("left&1", left);
      const userIds = [...Array.from({ length: 60 }, (_, n) => `crew-${n}`), "he", "left&1"];
      expect(await client.roster.readLeavers(userIds)).toEqual([
        { userId: "left&1", hasLeft: true, lastWorkDay, ownReasons: ["个人原因"], companyReasons: [] },
      ]);
    });
  });

  describe("logins", () => {
    it("take a code once", async () => {
      const code = built.sandbox.logins.issueCode("lin");
      expect(await client.login.byAuthCode(code)).toEqual({
        userId: "lin",
        unionId: "union-lin",
        name: "林知夏",
      });
      expect(await failure(client.login.byAuthCode(code))).toMatchObject({ kind: "refused", code: "40078" });
    });

    it("of a browser find the member behind the account, and nobody behind a stranger's", async () => {
      const url = new URL(
        client.login.authorizeUrl({ redirectUri: "https://example.com/a?b=c", state: "s&1" }),
      );
      expect(Object.fromEntries(url.searchParams)).toMatchObject({
        redirect_uri: "https://example.com/a?b=c",
        state: "s&1",
        client_id: "sandbox-app",
      });
      const { logins, world } = built.sandbox;
      expect(await client.login.byBrowserCode(logins.issueCode("lin"))).toMatchObject({ userId: "lin" });
      expect(await failure(client.login.byBrowserCode("wrong"))).toMatchObject({ kind: "refused" });
      expect(world.wire.map(({ body }) => JSON.stringify(body)).join()).not.toContain("sandbox-secret");
    });
  });

  it("a page's signature is over its decoded address without the fragment", async () => {
    const { timeStamp, nonceStr, signature } = await client.jsapi.sign(
      "https://example.com/m?a=%E9%9D%A2#top",
    );
    const ticket = built.sandbox.logins.ticket() ?? "";
    const fields = { ticket, timeStamp, nonceStr };
    expect(signature).toBe(signJsapi({ ...fields, url: "https://example.com/m?a=面" }));
    expect(signature).not.toBe(
      signJsapi({ ...fields, url: "https://example.com/m?a=面#top", ticket: "other" }),
    );
    expect(signature).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe("readReply", () => {
  const now = new Date("2026-03-02T02:00:00.000Z");
  const read = (status: number, body: unknown, effect: "asks" | "acts", retryAfter: string | null = null) => {
    const text = typeof body === "string" ? body : JSON.stringify(body);
    const result = readReply({ status, text, retryAfter }, effect, now);
    return result.ok ? "ok" : `${result.badToken ? "token" : result.error.kind} ${result.error.code}`;
  };

  it.each([
    [200, { processQueryKey: "k" }, "acts", "ok"],
    [200, { errcode: 0 }, "acts", "ok"],
    [
      403,
      { code: "Forbidden.AccessDenied.AccessTokenPermissionDenied" },
      "acts",
      "refused Forbidden.AccessDenied.AccessTokenPermissionDenied",
    ],
    [400, { code: "InvalidAuthentication" }, "acts", "token InvalidAuthentication"],
    [200, { errcode: 88, sub_code: "40014" }, "asks", "token 40014"],
    [200, { errcode: 88, sub_code: 90018 }, "acts", "later 90018"],
    [200, { errcode: -1 }, "acts", "unclear -1"],
    [200, { errcode: -1 }, "asks", "later -1"],
    [500, { code: "InternalError" }, "acts", "unclear InternalError"],
    [503, { code: "ServiceUnavailable" }, "asks", "later ServiceUnavailable"],
    [400, { code: "system.busy" }, "acts", "later system.busy"],
    [200, "<html>", "acts", "unclear http.200"],
    [200, "<html>", "asks", "later http.200"],
    [429, "slow down", "acts", "later http.429"],
  ] as const)("%s %j when one %s: %s", (status, body, effect, told) => {
    expect(read(status, body, effect)).toBe(told);
  });

  it("waits as long as it is told, in seconds or to a date, a day at most", () => {
    expect(retryAfterMs("7", now)).toBe(7_000);
    expect(retryAfterMs("Mon, 02 Mar 2026 02:01:00 GMT", now)).toBe(60_000);
    expect(retryAfterMs("99999999", now)).toBe(86_400_000);
    expect(retryAfterMs("soon", now)).toBeNull();
  });
});
