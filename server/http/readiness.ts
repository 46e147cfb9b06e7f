import type { Database } from "../db/database";
import { SchemaOutdated, readSchema } from "../db/schema";
import type { Services } from "../services";

export type Readiness = {
  /** Whether a candidate could be served here now. */
  ready: boolean;
  /** Served, but not as well as it should be: what that is stands below. */
  degraded: boolean;
  checks: {
    database: "ok" | "failing";
    redis: "ok" | "failing" | "none";
    media: "ok" | "failing";
    migrations: "ok" | "pending";
    draining: boolean;
  };
};

const ANSWER_MS = 1_500;
/** Whoever asks more often gets the last answer, so that asking is no way to load the database. */
const KEPT_MS = 500;

async function answers(asked: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), ANSWER_MS);
  });
  const inTime = asked.then(
    () => true,
    () => false,
  );
  const result = await Promise.race([inTime, late]);
  clearTimeout(timer);
  return result;
}

const say = (good: boolean) => (good ? ("ok" as const) : ("failing" as const));

/** ER_UNKNOWN_SYSTEM_VARIABLE: an engine that only speaks MySQL's protocol need not know it. */
const UNKNOWN_VARIABLE = 1193;

/** A primary that was demoted answers every question, and refuses whatever a candidate says. */
async function takesWrites({ dialect, read }: Pick<Database, "dialect" | "read">): Promise<void> {
  if (dialect === "sqlite") return void (await read.query("SELECT 1"));
  const [row] = await read
    .query<{ readOnly: string | number }[]>("SELECT @@global.read_only AS readOnly")
    .catch((error: { errno?: number }) => {
      if (error.errno !== UNKNOWN_VARIABLE) throw error;
      return read.query<{ readOnly: number }[]>("SELECT 0 AS readOnly");
    });
  // A number, or a word where the engine has more than two of them.
  if (!["0", "OFF"].includes(String(row?.readOnly))) throw new Error("The database is read-only.");
}

type Needed = Pick<Services, "db" | "redis" | "media" | "shutdown">;

/** Without Redis everything goes on: jobs come from the database, and each process counts for itself. */
export function createReadiness({ db, redis, media, shutdown }: Needed): () => Promise<Readiness> {
  let migrated = false;
  let last: { at: number; looked: Promise<Omit<Readiness["checks"], "draining">> } | null = null;

  /** A newer process may have added to the tables; those that this one knows have to be there. */
  async function knowsTables(): Promise<void> {
    if (migrated) return;
    const { missing } = await readSchema(db.read.dataSource);
    if (missing.length > 0) throw new SchemaOutdated(missing);
    migrated = true;
  }

  async function look() {
    const [database, store, tables, shared] = await Promise.all([
      answers(takesWrites(db)),
      answers(media.probe()),
      answers(knowsTables()),
      redis ? redis.commands.status === "ready" && answers(redis.commands.ping()) : null,
    ]);
    return {
      database: say(database),
      redis: shared === null ? ("none" as const) : say(shared),
      media: say(store),
      migrations: tables ? ("ok" as const) : ("pending" as const),
    };
  }

  return async () => {
    const now = performance.now();
    if (!last || now - last.at > KEPT_MS) last = { at: now, looked: look() };
    const checks = await last.looked;
    const serves = checks.database === "ok" && checks.media === "ok" && checks.migrations === "ok";
    return {
      ready: serves && !shutdown.isDraining,
      degraded: checks.redis === "failing",
      checks: { ...checks, draining: shutdown.isDraining },
    };
  };
}
