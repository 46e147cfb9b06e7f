const { mkdtempSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join } = require("node:path");
const { connectDatabase } = require("../../server/db/connect");

/** Today's tables in a file, which tests begin with: each migrating its own would take a second. */
module.exports = async () => {
  const folder = mkdtempSync(join(tmpdir(), "zhimian-template-"));
  const file = join(folder, "zhimian.db");
  const template = await connectDatabase({ file });
  await template.close();
  globalThis.zhimianTemplateFolder = folder;
  process.env.TEST_SQLITE_TEMPLATE = file;
};
