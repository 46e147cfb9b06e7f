import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, openSync, rmSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { accepts, freePort } from "./ports";

const START_TIMEOUT_MS = 60_000;
const USER = "zhimian";
const PASSWORD = "for-tests-only";

/** A real MariaDB of our own: free port, temporary folder, stopped by its process. */
export type OwnMariadb = {
  /** `mariadb://user:password@host:port/`, to which the name of a database is added. */
  url: string;
  port: number;
  /** As its administrator; what it answers, in columns. */
  sql(statements: string): string;
  /** Ends at once, as when the machine dies; `start` brings it back on the same port with what it had written. */
  kill(): Promise<void>;
  start(): Promise<void>;
  /** Keeps its connections and says nothing any more, as behind a network that was cut, until `thaw`. */
  freeze(): void;
  thaw(): void;
  stop(): Promise<void>;
};

/** @param options further options of mariadbd */
export async function openMariadb(options: readonly string[] = []): Promise<OwnMariadb> {
  const folder = mkdtempSync(join(tmpdir(), "zhimian-mariadb-"));
  const socket = join(folder, "socket");
  // Its own folder for temporary tables too: a server that starts removes all it finds there, those of others who run
  // as well, and MariaDB 10.11 does not survive that.
  const common = [`--datadir=${join(folder, "data")}`, `--tmpdir=${folder}`, `--user=${userInfo().username}`];
  const install = ["--no-defaults", "--auth-root-authentication-method=normal", ...common];
  execFileSync("mariadb-install-db", install, { stdio: "ignore" });
  const port = await freePort();
  const log = openSync(join(folder, "log"), "a");
  let server: ChildProcess | null = null;

  async function start() {
    const own = spawn(
      "mariadbd",
      [
        "--no-defaults",
        ...common,
        `--port=${port}`,
        `--socket=${socket}`,
        "--bind-address=127.0.0.1",
        "--innodb-flush-log-at-trx-commit=2",
        "--max-connections=300",
        ...options,
      ],
      { stdio: ["ignore", log, log] },
    );
    server = own;
    const deadline = performance.now() + START_TIMEOUT_MS;
    while (!(await accepts(port))) {
      if (performance.now() > deadline || own.exitCode !== null || own.signalCode !== null) {
        own.kill("SIGKILL");
        throw new Error(`MariaDB did not start: see ${folder}/log`);
      }
      await sleep(100);
    }
  }

  async function end(signal: "SIGKILL" | "SIGTERM") {
    const own = server;
    if (!own || own.exitCode !== null || own.signalCode !== null) return;
    const gone = once(own, "exit");
    own.kill(signal);
    await gone;
  }

  const sql = (statements: string) =>
    execFileSync("mariadb", ["--no-defaults", `--socket=${socket}`, "-uroot", "-N", "-e", statements], {
      encoding: "utf8",
    });

  await start();
  // Each server has its users by itself: one that follows another one does not get them from there.
  sql(
    `SET sql_log_bin = 0; CREATE USER ${USER}@'127.0.0.1' IDENTIFIED BY '${PASSWORD}'; ` +
      `GRANT ALL ON *.* TO ${USER}@'127.0.0.1'`,
  );
  return {
    url: `mariadb://${USER}:${PASSWORD}@127.0.0.1:${port}/`,
    port,
    sql,
    kill: () => end("SIGKILL"),
    start,
    freeze: () => void server?.kill("SIGSTOP"),
    thaw: () => void server?.kill("SIGCONT"),
    async stop() {
      server?.kill("SIGCONT");
      await end("SIGTERM");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A primary and a server that follows it, `delaySeconds` behind. */
export async function openReplicated(delaySeconds = 0): Promise<{
  primary: OwnMariadb;
  replica: OwnMariadb;
  stop(): Promise<void>;
}> {
  const options = (id: number) => [`--server-id=${id}`, "--log-bin=log", "--binlog-format=ROW"];
  const [primary, replica] = await Promise.all([openMariadb(options(1)), openMariadb(options(2))]);
  replica.sql(
    `CHANGE MASTER TO MASTER_HOST='127.0.0.1', MASTER_PORT=${primary.port}, MASTER_USER='${USER}', ` +
      `MASTER_PASSWORD='${PASSWORD}', MASTER_USE_GTID=slave_pos, MASTER_CONNECT_RETRY=1, ` +
      `MASTER_DELAY=${delaySeconds}; START SLAVE`,
  );
  return {
    primary,
    replica,
    async stop() {
      await Promise.all([replica.stop(), primary.stop()]);
    },
  };
}
