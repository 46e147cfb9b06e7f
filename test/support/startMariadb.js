// A real MariaDB of our own for the run: free port, temporary folder, stopped by its process id.
const { execFileSync, spawn } = require("node:child_process");
const { mkdtempSync, openSync } = require("node:fs");
const { createServer, connect } = require("node:net");
const { tmpdir, userInfo } = require("node:os");
const { join } = require("node:path");

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

const accepts = (port) =>
  new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => resolve(!!socket.destroy()));
    socket.once("error", () => resolve(false));
  });

module.exports = async () => {
  const folder = mkdtempSync(join(tmpdir(), "zhimian-mariadb-"));
  const socket = join(folder, "socket");
  const user = userInfo().username;
  const common = [`--datadir=${join(folder, "data")}`, `--user=${user}`];
  execFileSync(
    "mariadb-install-db",
    ["--no-defaults", "--auth-root-authentication-method=normal", ...common],
    {
      stdio: "ignore",
    },
  );
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
    ],
    { stdio: ["ignore", log, log] },
  );
  const deadline = Date.now() + 60_000;
  while (!(await accepts(port))) {
    if (Date.now() > deadline || server.exitCode !== null)
      throw new Error(`MariaDB did not start: see ${folder}/log`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  execFileSync("mariadb", [
    "--no-defaults",
    `--socket=${socket}`,
    "-uroot",
    "-e",
    "CREATE USER zhimian@'127.0.0.1' IDENTIFIED BY 'for-tests-only'; GRANT ALL ON *.* TO zhimian@'127.0.0.1'",
  ]);
  globalThis.zhimianMariadb = { server, folder };
  process.env.TEST_MARIADB_URL = `mariadb://zhimian:for-tests-only@127.0.0.1:${port}/`;
};
