import { type Logger, pino } from "pino";
import type { Env } from "./env";

export type { Logger };

/** Personal data and secrets never reach a log line, whatever object is logged. */
const redacted = [
  "name",
  "phone",
  "email",
  "idNumber",
  "to",
  "text",
  "token",
  "sessionToken",
  "code",
  "link",
  "url",
];

export function createLogger(env: Pick<Env, "LOG_LEVEL">): Logger {
  return pino({
    level: env.LOG_LEVEL,
    base: { service: "zhimian" },
    redact: {
      paths: [
        ...redacted.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]),
        "headers.authorization",
        "*.headers.authorization",
        "headers.cookie",
        "*.headers.cookie",
      ],
      censor: "[redacted]",
    },
  });
}
