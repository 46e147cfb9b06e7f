import { setTimeout as pause } from "node:timers/promises";
import type { Middleware } from "koa";
import type { Clock } from "../../../server/clock";
import { AppError } from "../../../server/http/errors";
import type { Logger } from "../../../server/logger";
import type { WecomClient } from "../../../server/platforms/wecom/client";
import type { Lease } from "../../../server/leases/lease";
import type { CardFace, CardFaces } from "../../cards/face";
import type { CardActionEvent, ChatEvent, MessageEvent } from "../../chatEvent";
import type { ChatPlatform, ChatTarget, EventSink, PlatformState } from "../../platform";
import { withinTime } from "../withinTime";
import { type WecomBot, type WecomBotTimes, createWecomBot } from "./aibot/aibot";
import type { BotAccount } from "./aibot/connection";
import { createWecomCallback } from "./callback/callback";
import { createWecomCards, faceOf, lineOf, ownFace } from "./cards";
import { fetchFile } from "./files";
import { attempt } from "../attempt";
import { createSending } from "./sending";

export type WecomPlatformOptions = {
  client: WecomClient;
  /** Of the app: without it nobody can write to the app or press its buttons. */
  callback: { path: string; token: string; encodingAesKey: string } | null;
  /** Without it there are no groups. */
  bot: { account: BotAccount; lease: Lease; times?: Partial<WecomBotTimes> } | null;
  /** Where a card leads that has no link of its own. */
  home: string;
  clock: Clock;
  log: Logger;
};

export type WecomPlatform = ChatPlatform & {
  /** For the chain of the API, before anything that reads a body; null where there is no callback. */
  readonly middleware: Middleware | null;
};

/** So long a press may keep WeCom waiting; the card is changed by a call of ours in any case. */
const PRESS_MS = 1_500;
/** Marks what was said to the AI bot, and is answered by it. */
const BY_BOT = "bot";
/** What the AI bot hears is told once, so it has to be written down here and now. */
const TAKE_AGAIN_MS = [200, 1_000, 5_000];

/** Groups, and whatever was said to the AI bot. */
const needsBot = (to: ChatTarget | MessageEvent): boolean =>
  to.kind === "group" || (to.kind === "message" && to.replyTo === BY_BOT);

const FAILED = "没有成功，请再按一次。That did not work: please press again.";

/** WeCom as handlers and delivery see it: one-to-one by the app, in groups by the AI bot. */
export function createWecomPlatform(options: WecomPlatformOptions): WecomPlatform {
  const { client, home, clock, log } = options;
  let sink: EventSink | null = null;
  let since: Date | null = null;
  const stopping = new AbortController();
  const working = new Set<Promise<void>>();

  const bot: WecomBot | null =
    options.bot &&
    createWecomBot({
      ...options.bot,
      clock,
      log,
      onEvent: hearBot,
      onState(state) {
        since = state === "ready" ? clock.now() : null;
      },
    });
  const sending = createSending(client, bot);
  const cards = createWecomCards({ client, bot, sending, home, clock });

  /** A stop waits for what was begun. */
  function follow(work: Promise<void>): Promise<void> {
    const ended = work.finally(() => working.delete(ended));
    working.add(ended);
    return ended;
  }

  function listening(): EventSink {
    if (!sink) throw new AppError("internal", 503);
    return sink;
  }

  /** WeCom repeats what was not taken, so a failure is its to know. */
  async function hearApp(event: ChatEvent): Promise<void> {
    const to = listening();
    if (event.kind !== "card_action") return follow(to.take(event));
    await withinTime(follow(pressOnApp(to, event)), PRESS_MS);
  }

  async function pressOnApp(to: EventSink, event: CardActionEvent): Promise<void> {
    const { id } = event.from;
    let faces: CardFaces;
    try {
      faces = await to.press(event);
    } catch (error) {
      log.error({ err: error }, "a press on a WeCom card could not be handled");
      await client.messages.send([id], { msgtype: "text", text: { content: FAILED } }, { mayRepeat: true });
      return;
    }
    const code = event.params["responseCode"] ?? "";
    if (code === "") return;
    const card = cards.draw(faceOf(faces, id), event.params["taskId"] ?? event.cardId);
    const reply = await client.messages.updateCard([id], code, { card });
    // What was decided is decided; delivery changes the card by the code that it keeps.
    if (!reply.ok) log.warn({ detail: reply.failure.detail }, "a pressed WeCom card was not changed");
  }

  async function hearBot(event: ChatEvent): Promise<void> {
    const to = listening();
    return follow(event.kind === "card_action" ? pressOnBot(to, event) : takeFromBot(to, event));
  }

  async function takeFromBot(to: EventSink, event: Exclude<ChatEvent, CardActionEvent>): Promise<void> {
    const told = event.kind === "message" ? { ...event, replyTo: BY_BOT } : event;
    for (const waitMs of TAKE_AGAIN_MS) {
      try {
        return await to.take(told);
      } catch (error) {
        log.warn({ err: error }, "a message to WeCom's AI bot is not written down yet");
        await pause(waitMs, undefined, { signal: stopping.signal }).catch(() => {});
      }
    }
    return to.take(told);
  }

  async function pressOnBot(to: EventSink, event: CardActionEvent): Promise<void> {
    let faces: CardFaces;
    try {
      faces = await to.press(event);
    } catch (error) {
      log.error({ err: error }, "a press on a card of WeCom's AI bot could not be handled");
      await bot?.respond(event.id, { kind: "markdown", text: FAILED });
      return;
    }
    const { shared } = faces;
    const change = (face: CardFace, userIds: string[]) =>
      bot?.updateCard(event.id, cards.draw(face, event.cardId), userIds);
    const mine = ownFace(faces, event.from.id);
    const replies = [await change(shared, []), mine && (await change(mine, [event.from.id]))];
    const lost = replies.flatMap((reply) => (reply && !reply.ok ? [reply.failure] : []))[0];
    if (!lost) return;
    log.warn({ detail: lost.detail }, "a pressed card of WeCom's AI bot was not changed");
    await bot?.respond(event.id, { kind: "markdown", text: lineOf(shared) });
  }

  return {
    platform: "wecom",
    middleware:
      options.callback &&
      createWecomCallback({ ...options.callback, corpId: client.corpId, clock, log, onEvent: hearApp }),

    async start(to) {
      sink = to;
      bot?.start();
    },
    async stop() {
      stopping.abort();
      sink = null;
      await bot?.stop();
      await Promise.allSettled(working);
    },
    state(): PlatformState {
      if (!bot) return { connected: sink !== null, since: null, detail: "callback alone" };
      return { connected: bot.state === "ready", since, detail: bot.state === "ready" ? null : bot.state };
    },

    reaches: (to) => (needsBot(to) ? (bot?.leads ?? true) : true),

    reply: (event, text) =>
      attempt(log, () =>
        event.replyTo === BY_BOT
          ? sending.answer(event, text)
          : sending.sendToPerson(event.from.id, text, true),
      ),
    say: (to, text) => attempt(log, () => sending.say(to, text)),
    showCard: (content) => attempt(log, () => cards.show(content)),
    changeCard: (content) => attempt(log, () => cards.change(content)),
    fetchFile: ({ key }, limitBytes) => fetchFile(client, key, limitBytes),
  };
}
