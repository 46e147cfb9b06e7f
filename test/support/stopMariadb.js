const { rmSync } = require("node:fs");

module.exports = async () => {
  const { server, folder } = globalThis.zhimianMariadb;
  const gone = new Promise((resolve) => server.once("exit", resolve));
  server.kill("SIGTERM");
  await gone;
  rmSync(folder, { recursive: true, force: true });
};
