import { existsSync } from "node:fs";
import { isIP } from "node:net";
import { resolve } from "node:path";
import { z } from "zod";

const databaseUrl = z
  .url({ protocol: /^(mysql|mariadb)$/ })
  .regex(/^\w+:\/\/[^/]+\/[^/?#]+/, "names no database, as in mysql://user:password@host:3306/zhimian");

/** Where state lives: the database, Redis. Without any, a file and a folder under DATA_DIR. */
export const storageSettings = {
  DATABASE_URL: databaseUrl.optional(),
  /** A copy that follows the primary: what lists, reports and exports read (docs/adr/0040). */
  DATABASE_REPLICA_URL: databaseUrl.optional(),
  /** `required`: a certificate that the machine's own authorities vouch for; else a file with those to trust. */
  DATABASE_TLS: z
    .string()
    .transform((value) => (value === "off" || value === "required" ? value : resolve(value)))
    .refine((value) => value === "off" || value === "required" || existsSync(value), {
      error: "is off, required, or a file of certificate authorities that exists",
    })
    .optional(),
  /** Connections that this process opens to each database server, at most. */
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).optional(),
  /** Carries jobs, live news and rate limits between processes; `rediss:` for TLS. */
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
};

type Storage = { [K in keyof typeof storageSettings]?: z.output<(typeof storageSettings)[K]> };

/** What is wrong with them together: a setting of no effect, where whoever set it meant more than happens. */
export function* wrongStorage(env: Storage): Generator<[name: keyof Storage, message: string]> {
  for (const name of ["DATABASE_REPLICA_URL", "DATABASE_TLS", "DATABASE_POOL"] as const) {
    if (env[name] !== undefined && !env.DATABASE_URL) yield [name, "is of use only with DATABASE_URL set"];
  }
  if (env.DATABASE_TLS === undefined || env.DATABASE_TLS === "off") return;
  for (const name of ["DATABASE_URL", "DATABASE_REPLICA_URL"] as const) {
    const url = env[name];
    // The driver proves names, and would take an address for "localhost".
    if (url && isIP(new URL(url).hostname.replace(/^\[|\]$/g, "")) !== 0) {
      yield [
        name,
        "names the server by its address: with DATABASE_TLS it has to be the name in its certificate",
      ];
    }
  }
}
