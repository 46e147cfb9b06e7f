import { Redis, type RedisOptions } from "ioredis";
import type { Env } from "../env";
import type { Logger } from "../logger";

/**
 * What the processes of one company share beside the database: live news, rate limits, the transport of jobs. Nothing
 * that is kept only here is ever needed again; whatever Redis loses comes back from the database.
 */
export interface RedisLink {
  /** Before every key of ours. */
  readonly prefix: string;
  /** For commands that may fail: they wait for a lost connection only as long as `commandTimeout`. */
  readonly commands: Redis;
  /** A connection of one's own, to listen or to block on. Closed with the link. */
  connect(options?: RedisOptions): Redis;
  close(): Promise<void>;
}

const COMMAND_MS = 2_000;
/** A connection that answers nothing for so long is half-open: nobody would close it for minutes. */
export const SILENT_MS = 3_000;
const LONGEST_WAIT_MS = 5_000;

/** Null where no Redis is configured: then one process does everything, or the database alone is shared. */
export function openRedis({ REDIS_URL }: Pick<Env, "REDIS_URL">, log: Logger): RedisLink | null {
  if (REDIS_URL === undefined) return null;
  const all = new Set<Redis>();

  function connect(options: RedisOptions = {}): Redis {
    const redis = new Redis(REDIS_URL as string, {
      retryStrategy: (times) => Math.min(LONGEST_WAIT_MS, 100 * 2 ** Math.min(times, 10)),
      // A master that became a copy still answers; its name leads to the new one by now, or soon.
      reconnectOnError: ({ message }) => message.includes("READONLY"),
      ...options,
    });
    // Told once for each time that it goes; ioredis says it again at each of its own attempts.
    let isLost = false;
    redis.on("error", (error: Error) => {
      if (!isLost) log.warn({ err: error }, "Redis is not reached");
      isLost = true;
    });
    redis.on("ready", () => {
      if (isLost) log.info("Redis is reached again");
      isLost = false;
    });
    redis.on("end", () => all.delete(redis));
    all.add(redis);
    return redis;
  }

  return {
    prefix: "zhimian",
    commands: connect({
      commandTimeout: COMMAND_MS,
      socketTimeout: SILENT_MS,
      maxRetriesPerRequest: 1,
    }),
    connect,
    async close() {
      for (const redis of all) redis.disconnect();
    },
  };
}
