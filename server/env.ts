import { resolve } from "node:path";
import { z } from "zod";

const flag = z.enum(["true", "false"]).transform((value) => value === "true");
const listOf = <T extends z.ZodType<unknown, string>>(item: T) =>
  z
    .string()
    .transform((value) => value.split(",").map((part) => part.trim()))
    .pipe(z.array(item).min(1));

const role = z.enum(["api", "worker", "bot"]);
export type Role = z.infer<typeof role>;

const loopback = new Set(["127.0.0.1", "::1", "localhost"]);

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
    KEY_RING: z.string().optional(),
    SPEECH_MODEL: z.enum(["auto", "base", "small"]).default("auto"),
    VOICE: z.enum(["auto", "espeak"]).default("auto"),
    FFMPEG_PATH: z.string().optional(),
    LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "silent"]).default("info"),
    TRUST_PROXY: flag.default(false),
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
      const value = /TOKEN|KEY|URL/.test(name) ? "" : ` (it is "${given[name] ?? ""}")`;
      return `${name}${value}: ${issue.message}`;
    });
    throw new EnvError(`Configuration is wrong. ${sentences.join(". ")}.`);
  }
  return { ...result.data, loopbackOnly: loopback.has(result.data.HOST) };
}
