import { once } from "node:events";
import { type Server, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { create } from "axios";
import Koa from "koa";
import { encrypt, getSignature } from "@wecom/crypto";
import type { ChatEvent } from "../../../../bot/chatEvent";
import { createWecomCallback } from "../../../../bot/transports/wecom/callback/callback";
import type { WecomSandbox } from "../../../../bot/sandbox/wecom/sandbox";
import { onError } from "../../../../server/http/onError";
import { openWecomSandbox, silentLog, wecomAccount } from "../../../factories/wecom";
import { createTestClock } from "../../../support/testClock";

const PATH = "/wecom/callback";
const http = create({ validateStatus: () => true, responseType: "text" });

describe("WeCom's callback", () => {
  let sandbox: WecomSandbox;
  let server: Server;
  let url: string;
  let clock: ReturnType<typeof createTestClock>;
  let events: ChatEvent[];
  let failures: number;

  beforeEach(async () => {
    clock = createTestClock();
    events = [];
    failures = 0;
    sandbox = await openWecomSandbox(clock);
    const app = new Koa();
    app.silent = true;
    app.use(onError(silentLog));
    app.use(
      createWecomCallback({
        ...wecomAccount,
        path: PATH,
        clock,
        log: silentLog,
        async onEvent(event) {
          if (failures-- > 0) throw new Error("the database is away");
          events.push(event);
        },
      }) as Koa.Middleware,
    );
    server = createServer(app.callback()).listen(0, "127.0.0.1");
    await once(server, "listening");
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${PATH}`;
  });
  afterEach(async () => {
    await sandbox.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  const signed = (sealed: string) => {
    const timestamp = String(Math.floor(clock.now().getTime() / 1_000));
    const nonce = "n";
    return { timestamp, nonce, msg_signature: getSignature(wecomAccount.token, timestamp, nonce, sealed) };
  };
  const post = (sealed: string, params: object) =>
    http.post(url, `<xml><Encrypt>${sealed}</Encrypt></xml>`, { params });
  const seal = (message: string) => encrypt(wecomAccount.encodingAesKey, message, wecomAccount.corpId);

  it("proves the address to WeCom", async () => {
    expect(await sandbox.register(url)).toBe(true);
  });

  it("hands on what people write, press and change", async () => {
    await sandbox.register(url);
    expect(await sandbox.say("LuoQing", "进度 ]]> 店长")).toEqual([200]);
    await sandbox.changePerson("delete_user", { userId: "TangHe", name: "唐禾", departmentIds: [3] });
    expect(events).toMatchObject([
      { kind: "message", from: { id: "LuoQing" }, text: "进度 ]]> 店长", at: clock.now() },
      { kind: "contact", change: "left", ids: ["TangHe"] },
    ]);
  });

  it("hands a repeated event on once, and answers each time", async () => {
    await sandbox.register(url);
    sandbox.faults.delivery.times = 3;
    expect(await sandbox.say("LuoQing", "今日")).toEqual([200, 200, 200]);
    expect(events).toHaveLength(1);
  });

  it("takes an event when it comes again after it could not be taken over", async () => {
    await sandbox.register(url);
    failures = 1;
    sandbox.faults.delivery.times = 2;
    expect(await sandbox.say("LuoQing", "今日")).toEqual([500, 200]);
    expect(events).toHaveLength(1);
  });

  it("refuses what is delayed beyond the window", async () => {
    await sandbox.register(url);
    sandbox.faults.delivery.held = true;
    const sent = sandbox.say("LuoQing", "今日");
    clock.advance(6 * 60_000);
    sandbox.faults.release();
    expect(await sent).toEqual([403]);
    expect(events).toEqual([]);
  });

  it("refuses what is not signed, and says nothing about why", async () => {
    const sealed = seal("<xml><MsgType>text</MsgType></xml>");
    const params = signed(sealed);
    for (const wrong of [
      {},
      { ...params, msg_signature: "0".repeat(40) },
      { ...params, nonce: ["n", "n"] },
    ]) {
      const { status, data } = await post(sealed, wrong);
      expect(status).toBe(403);
      expect(data).not.toMatch(/signature|decrypt|stack/i);
    }
  });

  it("does not read an overheard message out to whoever asks for proof", async () => {
    const sealed = seal("<xml><Content>骆晴的电话</Content></xml>");
    const { status } = await http.get(url, { params: { ...signed(sealed), echostr: sealed } });
    expect(status).toBe(403);
  });

  it("reads no more than a message can be long", async () => {
    const { status } = await http.post(url, `<xml><Encrypt>${"A".repeat(200_000)}</Encrypt></xml>`);
    expect(status).toBe(413);
  });

  it("refuses a body that is no XML, inside and outside", async () => {
    expect((await http.post(url, "Encrypt=1", { params: signed("") })).status).toBe(400);
    const sealed = seal("<xml>");
    expect((await post(sealed, signed(sealed))).status).toBe(400);
  });

  it("leaves other addresses alone", async () => {
    expect((await http.get(`${url}/more`)).status).toBe(404);
    expect((await http.put(url, "")).status).toBe(405);
  });
});
