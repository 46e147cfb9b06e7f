import { AsyncLocalStorage } from "node:async_hooks";
import type { DataSource, EntityManager } from "typeorm";

/** `lagging`: it answers, and is further behind than anybody should notice. */
export type ReplicaState = "used" | "lagging" | "away";

/**
 * A server that follows the primary. How far it has come is known by a heartbeat: a row with the primary's own clock,
 * written twice a second there and read here. Commits arrive in their order, so a replica that shows a heartbeat has
 * everything that was committed before it, on every engine and whatever the clocks of our processes say.
 */
export interface Replica {
  /** `work` reads from the replica; if it comes to write, it fails with `NeedsPrimary` before it has. */
  serve<T>(work: () => Promise<T>): Promise<T>;
  /** Whether it may be asked now, and has everything that was committed before this mark. */
  has(mark: number): boolean;
  /** A moment by the primary's clock (ms) before which everything was committed that is committed by now. */
  mark(): number;
  /** Resolves once whatever is committed by now is read by everybody, whomever they ask. */
  caughtUp(): Promise<void>;
  /** It failed in the midst of something: nobody asks it before it has answered again. */
  putAside(): void;
  readonly state: ReplicaState;
  /** The replica's, within `serve`; null elsewhere. */
  manager(): EntityManager | null;
  isServing(): boolean;
  /** Runs what belongs to the primary alone, wherever it was called from. */
  leave<T>(work: () => T): T;
  close(): void;
}

/** What was served by the replica turned out to write: it begins anew on the primary, and nothing has happened yet. */
export class NeedsPrimary extends Error {
  override readonly name = "NeedsPrimary";
}

const BEAT_MS = 500;
const ANSWER_MS = 1_000;
/** Nobody who only looks notices three seconds; beyond that everything is read from the primary. */
const MOST_LAG_MS = 3_000;
/** Clocks of servers may differ so much while this process has not heard the primary's. */
const SKEW_MS = 1_000;

const BEAT =
  "INSERT INTO replica_heartbeats (id, at) VALUES ('primary', UTC_TIMESTAMP(3)) " +
  "ON DUPLICATE KEY UPDATE at = UTC_TIMESTAMP(3)";
const CLOCK = "SELECT UTC_TIMESTAMP(3) AS at";
const REACHED = "SELECT at FROM replica_heartbeats WHERE id = 'primary'";

type Serving = { ended: boolean };
type Row = { at: Date };

function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/**
 * Follows a replica from now on. One that cannot be reached is tried again with each beat.
 * @param copy not yet opened; whoever made it closes it
 */
export async function followReplica(
  primary: DataSource,
  copy: DataSource,
  onState: (state: ReplicaState, error?: unknown) => void,
): Promise<Replica> {
  const scope = new AsyncLocalStorage<Serving>();
  /** What the primary's clock said, and when this process asked for it. */
  let clock: { said: number; asked: number } | null = null;
  /** Everything that was committed before is on the replica. */
  let reached = 0;
  let aside: unknown = null;
  /** What was told as readable while nobody asked the replica: it is not asked again before it has that. */
  let promised = 0;
  let told: ReplicaState | null = null;
  let waiting: { mark: number; resolve(): void }[] = [];
  let beating: Promise<void> | null = null;
  let opening: Promise<unknown> | null = null;

  const now = () => (clock ? clock.said + performance.now() - clock.asked : Date.now() + SKEW_MS);
  const follows = () => aside === null && reached > 0 && now() - reached <= MOST_LAG_MS;
  const stateNow = (): ReplicaState => {
    if (aside !== null || reached === 0) return "away";
    return follows() && reached >= promised ? "used" : "lagging";
  };

  async function beat() {
    await primary.query(BEAT);
    const asked = performance.now();
    const [said] = await primary.query<Row[]>(CLOCK);
    if (said) clock = { said: said.at.getTime(), asked };
  }

  async function look() {
    if (!copy.isInitialized) {
      opening ??= copy.initialize().finally(() => (opening = null));
      await opening;
    }
    const [row] = await copy.query<Row[]>(REACHED);
    reached = row?.at.getTime() ?? 0;
    aside = null;
  }

  async function follow() {
    await beat().catch(() => undefined);
    await within(ANSWER_MS, look()).catch((error: unknown) => {
      aside = error;
    });
    settle();
  }

  function settle() {
    const state = stateNow();
    if (state !== told) onState(state, aside ?? undefined);
    told = state;
    const given = follows();
    const done = waiting.filter(({ mark }) => !given || reached >= mark);
    waiting = waiting.filter((one) => !done.includes(one));
    for (const { mark, resolve } of done) {
      if (!given) promised = Math.max(promised, mark);
      resolve();
    }
  }

  await follow();
  const timer = setInterval(() => {
    beating ??= follow().finally(() => (beating = null));
  }, BEAT_MS).unref();

  const serving = () => scope.getStore();
  return {
    async serve(work) {
      const mine: Serving = { ended: false };
      try {
        return await scope.run(mine, work);
      } finally {
        mine.ended = true;
      }
    },
    has: (mark) => stateNow() === "used" && reached >= mark,
    // Rounded up, as what is committed now was committed before.
    mark: () => Math.ceil(now()) + 1,
    caughtUp() {
      const mark = now();
      if (!follows()) {
        promised = Math.max(promised, mark);
        return Promise.resolve();
      }
      return new Promise((resolve) => {
        waiting.push({ mark, resolve });
      });
    },
    putAside() {
      aside ??= new Error("it failed in the midst of a request");
      settle();
    },
    get state() {
      return stateNow();
    },
    manager: () => (serving() ? copy.manager : null),
    isServing: () => serving()?.ended === false,
    leave: (work) => scope.exit(work),
    close() {
      clearInterval(timer);
      for (const { resolve } of waiting) resolve();
      waiting = [];
    },
  };
}
