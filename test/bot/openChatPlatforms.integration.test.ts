import { createHearing } from "../../bot/bot";
import {
  type OpenedChats,
  WECOM_CALLBACK_PATH,
  openCallbacks,
  openChatPlatforms,
} from "../../bot/openChatPlatforms";
import type { ContactEvent, MessageEvent } from "../../bot/chatEvent";
import type { WecomSandbox } from "../../bot/sandbox/wecom/sandbox";
import { type TestServer, openTestServer } from "../factories/server";
import { ChatEventRow } from "../../server/chats/entity";
import { Job } from "../../server/queue/entity";
import { buildButtonCard, openWecomSandbox, wecomAccount } from "../factories/wecom";
import { buildFaces } from "../factories/faces";
import { eventually } from "../support/eventually";

const chatOf = async ({ origin }: TestServer) => {
  const health = (await (await fetch(`${origin}/healthz`)).json()) as { engines: { chat: string } };
  return health.engines.chat;
};

describe("the platforms that are configured", () => {
  let server: TestServer;
  afterEach(() => server.close());

  it("are none where nothing is", async () => {
    server = await openTestServer();
    expect(openChatPlatforms(server.services)).toEqual({ platforms: {}, middleware: [] });
    expect(await chatOf(server)).toBe("none");
  });

  describe("WeCom's app", () => {
    let sandbox: WecomSandbox;
    let opened: OpenedChats;
    let taken: (MessageEvent | ContactEvent)[];

    beforeEach(async () => {
      sandbox = await openWecomSandbox({ now: () => new Date() });
      taken = [];
      server = await openTestServer({
        env: {
          WECOM_CORP_ID: wecomAccount.corpId,
          WECOM_AGENT_ID: String(wecomAccount.agentId),
          WECOM_SECRET: wecomAccount.secret,
          WECOM_CALLBACK_TOKEN: wecomAccount.token,
          WECOM_CALLBACK_AES_KEY: wecomAccount.encodingAesKey,
          WECOM_API_URL: sandbox.baseUrl,
        },
        app: (services) => {
          opened = openChatPlatforms(services);
          return { before: opened.middleware };
        },
      });
      await opened.platforms.wecom?.start({
        take: async (event) => void taken.push(event),
        press: async () => buildFaces(),
      });
    });
    afterEach(async () => {
      await opened.platforms.wecom?.stop();
      await sandbox.close();
    });

    it("proves its address and hears people through the chain of the API", async () => {
      expect(await sandbox.register(`${server.origin}${WECOM_CALLBACK_PATH}`)).toBe(true);
      expect(await sandbox.say("LuoQing", "进度")).toEqual([200]);
      expect(taken).toMatchObject([{ platform: "wecom", kind: "message", text: "进度" }]);
      expect(await chatOf(server)).toBe("wecom:sandbox");
    });

    it("lets nobody else in, and nobody into groups without the AI bot", async () => {
      const forged = await fetch(`${server.origin}${WECOM_CALLBACK_PATH}`, {
        method: "POST",
        body: "<xml><Encrypt>AAAA</Encrypt></xml>",
      });
      expect(forged.status).toBe(403);
      expect(await opened.platforms.wecom?.say({ kind: "group", id: "g" }, "一", "m1")).toMatchObject({
        result: "refused",
        failure: "gateway_setup",
      });
    });

    it("is heard by a process of the API alone: messages wait for the bot, presses are answered there", async () => {
      const { services } = server;
      const { middleware, platforms } = openCallbacks(services);
      const api = await openTestServer({
        env: { RATE_LIMITS: "false" },
        app: () => ({ before: middleware }),
      });
      const hearing = createHearing({ services, platforms });
      await hearing.start();
      await sandbox.register(`${api.origin}${WECOM_CALLBACK_PATH}`);
      expect(await sandbox.say("LuoQing", "进度")).toEqual([200]);
      const [event] = await services.db.read.find(ChatEventRow);
      expect(event).toMatchObject({ platform: "wecom", kind: "message", state: "taken" });
      expect(await services.db.read.countBy(Job, { kind: "chat.event", status: "pending" })).toBe(1);

      const card = buildButtonCard();
      await services.platforms.wecom?.messages.send(["LuoQing"], {
        msgtype: "template_card",
        template_card: card,
      });
      expect(await sandbox.press("LuoQing", card.task_id ?? "", "approve")).toBe(true);
      const seen = () => sandbox.world.withCard(card.task_id ?? "")?.cards.get("LuoQing")?.card;
      await eventually(() => seen()?.sub_title_text === "这张卡片已失效。");
      await hearing.stop();
      await api.close();
    });

    it("keeps its token sealed in the database, for all processes", async () => {
      await opened.platforms.wecom?.say({ kind: "person", id: "LuoQing" }, "一", "m1");
      const rows = await server.services.db.read.query<{ id: string; valueSealed: string }[]>(
        "SELECT id, valueSealed FROM platform_tokens",
      );
      const key = `wecom:${wecomAccount.corpId}:${wecomAccount.agentId}:access`;
      expect(rows).toEqual([{ id: key, valueSealed: expect.any(String) }]);
      const [asked] = sandbox.world.frames.filter(({ text }) => text.includes("/message/send"));
      expect(asked).toBeDefined();
    });
  });
});
