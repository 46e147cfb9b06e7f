const { rmSync } = require("node:fs");

module.exports = () => rmSync(globalThis.zhimianTemplateFolder, { recursive: true, force: true });
