import { resolve } from "node:path";
import { z } from "zod";

const flag = z.enum(["true", "false"]).transform((value) => value === "true");
/** Reverse proxies before this server: so many addresses at the end of X-Forwarded-For are theirs to say. */
const proxies = z
  .enum(["false", "true", "1", "2", "3", "4", "5"])
  .transform((value) => (value === "true" ? 1 : value === "false" ? 0 : Number(value)));
const listOf = <T extends z.ZodType<unknown, string>>(item: T) =>
  z
    .string()
    .transform((value) => value.split(",").map((part) => part.trim()))
    .pipe(z.array(item).min(1));

const role = z.enum(["api", "worker", "bot"]);
export type Role = z.infer<typeof role>;

const loopback = new Set(["127.0.0.1", "::1", "localhost"]);
/** Whether a host name, or that of a URL, is this machine's own. */
export const isLoopback = (host: string): boolean => loopback.has(host.replace(/^\[(.*)\]$/, "$1"));
/** TLS, or no way out of this machine. */
const isPrivate = (url: string) => url.startsWith("https:") || isLoopback(new URL(url).hostname);

const templateCode = z.string().regex(/^SMS_\w{1,40}$/, "looks like SMS_123456789");
/** Each needs all of its variables or none; the rest of each list is optional. */
const outside = [
  ["E-mail", ["SMTP_URL", "MAIL_FROM"], []],
  [
    "SMS",
    [
      "ALIYUN_ACCESS_KEY_ID",
      "ALIYUN_ACCESS_KEY_SECRET",
      "ALIYUN_SMS_SIGN_NAME",
      "ALIYUN_SMS_TEMPLATE_INVITATION",
      "ALIYUN_SMS_TEMPLATE_REMINDER",
      "ALIYUN_SMS_TEMPLATE_CODE",
    ],
    [
      "ALIYUN_SMS_TEMPLATE_STAFF_INVITATION",
      "ALIYUN_SMS_TEMPLATE_STAFF_RESET",
      "ALIYUN_SMS_TEMPLATE_SECOND_ROUND",
      "ALIYUN_SMS_TEMPLATE_SECOND_ROUND_AGREED",
      "ALIYUN_SMS_TEMPLATE_NOTICE",
    ],
  ],
  [
    "DingTalk",
    ["DINGTALK_CLIENT_ID", "DINGTALK_CLIENT_SECRET", "DINGTALK_CORP_ID", "DINGTALK_CARD_TEMPLATE_ID"],
    ["DINGTALK_ROBOT_CODE", "DINGTALK_AGENT_ID"],
  ],
  ["WeCom", ["WECOM_CORP_ID", "WECOM_AGENT_ID", "WECOM_SECRET"], []],
  ["WeCom's callback", ["WECOM_CALLBACK_TOKEN", "WECOM_CALLBACK_AES_KEY"], []],
  ["WeCom's AI bot", ["WECOM_BOT_ID", "WECOM_BOT_SECRET"], []],
  [
    "The language model",
    ["LLM_BASE_URL", "LLM_MODEL"],
    ["LLM_API_KEY", "LLM_DAILY_TOKENS", "LLM_DAILY_COST", "LLM_PRICE_INPUT", "LLM_PRICE_OUTPUT"],
  ],
] as const;

/** A platform's address: its own, or the sandbox's on this machine. */
const platformUrl = (standard: string) =>
  z
    .url({ protocol: /^(https?|wss?)$/ })
    .transform((url) => url.replace(/\/+$/, ""))
    .refine((url) => /^(https|wss):/.test(url) || isLoopback(new URL(url).hostname), "must be encrypted")
    .default(standard);

