import type { z } from "zod";
import { AppError, badRequest } from "../../http/errors";
import { DingtalkError } from "../../platforms/dingtalk/errors";
import type { JsTicketKind } from "../../platforms/wecom/jsSignatures";
import type { WecomClient } from "../../platforms/wecom/client";
import type { Services } from "../../services";
import type { signatureQuery, signatureSchema } from "./schema";

type Signed = z.input<typeof signatureSchema>;

const unavailable = (cause: unknown) => new AppError("chat_login.unavailable", 503, { cause });

/**
 * Signs a page of ours for a platform's JS-SDK, with tickets that all processes share.
 * @throws 400 `chat_login.foreign_page`: a signature lends our app's permissions to whoever's page has that address
 */
export async function signPage(
  { platforms, env }: Pick<Services, "platforms" | "env">,
  { platform, url }: z.output<typeof signatureQuery>,
  origin: string,
): Promise<Signed> {
  if (new URL(url).origin !== origin) throw badRequest("chat_login.foreign_page");
  const { dingtalk, wecom } = platforms;
  if (platform === "dingtalk" && dingtalk) {
    try {
      const { timeStamp, nonceStr, signature } = await dingtalk.jsapi.sign(url);
      const config = { timestamp: timeStamp, nonceStr, signature };
      return { platform, corpId: env.DINGTALK_CORP_ID ?? "", agentId: env.DINGTALK_AGENT_ID ?? null, config };
    } catch (error) {
      if (!(error instanceof DingtalkError)) throw error;
      throw unavailable(error);
    }
  }
  if (platform === "wecom" && wecom) {
    const [config, agentConfig] = [await sign(wecom, "config", url), await sign(wecom, "agent", url)];
    return { platform, corpId: wecom.corpId, agentId: String(wecom.agentId), config, agentConfig };
  }
  throw new AppError("chat_login.not_configured", 404);
}

async function sign({ jsSignatures }: WecomClient, kind: JsTicketKind, url: string) {
  const reply = await jsSignatures.sign(kind, url);
  if (!reply.ok) throw unavailable(new Error(reply.failure.detail));
  return { ...reply.value, timestamp: String(reply.value.timestamp) };
}
