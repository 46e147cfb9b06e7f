import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocket, WebSocketServer } from "ws";
import { z } from "zod";
import type { Clock } from "../../../server/clock";
import type { TemplateCard } from "../../../server/platforms/wecom/templateCard";
import type { Faults } from "./faults";
import { type SandboxAccount, type SandboxMessage, type World, changeCard, newCode } from "./world";

const LARGEST_FRAME = 1024 * 1024;
/** After a press a card can be changed for so long. */
const UPDATE_WITHIN_MS = 5_000;

const card = z.custom<TemplateCard>(
  (value) => typeof value === "object" && value !== null && "card_type" in value,
);
const frameSchema = z.looseObject({
  cmd: z.string(),
  headers: z.looseObject({ req_id: z.string() }),
  body: z
    .looseObject({
      bot_id: z.string().optional(),
      secret: z.string().optional(),
      chatid: z.string().optional(),
      userids: z.array(z.string()).optional(),
      markdown: z.looseObject({ content: z.string() }).optional(),
      stream: z.looseObject({ content: z.string().optional() }).optional(),
      template_card: card.optional(),
    })
    .default({}),
});
type Frame = z.output<typeof frameSchema>;

/** Where a reply to a frame goes, or which card a press was on. */
type Asked = { at: number; userId: string; chatId: string | null; pressed: SandboxMessage | null };