/** Everything that can be configured, with the embedded size as default. The README's table names the same. */
const schema = z
  .object({
    NODE_ENV: z.enum(["development", "test", "production"]).default("production"),
    HOST: z.string().min(1).default("127.0.0.1"),
    PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
    PUBLIC_URL: z
      .url({ protocol: /^https$/ })
      .transform((url) => url.replace(/\/+$/, ""))
      .optional(),
    DATA_DIR: z
      .string()
      .min(1)
      .default("./data")
      .transform((path) => resolve(path)),
    ROLES: listOf(role).default(["api", "worker", "bot"]),
    COMPANY_NAME: z.string().trim().min(1).max(60).default("知面示范集团"),
    TIME_ZONE: z
      .string()
      .default("Asia/Shanghai")
      .refine((zone) => Intl.supportedValuesOf("timeZone").includes(zone), "is not a known IANA time zone"),
    DATABASE_URL: z.url({ protocol: /^(mysql|mariadb)$/ }).optional(),
    ZHIMIAN_API_TOKEN: z.string().min(24, "must have at least 24 characters").optional(),
    STAFF_SECOND_FACTOR: z.enum(["optional", "required"]).default("optional"),
    KEY_RING: z.string().optional(),
    SPEECH_MODEL: z.enum(["auto", "base", "small"]).default("auto"),
    VOICE: z.enum(["auto", "espeak"]).default("auto"),
    FFMPEG_PATH: z.string().optional(),
    /** Percent-encoded user and password; no options: TLS is not a matter of the URL. */
    SMTP_URL: z
      .url({ protocol: /^smtps?$/ })
      .regex(/^[^?#]*$/, "has no ? or #")
      .optional(),
    MAIL_FROM: z
      .string()
      .regex(/^(?:[^<>"\p{Cc}]{1,80}<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/u, "is not `name <address>`")
      .optional(),
    ALIYUN_ACCESS_KEY_ID: z.string().optional(),
    ALIYUN_ACCESS_KEY_SECRET: z.string().optional(),
    ALIYUN_SMS_ENDPOINT: z
      .url({ protocol: /^https?$/ })
      .refine(isPrivate, "must be https")
      .default("https://dysmsapi.aliyuncs.com"),
    ALIYUN_SMS_SIGN_NAME: z.string().min(2).max(40).optional(),
    ALIYUN_SMS_TEMPLATE_INVITATION: templateCode.optional(),
    ALIYUN_SMS_TEMPLATE_REMINDER: templateCode.optional(),
    ALIYUN_SMS_TEMPLATE_CODE: templateCode.optional(),
    ALIYUN_SMS_TEMPLATE_STAFF_INVITATION: templateCode.optional(),
    ALIYUN_SMS_TEMPLATE_STAFF_RESET: templateCode.optional(),
    ALIYUN_SMS_TEMPLATE_SECOND_ROUND: templateCode.optional(),
    ALIYUN_SMS_TEMPLATE_SECOND_ROUND_AGREED: templateCode.optional(),
    ALIYUN_SMS_TEMPLATE_NOTICE: templateCode.optional(),
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
    /** Any endpoint that speaks OpenAI's chat completions; without it nothing is sent anywhere. */
    LLM_BASE_URL: z
      .url({ protocol: /^https?$/ })
      .transform((url) => url.replace(/\/+$/, ""))
      .refine(isPrivate, "must be https")
      .optional(),
    LLM_API_KEY: z.string().min(1).optional(),
    LLM_MODEL: z.string().trim().min(1).max(100).optional(),
    /** How often each dimension of an answer is judged. */
    LLM_SAMPLES: z.coerce.number().int().min(1).max(9).default(3),
    LLM_TIMEOUT_SECONDS: z.coerce.number().int().min(1).max(300).default(30),
    LLM_CONCURRENCY: z.coerce.number().int().min(1).max(64).default(4),
    LLM_OUTPUT_TOKENS: z.coerce.number().int().min(100).max(16_000).default(1_000),
    LLM_DAILY_TOKENS: z.coerce.number().int().min(1_000).optional(),
    /** In the currency of the prices, which are for a million tokens. */
    LLM_DAILY_COST: z.coerce.number().positive().optional(),
    LLM_PRICE_INPUT: z.coerce.number().min(0).optional(),
    LLM_PRICE_OUTPUT: z.coerce.number().min(0).optional(),
    /** An alert is raised where surely fewer pass. */
    PASS_RATE_ALERT_PERCENT: z.coerce.number().min(1).max(90).default(30),
    /** When the chats get the digest, on the company's clocks. */
    DIGEST_TIME: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "looks like 09:00")
      .default("09:00"),
    LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "silent"]).default("info"),
    TRUST_PROXY: proxies.default(0),
    RATE_LIMITS: flag.default(true),
  })
  .superRefine((env, ctx) => {
    if (env.ROLES.length < 3 && !env.DATABASE_URL) {
      ctx.addIssue({
        code: "custom",
        path: ["ROLES"],
        message: "can be split only with DATABASE_URL set: SQLite serves one process",
      });
    }
    for (const [channel, needed, optional] of outside) {
      if (![...needed, ...optional].some((name) => env[name] !== undefined)) continue;
      for (const name of needed) {
        if (env[name] === undefined) {
          ctx.addIssue({ code: "custom", path: [name], message: `is missing: ${channel} needs it too` });
        }
      }
    }
    if (env.LLM_DAILY_COST === undefined) return;
    for (const name of ["LLM_PRICE_INPUT", "LLM_PRICE_OUTPUT"] as const) {
      if (env[name] === undefined) {
        ctx.addIssue({
          code: "custom",
          path: [name],
          message: "is missing: LLM_DAILY_COST is reckoned by it",
        });
      }
    }
  });

export type Env = z.infer<typeof schema> & { readonly loopbackOnly: boolean };

/** A wrong value ends the start; the sentence names the variable. */
export class EnvError extends Error {}

export function parseEnv(source: NodeJS.ProcessEnv): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const result = schema.safeParse(given);
  if (!result.success) {
    const sentences = result.error.issues.map((issue) => {
      const name = String(issue.path[0]);
      const secret = /TOKEN|KEY|URL|SECRET/.test(name);
      const value = secret || given[name] === undefined ? "" : ` (it is "${given[name]}")`;
      return `${name}${value}: ${issue.message}`;
    });
    throw new EnvError(`Configuration is wrong. ${sentences.join(". ")}.`);
  }
  return { ...result.data, loopbackOnly: isLoopback(result.data.HOST) };
}
