import { createHash, randomBytes } from "node:crypto";
import { z } from "zod";
import { DingtalkError } from "./errors";
import type { DingtalkHttp } from "./http";

export type JsapiSigned = { timeStamp: string; nonceStr: string; signature: string };

/** A page's address as it is signed: percent-decoded, without the part after `#`. */
function signedUrl(url: string): string {
  const page = url.replace(/#.*$/s, "");
  try {
    return decodeURIComponent(page);
  } catch {
    throw new DingtalkError("refused", "jsapi.url");
  }
}

/**
 * @param algorithm SHA-256 by the present document; older clients' documents say SHA-1
 * @returns hex. Source: open.dingtalk.com, "JSAPI authentication"
 */
export function signJsapi(
  { ticket, nonceStr, timeStamp, url }: { ticket: string; nonceStr: string; timeStamp: string; url: string },
  algorithm: "sha256" | "sha1" = "sha256",
): string {
  const text = `jsapi_ticket=${ticket}&noncestr=${nonceStr}&timestamp=${timeStamp}&url=${signedUrl(url)}`;
  return createHash(algorithm).update(text, "utf8").digest("hex");
}

const ticketSchema = z.object({ jsapiTicket: z.string().min(1), expireIn: z.number().positive() });

export function createDingtalkJsapi(http: DingtalkHttp) {
  const { tokens, clock, app } = http;

  async function fetchTicket() {
    const { jsapiTicket, expireIn } = await http.ask(
      { host: "api", method: "POST", path: "/v1.0/oauth2/jsapiTickets", body: {}, effect: "asks" },
      ticketSchema,
    );
    return { value: jsapiTicket, lifetimeMs: expireIn * 1_000 };
  }

  return {
    /** What `dd.config` needs for the page at this address. The caller allows its own pages only. */
    async sign(url: string): Promise<JsapiSigned> {
      const ticket = await tokens.find(`dingtalk:${app.clientId}:jsapi`, fetchTicket);
      const nonceStr = randomBytes(12).toString("hex");
      const timeStamp = String(clock.now().getTime());
      return { timeStamp, nonceStr, signature: signJsapi({ ticket, nonceStr, timeStamp, url }) };
    },
  };
}
