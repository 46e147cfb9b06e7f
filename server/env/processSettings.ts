import { resolve } from "node:path";
import { z } from "zod";
import { flag, listOf } from "./values";

/** Reverse proxies before this server: so many addresses at the end of X-Forwarded-For are theirs to say. */
const proxies = z
  .enum(["false", "true", "1", "2", "3", "4", "5"])
  .transform((value) => (value === "true" ? 1 : value === "false" ? 0 : Number(value)));

const role = z.enum(["api", "worker", "bot"]);
export type Role = z.infer<typeof role>;

/** What a process is and where it listens. */
export const processSettings = {
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
  /** After a stop signal it says so long that it is not ready, and serves on, until the balancers have noticed. */
  DRAIN_SECONDS: z.coerce.number().min(0).max(120).default(0),
  COMPANY_NAME: z.string().trim().min(1).max(60).default("知面示范集团"),
  TIME_ZONE: z
    .string()
    .default("Asia/Shanghai")
    .refine((zone) => Intl.supportedValuesOf("timeZone").includes(zone), "is not a known IANA time zone"),
  ZHIMIAN_API_TOKEN: z.string().min(24, "must have at least 24 characters").optional(),
  STAFF_SECOND_FACTOR: z.enum(["optional", "required"]).default("optional"),
  KEY_RING: z.string().optional(),
  /** An alert is raised where surely fewer pass. */
  PASS_RATE_ALERT_PERCENT: z.coerce.number().min(1).max(90).default(30),
  /** When the chats get the digest, on the company's clocks. */
  DIGEST_TIME: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "looks like 09:00")
    .default("09:00"),
  /** Webhooks may go to this machine, over http too: for development, and refused where the server is public. */
  WEBHOOKS_TO_LOOPBACK: flag.default(false),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "silent"]).default("info"),
  TRUST_PROXY: proxies.default(0),
  RATE_LIMITS: flag.default(true),
};
