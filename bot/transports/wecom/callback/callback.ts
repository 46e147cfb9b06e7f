import type { Context, Next } from "koa";
import type { Clock } from "../../../../server/clock";
import { AppError, badRequest, forbidden, tooLarge } from "../../../../server/http/errors";
import type { Logger } from "../../../../server/logger";
import type { ChatEvent } from "../../../chatEvent";
import { type Envelope, type EnvelopeKeys, createEnvelopeOpener } from "./envelope";
import { createHandedOn } from "./handedOn";
import { readEvent } from "./readEvent";
import { parseXml, textAt } from "./xml";

export type WecomCallbackOptions = EnvelopeKeys & {
  /** Where WeCom was told to find us. */
  path: string;
  clock: Clock;
  log: Logger;
  /**
   * Takes an event over. WeCom waits for it, five seconds at most, and sends the event again when it fails: write it
   * down here, do the work afterwards.
   */
  onEvent: (event: ChatEvent) => Promise<void>;
};

/** The longest message is 2 KB of text; a contact with all its fields is a few more. */
const BODY_LIMIT = 128 * 1024;
/** What WeCom asks us to say back is a short word; a message that was overheard must never be read out here. */
const ECHO = /^[\w+/=-]{1,128}$/;

async function readBody(ctx: Context): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of ctx.req as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > BODY_LIMIT) {
      // The rest is not read; the connection cannot be used again.
      ctx.set("Connection", "close");
      throw tooLarge("request.too_large");
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

const one = (value: string | string[] | undefined) => (typeof value === "string" ? value : "");

function envelopeOf(ctx: Context, sealed: string): Envelope {
  const { msg_signature: signature, timestamp, nonce } = ctx.query;
  return { signature: one(signature), timestamp: one(timestamp), nonce: one(nonce), sealed };
}

/**
 * WeCom's callback for one app, as Koa middleware: GET proves to WeCom that the address is ours, POST brings events.
 * Whatever is not surely from WeCom, for us and fresh gets 403 and no reason.
 */
export function createWecomCallback({ path, clock, log, onEvent, ...keys }: WecomCallbackOptions) {
  const open = createEnvelopeOpener(keys, clock);
  const once = createHandedOn(clock);

  function verify(ctx: Context) {
    const echo = open(envelopeOf(ctx, one(ctx.query["echostr"])));
    if (echo === null || !ECHO.test(echo)) throw forbidden("request.forged");
    ctx.type = "text";
    ctx.body = echo;
  }

  async function receive(ctx: Context) {
    const outer = parseXml(await readBody(ctx));
    const sealed = outer && textAt(outer, "Encrypt");
    if (!sealed) throw badRequest("request.invalid");
    const envelope = envelopeOf(ctx, sealed);
    const opened = open(envelope);
    if (opened === null) throw forbidden("request.forged");
    const message = parseXml(opened);
    if (!message) throw badRequest("request.invalid");
    const event = readEvent(message);
    if (event) await once(envelope.signature, () => onEvent(event));
    else log.debug({ event: textAt(message, "Event") }, "WeCom told something that nobody listens to");
    // An empty answer tells WeCom that the event has arrived and that nothing is said in reply.
    ctx.status = 200;
    ctx.body = "";
  }

  return async function wecomCallback(ctx: Context, next: Next): Promise<void> {
    if (ctx.path !== path) return next();
    if (ctx.method === "GET") return verify(ctx);
    if (ctx.method === "POST") return receive(ctx);
    throw new AppError("request.method", 405);
  };
}
