import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, openSync, rmSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const START_TIMEOUT_MS = 60_000;
const USER = "zhimian";
const PASSWORD = "for-tests-only";

/** A real MariaDB of our own: free port, temporary folder, stopped by its process. */
export type OwnMariadb = {
  /** `mariadb://user:password@host:port/`, to which the name of a database is added. */
  url: string;
  stop(): Promise<void>;
};

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (address === null || typeof address === "string") throw new Error("no free port");
  return address.port;
}

const accepts = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });

/** @param options further options of mariadbd */
export async function openMariadb(options: readonly string[] = []): Promise<OwnMariadb> {
  const folder = mkdtempSync(join(tmpdir(), "zhimian-mariadb-"));
  const socket = join(folder, "socket");
  const common = [`--datadir=${join(folder, "data")}`, `--user=${userInfo().username}`];
  const install = ["--no-defaults", "--auth-root-authentication-method=normal", ...common];
  execFileSync("mariadb-install-db", install, { stdio: "ignore" });
  const port = await freePort();
  const log = openSync(join(folder, "log"), "a");
  const server = spawn(
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
  const exited = () => server.exitCode !== null || server.signalCode !== null;
  const deadline = performance.now() + START_TIMEOUT_MS;
  while (!(await accepts(port))) {
    if (performance.now() > deadline || exited()) {
      server.kill("SIGKILL");
      throw new Error(`MariaDB did not start: see ${folder}/log`);
    }
    await sleep(100);
  }
  const grant = `CREATE USER ${USER}@'127.0.0.1' IDENTIFIED BY '${PASSWORD}'; GRANT ALL ON *.* TO ${USER}@'127.0.0.1'`;
  execFileSync("mariadb", ["--no-defaults", `--socket=${socket}`, "-uroot", "-e", grant]);
  return {
    url: `mariadb://${USER}:${PASSWORD}@127.0.0.1:${port}/`,
    async stop() {
      if (!exited()) {
        const gone = once(server, "exit");
        server.kill("SIGTERM");
        await gone;
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
