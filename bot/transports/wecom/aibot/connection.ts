import { EventEmitter, once } from "node:events";
import { type TemplateCard as SdkCard, WSClient, type WsFrame } from "@wecom/aibot-node-sdk";
import type { Logger } from "../../../../server/logger";
import { failureOf } from "../../../../server/platforms/wecom/errcodes";
import { type WecomReply, done, failed } from "../../../../server/platforms/wecom/reply";
import type { TemplateCard } from "../../../../server/platforms/wecom/templateCard";

export type BotAccount = {
  botId: string;
  secret: string;
  /** `wss://openws.work.weixin.qq.com`, or where the sandbox listens. */
  wsUrl: string;
};

export type ConnectionTimes = {
  /** From the first packet to WeCom's word that it knows the bot. */
  authMs: number;
  /** Two beats without an answer, and the connection counts as dead at the third. */
  heartbeatMs: number;
};

export type Frame = { reqId: string; body: unknown };

export type ConnectionEnd = "closed" | "kicked" | "refused" | "silent";

export type ConnectionOptions = {
  account: BotAccount;
  times: ConnectionTimes;
  log: Logger;
  onReady: () => void;
  onMessage: (frame: Frame) => void;
  onEvent: (frame: Frame) => void;
};

/** Frames of WeCom are a few kilobytes. */
const LARGEST_FRAME = 1024 * 1024;
const RETRY_MS = 5_000;

/** The SDK's own logger writes whole messages to the console; of what it says only that it said it is kept. */
function quiet(log: Logger) {
  const tell = (message: unknown) => log.debug({ sdk: String(message).slice(0, 60) }, "WeCom AI bot");
  return { debug: () => {}, info: () => {}, warn: tell, error: tell };
}

const frameOf = ({ headers, body }: WsFrame): Frame => ({ reqId: String(headers?.req_id ?? ""), body });

/** What became of a frame that was to be acknowledged: the SDK rejects with WeCom's answer, or an error of its own. */
async function replyOf(sent: Promise<WsFrame>): Promise<WecomReply<null>> {
  try {
    await sent;
    return done(null);
  } catch (reason) {
    const { errcode } = reason as { errcode?: unknown };
    if (typeof errcode === "number") return failed(failureOf(errcode));
    const words = reason instanceof Error ? reason.message : "";
    return /not connected|exceeds max size/.test(words)
      ? failed({
          kind: "retry",
          reason: "unreachable",
          errcode: null,
          waitMs: RETRY_MS,
          detail: "not connected",
        })
      : failed({ kind: "unclear", detail: "no acknowledgement" });
  }
}

const headersOf = (reqId: string) => ({ headers: { req_id: reqId } });
const bodyOf = (content: BotMessage) =>
  content.kind === "markdown"
    ? ({ msgtype: "markdown", markdown: { content: content.text } } as const)
    : ({ msgtype: "template_card", template_card: content.card as SdkCard } as const);

/**
 * One connection of the AI bot, from beginning to end, by WeCom's SDK. It is used for this alone: the SDK gives up
 * after ten tries, all without jitter, waits for ever for a server that does not answer the login, and comes back at
 * once after being put out; so when and whether to connect again is decided outside (aibot.ts).
 */
export function openConnection({ account, times, log, onReady, onMessage, onEvent }: ConnectionOptions) {
  const client = new WSClient({
    ...account,
    heartbeatInterval: times.heartbeatMs,
    maxReconnectAttempts: 0,
    maxAuthFailureAttempts: 0,
    wsOptions: { maxPayload: LARGEST_FRAME, handshakeTimeout: times.authMs, perMessageDeflate: false },
    logger: quiet(log),
  });
  let ended = false;
  const ending = new EventEmitter();
  const end = once(ending, "end").then(([why]) => why as ConnectionEnd);
  const login = setTimeout(() => close("silent"), times.authMs);

  function close(why: ConnectionEnd = "closed") {
    if (ended) return;
    ended = true;
    clearTimeout(login);
    client.disconnect();
    ending.emit("end", why);
  }

  client.on("authenticated", () => {
    clearTimeout(login);
    if (!ended) onReady();
  });
  client.on("message", (frame) => {
    if (!ended) onMessage(frameOf(frame));
  });
  client.on("event", (frame) => {
    if (!ended) onEvent(frameOf(frame));
  });
  client.on("event.disconnected_event", () => {
    // The SDK takes the socket down itself, right after this.
    queueMicrotask(() => close("kicked"));
  });
  client.on("error", (error) => {
    if ("code" in error && error.code === "WS_AUTH_FAILURE_EXHAUSTED") close("refused");
    if ("code" in error && error.code === "WS_RECONNECT_EXHAUSTED") close();
  });
  client.on("disconnected", () => queueMicrotask(close));
  client.connect();

  return {
    end,
    close: () => close(),
    respond(reqId: string, content: BotMessage): Promise<WecomReply<null>> {
      return replyOf(
        content.kind === "markdown"
          ? // A reply is a stream, of one piece here.
            client.replyStream(headersOf(reqId), `reply_${reqId}`.slice(0, 120), content.text, true)
          : client.replyTemplateCard(headersOf(reqId), content.card as SdkCard),
      );
    },
    updateCard: (reqId: string, card: TemplateCard, userIds: string[]) =>
      replyOf(client.updateTemplateCard(headersOf(reqId), card as SdkCard, userIds)),
    send: (chatId: string, content: BotMessage) => replyOf(client.sendMessage(chatId, bodyOf(content))),
  };
}
export type Connection = ReturnType<typeof openConnection>;

export type BotMessage = { kind: "markdown"; text: string } | { kind: "card"; card: TemplateCard };
