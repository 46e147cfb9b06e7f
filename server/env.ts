import { z } from "zod";
import { aliyunServices, aliyunSettings } from "./env/aliyunSettings";
import { backupServices, backupSettings } from "./env/backupSettings";
import { languageModelServices, languageModelSettings } from "./env/languageModelSettings";
import { mediaServices, mediaSettings, refineMediaSettings } from "./env/mediaSettings";
import { messagingServices, messagingSettings } from "./env/messagingSettings";
import { operateServices, operateSettings } from "./env/operateSettings";
import { platformServices, platformSettings } from "./env/platformSettings";
import { processSettings } from "./env/processSettings";
import { speechServices, speechSettings } from "./env/speechSettings";
import { storageSettings, wrongStorage } from "./env/storageSettings";
import { type Outside, isLoopback } from "./env/values";

export type { Role } from "./env/processSettings";
export { isLoopback } from "./env/values";

const settings = {
  ...processSettings,
  ...storageSettings,
  ...aliyunSettings,
  ...mediaSettings,
  ...speechSettings,
  ...messagingSettings,
  ...platformSettings,
  ...languageModelSettings,
  ...operateSettings,
  ...backupSettings,
};

const outside: readonly Outside<keyof typeof settings>[] = [
  ...mediaServices,
  ...messagingServices,
  ...platformServices,
  ...languageModelServices,
  ...speechServices,
  ...aliyunServices,
  ...operateServices,
  ...backupServices,
];

/** Everything that can be configured, with the embedded size as default. The README's table names the same. */
const schema = z.object(settings).superRefine((env, ctx) => {
  refineMediaSettings(env, ctx);
  if (env.ROLES.length < 3 && !env.DATABASE_URL) {
    ctx.addIssue({
      code: "custom",
      path: ["ROLES"],
      message: "can be split only with DATABASE_URL set: SQLite serves one process",
    });
  }
  if (env.WEBHOOKS_TO_LOOPBACK && env.PUBLIC_URL) {
    ctx.addIssue({
      code: "custom",
      path: ["WEBHOOKS_TO_LOOPBACK"],
      message: "is for development: with PUBLIC_URL set, webhooks go to the public Internet alone",
    });
  }
  if (env.METRICS_PORT !== undefined && env.METRICS_PORT !== 0 && env.METRICS_PORT === env.PORT) {
    ctx.addIssue({
      code: "custom",
      path: ["METRICS_PORT"],
      message: "is a port of its own: leave it away, or take another than PORT",
    });
  }
  for (const [name, message] of wrongStorage(env)) ctx.addIssue({ code: "custom", path: [name], message });
  const missing = new Set<string>();
  for (const { service, needed, optional, shared = [] } of outside) {
    if (![...needed, ...optional].some((name) => env[name] !== undefined)) continue;
    for (const group of [...needed.map((name) => [name] as const), ...shared]) {
      if (group.some((name) => env[name] !== undefined || missing.has(name))) continue;
      const path = [group.at(-1) as string];
      missing.add(path[0] as string);
      ctx.addIssue({ code: "custom", path, message: `is missing: ${service} needs it too` });
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

/** The names of all variables that are read. */
export const settingNames: readonly string[] = Object.keys(schema.shape);

export type Env = z.infer<typeof schema> & { readonly loopbackOnly: boolean };

/** What is wrong with one variable, in words that name it and hold no secret. */
export type EnvProblem = { name: string; says: string };

/** A wrong value ends the start; the sentence names the variable. */
export class EnvError extends Error {
  constructor(readonly problems: readonly EnvProblem[]) {
    super(`Configuration is wrong. ${problems.map(({ says }) => says).join(". ")}.`);
  }
}

export function parseEnv(source: NodeJS.ProcessEnv): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const result = schema.safeParse(given);
  if (!result.success) {
    throw new EnvError(
      result.error.issues.map((issue) => {
        const name = String(issue.path[0]);
        const secret = /TOKEN|KEY|URL|SECRET|HEADERS/.test(name);
        const value = secret || given[name] === undefined ? "" : ` (it is "${given[name]}")`;
        return { name, says: `${name}${value}: ${issue.message}` };
      }),
    );
  }
  return { ...result.data, loopbackOnly: isLoopback(result.data.HOST) };
}
