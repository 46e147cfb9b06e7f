import { randomBytes } from "node:crypto";
import { getJsApiSignature } from "@wecom/crypto";
import { z } from "zod";
import type { Clock } from "../../clock";
import type { WecomApi } from "./api";
import type { TokenCache } from "../tokenCache";
import { createKeptToken } from "./keptToken";
import { type WecomReply, done, readAs } from "./reply";

export type JsSignature = { timestamp: number; nonceStr: string; signature: string };

/** `config` speaks for the corporation, `agent` for this app: two tickets that do not stand for each other. */
export type JsTicketKind = "config" | "agent";

const ticketSchema = z.looseObject({
  ticket: z.string().min(1).max(1_000),
  expires_in: z.number().positive(),
});

/**
 * SHA-1 over the page's address up to `#`, as `ww.register` wants it.
 * Source: "JS-SDK signature algorithm", developer.work.weixin.qq.com/document/path/90506.
 */
export function signPage(input: {
  ticket: string;
  nonceStr: string;
  timestamp: number;
  url: string;
}): string {
  const { ticket, nonceStr, timestamp, url } = input;
  const page = url.split("#", 1)[0] ?? "";
  return getJsApiSignature({ ticket, nonceStr, timestamp, url: page }).signature;
}

export function createJsSignatures(
  api: WecomApi,
  options: { corpId: string; agentId: number; tokens: TokenCache; clock: Clock },
) {
  const { corpId, agentId, tokens, clock } = options;

  const ticketOf = (kind: JsTicketKind) =>
    createKeptToken({
      tokens,
      key: `wecom:${corpId}:${agentId}:ticket:${kind}`,
      load: async () => {
        const reply = await (kind === "config"
          ? api.get("/get_jsapi_ticket")
          : api.get("/ticket/get", { type: "agent_config" }));
        if (!reply.ok) return reply;
        const read = readAs(ticketSchema, reply.value);
        return read.ok ? done({ value: read.value.ticket, expiresInSeconds: read.value.expires_in }) : read;
      },
    });
  const tickets = { config: ticketOf("config"), agent: ticketOf("agent") };

  return {
    /** For a page of ours. Whose addresses may be signed is for the caller to say. */
    async sign(kind: JsTicketKind, url: string): Promise<WecomReply<JsSignature>> {
      const ticket = await tickets[kind].get();
      if (!ticket.ok) return ticket;
      const nonceStr = randomBytes(12).toString("hex");
      const timestamp = Math.floor(clock.now().getTime() / 1_000);
      const signature = signPage({ ticket: ticket.value, nonceStr, timestamp, url });
      return done({ timestamp, nonceStr, signature });
    },
  };
}
