import { z } from "zod";

export const platform = z.enum(["dingtalk", "wecom"]);
const code = z.string().min(1).max(512);

export const platformParams = z.strictObject({ platform });
export const startQuery = z.object({
  mode: z.enum(["client", "browser"]).default("browser"),
  /** A path of ours; anything else leads to the console. */
  next: z.string().max(500).optional(),
  /** A candidate is not logged in by it: the page of their link confirms with it who they are. */
  as: z.enum(["staff", "candidate"]).default("staff"),
});
/** What comes back is the platform's: it may bring more along, or an error in place of a code. */
export const callbackQuery = z.object({
  code: code.optional(),
  authCode: code.optional(),
  state: z.string().max(200).default(""),
});
export const codeBody = z.strictObject({ platform, code });
export const factorBody = z.strictObject({ code: z.string().trim().min(6).max(40) });
export const loggedInSchema = z.object({
  /** Not logged in yet: the second factor is asked for at `/session/chat/second-factor`. */
  secondFactor: z.boolean(),
});

export const hostsSchema = z
  .object({
    dingtalk: z
      .object({ corpId: z.string(), clientId: z.string(), agentId: z.string().nullable() })
      .nullable(),
    wecom: z.object({ corpId: z.string(), agentId: z.string() }).nullable(),
  })
  .meta({ id: "ChatHosts" });

export const signatureQuery = z.object({ platform, url: z.url({ protocol: /^https?$/ }).max(2_000) });
const signature = z.object({ timestamp: z.string(), nonceStr: z.string(), signature: z.string() });
export const signatureSchema = z.discriminatedUnion("platform", [
  /** For `dd.config`. */
  z.object({
    platform: z.literal("dingtalk"),
    corpId: z.string(),
    agentId: z.string().nullable(),
    config: signature,
  }),
  /** For `ww.register`: the corporation's ticket, and the app's. */
  z.object({
    platform: z.literal("wecom"),
    corpId: z.string(),
    agentId: z.string(),
    config: signature,
    agentConfig: signature,
  }),
]);
