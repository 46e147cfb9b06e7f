const { createConnection } = require("mysql2/promise");
const { openMariadb } = require("./mariadb");
const { openSharedDatabases } = require("./sharedDatabases");

module.exports = async () => {
  const mariadb = await openMariadb();
  globalThis.zhimianMariadb = mariadb;
  process.env.TEST_MARIADB_URL = mariadb.url;
  const admin = await createConnection(mariadb.url.replace(/^mariadb:/, "mysql:"));
  await openSharedDatabases(admin, mariadb.url);
  await admin.end();
};
