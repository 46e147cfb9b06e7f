const { openMariadb } = require("./mariadb");

module.exports = async () => {
  const mariadb = await openMariadb();
  globalThis.zhimianMariadb = mariadb;
  process.env.TEST_MARIADB_URL = mariadb.url;
};
