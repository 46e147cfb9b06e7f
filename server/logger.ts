import { type DestinationStream, type Logger, type LoggerOptions, pino } from "pino";
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

/** Errors of the database carry the row that was written; what is told of one has what a developer needs and no more. */
const describeError = (error: unknown) => {
  if (!(error instanceof Error)) return { type: typeof error };
  const { name, stack } = error;
  const reason = "code" in error ? String(error.code) : undefined;
  const sensitive = quotesRows(error);
  // Of a query the place is told, not its words: a duplicate's message quotes the value.
  const told = sensitive
    ? stack
        ?.split("\n")
        .filter((line) => /^\s+at /.test(line))
        .join("\n")
    : stack;
  return { type: name, reason, ...(sensitive ? {} : { message: error.message }), stack: told };
};

const quotesRows = (error: Error) => "parameters" in error || "sql" in error;

/** An error in one line for people who run the product, by the same rule as the log. */
export function tellError(error: unknown): string {
  if (!(error instanceof Error)) return `a thrown ${typeof error}`;
  if (!quotesRows(error)) return `${error.name}: ${error.message}`;
  return `${error.name}: ${"code" in error ? String(error.code) : "no code"}`;
}

/** @param fields what every line says besides, asked for each */
export function createLogger(
  env: Pick<Env, "LOG_LEVEL">,
  destination?: DestinationStream,
  fields?: () => Record<string, string>,
): Logger {
  const options: LoggerOptions = {
    level: env.LOG_LEVEL,
    base: { service: "zhimian" },
    serializers: { err: describeError },
    ...(fields ? { mixin: fields } : {}),
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
  };
  return destination ? pino(options, destination) : pino(options);
}
