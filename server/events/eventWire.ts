import { z } from "zod";
import type { Logger } from "../logger";
import { type RedisLink, SILENT_MS } from "../redis/openRedis";
import type { DomainEvent, EventType } from "./eventData";

/**
 * Carries events between processes at once. It may lose any of them, and says the same one to whoever sent it: the
 * database's rows are what counts, and whoever listens knows what it has heard.
 */
export interface EventWire {
  /** Whether it hears what others send. */
  readonly isUp: boolean;
  send(event: DomainEvent): void;
  /** To be called once. */
  listen(hear: (event: DomainEvent) => void): void;
}

const MOST_CHARACTERS = 64 * 1024;
const ASK_MS = 2_000;

/** Whoever can write to Redis is trusted as the database is; what has another shape is of another version. */
const sent = z.object({
  id: z.uuid(),
  type: z
    .string()
    .max(40)
    .transform((type) => type as EventType),
  interviewId: z.string().max(36),
  data: z.record(z.string(), z.unknown()),
  at: z.coerce.date(),
});

function parse(message: string): DomainEvent | null {
  if (message.length > MOST_CHARACTERS) return null;
  try {
    return sent.parse(JSON.parse(message));
  } catch {
    return null;
  }
}

/** Over Redis' publish and subscribe. Closed with the link. */
export function openEventWire(redis: RedisLink, log: Pick<Logger, "warn">): EventWire {
  const { commands, prefix } = redis;
  // Channels are of the whole Redis; keys are of one of its databases, as companies and tests have them.
  const channel = `${prefix}:events:${commands.options.db ?? 0}`;
  const subscriber = redis.connect({ maxRetriesPerRequest: null, socketTimeout: SILENT_MS });
  // Whoever only listens never learns that the line is cut. An answer that does not come closes it.
  const asking = setInterval(() => {
    if (subscriber.status === "ready") subscriber.ping().catch(() => undefined);
  }, ASK_MS).unref();
  subscriber.once("end", () => clearInterval(asking));
  let subscribed = false;
  return {
    get isUp() {
      return subscribed && subscriber.status === "ready";
    },
    send(event) {
      // Waiting for a Redis that is away would only tell late what the database has told by then.
      if (commands.status !== "ready") return;
      commands.publish(channel, JSON.stringify(event)).catch(() => undefined);
    },
    listen(hear) {
      subscriber.on("message", (_, message) => {
        const event = parse(message);
        if (event) hear(event);
      });
      subscriber.subscribe(channel).then(
        () => (subscribed = true),
        (error: unknown) => log.warn({ err: error }, "events are not heard over Redis"),
      );
    },
  };
}
