import { setTimeout as pause } from "node:timers/promises";
import { LRUCache } from "lru-cache";
import { type Clock, newId } from "../../../../server/clock";
import type { Logger } from "../../../../server/logger";
import { type WecomReply, failed } from "../../../../server/platforms/wecom/reply";
import type { TemplateCard } from "../../../../server/platforms/wecom/templateCard";
import type { ChatEvent } from "../../../chatEvent";
import {
  type BotAccount,
  type BotMessage,
  type Connection,
  type ConnectionTimes,
  type Frame,
  openConnection,
} from "./connection";
import { createLeadership } from "./leadership";
import type { Lease } from "../../../../server/leases/lease";
import { readEventFrame, readMessageFrame } from "./readFrame";
import { RECONNECT_DELAYS, type ReconnectDelays, reconnectDelayMs } from "./reconnect";

export const WECOM_BOT_URL = "wss://openws.work.weixin.qq.com";

export type WecomBotTimes = ConnectionTimes & ReconnectDelays & { leaseMs: number };
export const WECOM_BOT_TIMES: WecomBotTimes = {
  ...RECONNECT_DELAYS,
  authMs: 10_000,
  heartbeatMs: 15_000,
  leaseMs: 30_000,
};

/** `standby`: another process has the connection. `waiting`: between two tries. */
export type WecomBotState = "stopped" | "standby" | "connecting" | "ready" | "waiting";

export type WecomBotOptions = {
  account: BotAccount;
  lease: Lease;
  clock: Clock;
  log: Logger;
  /** Takes an event over; the platform is not told whether that succeeded, so it is only logged if it fails. */
  onEvent: (event: ChatEvent) => Promise<void>;
  onState?: (state: WecomBotState) => void;
  times?: Partial<WecomBotTimes>;
  random?: () => number;
};

/** After a press WeCom takes a card's change for so long. */
const UPDATE_WITHIN_MS = 5_000;
/** A reply to what was said may come a day later. */
const MOST_REMEMBERED = 10_000;
/** A connection that lasted so long was a good one. */
const LASTED_MS = 60_000;
const RETRY_MS = 5_000;

type Remembered = { reqId: string; receivedAt: number; cardId: string | null };

const tooLate = (detail: string) => failed({ kind: "permanent", reason: "used_up", errcode: 0, detail });

/**
 * The AI bot's long connection: one for each bot, in whichever process leads. It hands each event on once, answers
 * on the connection that brought it, and comes back by itself.
 */
export function createWecomBot(options: WecomBotOptions) {
  const { account, lease, clock, log, onEvent, onState = () => {}, random = Math.random } = options;
  const times = { ...WECOM_BOT_TIMES, ...options.times };
  const remembered = new LRUCache<string, Remembered>({ max: MOST_REMEMBERED });
  let state: WecomBotState = "stopped";
  let connection: Connection | null = null;
  let term: { stop: AbortController; over: Promise<void> } | null = null;

  function turn(to: WecomBotState) {
    if (to === state) return;
    state = to;
    onState(to);
  }

  function take({ reqId }: Frame, event: ChatEvent | null) {
    if (!event) return log.debug("a frame of WeCom's AI bot that nobody listens to");
    if (remembered.has(event.id)) return log.debug({ eventId: event.id }, "WeCom sent an event again");
    const cardId = event.kind === "card_action" ? event.cardId : null;
    remembered.set(event.id, { reqId, receivedAt: clock.now().getTime(), cardId });
    onEvent(event).catch((error: unknown) => {
      // Should WeCom send it once more, it may be taken once more.
      remembered.delete(event.id);
      log.error({ err: error, eventId: event.id }, "an event of WeCom's AI bot was not taken over");
    });
  }

  /** Holds one connection until it ends; says whether it counts as a failed one. */
  async function hold(stop: AbortSignal): Promise<{ kicked: boolean; lasted: boolean }> {
    let readyAt: number | null = null;
    turn("connecting");
    const opened = openConnection({
      account,
      times,
      log,
      onReady() {
        readyAt = clock.now().getTime();
        connection = opened;
        turn("ready");
      },
      onMessage: (frame) => take(frame, readMessageFrame(frame.body, clock.now())),
      onEvent: (frame) => take(frame, readEventFrame(frame.body, clock.now())),
    });
    const close = () => opened.close();
    stop.addEventListener("abort", close);
    if (stop.aborted) close();
    const end = await opened.end;
    stop.removeEventListener("abort", close);
    connection = null;
    if (!stop.aborted) {
      log.warn({ end }, "WeCom's AI bot lost its connection");
      turn("waiting");
    }
    const lasted = readyAt !== null && clock.now().getTime() - readyAt >= LASTED_MS;
    return { kicked: end === "kicked", lasted };
  }

  async function serve(stop: AbortSignal) {
    let failures = 0;
    while (!stop.aborted) {
      const { kicked, lasted } = await hold(stop);
      if (stop.aborted) return;
      failures = lasted ? 0 : failures + 1;
      const waitMs = reconnectDelayMs(failures - (lasted ? 0 : 1), {
        kicked,
        random: random(),
        delays: times,
      });
      await pause(waitMs, undefined, { signal: stop }).catch(() => {});
    }
  }

  const leadership = createLeadership({
    lease,
    name: `wecom-bot:${account.botId}`,
    owner: newId(),
    leaseMs: times.leaseMs,
    log,
    onChange(leads) {
      if (leads) {
        const stop = new AbortController();
        const before = term?.over ?? Promise.resolve();
        term = { stop, over: before.then(() => serve(stop.signal)) };
      } else {
        term?.stop.abort();
        turn("standby");
      }
    },
  });

  async function connected(work: (open: Connection) => Promise<WecomReply<null>>): Promise<WecomReply<null>> {
    if (connection) return work(connection);
    const detail = state === "standby" ? "another process has the connection" : "not connected";
    return failed({ kind: "retry", reason: "unreachable", errcode: null, waitMs: RETRY_MS, detail });
  }

  return {
    get state() {
      return state;
    },
    /** Whether the connection is this process' to have, be it there just now or not. */
    get leads() {
      return state !== "standby" && state !== "stopped";
    },
    start() {
      turn("standby");
      leadership.start();
    },
    /** Afterwards nothing of it runs, and another process may connect at once. */
    async stop() {
      term?.stop.abort();
      await term?.over;
      await leadership.stop();
      turn("stopped");
    },
    /** Answers an event in the place from which it came. */
    async respond(eventId: string, message: BotMessage): Promise<WecomReply<null>> {
      const to = remembered.get(eventId);
      if (!to) return tooLate("an event that is not remembered");
      return connected((open) => open.respond(to.reqId, message));
    },
    /**
     * Puts another card in the place of the one that was pressed, for these persons or for all who have it. Only
     * within five seconds of the press; the card keeps its id.
     */
    async updateCard(eventId: string, card: TemplateCard, userIds: string[] = []): Promise<WecomReply<null>> {
      const to = remembered.get(eventId);
      if (!to || to.cardId === null) return tooLate("no press that is remembered");
      if (clock.now().getTime() - to.receivedAt > UPDATE_WITHIN_MS)
        return tooLate("five seconds after the press");
      const { cardId } = to;
      return connected((open) => open.updateCard(to.reqId, { ...card, task_id: cardId }, userIds));
    },
    /** Writes to a group by its id, or to a person by their user id, who must have written first. */
    send: (chatId: string, message: BotMessage): Promise<WecomReply<null>> =>
      connected((open) => open.send(chatId, message)),
  };
}
export type WecomBot = ReturnType<typeof createWecomBot>;
