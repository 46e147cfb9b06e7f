import { z } from "zod";
import type { aliyunSettings } from "./aliyunSettings";
import { type Outside, isLoopback, isPrivate } from "./values";

const socketUrl = z
  .url({ protocol: /^wss?$/ })
  .refine((url) => url.startsWith("wss:") || isLoopback(new URL(url).hostname), "must be wss");
const serviceUrl = z.url({ protocol: /^https?$/ }).refine(isPrivate, "must be https");
const appkey = z.string().trim().min(1).max(100);
const voice = z.string().regex(/^[a-z_]{2,40}$/i, "is not the name of a voice");

/** How speech is heard and questions are read aloud: on this machine, or by Alibaba NLS. */
export const speechSettings = {
  SPEECH_MODEL: z.enum(["auto", "base", "small"]).default("auto"),
  VOICE: z.enum(["auto", "espeak"]).default("auto"),
  FFMPEG_PATH: z.string().optional(),
  /** What hears an answer while NLS cannot: this machine, or nobody until it can again. */
  SPEECH_FALLBACK: z.enum(["local", "wait"]).default("local"),
  /** The language is a matter of the NLS project: this one's is Mandarin. */
  NLS_APPKEY: appkey.optional(),
  /** A project of English; without it this machine hears English. */
  NLS_APPKEY_EN: appkey.optional(),
  NLS_ACCESS_KEY_ID: z.string().min(1).optional(),
  NLS_ACCESS_KEY_SECRET: z.string().min(1).optional(),
  NLS_URL: socketUrl.default("wss://nls-gateway-cn-shanghai.aliyuncs.com/ws/v1"),
  NLS_TOKEN_URL: serviceUrl.default("https://nls-meta.cn-shanghai.aliyuncs.com"),
  NLS_FILE_URL: serviceUrl.default("https://filetrans.cn-shanghai.aliyuncs.com"),
  /** This process' share of the concurrent recognitions that the account has. */
  NLS_CONCURRENCY: z.coerce.number().int().min(1).max(1_000).default(2),
  /** How many times as fast as it was spoken sound is sent. */
  NLS_PACE: z.coerce.number().min(0.5).max(100).default(2),
  NLS_VOICE_ZH: voice.default("xiaoyun"),
  NLS_VOICE_EN: voice.default("abby"),
};

export const speechServices = [
  {
    service: "A key for NLS alone",
    needed: ["NLS_ACCESS_KEY_ID", "NLS_ACCESS_KEY_SECRET"],
    optional: [],
  },
  {
    service: "Speech on NLS",
    needed: ["NLS_APPKEY"],
    optional: ["NLS_APPKEY_EN", "NLS_ACCESS_KEY_ID", "NLS_ACCESS_KEY_SECRET"],
    shared: [
      ["NLS_ACCESS_KEY_ID", "ALIYUN_ACCESS_KEY_ID"],
      ["NLS_ACCESS_KEY_SECRET", "ALIYUN_ACCESS_KEY_SECRET"],
    ],
  },
] as const satisfies readonly Outside<keyof typeof speechSettings | keyof typeof aliyunSettings>[];