/** WeCom's side of the AI bot's long connection. */
export function createAibotSocket(options: {
  account: SandboxAccount;
  world: World;
  faults: Faults;
  clock: Clock;
}) {
  const { account, world, faults, clock } = options;
  const server = new WebSocketServer({ noServer: true, maxPayload: LARGEST_FRAME });
  const sockets = new Set<WebSocket>();
  const asked = new Map<string, Asked>();
  let bot: WebSocket | null = null;
  let logins = 0;

  function tell(socket: WebSocket, frame: object | string) {
    const text = typeof frame === "string" ? frame : JSON.stringify(frame);
    world.log("aibot", "to_us", text);
    if (socket.readyState === WebSocket.OPEN) socket.send(text);
  }

  function post(to: { userId: string; chatId: string | null }, frame: Frame): number {
    const group = to.chatId === null ? null : world.groups.get(to.chatId);
    const receivers = to.chatId === null ? [to.userId] : (group?.memberIds ?? []);
    if (receivers.length === 0) return 40003;
    const { markdown, stream, template_card: shown = null } = frame.body;
    const text = markdown?.content ?? stream?.content ?? null;
    world.add({ from: "bot", userId: null, chatId: to.chatId, receivers, text }, shown);
    return 0;
  }

  function send(frame: Frame): number {
    const { chatid = "" } = frame.body;
    if (world.groups.has(chatid)) return post({ userId: "", chatId: chatid }, frame);
    const person = world.person(chatid);
    // Whoever has not written to the bot cannot be written to.
    return person && world.writers.has(person.userId)
      ? post({ userId: person.userId, chatId: null }, frame)
      : 40003;
  }

  function update(frame: Frame): number {
    const press = asked.get(frame.headers.req_id);
    const { template_card: shown, userids = [] } = frame.body;
    const own =
      shown &&
      press?.pressed &&
      [...press.pressed.cards.values()].some((view) => view.card.task_id === shown.task_id);
    if (!press?.pressed || !shown || !own) return 40058;
    if (clock.now().getTime() - press.at > UPDATE_WITHIN_MS) return 41008;
    changeCard(press.pressed, userids, { card: shown });
    return 0;
  }

  function login(socket: WebSocket, frame: Frame): number {
    if (frame.body.bot_id !== account.botId || frame.body.secret !== account.botSecret) return 40001;
    logins += 1;
    const before = bot;
    bot = socket;
    if (before && before !== socket) putOut(before);
    return 0;
  }

  function putOut(socket: WebSocket) {
    tell(socket, {
      cmd: "aibot_event_callback",
      headers: { req_id: newCode() },
      body: { msgid: newCode(), msgtype: "event", event: { eventtype: "disconnected_event" } },
    });
    socket.close();
  }

  function act(socket: WebSocket, frame: Frame): number | null {
    switch (frame.cmd) {
      case "aibot_subscribe":
        return faults.bot.mute ? null : login(socket, frame);
      case "ping":
        return faults.bot.deaf ? null : 0;
    }
    if (socket !== bot) return 40001;
    if (faults.bot.errcode !== 0) return faults.bot.errcode;
    const reply = asked.get(frame.headers.req_id);
    const errcode =
      frame.cmd === "aibot_send_msg"
        ? send(frame)
        : frame.cmd === "aibot_respond_update_msg"
          ? update(frame)
          : frame.cmd === "aibot_respond_msg" && reply
            ? post(reply, frame)
            : 40058;
    return faults.bot.unacknowledged ? null : errcode;
  }

  function hear(socket: WebSocket, text: string) {
    world.log("aibot", "from_us", text);
    let frame: Frame;
    try {
      frame = frameSchema.parse(JSON.parse(text));
    } catch {
      return socket.close(1007);
    }
    const errcode = act(socket, frame);
    if (errcode === null) return;
    tell(socket, {
      headers: { req_id: frame.headers.req_id },
      errcode,
      errmsg: errcode === 0 ? "ok" : "refused",
    });
  }

  async function deliver(cmd: string, who: Omit<Asked, "at">, body: object) {
    const reqId = newCode();
    const common = {
      msgid: newCode(),
      aibotid: account.botId,
      create_time: Math.floor(clock.now().getTime() / 1_000),
      chattype: who.chatId === null ? "single" : "group",
      ...(who.chatId === null ? {} : { chatid: who.chatId }),
      from: { userid: who.userId },
    };
    await faults.passed();
    if (!bot) return false;
    asked.set(reqId, { ...who, at: clock.now().getTime() });
    for (let time = 0; time < faults.delivery.times; time += 1) {
      const frame = JSON.stringify({ cmd, headers: { req_id: reqId }, body: { ...common, ...body } });
      tell(bot, faults.bot.halved ? frame.slice(0, frame.length / 2) : frame);
    }
    return true;
  }

  return {
    /** How often a bot has logged in. */
    get logins() {
      return logins;
    },
    get connected() {
      return bot !== null;
    },
    upgrade(request: IncomingMessage, socket: Duplex, head: Buffer) {
      server.handleUpgrade(request, socket, head, (opened) => {
        sockets.add(opened);
        opened.on("message", (data) => hear(opened, (data as Buffer).toString("utf8")));
        // The close that follows says enough.
        opened.on("error", () => {});
        opened.on("close", () => {
          sockets.delete(opened);
          if (bot === opened) bot = null;
          world.changed();
        });
      });
    },
    /** Somebody writes to the bot, alone or in a group; false where no bot is there to hear it. */
    say(userId: string, chatId: string | null, text: string): Promise<boolean> {
      world.writers.add(userId);
      const receivers = chatId === null ? [] : (world.groups.get(chatId)?.memberIds ?? []);
      world.add({ from: "person", userId, chatId, receivers, text }, null);
      return deliver(
        "aibot_msg_callback",
        { userId, chatId, pressed: null },
        { msgtype: "text", text: { content: text } },
      );
    },
    /** Somebody sends the bot a file, alone; WeCom has sealed it under the address. */
    sendFile(userId: string, fileName: string, sealed: { url: string; aeskey: string }): Promise<boolean> {
      world.writers.add(userId);
      world.add({ from: "person", userId, chatId: null, receivers: [], text: null, fileName }, null);
      return deliver(
        "aibot_msg_callback",
        { userId, chatId: null, pressed: null },
        { msgtype: "file", file: sealed },
      );
    },
    press(userId: string, message: SandboxMessage, taskId: string, key: string): Promise<boolean> {
      const pressed = { card_type: "button_interaction", event_key: key, task_id: taskId };
      return deliver(
        "aibot_event_callback",
        { userId, chatId: message.chatId, pressed: message },
        { msgtype: "event", event: { eventtype: "template_card_event", template_card_event: pressed } },
      );
    },
    /** Something that is no frame, on the bot's connection. */
    garble(text: string) {
      if (bot) tell(bot, text);
    },
    /** Every connection breaks, without a word. */
    drop() {
      for (const socket of sockets) socket.terminate();
    },
    /** As when the same bot logs in elsewhere. */
    kick() {
      const before = bot;
      bot = null;
      if (before) putOut(before);
    },
  };
}
