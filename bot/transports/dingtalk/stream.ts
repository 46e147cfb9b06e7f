import type { Clock } from "../../../server/clock";
import type { Logger } from "../../../server/logger";
import { withinTime } from "../withinTime";
import { type FrameCounts, type StreamHandlers, createDispatch } from "./dispatch";
import { GatewayClient, GatewayRefused } from "./gatewayClient";
import { reconnectDelay } from "./reconnectDelay";

/** All in milliseconds. */
export type StreamTiming = {
  firstDelayMs: number;
  longestDelayMs: number;
  /** A connection that lived so long was a good one: the next failure counts as the first. */
  steadyMs: number;
  /** Nothing heard for so long, not even a pong: the connection is dead. */
  idleMs: number;
  openMs: number;
  /** A card callback is answered within it; DingTalk waits for 2 s. */
  answerMs: number;
  /** So long a connection that was asked to leave still listens. */
  drainMs: number;
  /** So long a stop waits for what is being worked on. */
  stopMs: number;
};
const usual: StreamTiming = {
  firstDelayMs: 1_000,
  longestDelayMs: 60_000,
  steadyMs: 30_000,
  idleMs: 60_000,
  openMs: 10_000,
  answerMs: 1_500,
  drainMs: 15_000,
  stopMs: 10_000,
};

export type StreamState = FrameCounts & {
  status: "stopped" | "connecting" | "connected" | "waiting";
  connectedSince: Date | null;
  /** Connections after the first one. */
  reconnects: number;
  /** Tries that failed since the last good connection. */
  failures: number;
  lastError: string | null;
};

export type DingtalkStreamOptions = {
  clientId: string;
  clientSecret: string;
  apiBase: string;
  corpId: string;
  handlers: StreamHandlers;
  clock: Clock;
  log: Pick<Logger, "info" | "warn" | "error">;
  timing?: Partial<StreamTiming>;
  /** 0 to 1, for the delays. */
  random?: () => number;
};

type Connection = { client: GatewayClient; heardAt: number; lost: boolean };

/** DingTalk's stream: always one good connection, or on the way to one, until it is stopped. */
export function createDingtalkStream(options: DingtalkStreamOptions) {
  const { clientId, clientSecret, apiBase, corpId, handlers, clock, log, random = Math.random } = options;
  const timing = { ...usual, ...options.timing };
  const dispatch = createDispatch(handlers, log, { answerMs: timing.answerMs, corpId });
  const connections = new Set<Connection>();
  let current: Connection | null = null;
  let status: StreamState["status"] = "stopped";
  let connectedSince: Date | null = null;
  let opened = 0;
  let failures = 0;
  let lastError: string | null = null;
  let retry: NodeJS.Timeout | undefined;
  let steady: NodeJS.Timeout | undefined;
  let watchdog: NodeJS.Timeout | undefined;
  const drains = new Set<NodeJS.Timeout>();
  const isRunning = () => status !== "stopped";

  function forget(): void {
    clearTimeout(steady);
    clearInterval(watchdog);
    current = null;
    connectedSince = null;
  }

  function tryAgain(slowly: boolean): void {
    failures += 1;
    status = "waiting";
    retry = setTimeout(connect, reconnectDelay(slowly ? Infinity : failures, timing, random()));
  }

  /** A connection failed to open, or has ended; told twice it counts once. */
  function lose(connection: Connection, error: unknown): void {
    if (connection.lost) return;
    connection.lost = true;
    connections.delete(connection);
    if (connection !== current || !isRunning()) return;
    forget();
    lastError = error instanceof Error ? error.message : "closed";
    log.warn({ reason: lastError, failures }, "no connection to DingTalk");
    // A wrong secret stays wrong until somebody changes it.
    tryAgain(error instanceof GatewayRefused);
  }

  function watch(connection: Connection): void {
    watchdog = setInterval(() => {
      if (performance.now() - connection.heardAt <= timing.idleMs) return connection.client.ping();
      lastError = "silent";
      connection.client.cut();
    }, timing.idleMs / 3);
  }

  function welcome(connection: Connection): void {
    if (connection.lost || connection !== current) return;
    status = "connected";
    connectedSince = clock.now();
    opened += 1;
    connection.heardAt = performance.now();
    steady = setTimeout(() => {
      failures = 0;
    }, timing.steadyMs);
    watch(connection);
    log.info({ reconnects: opened - 1 }, "connected to DingTalk");
  }

  /** Asked to go: another is opened while this one still listens. */
  function leave(connection: Connection): void {
    if (connection !== current) return;
    const wasSteady = failures === 0 && connectedSince !== null;
    forget();
    const drain = setTimeout(() => {
      drains.delete(drain);
      connection.client.cut();
    }, timing.drainMs);
    drains.add(drain);
    if (wasSteady) connect();
    else tryAgain(false);
  }

  function connect(): void {
    status = "connecting";
    const connection: Connection = {
      heardAt: performance.now(),
      lost: false,
      client: new GatewayClient({
        clientId,
        clientSecret,
        apiBase,
        openMs: timing.openMs,
        onText(text) {
          // What comes during a stop is not acknowledged: the platform gives it to another process.
          if (isRunning() && dispatch.hear(connection.client, text) === "leave") leave(connection);
        },
        onAlive() {
          connection.heardAt = performance.now();
        },
        onClose: () => lose(connection, null),
      }),
    };
    connections.add(connection);
    current = connection;
    connection.client.connect().then(
      () => welcome(connection),
      (error: unknown) => lose(connection, error),
    );
  }

  return {
    start(): void {
      if (isRunning()) return;
      failures = 0;
      connect();
    },
    /** Takes nothing more, lets what is being worked on end and be answered, and closes. No timer is left. */
    async stop(): Promise<void> {
      if (!isRunning()) return;
      status = "stopped";
      clearTimeout(retry);
      forget();
      for (const drain of drains) clearTimeout(drain);
      drains.clear();
      await withinTime(dispatch.settled(), timing.stopMs);
      await Promise.all([...connections].map(({ client }) => client.end()));
    },
    state: (): StreamState => ({
      ...dispatch.counts,
      status,
      connectedSince,
      reconnects: Math.max(0, opened - 1),
      failures,
      lastError,
    }),
  };
}
export type DingtalkStream = ReturnType<typeof createDingtalkStream>;
