import { isIP } from "node:net";
import { z } from "zod";
import type { aliyunSettings } from "./aliyunSettings";
import { type Outside, isPrivate } from "./values";

/** An address of Alibaba OSS: a region's own, or a domain bound to the bucket. */
const address = z
  .url({ protocol: /^https?$/ })
  .transform((url) => new URL(url))
  .refine(
    ({ pathname, search, hash }) => `${pathname}${search}${hash}` === "/",
    "is an origin without a path",
  )
  .refine(({ origin }) => isPrivate(origin), "must be https")
  .refine(
    ({ hostname }) => isIP(hostname.replace(/^\[(.*)\]$/, "$1")) === 0,
    "needs a host's name: for an address the client signs another host",
  )
  .transform(({ origin }) => origin)
  .optional();

/** Media on Alibaba OSS; a folder under DATA_DIR without them. */
export const mediaSettings = {
  OSS_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/, "is 3 to 63 lower-case letters, digits and -")
    .optional(),
  /** `cn-hangzhou`; `oss-cn-hangzhou` is taken too. */
  OSS_REGION: z
    .string()
    .regex(/^(oss-)?[a-z]{2}-[a-z0-9-]{2,40}$/, "looks like cn-hangzhou")
    .transform((region) => region.replace(/^oss-/, ""))
    .optional(),
  /** Where browsers reach the bucket, when not by its region's public address. */
  OSS_ENDPOINT: address,
  /** Where this process reaches it: the region's internal address costs no traffic. */
  OSS_INTERNAL_ENDPOINT: address,
  /** Without these the account's key for all of Alibaba Cloud's services. */
  OSS_ACCESS_KEY_ID: z.string().min(1).optional(),
  OSS_ACCESS_KEY_SECRET: z.string().min(1).optional(),
  /** The role that the access key takes: `acs:ram::<account>:role/<name>`. */
  OSS_ROLE_ARN: z
    .string()
    .regex(/^acs:ram::\d+:role\/[\w.-]{1,64}$/, "looks like acs:ram::123456789:role/name")
    .optional(),
  OSS_STS_ENDPOINT: z
    .url({ protocol: /^https?$/ })
    .transform((url) => url.replace(/\/+$/, ""))
    .refine(isPrivate, "must be https")
    .default("https://sts.aliyuncs.com"),
  /** The RAM role of the machine, in place of an access key. */
  OSS_RAM_ROLE: z
    .string()
    .regex(/^[\w.-]{1,64}$/, "is the name of a role")
    .optional(),
  /** Before every key of ours, so that a bucket may hold other things. */
  OSS_PREFIX: z
    .string()
    .regex(/^[a-z0-9][a-z0-9_-]{0,62}$/, "is one name of lower-case letters, digits, _ and -")
    .default("zhimian"),
  OSS_ENCRYPTION: z.enum(["AES256", "KMS"]).default("AES256"),
  /** The account's own key instead of the one that OSS keeps. */
  OSS_KMS_KEY_ID: z.string().min(1).max(100).optional(),
};

export const mediaServices = [
  {
    service: "Media on OSS",
    needed: ["OSS_BUCKET", "OSS_REGION"],
    optional: [
      "OSS_ENDPOINT",
      "OSS_INTERNAL_ENDPOINT",
      "OSS_ACCESS_KEY_ID",
      "OSS_ACCESS_KEY_SECRET",
      "OSS_ROLE_ARN",
      "OSS_RAM_ROLE",
      "OSS_KMS_KEY_ID",
    ],
    shared: [
      ["OSS_RAM_ROLE", "ALIYUN_ACCESS_KEY_ID", "OSS_ACCESS_KEY_ID"],
      ["OSS_RAM_ROLE", "ALIYUN_ACCESS_KEY_SECRET", "OSS_ACCESS_KEY_SECRET"],
    ],
  },
  { service: "OSS's own access key", needed: ["OSS_ACCESS_KEY_ID", "OSS_ACCESS_KEY_SECRET"], optional: [] },
] as const satisfies readonly Outside<keyof typeof mediaSettings | keyof typeof aliyunSettings>[];

type Given = {
  OSS_ACCESS_KEY_ID?: string;
  OSS_ROLE_ARN?: string;
  OSS_RAM_ROLE?: string;
  OSS_ENCRYPTION: "AES256" | "KMS";
  OSS_KMS_KEY_ID?: string;
};

/** What the variables say together. */
export function refineMediaSettings(env: Given, ctx: z.RefinementCtx): void {
  const complain = (path: keyof Given, message: string) =>
    ctx.addIssue({ code: "custom", path: [path], message });
  if (env.OSS_RAM_ROLE && (env.OSS_ACCESS_KEY_ID || env.OSS_ROLE_ARN)) {
    complain("OSS_RAM_ROLE", "takes the place of an access key and its role: set one of the two");
  }
  if (env.OSS_KMS_KEY_ID && env.OSS_ENCRYPTION !== "KMS") {
    complain("OSS_KMS_KEY_ID", "is used only with OSS_ENCRYPTION=KMS");
  }
}
