import { z } from "zod";
import { type Outside, isLoopback } from "./values";

/** A platform's address: its own, or the sandbox's on this machine. */
const platformUrl = (standard: string) =>
  z
    .url({ protocol: /^(https?|wss?)$/ })
    .transform((url) => url.replace(/\/+$/, ""))
    .refine((url) => /^(https|wss):/.test(url) || isLoopback(new URL(url).hostname), "must be encrypted")
    .default(standard);

/** DingTalk and WeCom; the sandbox on loopback without them. */
export const platformSettings = {
  DINGTALK_CLIENT_ID: z.string().min(1).optional(),
  DINGTALK_CLIENT_SECRET: z.string().min(1).optional(),
  DINGTALK_CORP_ID: z.string().min(1).optional(),
  /** The client id unless told. */
  DINGTALK_ROBOT_CODE: z.string().min(1).optional(),
  DINGTALK_AGENT_ID: z.string().regex(/^\d+$/, "is a number").optional(),
  DINGTALK_CARD_TEMPLATE_ID: z.string().min(1).optional(),
  DINGTALK_API_URL: platformUrl("https://api.dingtalk.com"),
  DINGTALK_OAPI_URL: platformUrl("https://oapi.dingtalk.com"),
  DINGTALK_LOGIN_URL: platformUrl("https://login.dingtalk.com"),
  WECOM_CORP_ID: z.string().min(1).optional(),
  WECOM_AGENT_ID: z.coerce.number().int().positive().optional(),
  WECOM_SECRET: z.string().min(1).optional(),
  WECOM_CALLBACK_TOKEN: z
    .string()
    .regex(/^[A-Za-z0-9]{3,32}$/, "has 3 to 32 letters and digits")
    .optional(),
  WECOM_CALLBACK_AES_KEY: z
    .string()
    .regex(/^[A-Za-z0-9]{43}$/, "has 43 letters and digits")
    .optional(),
  WECOM_BOT_ID: z.string().min(1).optional(),
  WECOM_BOT_SECRET: z.string().min(1).optional(),
  WECOM_API_URL: platformUrl("https://qyapi.weixin.qq.com/cgi-bin"),
  WECOM_BOT_URL: platformUrl("wss://openws.work.weixin.qq.com"),
  WECOM_OAUTH_URL: platformUrl("https://open.weixin.qq.com/connect/oauth2/authorize"),
  WECOM_LOGIN_URL: platformUrl("https://login.work.weixin.qq.com/wwlogin/sso/login"),
};

export const platformServices = [
  {
    service: "DingTalk",
    needed: ["DINGTALK_CLIENT_ID", "DINGTALK_CLIENT_SECRET", "DINGTALK_CORP_ID", "DINGTALK_CARD_TEMPLATE_ID"],
    optional: ["DINGTALK_ROBOT_CODE", "DINGTALK_AGENT_ID"],
  },
  { service: "WeCom", needed: ["WECOM_CORP_ID", "WECOM_AGENT_ID", "WECOM_SECRET"], optional: [] },
  { service: "WeCom's callback", needed: ["WECOM_CALLBACK_TOKEN", "WECOM_CALLBACK_AES_KEY"], optional: [] },
  { service: "WeCom's AI bot", needed: ["WECOM_BOT_ID", "WECOM_BOT_SECRET"], optional: [] },
] as const satisfies readonly Outside<keyof typeof platformSettings>[];
