import { type IncomingMessage, type ServerResponse, createServer } from "node:http";
import type { Clock } from "../../../server/clock";
import { answerAuthorize, createExpected } from "../authorize";
import { listenOnLoopback } from "../listen";
import { createAibotSocket } from "./aibotSocket";
import { type CallbackTarget, createCallbackSender } from "./callbackSender";
import { createFaults } from "./faults";
import type { WecomMemory } from "./memory";
import { createRestApi } from "./restApi";
import { createSealedFiles } from "./sealedFiles";
import {
  type SandboxAccount,
  type SandboxDepartment,
  type SandboxGroup,
  type SandboxPerson,
  createWorld,
  newCode,
} from "./world";

export type WecomSandboxOptions = {
  clock: Clock;
  account: SandboxAccount;
  people: readonly SandboxPerson[];
  departments: readonly SandboxDepartment[];
  groups: readonly SandboxGroup[];
  /** 0 takes any that is free. */
  port?: number;
  /** What it held before it was closed. */
  memory?: WecomMemory | null;
};

const BODY_LIMIT = 1024 * 1024;
const REST = "/cgi-bin";
const FILES = "/files";

async function readJson(req: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > BODY_LIMIT) throw new RangeError("too large");
    chunks.push(chunk);
  }
  return size === 0 ? undefined : (JSON.parse(Buffer.concat(chunks).toString("utf8")) as unknown);
}

/**
 * WeCom on this machine: its HTTP interface, its callbacks and the AI bot's long connection, so that the real SDKs and
 * our real clients can be tried without an account. It listens on the loopback address only.
 */
export async function startWecomSandbox(options: WecomSandboxOptions) {
  const { memory = null, port = memory?.port ?? 0 } = options;
  const { account, clock } = options;
  const world = createWorld(options);
  const faults = createFaults();
  const target: CallbackTarget = { url: null };
  const parts = { account, world, faults, clock };
  const rest = createRestApi(parts);
  const callbacks = createCallbackSender({ ...parts, target });
  const bot = createAibotSocket(parts);
  const files = createSealedFiles(() => `http://${host}${FILES}`);
  const expected = createExpected();
  let host = "";

  async function handle(req: IncomingMessage, res: ServerResponse) {
    const { pathname, searchParams } = new URL(req.url ?? "/", "http://sandbox");
    if (pathname === "/authorize") {
      const people = [...world.people.values()].map(({ userId: id, name }) => ({ id, name }));
      const issueCode = (userId: string) => rest.issueLoginCode(userId || null);
      return answerAuthorize(searchParams, res, {
        title: "企业微信登录（本机演示）",
        people,
        codeParams: ["code"],
        issueCode,
        takeExpected: expected.takeExpected,
      });
    }
    if (pathname.startsWith(`${FILES}/`)) return files.answer(pathname.slice(FILES.length + 1), res);
    if (!pathname.startsWith(`${REST}/`)) return res.writeHead(404).end();
    const body = await readJson(req);
    world.log("rest", "from_us", `${req.method} ${pathname}?${searchParams} ${JSON.stringify(body ?? null)}`);
    const answer = rest.handle(pathname.slice(REST.length), searchParams, body);
    if (answer === "hang") return res;
    if (answer === "cut") return req.socket.destroy();
    const text = typeof answer.body === "string" ? answer.body : JSON.stringify(answer.body);
    world.log("rest", "to_us", text);
    return res.writeHead(answer.status, { "content-type": "application/json" }).end(text);
  }

  const server = createServer((req, res) => {
    handle(req, res).catch(() => res.writeHead(400).end());
  });
  server.on("upgrade", bot.upgrade);
  const listening = await listenOnLoopback(server, port);
  host = `127.0.0.1:${listening}`;

  const seconds = () => Math.floor(clock.now().getTime() / 1_000);

  return {
    baseUrl: `http://${host}${REST}`,
    wsUrl: `ws://${host}/aibot`,
    loginPlaces: { inClient: `http://${host}/authorize`, inBrowser: `http://${host}/authorize` },
    world,
    faults,
    bot,
    schedules: rest.schedules,
    issueLoginCode: rest.issueLoginCode,
    forgetTokens: rest.forgetTokens,
    /** Whoever comes to the login page next is this person, and is not asked. */
    expectLogin: expected.expect,
    /** @param most messages in it */
    picture: (most: number): WecomMemory => ({ port: listening, ...world.picture(most) }),
    forget: world.forget,
    /** Tells where the app's callback is, and asks it for the proof; false where it does not give it. */
    register(url: string): Promise<boolean> {
      target.url = url;
      return callbacks.verify();
    },
    /** Somebody writes to the app, alone. */
    say(userId: string, text: string): Promise<number[]> {
      world.add({ from: "person", userId, chatId: null, receivers: [], text }, null);
      return callbacks.send([
        ["FromUserName", userId],
        ["CreateTime", seconds()],
        ["MsgType", "text"],
        ["Content", text],
        ["MsgId", newCode()],
      ]);
    },
    /** Somebody sends the AI bot a file; false where no bot is there to hear of it. */
    sendFile: (userId: string, file: { name: string; data: Buffer }): Promise<boolean> =>
      bot.sendFile(userId, file.name, files.seal(file)),
    /** Somebody presses a button of a card that they see; false where it can no longer be pressed. */
    async press(userId: string, taskId: string, key: string): Promise<boolean> {
      const message = world.withCard(taskId);
      const view = message?.cards.get(userId);
      if (!message || !view?.pressable) return false;
      if (message.from === "bot") return bot.press(userId, message, taskId, key);
      const statuses = await callbacks.send([
        ["FromUserName", userId],
        ["CreateTime", seconds()],
        ["MsgType", "event"],
        ["Event", "template_card_event"],
        ["EventKey", key],
        ["TaskId", taskId],
        ["CardType", view.card.card_type],
        ["ResponseCode", world.issueResponseCode(message.id)],
      ]);
      return statuses.every((status) => status === 200);
    },
    /** Somebody joins the company, changes or leaves it. */
    changePerson(
      change: "create_user" | "update_user" | "delete_user",
      person: SandboxPerson,
    ): Promise<number[]> {
      if (change === "delete_user") world.people.delete(person.userId.toLowerCase());
      else world.people.set(person.userId.toLowerCase(), person);
      return callbacks.send([
        ["FromUserName", "sys"],
        ["CreateTime", seconds()],
        ["MsgType", "event"],
        ["Event", "change_contact"],
        ["ChangeType", change],
        ["UserID", person.userId],
        ["Name", person.name],
        ["Department", person.departmentIds.join(",")],
      ]);
    },
    async close(): Promise<void> {
      faults.release();
      bot.drop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
export type WecomSandbox = Awaited<ReturnType<typeof startWecomSandbox>>;
