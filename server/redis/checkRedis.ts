import type { Redis } from "ioredis";
import type { Env } from "../env";
import { type Finding, type PreflightCheck, away, refuse, warn } from "../preflight/types";

const CONNECT_MS = 5_000;
/** BullMQ runs from 5.0 on and is complete from here. */
const OLDEST = [6, 2] as const;

/** Whether Redis is there, takes our password, and keeps what it is given. */
export const checkRedis = ({ REDIS_URL: url }: Env): PreflightCheck => ({
  name: "redis",
  async run() {
    if (!url) return [];
    // Loaded only where there is one.
    const { Redis: Client } = await import("ioredis");
    const redis = new Client(url, {
      lazyConnect: true,
      connectTimeout: CONNECT_MS,
      commandTimeout: CONNECT_MS,
      maxRetriesPerRequest: 0,
      retryStrategy: () => null,
    });
    // What a lost connection comes to is told by the first call; the reason comes as an event.
    let reason: Error | null = null;
    redis.on("error", (error: Error) => {
      reason ??= error;
    });
    try {
      await redis.connect();
      // By itself the client would go on in another database without a word.
      await redis.select(redis.options.db ?? 0);
      return await look(redis);
    } catch (error) {
      return [unopened(url, (reason ?? error) as Error & { code?: string })];
    } finally {
      redis.disconnect();
    }
  },
});

function unopened(url: string, { message, code }: Error & { code?: string }): Finding {
  const { host, hostname } = new URL(url);
  if (/WRONGPASS|NOAUTH|AUTH <password>|invalid.*password/i.test(message)) {
    return refuse(
      `Redis at ${host} does not take the password (or wants one).`,
      "Mend REDIS_URL, as in redis://:password@host:6379/0 (percent-encode :, /, @ and # in the password).",
    );
  }
  if (/NOPERM/.test(message)) {
    return refuse(
      `The user of REDIS_URL may not do what is needed at ${host}.`,
      "Give it the commands of @all, or those of BullMQ, PUBLISH, SUBSCRIBE and INFO, on all keys of zhimian:*.",
    );
  }
  if (/DB index|out of range/i.test(message)) {
    return refuse(
      `Redis at ${host} has no database of this number.`,
      "Mend the number at the end of REDIS_URL.",
    );
  }
  if (code === "ENOTFOUND") {
    return refuse(`The name ${hostname} of Redis is not known.`, "Mend the host in REDIS_URL.");
  }
  return away(
    `Redis at ${host} is not reached (${code ?? "no answer"}).`,
    "See that it runs and that host, port and redis: or rediss: in REDIS_URL are right; until then jobs come from the database, news from other processes a second later, and each process counts rate limits for itself.",
  );
}

/** `name:value` lines. */
const read = (info: string) =>
  Object.fromEntries(
    info.split(/\r?\n/).flatMap((line) => (line.includes(":") ? [line.split(/:(.*)/s)] : [])),
  );

async function look(redis: Redis): Promise<Finding[]> {
  const told = read(await redis.info()) as Record<string, string | undefined>;
  const found: Finding[] = [];
  const version = told["redis_version"] ?? "";
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
    found.push(
      refuse(`Redis is of version ${version}, which is too old.`, `Use ${OLDEST.join(".")} or newer.`),
    );
  }
  if (told["redis_mode"] === "cluster") {
    found.push(
      refuse(
        "Redis runs as a cluster, where keys that belong together lie apart.",
        "Set REDIS_URL to a single Redis, with a replica and failover where it must not be away.",
      ),
    );
  }
  if (told["role"] === "slave") {
    found.push(
      refuse("Redis is a replica and takes no writes.", "Set REDIS_URL to the one that it follows."),
    );
  }
  const policy = told["maxmemory_policy"] ?? "noeviction";
  if (policy !== "noeviction") {
    found.push(
      refuse(
        `Redis throws keys away when its memory is full (maxmemory-policy ${policy}): jobs would be lost on the way and counted twice.`,
        "Set maxmemory-policy noeviction (CONFIG SET maxmemory-policy noeviction, and in redis.conf).",
      ),
    );
  }
  if (told["aof_enabled"] === "0" && !(await snapshots(redis))) {
    found.push(
      warn(
        "Redis keeps nothing on the disk (neither AOF nor RDB): when it restarts, jobs under way come again from the database only after the sweeper has missed them, and rate limits begin anew.",
        "Set appendonly yes (CONFIG SET appendonly yes, and in redis.conf).",
      ),
    );
  }
  return found;
}

/** Whether it writes its memory down now and then; hosted ones that do not say it take care of that themselves. */
async function snapshots(redis: Redis): Promise<boolean> {
  const [, save = "hosted"] = await redis.config("GET", "save").then(
    (answer) => answer as string[],
    () => [],
  );
  return save !== "";
}
